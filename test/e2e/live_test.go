package e2e_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/itinerary/offline"
	"sojourn/internal/itinerary/remote"
	"sojourn/internal/itinerary/sqlstore"
	opsync "sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/sqldb"
)

const (
	// envChaos says how long the network is bad, for instance 10m.
	envChaos   = "SOJOURN_CHAOS"
	chaosUsual = 6 * time.Second
	chaosKill  = 2 * time.Second // between two kill -9
	headless   = 6               // clients
)

func chaosTime(t *testing.T) time.Duration {
	t.Helper()
	if s := os.Getenv(envChaos); s != "" {
		d, err := time.ParseDuration(s)
		require.NoError(t, err)
		return d
	}
	return chaosUsual
}

// TestLiveUnderChaos: six clients edit one trip through a network that delays,
// cuts and half-opens connections, while the server is killed again and again.
// In the end each acknowledged operation is in the log once, in one order for
// all, and all show the same.
func TestLiveUnderChaos(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	p := start(t, data)
	token := p.traveller()
	trip := strings.TrimPrefix(p.trip(token), "/api/v1/itineraries/")
	net := newChaos(t, strings.TrimPrefix(p.url, "http://"))
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	travellers := make([]*headlessClient, headless)
	var wg sync.WaitGroup
	for i := range travellers {
		h := &headlessClient{t: t, Client: offline.New(id.New(), "t"), url: "ws://" + net.address(), token: token, trip: trip}
		travellers[i] = h
		wg.Go(func() { h.edit(ctx) })
	}
	end := time.After(chaosTime(t))
	kills := 0
	for running := true; running; {
		select {
		case <-end:
			running = false
		case <-time.After(chaosKill):
			p.kill()
			kills++
			p = start(t, data)
			target := strings.TrimPrefix(p.url, "http://")
			net.target.Store(&target)
		}
	}
	stop()
	wg.Wait()
	net.calm.Store(true)
	net.cutAll()
	for _, h := range travellers {
		h.settle()
	}
	for _, h := range travellers { // those who settled first read what the last ones sent
		h.settle()
	}
	p.kill()
	made := 0
	for _, h := range travellers {
		made += int(h.N)
	}
	t.Logf("%d operations, %d kills, %d connections broken", made, kills, net.cuts.Load())
	require.Positive(t, kills)
	checkLog(t, data, trip, travellers)
}

// headlessClient edits one trip as a person with a bad network does.
type headlessClient struct {
	*offline.Client
	t                *testing.T
	url, token, trip string
	items            []string
}

// edit connects, edits and connects again until ctx ends.
func (h *headlessClient) edit(ctx context.Context) {
	for ctx.Err() == nil {
		h.visit(ctx)
	}
}

const (
	editEvery    = 15 * time.Millisecond
	answerWithin = 1500 * time.Millisecond // without an answer the connection is given up
)

func (h *headlessClient) visit(ctx context.Context) {
	within, cancel := context.WithTimeout(ctx, answerWithin)
	s, err := remote.Dial(within, h.url, h.token, h.trip, h.Client)
	cancel()
	if err != nil {
		h.make() // offline
		<-time.After(editEvery)
		return
	}
	defer s.Close()
	heard := time.Now()
	ticker := time.NewTicker(editEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case err := <-s.Failed():
			h.t.Logf("client %.8s: %v", h.ID, err)
			return
		case b := <-s.Frames():
			heard = time.Now()
			if _, err := s.Handle(ctx, b); err != nil {
				return
			}
		case <-ticker.C:
			h.make()
			if s.Push(ctx) != nil || time.Since(heard) > answerWithin {
				return
			}
		}
	}
}

// make changes something.
func (h *headlessClient) make() {
	if len(h.items) == 0 || rand.IntN(4) == 0 {
		item := id.New()
		h.items = append(h.items, item)
		h.Make("", opsync.Op{Kind: opsync.Create, Type: opsync.Item, ID: item, V: offline.Value(object{
			"place": object{"parent": "", "pos": "a0"}, "fields": object{"type": "place", "title": "x"}})})
		return
	}
	item := h.items[rand.IntN(len(h.items))]
	if all := h.View().Entities(); rand.IntN(2) == 0 { // somebody else's
		if e := all[rand.IntN(len(all))]; e.Type == opsync.Item {
			item = e.ID
		}
	}
	op := opsync.Op{Kind: opsync.Set, Type: opsync.Item, ID: item, F: "title", V: offline.Value(fmt.Sprintf("%s %d", h.ID[:8], h.N))}
	switch rand.IntN(6) {
	case 0:
		op = opsync.Op{Kind: opsync.Place, Type: opsync.Item, ID: item, V: offline.Value(object{"parent": fmt.Sprintf("2027-05-%02d", 1+rand.IntN(10)), "pos": "a1"})}
	case 1:
		op = opsync.Op{Kind: opsync.Delete, Type: opsync.Item, ID: item}
	case 2:
		op = opsync.Op{Kind: opsync.Restore, Type: opsync.Item, ID: item}
	}
	h.Make(id.New(), op, opsync.Op{Kind: opsync.Set, Type: opsync.Item, ID: item, F: "duration_min", V: offline.Value(rand.IntN(90))})
}

// settle sends and reads all, over a network that works.
func (h *headlessClient) settle() {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), time.Minute)
	defer cancel()
	s, err := remote.Dial(ctx, h.url, h.token, h.trip, h.Client)
	require.NoError(h.t, err)
	defer s.Close()
	require.NoError(h.t, s.Sync(ctx))
	require.Empty(h.t, h.Pending)
}

// checkLog compares what the clients were told with what the database has.
func checkLog(t *testing.T, data, trip string, clients []*headlessClient) {
	t.Helper()
	db, err := sqldb.Open(t.Context(), sqldb.Config{Source: "sqlite", Dir: data, Name: "itinerary"})
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	store := sqlstore.New(db, eventlog.NewOutbox(db, itineraryapi.Topic))
	log, err := store.Tail(t.Context(), trip, 0, 1_000_000)
	require.NoError(t, err)
	replica := opsync.NewReplica(nil)
	applied := map[string]int{}
	for i, e := range log {
		require.EqualValues(t, i+1, e.Seq, "numbers have no gap")
		replica.Fold(e)
		if e.N > 0 {
			applied[fmt.Sprint(e.Client, e.N)]++
		}
	}
	want, err := opsync.Hash(replica.Entities())
	require.NoError(t, err)
	snapshot, err := store.Snapshot(t.Context(), trip)
	require.NoError(t, err)
	got, err := opsync.Hash(snapshot.Entities)
	require.NoError(t, err)
	require.Equal(t, want, got, "the tables are the folded log")
	for i, h := range clients {
		refused := map[int64]bool{}
		for _, r := range h.Refused {
			refused[r.N] = true
		}
		for n := int64(1); n <= h.N; n++ {
			times := 1
			if refused[n] {
				times = 0
			}
			require.Equal(t, times, applied[fmt.Sprint(h.ID, n)], "operation %d of client %d", n, i)
		}
		require.Equal(t, int64(len(log)), h.Seq, "client %d has read all", i)
		mine, err := opsync.Hash(h.Base.Entities())
		require.NoError(t, err)
		require.Equal(t, want, mine, "client %d", i)
	}
}
