package identity_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/stretchr/testify/require"

	"sojourn/internal/identity"
	memorycache "sojourn/internal/kit/cache/memory"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fanout"
	"sojourn/internal/kit/fanout/memory"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/password"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

var (
	start = time.Date(2027, 5, 1, 9, 30, 0, 0, time.UTC)
	cheap = password.Params{MemoryKiB: 64, Passes: 1, Lanes: 1}
	free  = identity.Config{Password: cheap, LoginsPerAccount: identity.NoLimit, LoginsPerAddress: identity.NoLimit,
		RegisterPerAddress: identity.NoLimit, MailsPerAddress: identity.NoLimit}
)

// env is one server of its own.
type env struct {
	t       testing.TB
	m       *identity.Module
	db      *sqldb.DB
	api     *httpapi.API
	clock   *clock.Manual
	mails   *mailbox
	log     *memoryLog
	cache   *shakyCache
	fanout  *memory.Fanout // its own
	fan     fanout.Fanout  // what the module is given
	handler http.Handler
	slog    *strings.Builder
}

func setup(t testing.TB, cfg identity.Config) *env {
	t.Helper()
	return setupOn(t, sqldbtest.Open(t, sqldb.SQLite), cfg)
}

func setupOn(t testing.TB, db *sqldb.DB, cfg identity.Config) *env {
	t.Helper()
	require.NoError(t, migrate.Up(context.Background(), db, identity.Migrations()...))
	e := &env{t: t, db: db, clock: clock.NewManual(start), mails: &mailbox{}, log: &memoryLog{}, fanout: memory.New(), slog: &strings.Builder{}}
	e.cache = &shakyCache{Cache: memorycache.New(e.clock, 1000)}
	e.fan = e.fanout
	e.open(cfg)
	return e
}

// open makes the module anew on the same database, as after a restart.
func (e *env) open(cfg identity.Config) {
	e.t.Helper()
	if cfg.Password == (password.Params{}) {
		cfg.Password = cheap
	}
	logger := slog.New(slog.NewTextHandler(&syncWriter{w: e.slog}, nil))
	m, err := identity.New(cfg, identity.Deps{DB: e.db, Log: e.log, Clock: e.clock, Cache: e.cache, Fanout: e.fan,
		Mailer: e.mails, Logger: logger, PublicURL: "https://trips.example.com/"})
	require.NoError(e.t, err)
	e.m = m
	e.api = httpapi.New(httpapi.Config{Version: "test", Logger: logger, Clock: e.clock, Authenticator: m})
	m.Register(e.api)
	e.handler = e.api.Handler()
}

// call is a request and what its answer must be.
type call struct {
	name    string
	method  string // default POST
	path    string
	body    string
	bearer  string
	cookie  string
	header  map[string]string
	from    string // the caller's address
	status  int
	field   string   // the location of the first error
	holds   []string // texts in the body
	without []string // texts that must not be in the body
}

type answer struct {
	*httptest.ResponseRecorder
	t testing.TB
}

// do sends the request and checks the answer, above all that errors are
// problem bodies that tell nothing of the inside.
func (e *env) do(c call) answer {
	e.t.Helper()
	return e.doOn(e.t, c)
}

func (e *env) doOn(t testing.TB, c call) answer {
	t.Helper()
	if c.method == "" {
		c.method = http.MethodPost
	}
	r := httptest.NewRequest(c.method, "https://trips.example.com"+c.path, strings.NewReader(c.body))
	r.RemoteAddr = "203.0.113.7:4711"
	if c.from != "" {
		r.RemoteAddr = c.from
	}
	if c.body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if c.bearer != "" {
		r.Header.Set("Authorization", "Bearer "+c.bearer)
	}
	if c.cookie != "" {
		r.AddCookie(&http.Cookie{Name: httpapi.SessionCookie, Value: c.cookie})
	}
	for k, v := range c.header {
		r.Header.Set(k, v)
	}
	w := answer{httptest.NewRecorder(), t}
	e.handler.ServeHTTP(w, r)
	body := w.Body.String()
	require.Equal(t, c.status, w.Code, "%s %s: %s", c.method, c.path, body)
	e.checkDocumented(t, c)
	if w.Code >= 400 {
		w.checkProblem(c)
	}
	for _, s := range c.holds {
		require.Contains(t, body, s)
	}
	for _, s := range c.without {
		require.NotContains(t, body, s)
	}
	return w
}

// checkDocumented makes sure that the API's description knows the status.
func (e *env) checkDocumented(t testing.TB, c call) {
	t.Helper()
	path := c.path
	for _, list := range []string{tokensPath, sessionsPath} {
		if strings.HasPrefix(path, list+"/") {
			path = list + "/{id}"
		}
	}
	item := e.api.OpenAPI().Paths[path]
	require.NotNil(t, item, path)
	op := map[string]*huma.Operation{"GET": item.Get, "POST": item.Post, "PATCH": item.Patch, "DELETE": item.Delete}[c.method]
	if op == nil {
		require.Equal(t, http.StatusMethodNotAllowed, c.status)
		return
	}
	require.NotNil(t, op.Responses[strconv.Itoa(c.status)], "%s %s may answer %d", c.method, path, c.status)
}

var inside = []string{"sql", "SQL", "database", "goroutine", ".go:", "argon2", "jwt", "constraint", "UNIQUE", "password_hash", "/internal/"}

func (a answer) checkProblem(c call) {
	a.t.Helper()
	require.Equal(a.t, "application/problem+json", a.Header().Get("Content-Type"))
	var p httpapi.Problem
	require.NoError(a.t, json.Unmarshal(a.Body.Bytes(), &p))
	require.Equal(a.t, a.Code, p.Status)
	require.NotEmpty(a.t, p.Title)
	require.NotEmpty(a.t, p.Detail)
	require.Len(a.t, p.TraceID, 32)
	for _, s := range inside {
		require.NotContains(a.t, a.Body.String(), s)
	}
	if c.field != "" {
		require.NotEmpty(a.t, p.Errors, a.Body.String())
		require.Equal(a.t, c.field, p.Errors[0].Location, a.Body.String())
	}
	if a.Code == http.StatusTooManyRequests || a.Code == http.StatusServiceUnavailable {
		require.NotEmpty(a.t, a.Header().Get("Retry-After"))
	}
}

func (a answer) into(v any) {
	a.t.Helper()
	require.NoError(a.t, json.Unmarshal(a.Body.Bytes(), v))
}

// session is what a client keeps of a sign-in.
type session struct {
	User struct {
		ID    string   `json:"id"`
		Roles []string `json:"roles"`
	} `json:"user"`
	Access    string `json:"access_token"`
	Refresh   string `json:"refresh_token"`
	ExpiresIn int    `json:"expires_in"`
	cookie    string
}

const goodPassword = "a horse drinks at noon"

func (e *env) register(email string) session {
	e.t.Helper()
	var s session
	e.do(call{path: "/api/v1/users/register", status: 201,
		body: `{"email":"` + email + `","password":"` + goodPassword + `","name":"Ada"}`}).into(&s)
	return s
}

func (e *env) login(email, secret string) session {
	e.t.Helper()
	var s session
	e.do(call{path: "/api/v1/auth/login", status: 200, body: `{"email":"` + email + `","password":"` + secret + `"}`}).into(&s)
	return s
}

func (e *env) loginBrowser(email string) session {
	e.t.Helper()
	var s session
	a := e.do(call{path: "/api/v1/auth/login", status: 200, body: `{"email":"` + email + `","password":"` + goodPassword + `","session":"cookie"}`})
	a.into(&s)
	require.Empty(e.t, s.Access)
	require.Empty(e.t, s.Refresh)
	for _, c := range a.Result().Cookies() {
		s.cookie = c.Value
	}
	require.NotEmpty(e.t, s.cookie)
	return s
}

func (e *env) apiToken(s session, scopes string) string {
	e.t.Helper()
	var out struct{ Token string }
	e.do(call{path: "/api/v1/users/me/tokens", bearer: s.Access, status: 201, body: `{"name":"script","scopes":[` + scopes + `]}`}).into(&out)
	return out.Token
}

// me asks who a credential is; status 200 or 401.
func (e *env) me(status int, s session) {
	e.t.Helper()
	e.do(call{method: "GET", path: "/api/v1/users/me", bearer: s.Access, cookie: s.cookie, status: status})
}

// link sends the waiting mails and gives the token of the last one's link.
func (e *env) link(kind string) string {
	e.t.Helper()
	e.m.Drain(context.Background())
	m := e.mails.last(e.t, kind)
	_, text, ok := strings.Cut(m.Link, "?token=")
	require.True(e.t, ok)
	require.Contains(e.t, m.Text, m.Link)
	return text
}
