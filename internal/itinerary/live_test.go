package itinerary_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/itinerary/offline"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/id"
)

// serve puts the world's site on a port and runs its hub.
func (w *world) serve() *httptest.Server {
	w.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.module.Services()["itinerary.live"].Run(ctx) }()
	server := httptest.NewServer(w.site)
	w.t.Cleanup(func() {
		cancel()
		require.NoError(w.t, <-done)
		server.Close()
		http.DefaultClient.CloseIdleConnections()
	})
	return server
}

// wire is a WebSocket to the server.
type wire struct {
	t *testing.T
	*websocket.Conn
	early []frame // that came before the one that was waited for
}

// frame is any frame of the server.
type frame struct {
	Type    string          `json:"type"`
	Seq     int64           `json:"seq"`
	Last    int64           `json:"last"`
	N       int64           `json:"n"`
	Code    string          `json:"code"`
	Role    string          `json:"role"`
	Key     string          `json:"key"`
	Ops     []sync.Entry    `json:"ops"`
	Problem json.RawMessage `json:"problem"`
	Snap    *sync.Snapshot  `json:"snapshot"`
	Conf    []sync.Conflict `json:"conflicts"`
	Peers   []struct {
		Key, User, Name string
		Gone            bool
		Focus           map[string]string
	} `json:"peers"`
}

func dial(t *testing.T, server *httptest.Server, user, path string, header ...string) (*wire, *http.Response) {
	t.Helper()
	h := http.Header{"Authorization": {"Bearer " + user}}
	for _, line := range header {
		name, value, _ := strings.Cut(line, ": ")
		h.Set(name, value)
	}
	c, answer, err := websocket.Dial(t.Context(), server.URL+path+"/live", &websocket.DialOptions{HTTPHeader: h})
	if err != nil {
		return nil, answer
	}
	c.SetReadLimit(8 << 20)
	t.Cleanup(func() { _ = c.CloseNow() })
	return &wire{t: t, Conn: c}, answer
}

func (w *wire) send(v any) {
	w.t.Helper()
	require.NoError(w.t, w.Write(w.t.Context(), websocket.MessageText, offline.Value(v)))
}

func (w *wire) hello(client string, since int64) frame {
	w.t.Helper()
	w.send(map[string]any{"type": "hello", "since": since, "client": client, "schema": 1})
	return w.next("welcome")
}

// next gives the next frame of a type; others wait for their turn.
func (w *wire) next(kind string) frame {
	w.t.Helper()
	if i := slices.IndexFunc(w.early, func(f frame) bool { return f.Type == kind }); i >= 0 {
		f := w.early[i]
		w.early = slices.Delete(w.early, i, i+1)
		return f
	}
	ctx, cancel := context.WithTimeout(w.t.Context(), 20*time.Second)
	defer cancel()
	for {
		_, b, err := w.Read(ctx)
		require.NoError(w.t, err, "waiting for %s", kind)
		var f frame
		require.NoError(w.t, json.Unmarshal(b, &f), "%s", b)
		if f.Type == kind {
			return f
		}
		w.early = append(w.early, f)
	}
}

// ends reads until the connection is closed, and gives the code.
func (w *wire) ends() int {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), 20*time.Second)
	defer cancel()
	for {
		if _, _, err := w.Read(ctx); err != nil {
			return int(websocket.CloseStatus(err))
		}
	}
}

// member gives bea a role.
func (w *world) member(path, role string) {
	w.t.Helper()
	require.NoError(w.t, w.module.SetMember(w.t.Context(), strings.TrimPrefix(path, "/api/v1/itineraries/"), bea, role))
}

func title(client string, n int64, item, text string, base int64) map[string]any {
	return map[string]any{"type": "push", "ops": []map[string]any{{"c": client, "n": n, "k": "set", "type": "item", "id": item, "f": "title", "v": text, "base": base}}}
}

func TestTwoPeopleSeeEachOther(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		w.member(path, "editor")
		item := w.add(path, `{"title":"Tower","day":"2027-05-01"}`)["id"].(string)
		server := w.serve()
		a, _ := dial(w.t, server, ana, path)
		b, _ := dial(w.t, server, bea, path)
		welcome := a.hello("ca", 0)
		require.Equal(w.t, "owner", welcome.Role)
		require.NotNil(w.t, welcome.Snap)
		require.Equal(w.t, welcome.Seq, welcome.Snap.Seq)
		require.Nil(w.t, b.hello("cb", welcome.Seq).Snap)
		base := welcome.Seq
		a.send(title("ca", 1, item, "Tower of Belém", base))
		require.EqualValues(w.t, 1, a.next("ack").Last)
		for _, side := range []*wire{a, b} {
			ops := side.next("ops").Ops
			require.Len(w.t, ops, 1)
			require.Equal(w.t, base+1, ops[0].Seq)
			require.Equal(w.t, "ca", ops[0].Client)
			require.JSONEq(w.t, `"Tower of Belém"`, string(ops[0].V))
		}
		// Bea has not seen it when she made hers: hers wins, and both are told.
		b.send(title("cb", 1, item, "Torre", base))
		ack := b.next("ack")
		require.Len(w.t, ack.Conf, 1)
		require.Equal(w.t, ana, ack.Conf[0].By)
		require.JSONEq(w.t, `"Tower of Belém"`, string(ack.Conf[0].V))
		over := a.next("ops").Ops[0]
		require.Equal(w.t, base+1, over.Over)
		require.Equal(w.t, "Torre", w.do(ana, "GET", path, "").list("items")[0]["title"])
	})
}

func TestPushesOverTheWire(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		item := w.add(path, `{"title":"Tower"}`)["id"].(string)
		server := w.serve()
		a, _ := dial(w.t, server, ana, path)
		base := a.hello("ca", 0).Seq
		for range 2 { // the same again is acknowledged again and not applied
			a.send(title("ca", 1, item, "x", base))
			require.Equal(w.t, []int64{1, base + 1}, ackOf(a))
		}
		a.send(title("ca", 3, item, "z", base))
		require.Equal(w.t, []int64{1, base + 1}, ackOf(a), "a gap: nothing is applied")
		a.send(title("ca", 2, item, "", base))
		refused := a.next("reject")
		require.EqualValues(w.t, 2, refused.N)
		require.Contains(w.t, string(refused.Problem), "op.title")
		require.Equal(w.t, []int64{2, base + 1}, ackOf(a), "what is refused is done with")
		a.send(title("ca", 2, item, "", base))
		require.JSONEq(w.t, string(refused.Problem), string(a.next("reject").Problem))
		a.send(title("ca", 1, item, "another", base))
		require.Equal(w.t, "client_reset", a.next("reject").Code)
		a.send(map[string]any{"type": "ping"})
		a.next("ping")
		require.Equal(w.t, []string{"x"}, w.titles(path, ""))
	})
}

func ackOf(w *wire) []int64 {
	w.t.Helper()
	f := w.next("ack")
	return []int64{f.Last, f.Seq}
}

func TestWhoMayConnect(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		server := w.serve()
		for _, c := range []struct {
			name, user, path string
			header           []string
			status           int
		}{
			{"a stranger", bea, path, nil, 404},
			{"nobody", "who", path, nil, 401},
			{"no such trip", ana, "/api/v1/itineraries/" + id.New(), nil, 404},
			{"a page of another origin", ana, path, []string{"Origin: https://evil.example"}, 403},
			{"our own page", ana, path, []string{"Origin: https://trips.example"}, 101},
			{"the same host", ana, path, []string{"Origin: " + server.URL}, 101},
		} {
			_, answer := dial(w.t, server, c.user, c.path, c.header...)
			require.Equal(w.t, c.status, answer.StatusCode, c.name)
		}
		w.do(ana, "GET", path+"/live", "").refused(422, "header.Upgrade", "websocket")
		readonly, _ := dial(w.t, server, "readonly", path)
		readonly.hello("cr", 0)
		readonly.send(map[string]any{"type": "push", "ops": []any{}})
		require.Equal(w.t, 4403, readonly.ends(), "a token that may only read does not push")
	})
}

func TestBadFramesEndTheConnection(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		server := w.serve()
		for name, c := range map[string]struct {
			frames []string
			code   int
		}{
			"no hello":           {[]string{`{"type":"ping"}`}, 1008},
			"not JSON":           {[]string{`hello`}, 1008},
			"another schema":     {[]string{`{"type":"hello","schema":2}`}, 1008},
			"another itinerary":  {[]string{`{"type":"hello","schema":1,"itinerary":"x"}`}, 1008},
			"an unknown frame":   {[]string{`{"type":"hello","schema":1}`, `{"type":"shout"}`}, 1008},
			"a push unnamed":     {[]string{`{"type":"hello","schema":1}`, `{"type":"push","ops":[]}`}, 1008},
			"too many at once":   {[]string{`{"type":"hello","schema":1,"client":"c"}`, `{"type":"push","ops":[` + strings.Repeat(`{"n":1},`, 1000) + `{"n":1}]}`}, 1008},
			"too large a frame":  {[]string{`{"type":"hello","schema":1}`, `{"type":"ping","x":"` + strings.Repeat("x", 1<<20) + `"}`}, 1009},
			"too large presence": {[]string{`{"type":"hello","schema":1}`, `{"type":"presence","focus":"` + strings.Repeat("x", 3000) + `"}`}, 1008},
		} {
			c1, _ := dial(w.t, server, ana, path)
			for _, f := range c.frames {
				require.NoError(w.t, c1.Write(w.t.Context(), websocket.MessageText, []byte(f)))
			}
			require.Equal(w.t, c.code, c1.ends(), name)
		}
	})
}

func TestAccessThatEnds(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		w.member(path, "viewer")
		server := w.serve()
		b, _ := dial(w.t, server, bea, path)
		b.hello("cb", 0)
		require.NoError(w.t, w.module.RemoveMember(w.t.Context(), ana, strings.TrimPrefix(path, "/api/v1/itineraries/"), bea))
		require.Equal(w.t, 4403, b.ends())
		_, answer := dial(w.t, server, bea, path)
		require.Equal(w.t, 404, answer.StatusCode)
		a, _ := dial(w.t, server, ana, path)
		a.hello("ca", 0)
		require.NoError(w.t, w.fanout.Publish(w.t.Context(), identityapi.EndedTopic, offline.Value(identityapi.Ended{IDs: []string{ana}})))
		require.Equal(w.t, 4401, a.ends())
	})
}

// A reader that reads nothing for long is told all in the end, and costs no
// memory meanwhile: what it misses is read from the log.
func TestSlowReadersCatchUp(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		item := w.add(path, `{"title":"Tower"}`)["id"].(string)
		server := w.serve()
		slow, _ := dial(w.t, server, ana, path)
		base := slow.hello("slow", 0).Seq
		const many = 400
		text := strings.Repeat("x", 5000)
		for n := range many {
			w.do(ana, "PATCH", path+"/items/"+item, fmt.Sprintf(`{"description":"%d %s"}`, n, text)).ok(200)
		}
		next := base + 1
		for next <= base+many {
			for _, e := range slow.next("ops").Ops {
				require.Equal(w.t, next, e.Seq)
				next++
			}
		}
	})
}

func TestPresence(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		w.member(path, "viewer")
		w.tell(identityapi.TypeUserRegistered, identityapi.UserRegistered{UserID: ana, Name: "Ana"})
		server := w.serve()
		a, _ := dial(w.t, server, ana, path)
		key := a.hello("ca", 0).Key
		a.send(map[string]any{"type": "presence", "focus": map[string]string{"id": "x", "field": "title"}})
		b, _ := dial(w.t, server, bea, path)
		b.hello("cb", 0)
		for {
			peers := b.next("presence").Peers
			if len(peers) == 1 && peers[0].Key == key {
				require.Equal(w.t, []string{ana, "Ana", "x"}, []string{peers[0].User, peers[0].Name, peers[0].Focus["id"]})
				break
			}
		}
		require.NoError(w.t, a.Close(websocket.StatusNormalClosure, ""))
		for {
			if peers := b.next("presence").Peers; len(peers) == 1 && peers[0].Gone {
				require.Equal(w.t, key, peers[0].Key)
				break
			}
		}
	})
}

// TestSameOverHTTP: push, pull and the stream do what the socket does.
func TestSameOverHTTP(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		item := w.add(path, `{"title":"Tower"}`)["id"].(string)
		server := w.serve()
		r, err := http.NewRequestWithContext(w.t.Context(), http.MethodGet, server.URL+path+"/ops?since=2&client=ch", nil)
		require.NoError(w.t, err)
		r.Header.Set("Authorization", "Bearer "+ana)
		r.Header.Set("Accept", "text/event-stream")
		stream, err := http.DefaultClient.Do(r)
		require.NoError(w.t, err)
		defer func() { require.NoError(w.t, stream.Body.Close()) }()
		require.Equal(w.t, "text/event-stream", stream.Header.Get("Content-Type"))
		lines := bufio.NewScanner(stream.Body)
		require.Equal(w.t, "welcome", event(w.t, lines))
		a := w.do(ana, "POST", path+"/ops", `{"client":"ch","ops":[{"n":1,"k":"set","id":"`+item+`","f":"title","v":"Torre","base":2}]}`).ok(200)
		require.EqualValues(w.t, 1, a.body["last"])
		for event(w.t, lines) != "ops" { // who is there comes before
		}
		pulled := w.do(ana, "GET", path+"/ops?since=2&client=ch", "").ok(200)
		require.Len(w.t, pulled.list("ops"), 1)
		require.Equal(w.t, "Torre", pulled.list("ops")[0]["v"])
		require.EqualValues(w.t, 1, pulled.body["last"])
		require.NotNil(w.t, w.do(ana, "GET", path+"/ops", "").ok(200).body["snapshot"])
		w.do(ana, "POST", path+"/ops", `{"client":"","ops":[]}`).refused(422, "body.client", "")
		w.do(ana, "POST", path+"/ops", `{"client":"c","ops":[{"n":1,"k":"burn","id":"x"}]}`).refused(422, "body.ops[0].k", "")
		w.do(bea, "POST", path+"/ops", `{"client":"c","ops":[]}`).refused(404, "", "")
		w.do("readonly", "POST", path+"/ops", `{"client":"c","ops":[]}`).refused(403, "", "scope")
	})
}

// event reads one event and gives its name.
func event(t *testing.T, lines *bufio.Scanner) string {
	t.Helper()
	name := ""
	for lines.Scan() {
		line := lines.Text()
		if line == "" && name != "" {
			return name
		}
		if after, is := strings.CutPrefix(line, "event: "); is {
			name = after
		}
	}
	t.Fatal("the stream has ended")
	return ""
}
