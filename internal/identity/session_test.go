package identity_test

import (
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

func (e *env) refresh(status int, token string) (s session) {
	e.t.Helper()
	return e.refreshAs(status, token, "")
}

func (e *env) refreshAs(status int, token, agent string) (s session) {
	e.t.Helper()
	a := e.do(call{path: "/api/v1/auth/refresh", status: status, body: `{"refresh_token":"` + token + `"}`,
		header: map[string]string{"User-Agent": agent}})
	if status == 200 {
		a.into(&s)
	}
	return s
}

func TestRefreshRotates(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	one := e.register("ada@example.com")
	e.clock.Advance(16 * time.Minute)
	e.me(401, one) // the access token has expired
	two := e.refresh(200, one.Refresh)
	require.NotEqual(t, one.Refresh, two.Refresh)
	e.me(200, two)
	e.clock.Advance(59 * 24 * time.Hour)
	three := e.refresh(200, two.Refresh)
	e.clock.Advance(61 * 24 * time.Hour)
	e.refresh(401, three.Refresh)
}

func TestSpentRefreshTokenEndsTheSession(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	one := e.register("ada@example.com")
	bystander := e.login("ada@example.com", goodPassword)
	two := e.refresh(200, one.Refresh)
	e.clock.Advance(11 * time.Second)
	e.refresh(401, one.Refresh)
	e.refresh(401, two.Refresh)
	e.me(401, one)
	e.me(401, two)
	e.me(200, bystander)
}

func TestRepeatedRefresh(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		wait   time.Duration
		agent  string
		use    bool // the successor is used meanwhile
		status int
	}{
		"a lost answer":        {wait: 9 * time.Second, status: 200},
		"too late":             {wait: 11 * time.Second, status: 401},
		"another client":       {agent: "thief/1", status: 401},
		"after the successor":  {use: true, status: 401},
		"at once":              {status: 200},
		"at the very last":     {wait: 10 * time.Second, status: 200},
		"late and another one": {wait: time.Minute, agent: "thief/1", status: 401},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := setup(t, free)
			one := e.register("ada@example.com")
			two := e.refresh(200, one.Refresh)
			if tt.use {
				e.refresh(200, two.Refresh)
			}
			e.clock.Advance(tt.wait)
			again := e.refreshAs(tt.status, one.Refresh, tt.agent)
			if tt.status == 200 {
				require.Equal(t, two.Refresh, again.Refresh, "one line of tokens, not two")
			}
			e.refresh(tt.status, two.Refresh)
		})
	}
}

func TestRefreshRefuses(t *testing.T) {
	t.Parallel()
	e, other := setup(t, free), setup(t, free)
	ada, foreign := e.register("ada@example.com"), other.register("ada@example.com")
	for name, token := range map[string]string{
		"another server's": foreign.Refresh, "an access token": ada.Access, "cut": ada.Refresh[:50], "x": "x",
		"tampered": ada.Refresh[:60] + "AAAA" + ada.Refresh[64:],
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			status := 401
			if len(token) > 152 {
				status = 422
			}
			e.doOn(t, call{path: "/api/v1/auth/refresh", status: status, body: `{"refresh_token":"` + token + `"}`})
		})
	}
	t.Cleanup(func() { e.refresh(200, ada.Refresh) }) // none of it harmed the session
}

// Many at once with one token from different clients: one answer at most is
// good, and the session ends.
func TestConcurrentRefresh(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		e := setupOn(t, db, free)
		ada := e.register("ada@example.com")
		const clients = 8
		codes := make(chan int, clients)
		var wg sync.WaitGroup
		for i := range clients {
			wg.Go(func() {
				r := request("POST", "/api/v1/auth/refresh", `{"refresh_token":"`+ada.Refresh+`"}`)
				r.Header.Set("User-Agent", string(rune('a'+i)))
				codes <- serve(e.handler, r)
			})
		}
		wg.Wait()
		close(codes)
		good := 0
		for code := range codes {
			if code == http.StatusOK {
				good++
			} else {
				require.Equal(t, 401, code)
			}
		}
		require.Equal(t, 1, good)
		e.me(401, ada)
	})
}

func TestLogout(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	one, two := e.register("ada@example.com"), e.login("ada@example.com", goodPassword)
	browser := e.loginBrowser("ada@example.com")
	token := session{Access: e.apiToken(one, `"profile:read"`)}
	for _, s := range []session{one, two, browser, token} {
		e.me(200, s)
	}
	e.do(call{path: "/api/v1/auth/logout", bearer: two.Access, status: 204})
	e.me(401, two)
	e.refresh(401, two.Refresh)
	a := e.do(call{path: "/api/v1/auth/logout", cookie: browser.cookie, status: 204, body: `{}`})
	require.Contains(t, a.Header().Get("Set-Cookie"), "sojourn_session=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax")
	e.me(401, browser)
	e.me(200, one)
	e.do(call{path: "/api/v1/auth/logout", bearer: token.Access, status: 403, body: `{"everywhere":true}`})

	three := e.login("ada@example.com", goodPassword)
	browser = e.loginBrowser("ada@example.com")
	eve := e.register("eve@example.com")
	e.do(call{path: "/api/v1/auth/logout", bearer: three.Access, status: 204, body: `{"everywhere":true}`})
	for _, s := range []session{one, three, browser} {
		e.me(401, s)
	}
	e.refresh(401, one.Refresh)
	e.me(200, token) // API tokens are revoked one by one
	e.me(200, eve)
}

func TestSessionCookie(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	e.register("ada@example.com")
	a := e.do(call{path: "/api/v1/auth/login", status: 200, body: `{"email":"ada@example.com","password":"` + goodPassword + `","session":"cookie"}`})
	c := a.Result().Cookies()[0]
	require.Equal(t, "sojourn_session", c.Name)
	require.True(t, c.HttpOnly)
	require.True(t, c.Secure)
	require.Equal(t, http.SameSiteLaxMode, c.SameSite)
	require.Equal(t, "/", c.Path)
	require.Equal(t, 60*24*3600, c.MaxAge)
	require.Equal(t, "no-store", a.Header().Get("Cache-Control"))
	e.clock.Advance(60*24*time.Hour - time.Second)
	e.me(200, session{cookie: c.Value})
	e.clock.Advance(time.Second)
	e.me(401, session{cookie: c.Value})
}

// Two processes on one database: what one ends, the other refuses after
// Staleness at most.
func TestStaleness(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		here := setupOn(t, db, free)
		there := setupOn(t, db, free)
		there.clock = here.clock
		there.open(free)
		ada := here.register("ada@example.com")
		there.me(200, ada)
		here.do(call{path: "/api/v1/auth/logout", bearer: ada.Access, status: 204})
		here.me(401, ada)
		here.clock.Advance(30 * time.Second)
		there.me(401, ada)
	})
}

func TestKeyRotation(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	old := e.register("ada@example.com")
	there := setupOn(t, e.db, free)
	there.clock = e.clock
	there.open(free)
	e.clock.Advance(time.Minute)
	require.NoError(t, e.m.RotateKey(t.Context()))
	e.me(200, old)
	fresh := e.refresh(200, old.Refresh)
	e.me(200, fresh)
	there.me(200, fresh) // reads the keys again
	e.open(free)         // after a restart
	e.me(200, fresh)
	keys, err := e.m.Store().Keys(t.Context())
	require.NoError(t, err)
	require.Len(t, keys, 2)
	e.clock.Advance(70 * 24 * time.Hour)
	_, err = e.m.Purge(t.Context())
	require.NoError(t, err)
	keys, err = e.m.Store().Keys(t.Context())
	require.NoError(t, err)
	require.Len(t, keys, 1)
}

func TestPurge(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("ada@example.com")
	n, err := e.m.Purge(t.Context())
	require.NoError(t, err)
	require.Zero(t, n)
	e.do(call{path: "/api/v1/auth/logout", bearer: ada.Access, status: 204})
	e.clock.Advance(8 * 24 * time.Hour)
	n, err = e.m.Purge(t.Context())
	require.NoError(t, err)
	require.Equal(t, int64(2), n, "the session and the link")
}

func TestLastUse(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("ada@example.com")
	token := session{Access: e.apiToken(ada, `"profile:read"`)}
	used := func() time.Time {
		e.m.Drain(t.Context())
		all, err := e.m.Store().Tokens(t.Context(), ada.User.ID)
		require.NoError(t, err)
		return all[0].LastUsedAt
	}
	require.True(t, used().IsZero())
	e.me(200, token)
	require.Equal(t, start, used())
	for range 5 {
		e.clock.Advance(11 * time.Second)
		e.me(200, token)
		require.Equal(t, start, used(), "at most once a minute")
	}
	e.clock.Advance(31 * time.Second)
	e.me(200, token)
	require.Equal(t, start.Add(86*time.Second), used())
}

func TestRefusesBadPublicURL(t *testing.T) {
	t.Parallel()
	for _, u := range []string{"", "trips.example.com", "ftp://x", "https://"} {
		_, err := identity.New(free, identity.Deps{PublicURL: u})
		require.Error(t, err, u)
	}
}
