package identity_test

import (
	"net/http"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

func TestPrincipal(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("ada@example.com")
	browser := e.loginBrowser("ada@example.com")
	token := e.apiToken(ada, `"search:read"`)
	ctx := t.Context()
	for range 2 { // cold, then warm
		p, err := e.m.Authenticate(ctx, httpapi.Credentials{Bearer: ada.Access})
		require.NoError(t, err)
		require.Equal(t, ada.User.ID, p.UserID)
		require.Equal(t, []string{"admin", "user"}, p.Roles)
		require.NotEmpty(t, p.SessionID)
		require.Nil(t, p.Scopes)
		p, err = e.m.Authenticate(ctx, httpapi.Credentials{Session: browser.cookie})
		require.NoError(t, err)
		require.NotEmpty(t, p.SessionID)
		p, err = e.m.Authenticate(ctx, httpapi.Credentials{Bearer: token})
		require.NoError(t, err)
		require.NotEmpty(t, p.TokenID)
		require.Empty(t, p.SessionID)
		require.Equal(t, []string{"search:read"}, p.Scopes)
		// A secret that is warm in one place is nothing in another.
		_, err = e.m.Authenticate(ctx, httpapi.Credentials{Bearer: browser.cookie})
		require.True(t, fault.Is(err, fault.Unauthenticated))
		_, err = e.m.Authenticate(ctx, httpapi.Credentials{Session: token})
		require.True(t, fault.Is(err, fault.Unauthenticated))
	}
}

// Requests race with a log-out: whatever order they meet in, no request that
// starts after the log-out has been answered is let in.
func TestLogoutIsAtOnce(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		e := setupOn(t, db, free)
		e.register("ada@example.com")
		for range 10 {
			s := e.login("ada@example.com", goodPassword)
			start, out := make(chan struct{}), make(chan struct{})
			var wg sync.WaitGroup
			for range 4 {
				wg.Go(func() {
					<-start
					for over := false; ; {
						select {
						case <-out:
							over = true
						default:
						}
						_, err := e.m.Authenticate(t.Context(), httpapi.Credentials{Bearer: s.Access})
						if err == nil && over {
							t.Error("let in after the log-out")
						}
						if over {
							return
						}
					}
				})
			}
			close(start)
			e.do(call{path: "/api/v1/auth/logout", bearer: s.Access, status: http.StatusNoContent})
			close(out)
			wg.Wait()
		}
	})
}

// A database that is gone answers 5xx, tells nothing, and lets nobody in.
func TestBrokenDatabase(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("ada@example.com")
	e.open(free) // cold
	require.NoError(t, e.db.Write(t.Context(), func(tx *sqldb.Tx) error {
		return tx.Script(t.Context(), "DROP TABLE api_tokens; DROP TABLE one_time_tokens; DROP TABLE sessions; DROP TABLE users")
	}))
	for _, c := range []call{
		{method: "GET", path: "/api/v1/users/me", bearer: ada.Access},
		{path: "/api/v1/auth/login", body: `{"email":"ada@example.com","password":"x"}`},
		{path: "/api/v1/auth/refresh", body: `{"refresh_token":"` + ada.Refresh + `"}`},
		{path: "/api/v1/users/register", body: reg("b@example.com", goodPassword, "B")},
	} {
		c.status = http.StatusInternalServerError
		e.do(c)
	}
	require.Contains(t, e.slog.String(), "no such table", "the log knows")
}

func TestEnsure(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		e := setupOn(t, db, free)
		in := identityapi.EnsureInput{Email: "demo@example.com", Name: "Demo", Password: "demo account one"}
		u, created, err := e.m.Accounts().Ensure(t.Context(), in)
		require.NoError(t, err)
		require.True(t, created)
		require.Equal(t, []string{"user"}, u.Roles)
		require.True(t, u.EmailVerified)
		in.Password = "demo account two"
		again, created, err := e.m.Accounts().Ensure(t.Context(), in)
		require.NoError(t, err)
		require.False(t, created)
		require.Equal(t, u, again)
		e.login("demo@example.com", "demo account one")
		require.Equal(t, []string{"admin", "user"}, e.register("ada@example.com").User.Roles)
		_, _, err = e.m.Accounts().Ensure(t.Context(), identityapi.EnsureInput{Email: "x", Name: "", Password: "1"})
		require.Len(t, err.(*fault.Error).Fields, 3)
		e.m.Drain(t.Context())
		require.Equal(t, 1, e.mails.count(), "the demo account gets no mail")
	})
}

// Pages call the use cases without the API's schema before them.
func TestAccountsCheckTheirInput(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	a, ctx := e.m.Accounts(), t.Context()
	_, err := a.Register(ctx, identityapi.RegisterInput{Email: "a\x00@x", Password: "\xff\xff\xff\xff\xff\xff\xff\xff", Name: "\x00"})
	require.Len(t, err.(*fault.Error).Fields, 3)
	_, err = a.Login(ctx, identityapi.LoginInput{Email: "a\x00@x", Password: "x"})
	require.True(t, fault.Is(err, fault.Invalid))
	require.True(t, fault.Is(a.ForgotPassword(ctx, "x", identityapi.Client{}), fault.Invalid))
	require.True(t, fault.Is(a.VerifyEmail(ctx, "x\x00"), fault.Invalid))
	require.True(t, fault.Is(a.ResetPassword(ctx, "", ""), fault.Invalid))
	_, err = a.User(ctx, "nobody")
	require.True(t, fault.Is(err, fault.NotFound))
	require.True(t, fault.Is(a.ResendVerification(ctx, "nobody"), fault.NotFound))
	s, err := a.Register(ctx, identityapi.RegisterInput{Email: "a@x", Password: goodPassword, Name: "A", Browser: true,
		Client: identityapi.Client{UserAgent: "x\x00\xff", Address: "::1"}})
	require.NoError(t, err)
	p, err := e.m.Authenticate(ctx, httpapi.Credentials{Session: s.Cookie})
	require.NoError(t, err)
	require.NoError(t, a.Logout(ctx, "someone else", p.SessionID, false))
	_, err = e.m.Authenticate(ctx, httpapi.Credentials{Session: s.Cookie})
	require.NoError(t, err, "nobody ends another's session")
	require.NoError(t, a.Logout(ctx, p.UserID, p.SessionID, false))
	_, err = e.m.Authenticate(ctx, httpapi.Credentials{Session: s.Cookie})
	require.True(t, fault.Is(err, fault.Unauthenticated))
}

func BenchmarkAuthenticate(b *testing.B) {
	e := setup(b, free)
	ada := e.register("ada@example.com")
	for name, c := range map[string]httpapi.Credentials{
		"access":    {Bearer: ada.Access},
		"cookie":    {Session: e.loginBrowser("ada@example.com").cookie},
		"api token": {Bearer: e.apiToken(ada, `"search:read"`)},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := e.m.Authenticate(b.Context(), c); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	cfg := free
	cfg.Staleness = -1 // each asks the database
	cold := setup(b, cfg)
	c := httpapi.Credentials{Bearer: cold.register("ada@example.com").Access}
	b.Run("asking the database", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := cold.m.Authenticate(b.Context(), c); err != nil {
				b.Fatal(err)
			}
		}
	})
}
