package e2e_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/offline"
	"sojourn/internal/itinerary/remote"
	opsync "sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/id"
)

const liveWithin = 30 * time.Second

// editor is somebody who has a trip open.
type editor struct {
	*offline.Client
	t       *testing.T
	session *remote.Session
	url     string
	token   string
	trip    string
}

func (s *site) open(a account, path string) *editor {
	s.t.Helper()
	e := &editor{Client: offline.New(id.New(), a.id), t: s.t, url: remote.Address(s.url), token: a.token, trip: strings.TrimPrefix(path, "/api/v1/itineraries/")}
	e.connect()
	s.t.Cleanup(func() { e.session.Close() })
	return e
}

func (e *editor) connect() {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(e.t.Context(), liveWithin)
	defer cancel()
	var err error
	e.session, err = remote.Dial(ctx, e.url, e.token, e.trip, e.Client)
	require.NoError(e.t, err)
}

func (e *editor) set(item, field string, v any) {
	e.Make("", opsync.Op{Kind: opsync.Set, Type: opsync.Item, ID: item, F: field, V: offline.Value(v)})
}

// send pushes all, and waits until it is in the log.
func (e *editor) send() {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(e.t.Context(), liveWithin)
	defer cancel()
	require.NoError(e.t, e.session.Sync(ctx))
}

// sees waits until the view says something.
func (e *editor) sees(what string, is func() bool) {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(e.t.Context(), liveWithin)
	defer cancel()
	for !is() {
		_, err := e.session.Next(ctx)
		require.NoError(e.t, err, "waiting for %s", what)
	}
}

func (e *editor) title(item string) string {
	if i := e.View()[opsync.ReplicaKey{Type: opsync.Item, ID: item}]; i != nil {
		return i.TextOf("title")
	}
	return ""
}

// together: several people have a trip open, in the split shape at both
// replicas. What one does all see; one goes offline, changes what others
// change, and comes back: all have the same, and the conflict is told.
func together(t *testing.T, s *site) {
	a, b := s.register("Ana"), s.register("Bea")
	path := s.trip(a.token)
	invite := s.must(201, "POST", path+"/invites", a.token, object{"role": "editor"})["token"].(string)
	s.must(200, "POST", "/api/v1/invitations/"+invite+"/accept", b.token, object{})
	ana, bea := s.open(a, path), s.open(b, path)
	others := []*editor{bea, s.open(a, path), s.open(b, path), s.open(b, path)}
	item := id.New()
	ana.Make("", opsync.Op{Kind: opsync.Create, Type: opsync.Item, ID: item, V: offline.Value(object{
		"place": object{"parent": "2027-05-01", "pos": "a0"}, "fields": object{"type": "place", "title": "Louvre"}})})
	ana.send()
	for _, e := range others {
		e.sees("the Louvre", func() bool { return e.title(item) == "Louvre" })
	}
	s.must(200, "PATCH", path+"/items/"+item, a.token, object{"duration_min": 60})
	for _, e := range others {
		e.sees("what came over REST", func() bool {
			return e.View()[opsync.ReplicaKey{Type: opsync.Item, ID: item}].Fields["duration_min"] != nil
		})
	}

	bea.session.Close() // offline
	bea.set(item, "title", "The Louvre")
	bea.Make("", opsync.Op{Kind: opsync.Place, Type: opsync.Item, ID: item, V: offline.Value(object{"parent": "2027-05-03", "pos": "a0"})})
	ana.set(item, "title", "Musée du Louvre")
	ana.set(item, "url", "https://louvre.example")
	ana.send()
	require.Equal(t, "The Louvre", bea.title(item), "her own until she is back")
	bea.connect()
	bea.send()
	ana.sees("what Bea did offline", func() bool { return ana.title(item) == "The Louvre" && ana.Seq == bea.Seq })
	mine, err := opsync.Hash(ana.Base.Entities())
	require.NoError(t, err)
	hers, err := opsync.Hash(bea.Base.Entities())
	require.NoError(t, err)
	require.Equal(t, mine, hers)

	steps := s.must(200, "GET", path+"/history?entity="+item, a.token, nil)["items"].([]any)
	overridden := 0
	for _, step := range steps {
		for _, op := range step.(object)["ops"].([]any) {
			if op.(object)["over"] != nil {
				overridden++
			}
		}
	}
	require.Equal(t, 1, overridden, "one true conflict: the title")

	s.ask(204, "DELETE", path+"/members/"+b.id, a.token, nil)
	for _, e := range []*editor{bea, others[2], others[3]} { // wherever they are connected
		select {
		case <-drained(e):
		case <-time.After(liveWithin):
			t.Fatal("who has lost access is still connected")
		}
	}
}

// drained reads until the connection ends.
func drained(e *editor) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			if _, err := e.session.Next(context.Background()); err != nil {
				return
			}
		}
	}()
	return done
}
