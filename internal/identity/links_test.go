package identity_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestResetPassword(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("ada@example.com")
	browser := e.loginBrowser("ada@example.com")
	verify := e.link("verify_email")
	forgot := func() string {
		e.do(call{path: "/api/v1/auth/password/forgot", status: 202, body: `{"email":"ada@example.com"}`})
		return e.link("reset_password")
	}
	reset := func(token, password string, status int, field string) {
		t.Helper()
		e.do(call{path: "/api/v1/auth/password/reset", status: status, field: field, body: `{"token":"` + token + `","password":"` + password + `"}`,
			without: []string{token}})
	}
	first, second := forgot(), forgot()
	reset(verify, "another horse", 422, "body.token")
	reset("made-up-token", "another horse", 422, "body.token")
	reset(second, "short", 422, "body.password")
	reset(second, "password123", 422, "body.password")
	reset(second, "ADA@example.com", 422, "body.password")
	e.me(200, ada)
	reset(second, "another horse", 204, "")
	e.me(401, ada)
	e.me(401, browser)
	reset(second, "third horse!", 422, "body.token") // spent
	reset(first, "third horse!", 422, "body.token")  // the older one as well
	e.do(call{path: "/api/v1/auth/login", status: 401, body: `{"email":"ada@example.com","password":"` + goodPassword + `"}`})
	ada = e.login("ada@example.com", "another horse")
	e.do(call{method: "GET", path: "/api/v1/users/me", bearer: ada.Access, status: 200, holds: []string{`"email_verified":true`}})

	late := forgot()
	e.clock.Advance(time.Hour)
	reset(late, "third horse!", 422, "body.token")
}

// A reset opens an account again that too many wrong passwords have closed.
func TestResetLiftsTheLimit(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	e.open(configWithAccountLimit())
	e.register("ada@example.com")
	for range 10 {
		e.do(attempt("ada@example.com", "wrong", "", 401))
	}
	e.do(attempt("ada@example.com", goodPassword, "", 429))
	e.do(call{path: "/api/v1/auth/password/forgot", status: 202, body: `{"email":"ada@example.com"}`})
	e.do(call{path: "/api/v1/auth/password/reset", status: 204, body: `{"token":"` + e.link("reset_password") + `","password":"another horse"}`})
	e.login("ada@example.com", "another horse")
}

func TestForgotTellsNothing(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	e.register("ada@example.com")
	known := e.do(call{path: "/api/v1/auth/password/forgot", status: 202, body: `{"email":"ada@example.com"}`})
	unknown := e.do(call{path: "/api/v1/auth/password/forgot", status: 202, body: `{"email":"eve@example.com"}`})
	require.Equal(t, known.Body.String(), unknown.Body.String())
	require.Equal(t, known.Header(), unknown.Header())
	e.m.Drain(t.Context())
	require.Equal(t, 2, e.mails.count())
	e.do(call{path: "/api/v1/auth/password/forgot", status: 422, field: "body.email", body: `{"email":"eve"}`})
}

func TestVerifyEmail(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("ada@example.com")
	verify := func(token string, status int) {
		t.Helper()
		e.do(call{path: "/api/v1/auth/email/verify", status: status, body: `{"token":"` + token + `"}`})
	}
	first := e.link("verify_email")
	e.clock.Advance(24 * time.Hour)
	verify(first, 422)
	ada = e.login("ada@example.com", goodPassword)
	e.do(call{path: "/api/v1/auth/email/resend", bearer: ada.Access, status: 202})
	second := e.link("verify_email")
	require.NotEqual(t, first, second)
	verify(second+"x", 422)
	verify(second, 204)
	verify(second, 422)
	e.do(call{path: "/api/v1/auth/email/resend", bearer: ada.Access, status: 202})
	e.m.Drain(t.Context())
	require.Equal(t, 2, e.mails.count(), "a verified address gets no more mails")
}

func TestMailIsSentAfterTheCommit(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	e.mails.fail = errors.New("smtp: 554 secret detail")
	e.register("ada@example.com") // a mailer that fails does not fail the account
	e.m.Drain(t.Context())
	require.Zero(t, e.mails.count())
	require.Contains(t, e.slog.String(), "554")
}

func TestChangePassword(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada, other := e.register("ada@example.com"), e.login("ada@example.com", goodPassword)
	change := func(old, fresh string, status int, field string) {
		t.Helper()
		e.do(call{path: "/api/v1/auth/password/change", bearer: ada.Access, status: status, field: field,
			body: `{"current_password":"` + old + `","password":"` + fresh + `"}`})
	}
	change("wrong", "another horse", 422, "body.current_password")
	change(goodPassword, "iloveyou", 422, "body.password")
	change(goodPassword, "ada@example.com", 422, "body.password")
	change(goodPassword, "another horse", 204, "")
	e.me(200, ada)
	e.me(401, other)
	e.login("ada@example.com", "another horse")
}
