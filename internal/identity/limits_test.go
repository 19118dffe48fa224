package identity_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity"
)

func request(method, path, body string) *http.Request {
	r := httptest.NewRequest(method, "https://trips.example.com"+path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	return r
}

func serve(h http.Handler, r *http.Request) int {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code
}

func attempt(email, secret, from string, status int) call {
	return call{path: "/api/v1/auth/login", from: from, status: status, body: `{"email":"` + email + `","password":"` + secret + `"}`}
}

func TestLoginLimitOfAnAccount(t *testing.T) {
	t.Parallel()
	e := setup(t, identity.Config{LoginsPerAddress: identity.NoLimit})
	e.register("ada@example.com")
	for i := range 9 {
		e.do(attempt("ada@example.com", "wrong", fmt.Sprintf("198.51.100.%d:1", i), 401))
	}
	e.do(attempt("ADA@example.com", goodPassword, "", 200)) // starts the count anew
	for range 10 {
		e.do(attempt("ada@example.com", "wrong", "", 401))
	}
	a := e.do(attempt("ada@example.com", goodPassword, "", 429))
	require.Equal(t, strconv.Itoa(15*60), a.Header().Get("Retry-After"))
	e.do(attempt("Ada@Example.com", goodPassword, "192.0.2.1:1", 429))
	e.clock.Advance(14 * time.Minute)
	e.do(attempt("ada@example.com", goodPassword, "", 429))
	e.clock.Advance(time.Minute)
	e.do(attempt("ada@example.com", goodPassword, "", 200))
}

// An account that does not exist is limited alike, or the limit would tell.
func TestLoginLimitOfNobody(t *testing.T) {
	t.Parallel()
	e := setup(t, identity.Config{})
	for range 10 {
		e.do(attempt("nobody@example.com", "wrong", "", 401))
	}
	e.do(attempt("nobody@example.com", "wrong", "", 429))
}

func TestLoginLimitOfAnAddress(t *testing.T) {
	t.Parallel()
	e := setup(t, identity.Config{})
	e.register("ada@example.com")
	for i := range 50 {
		e.do(attempt(fmt.Sprintf("a%d@example.com", i), "wrong", fmt.Sprintf("[2001:db8::%x]:1", i+1), 401))
		e.do(attempt("ada@example.com", goodPassword, "192.0.2.1:1", 200)) // success is free
	}
	e.clock.Advance(5 * time.Minute)
	a := e.do(attempt("ada@example.com", goodPassword, "[2001:db8::ffff]:1", 429)) // the same /64
	require.Equal(t, strconv.Itoa(10*60), a.Header().Get("Retry-After"))
	e.do(attempt("ada@example.com", goodPassword, "[2001:db8:0:1::1]:1", 200))
	e.clock.Advance(10 * time.Minute)
	e.do(attempt("ada@example.com", goodPassword, "[2001:db8::ffff]:1", 200))
}

func TestRegistrationLimit(t *testing.T) {
	t.Parallel()
	e := setup(t, identity.Config{RegisterPerAddress: 3})
	for i := range 3 {
		e.register(fmt.Sprintf("a%d@example.com", i))
	}
	c := call{path: "/api/v1/users/register", status: 429, body: reg("b@example.com", goodPassword, "B")}
	e.do(c)
	c.from, c.status = "192.0.2.9:1", 201
	e.do(c)
}

func TestMailLimits(t *testing.T) {
	t.Parallel()
	e := setup(t, identity.Config{MailsPerAddress: 8})
	ada := e.register("ada@example.com")
	e.m.Drain(t.Context())
	for range 8 {
		e.do(call{path: "/api/v1/auth/password/forgot", status: 202, body: `{"email":"ada@example.com"}`})
	}
	e.m.Drain(t.Context())
	require.Equal(t, 1+5, e.mails.count(), "one to verify, five to reset")
	e.do(call{path: "/api/v1/auth/password/forgot", status: 429, body: `{"email":"ada@example.com"}`})
	for range 7 {
		e.do(call{path: "/api/v1/auth/email/resend", bearer: ada.Access, status: 202})
	}
	e.m.Drain(t.Context())
	require.Equal(t, 1+5+5, e.mails.count())
}

func TestFullQueue(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	for range 1024 {
		e.do(call{path: "/api/v1/auth/password/forgot", status: 202, body: `{"email":"ada@example.com"}`})
	}
	e.do(call{path: "/api/v1/auth/password/forgot", status: 503, body: `{"email":"ada@example.com"}`})
	e.register("eve@example.com") // its mail is dropped, the account is not
	e.m.Drain(t.Context())
	e.do(call{path: "/api/v1/auth/password/forgot", status: 202, body: `{"email":"ada@example.com"}`})
}
