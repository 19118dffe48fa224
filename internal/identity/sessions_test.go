package identity_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

const sessionsPath = "/api/v1/users/me/sessions"

type openSession struct {
	ID         string    `json:"id"`
	Kind       string    `json:"kind"`
	Current    bool      `json:"current"`
	CreatedAt  time.Time `json:"created_at"`
	LastSeenAt time.Time `json:"last_seen_at"`
	Address    string    `json:"address"`
	UserAgent  string    `json:"user_agent"`
}

func (e *env) sessions(s session, without ...string) []openSession {
	e.t.Helper()
	var list struct{ Items []openSession }
	e.do(call{method: "GET", path: sessionsPath, bearer: s.Access, cookie: s.cookie, status: 200, holds: []string{`"next":null`}, without: without}).into(&list)
	return list.Items
}

// idOf gives the id of the session that asks.
func (e *env) idOf(s session) string {
	e.t.Helper()
	first := e.sessions(s)[0]
	require.True(e.t, first.Current)
	return first.ID
}

func (e *env) endSession(s session, id string, status int) answer {
	e.t.Helper()
	return e.do(call{method: "DELETE", path: sessionsPath + "/" + id, bearer: s.Access, cookie: s.cookie, status: status})
}

func TestListSessions(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		e := setupOn(t, db, free)
		ada := e.register("ada@example.com")
		e.register("eve@example.com")
		e.clock.Advance(time.Minute)
		var phone session
		e.do(call{path: "/api/v1/auth/login", status: 200, from: "198.51.100.2:9", header: map[string]string{"User-Agent": "Mozilla/5.0 (Phone 🌍)"},
			body: `{"email":"ada@example.com","password":"` + goodPassword + `"}`}).into(&phone)
		e.clock.Advance(time.Minute)
		browser := e.loginBrowser("ada@example.com")

		got := e.sessions(ada, ada.Refresh, phone.Refresh, browser.cookie, "hash")
		require.Len(t, got, 3, "her own alone")
		require.Equal(t, openSession{ID: got[0].ID, Kind: "token", Current: true, CreatedAt: start, LastSeenAt: start, Address: "203.0.113.7"}, got[0])
		require.Equal(t, openSession{ID: got[1].ID, Kind: "cookie", CreatedAt: start.Add(2 * time.Minute), LastSeenAt: start.Add(2 * time.Minute), Address: "203.0.113.7"}, got[1])
		require.Equal(t, openSession{ID: got[2].ID, Kind: "token", CreatedAt: start.Add(time.Minute), LastSeenAt: start.Add(time.Minute),
			Address: "198.51.100.2", UserAgent: "Mozilla/5.0 (Phone 🌍)"}, got[2])
		require.Equal(t, got[1].ID, e.idOf(browser), "each sees itself first")
	})
}

// What was used last stands before what was opened last.
func TestSessionsAreInOrderOfUse(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	old := e.register("ada@example.com")
	e.clock.Advance(time.Minute)
	e.login("ada@example.com", goodPassword)
	e.clock.Advance(time.Hour)
	e.refresh(200, old.Refresh)
	now := e.loginBrowser("ada@example.com")
	e.m.Drain(context.Background())
	got := e.sessions(now)
	require.Len(t, got, 3)
	require.Equal(t, start, got[1].CreatedAt)
	require.Equal(t, start.Add(time.Hour+time.Minute), got[1].LastSeenAt)
}

func TestSessionsThatAreOverAreNotListed(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	e.register("ada@example.com") // expires before the others
	e.clock.Advance(59 * 24 * time.Hour)
	left, here := e.loginBrowser("ada@example.com"), e.loginBrowser("ada@example.com")
	e.do(call{path: "/api/v1/auth/logout", cookie: left.cookie, status: 204})
	require.Len(t, e.sessions(here), 2)
	e.clock.Advance(2 * 24 * time.Hour)
	require.Len(t, e.sessions(here), 1)
}

func TestManySessionsAreCut(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	first := e.register("ada@example.com")
	for range 102 {
		e.clock.Advance(time.Second)
		e.login("ada@example.com", goodPassword)
	}
	got := e.sessions(first)
	require.Len(t, got, 100)
	require.True(t, got[0].Current, "the oldest, but the one that asks")
}

func TestEndSession(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		e := setupOn(t, db, free)
		here, eve := e.register("ada@example.com"), e.register("eve@example.com")
		phone, browser := e.login("ada@example.com", goodPassword), e.loginBrowser("ada@example.com")
		phoneID, browserID := e.idOf(phone), e.idOf(browser)

		e.endSession(eve, phoneID, 404)
		e.endSession(here, "0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80", 404)
		e.endSession(here, "nonsense", 422)
		e.me(200, phone)

		require.Empty(t, e.endSession(here, phoneID, 204).Header().Get("Set-Cookie"))
		e.me(401, phone)
		e.refresh(401, phone.Refresh)
		e.endSession(here, phoneID, 404)
		e.endSession(here, browserID, 204)
		e.me(401, browser)
		e.me(200, here)
		e.me(200, eve)
	})
}

// A browser that ends its own session is left without a cookie, as by log-out.
func TestEndOwnSession(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	e.register("ada@example.com")
	here := e.loginBrowser("ada@example.com")
	cookies := e.endSession(here, e.idOf(here), 204).Result().Cookies()
	require.Len(t, cookies, 1)
	require.Equal(t, httpapi.SessionCookie, cookies[0].Name)
	require.Negative(t, cookies[0].MaxAge)
	e.me(401, here)
}

func TestEndOtherSessions(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		e := setupOn(t, db, free)
		here, eve := e.register("ada@example.com"), e.register("eve@example.com")
		phone, browser := e.login("ada@example.com", goodPassword), e.loginBrowser("ada@example.com")
		token := e.apiToken(here, `"profile:read"`)
		for range 2 { // with nothing left to end it answers the same
			e.do(call{method: http.MethodDelete, path: sessionsPath, bearer: here.Access, status: 204})
		}
		e.me(401, phone)
		e.me(401, browser)
		e.refresh(401, phone.Refresh)
		e.me(200, here)
		e.refresh(200, here.Refresh)
		e.me(200, eve)
		e.me(200, session{Access: token})
		require.Len(t, e.sessions(here), 1)
	})
}

// Whoever remembers callers hears of each session that was ended.
func TestEndedSessionsAreRefusedElsewhere(t *testing.T) {
	t.Parallel()
	here := setup(t, free)
	there := setupOn(t, here.db, free)
	there.clock, there.fanout = here.clock, here.fanout
	there.listen()
	ada := here.register("ada@example.com")
	one, two := here.login("ada@example.com", goodPassword), here.login("ada@example.com", goodPassword)
	there.me(200, one)
	there.me(200, two)
	refused := func(s session) func() bool {
		return func() bool {
			_, err := there.m.Sessions().Introspect(t.Context(), identityapi.Credentials{Bearer: s.Access})
			return err != nil
		}
	}
	here.endSession(ada, here.idOf(one), 204)
	require.Eventually(t, refused(one), 10*time.Second, time.Millisecond)
	here.do(call{method: http.MethodDelete, path: sessionsPath, bearer: ada.Access, status: 204})
	require.Eventually(t, refused(two), 10*time.Second, time.Millisecond)
	there.me(200, ada)
}
