package httpapi_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/obs"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// site is a tiny API of things, with two users and a token that may read.
type site struct {
	api     *httpapi.API
	handler http.Handler
	clock   *clock.Manual
	log     *lines
	// work is what POST /api/v1/things does; it gives the new thing's id.
	work func(ctx context.Context) (string, error)
}

// lines is what was logged.
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

// callers knows its users by tokens that are their names.
type callers struct{}

func (callers) Authenticate(_ context.Context, c httpapi.Credentials) (httpapi.Principal, error) {
	switch {
	case c.Bearer == "ana", c.Bearer == "bea":
		return httpapi.Principal{UserID: c.Bearer, SessionID: "s"}, nil
	case c.Session == "ana":
		return httpapi.Principal{UserID: "ana", SessionID: "browser"}, nil
	case c.Bearer == "sjn_reader":
		return httpapi.Principal{UserID: "ana", TokenID: "t", Scopes: []string{"things:read"}}, nil
	case c.Bearer == "away":
		return httpapi.Principal{}, fault.New(fault.Unavailable, "the accounts do not answer just now")
	}
	return httpapi.Principal{}, fault.New(fault.Unauthenticated, "these credentials are not known")
}

type option func(*httpapi.Config)

func newSite(t *testing.T, options ...option) *site {
	t.Helper()
	s := &site{clock: clock.NewManual(time.Date(2027, 5, 1, 9, 0, 0, 0, time.UTC)), log: &lines{}}
	cfg := httpapi.Config{Version: "test", Clock: s.clock, Authenticator: callers{}, Logger: slog.New(obs.Traced(slog.NewTextHandler(s.log, nil)))}
	for _, o := range options {
		o(&cfg)
	}
	s.api = httpapi.New(cfg)
	s.work = func(ctx context.Context) (string, error) { return httpapi.NewID(ctx), nil }
	s.register()
	s.handler = s.api.Handler()
	return s
}

// keyed gives a site an idempotency store in db.
func keyed(t *testing.T, db *sqldb.DB) *site {
	t.Helper()
	return newSite(t, func(c *httpapi.Config) { c.Idempotency = httpapi.NewIdempotency(db, c.Clock) })
}

func eachEngine(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) { test(t, keyed(t, db)) }, httpapi.Migrations())
}

// answer is what came back.
type answer struct {
	t      *testing.T
	status int
	header http.Header
	body   string
}

func (a answer) is(status int) answer {
	a.t.Helper()
	require.Equal(a.t, status, a.status, a.body)
	return a
}

// problem requires an RFC 9457 body of the status and gives it.
func (a answer) problem(status int) httpapi.Problem {
	a.t.Helper()
	a.is(status)
	require.Equal(a.t, "application/problem+json", a.header.Get("Content-Type"))
	var p httpapi.Problem
	require.NoError(a.t, json.Unmarshal([]byte(a.body), &p), a.body)
	require.Equal(a.t, status, p.Status)
	require.NotEmpty(a.t, p.Title)
	require.NotEmpty(a.t, p.Detail)
	require.Regexp(a.t, "^[0-9a-f]{32}$", p.TraceID)
	return p
}

// do sends a request; header lines are "Name: value".
func (s *site) do(t *testing.T, method, target, body string, header ...string) answer {
	t.Helper()
	return s.send(t, request(t, method, target, body, header...))
}

func request(t *testing.T, method, target, body string, header ...string) *http.Request {
	t.Helper()
	var r io.Reader
	if body != "" {
		r = strings.NewReader(body)
	}
	req := httptest.NewRequestWithContext(t.Context(), method, target, r)
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	for _, line := range header {
		name, value, _ := strings.Cut(line, ": ")
		req.Header.Add(name, value)
	}
	return req
}

func (s *site) send(t *testing.T, req *http.Request) answer {
	t.Helper()
	rec := httptest.NewRecorder()
	s.handler.ServeHTTP(rec, req)
	return answer{t, rec.Code, rec.Header(), rec.Body.String()}
}

const (
	ana = "Authorization: Bearer ana"
	bea = "Authorization: Bearer bea"
)

var quiet = slog.New(slog.DiscardHandler)
