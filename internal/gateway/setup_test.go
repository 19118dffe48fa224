package gateway_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/coder/websocket"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"sojourn/internal/gateway"
	"sojourn/internal/identity/identityapi"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fanout"
	"sojourn/internal/kit/fanout/memory"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/mesh"
	"sojourn/internal/kit/upstream"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func keys(t *testing.T, letter string) *mesh.Keys {
	t.Helper()
	k, err := mesh.NewKeys(strings.Repeat(letter, 40))
	require.NoError(t, err)
	return k
}

// identity knows sessions by cookie or bearer, and counts who asks.
type identity struct {
	mu     sync.Mutex
	known  map[string]identityapi.Caller
	asked  int
	during func() // runs while a question is being answered
}

// Introspect implements identityapi.Sessions.
func (i *identity) Introspect(_ context.Context, c identityapi.Credentials) (identityapi.Caller, error) {
	i.mu.Lock()
	i.asked++
	who, ok := i.known[c.Bearer+c.Cookie]
	i.mu.Unlock()
	if i.during != nil {
		i.during()
	}
	if !ok {
		return identityapi.Caller{}, fault.New(fault.Unauthenticated, "sign in")
	}
	return who, nil
}

func (i *identity) drop(secret string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	delete(i.known, secret)
}

// house is a gateway with one service behind it, both with the operations of
// things.
type house struct {
	t        *testing.T
	identity *identity
	fanout   *memory.Fanout
	clock    *clock.Manual
	sessions *gateway.Sessions
	service  *httptest.Server
	door     *httptest.Server
	tell     func(fanout.Signal)
	logs     *lines
}

type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

type option func(*settings)

type settings struct {
	serviceKeys *mesh.Keys
	addresses   []*url.URL
}

func open(t *testing.T, options ...option) *house {
	t.Helper()
	h := &house{t: t, fanout: memory.New(), clock: clock.NewManual(clock.System{}.Now()), logs: &lines{},
		identity: &identity{known: map[string]identityapi.Caller{"ana": {UserID: "u-ana", SessionID: "s-ana"}, "bea": {UserID: "u-bea", SessionID: "s-bea"}}}}
	s := settings{serviceKeys: keys(t, "k")}
	for _, o := range options {
		o(&s)
	}
	logger := slog.New(slog.NewTextHandler(h.logs, nil))
	behind := httpapi.New(httpapi.Config{Version: "test", Clock: h.clock, Logger: logger, Behind: s.serviceKeys})
	describe(behind)
	behind.Mux.HandleFunc("GET /api/v1/live", echo)
	h.service = httptest.NewServer(behind.Handler())
	if s.addresses == nil {
		s.addresses = []*url.URL{parse(t, h.service.URL)}
	}
	way := upstream.New("things", s.addresses, nil)
	h.sessions = gateway.NewSessions(h.identity, h, h.clock, logger)
	forward := gateway.NewForwarder(map[string]*upstream.Upstream{"things": way}, keys(t, "k"), h.sessions, h.clock, logger)
	door := httpapi.New(httpapi.Config{Version: "test", Clock: h.clock, Logger: logger, Authenticator: h.sessions, Forward: forward.To})
	describe(door.For("things"))
	door.Mux.Handle("GET /api/v1/live", forward.To("things"))
	h.door = httptest.NewServer(door.Handler())
	h.listen()
	t.Cleanup(func() { h.door.Close(); h.service.Close(); _ = way.Close(); http.DefaultClient.CloseIdleConnections() })
	return h
}

// listen runs what hears of endings.
func (h *house) listen() {
	ctx, cancel := context.WithCancel(context.Background())
	up, done := make(chan struct{}), make(chan error, 1)
	h.tell = nil
	go func() { done <- h.sessions.Run(context.WithValue(ctx, upKey{}, up)) }()
	<-up
	h.clock.Advance(1000) // a microsecond: what is asked from now on is after Up
	h.t.Cleanup(func() { cancel(); require.NoError(h.t, <-done) })
}

type upKey struct{}

// Publish implements fanout.Fanout.
func (h *house) Publish(ctx context.Context, topic string, body []byte) error {
	return h.fanout.Publish(ctx, topic, body)
}

// Subscribe implements fanout.Fanout: it lets the test cut the line.
func (h *house) Subscribe(ctx context.Context, topic string, on func(fanout.Signal)) error {
	h.tell = on
	return h.fanout.Subscribe(ctx, topic, func(s fanout.Signal) {
		on(s)
		if s.Kind == fanout.Up {
			close(ctx.Value(upKey{}).(chan struct{}))
		}
	})
}

func parse(t *testing.T, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	require.NoError(t, err)
	return u
}

// seen is what a service knows of a request.
type seen struct {
	Body struct {
		User    string `json:"user"`
		Session string `json:"session"`
		Address string `json:"address"`
		Trace   string `json:"trace"`
		Note    string `json:"note"`
	}
}

func describe(api *httpapi.API) {
	look := func(ctx context.Context, note string) (*seen, error) {
		s := &seen{}
		p := httpapi.PrincipalOf(ctx)
		s.Body.User, s.Body.Session, s.Body.Address, s.Body.Trace, s.Body.Note = p.UserID, p.SessionID, httpapi.AddressOf(ctx), httpapi.TraceID(ctx), note
		return s, nil
	}
	httpapi.Register(api, httpapi.Op{ID: "see", Method: "GET", Path: "/api/v1/things/{id}", Tag: "Of things", Scope: "things:read"},
		func(ctx context.Context, in *struct {
			ID string `path:"id"`
			Q  string `query:"q"`
		}) (*seen, error) {
			return look(ctx, in.ID+in.Q)
		})
	httpapi.Register(api, httpapi.Op{ID: "open", Method: "GET", Path: "/api/v1/open", Tag: "Of things", Public: true},
		func(ctx context.Context, _ *struct{}) (*seen, error) { return look(ctx, "") })
	httpapi.Register(api, httpapi.Op{ID: "change", Method: "POST", Path: "/api/v1/users/me", Tag: "Of things", Scope: "things:write"},
		func(ctx context.Context, in *struct {
			Body struct {
				Note string `json:"note" maxLength:"20000000"`
			}
		}) (*seen, error) {
			return look(ctx, in.Body.Note)
		})
}

// echo is a WebSocket that sends back what it hears.
func echo(w http.ResponseWriter, r *http.Request) {
	c, err := websocket.Accept(w, r, nil)
	if err != nil {
		return
	}
	defer func() { _ = c.CloseNow() }()
	for {
		kind, b, err := c.Read(r.Context())
		if err != nil {
			return
		}
		if err := c.Write(r.Context(), kind, append([]byte(httpapi.PrincipalOf(r.Context()).UserID+" "), b...)); err != nil {
			return
		}
	}
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   string
}

// do sends a request to a server; header lines are "Name: value".
func do(t *testing.T, base, method, path, body string, header ...string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, base+path, strings.NewReader(body))
	require.NoError(t, err)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, line := range header {
		name, value, _ := strings.Cut(line, ": ")
		r.Header.Add(name, value)
	}
	res, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer func() { require.NoError(t, res.Body.Close()) }()
	b, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	return answer{res.StatusCode, res.Header, string(b)}
}
