package httpapi_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/httpapi"
)

func TestWhoMayCome(t *testing.T) {
	t.Parallel()
	const cookie = "Cookie: " + httpapi.SessionCookie + "="
	for _, c := range []struct {
		name, method string
		header       []string
		status       int
		says         string
	}{
		{"a bearer", "GET", []string{ana}, 200, `"user":"ana"`},
		{"a bearer, any case", "GET", []string{"Authorization: bEARER ana"}, 200, `"user":"ana"`},
		{"a session", "GET", []string{cookie + "ana"}, 200, `"user":"ana"`},
		{"a token with the scope", "GET", []string{"Authorization: Bearer sjn_reader"}, 200, `"user":"ana"`},
		{"the bearer wins over the session", "GET", []string{bea, cookie + "ana"}, 200, `"user":"bea"`},
		{"a wrong bearer is not mended by a session", "GET", []string{"Authorization: Bearer x", cookie + "ana"}, 401, "not known"},
		{"nobody", "GET", nil, 401, "sign in first"},
		{"an empty bearer", "GET", []string{"Authorization: Bearer "}, 401, "sign in first"},
		{"an empty session", "GET", []string{cookie}, 401, "sign in first"},
		{"another scheme", "GET", []string{"Authorization: Basic YW5hOmFuYQ=="}, 401, "not known"},
		{"a token without the scope", "POST", []string{"Authorization: Bearer sjn_reader"}, 403, "things:write"},
		{"the accounts are away", "GET", []string{"Authorization: Bearer away"}, 503, "do not answer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			path, body := "/api/v1/things/x", ""
			if c.method == "POST" {
				path, body = "/api/v1/things", `{"name":"x"}`
			}
			a := newSite(t).do(t, c.method, path, body, c.header...).is(c.status)
			require.Contains(t, a.body, c.says)
			if c.status == 401 {
				require.NotEmpty(t, a.header.Get("WWW-Authenticate"))
			}
		})
	}
}

func TestPublicOperationsAskNobody(t *testing.T) {
	t.Parallel()
	newSite(t).do(t, "PATCH", "/api/v1/things/x", `{}`, "Authorization: Bearer wrong").is(200)
}

// An operation may be public and know its caller all the same; who cannot show
// that they are somebody is nobody.
func TestOptionalSignIn(t *testing.T) {
	t.Parallel()
	for header, user := range map[string]string{ana: "ana", "Cookie: " + httpapi.SessionCookie + "=ana": "ana", "Authorization: Bearer sjn_reader": "ana",
		"Authorization: Bearer wrong": "", "Authorization: Bearer away": "", "X-Nothing: 1": ""} {
		require.Contains(t, newSite(t).do(t, "GET", "/api/v1/who", "", header).is(200).body, `"user":"`+user+`"`, header)
	}
}

func TestMay(t *testing.T) {
	t.Parallel()
	require.True(t, httpapi.Principal{UserID: "ana"}.May("things:read"), "a session may do all")
	require.True(t, httpapi.Principal{Scopes: []string{"things:read"}}.May("things:read"))
	require.False(t, httpapi.Principal{Scopes: []string{"things:read"}}.May("things:write"))
	require.False(t, httpapi.Principal{Scopes: []string{}}.May("things:read"), "a token without scopes may do nothing")
}

// Behind a proxy the last address counts, which the proxy itself wrote: what
// stands before it, or in lines before it, is the caller's own invention.
func TestAddress(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, remote string
		trust        bool
		forwarded    []string
		want         string
	}{
		{"direct", "192.0.2.1:1234", false, nil, "192.0.2.1"},
		{"direct, IPv6", "[2001:db8::1]:1234", false, nil, "2001:db8::1"},
		{"no proxy to trust", "192.0.2.1:1234", false, []string{"198.51.100.7"}, "192.0.2.1"},
		{"a proxy", "192.0.2.1:1234", true, []string{"198.51.100.7"}, "198.51.100.7"},
		{"a chain", "192.0.2.1:1234", true, []string{"10.0.0.1, 198.51.100.7"}, "198.51.100.7"},
		{"two lines", "192.0.2.1:1234", true, []string{"10.0.0.1", "198.51.100.7"}, "198.51.100.7"},
		{"a proxy that sets nothing", "192.0.2.1:1234", true, nil, "192.0.2.1"},
		{"an empty line", "192.0.2.1:1234", true, []string{""}, "192.0.2.1"},
		{"a socket", "@", false, nil, "@"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := newSite(t, func(cfg *httpapi.Config) { cfg.TrustProxy = c.trust })
			r := request(t, "GET", "/", "")
			r.RemoteAddr = c.remote
			for _, f := range c.forwarded {
				r.Header.Add("X-Forwarded-For", f)
			}
			require.Equal(t, c.want, s.api.Address(r))
			s.api.Mux.HandleFunc("GET /address", func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte(httpapi.AddressOf(r.Context()))) })
			r.URL.Path = "/address"
			require.Equal(t, c.want, s.send(t, r).body)
		})
	}
}

func FuzzCredentials(f *testing.F) {
	for _, s := range []string{"", "Bearer x", "bearer  x ", "Bearer", "Basic YTpi", "Bearer a b", " Bearer x", "Bearer\tx", "\x00", "Bearer \xff"} {
		f.Add(s, "")
		f.Add(s, httpapi.SessionCookie+"=abc; other=1")
		f.Add("", s)
	}
	f.Fuzz(func(t *testing.T, authorization, cookie string) {
		r := &http.Request{Header: http.Header{"Authorization": {authorization}, "Cookie": {cookie}}}
		c := httpapi.CredentialsOf(r)
		require.False(t, c.Bearer != "" && c.Session != "", "one of the two at most")
		if authorization != "" {
			require.Empty(t, c.Session, "a session must not stand in for a bad bearer")
		}
		require.Equal(t, strings.TrimSpace(c.Bearer), c.Bearer)
		if c.Bearer != "" && c.Bearer != "unsupported" {
			require.Contains(t, authorization, c.Bearer)
			require.True(t, strings.EqualFold(authorization[:6], "bearer"))
		}
		require.Contains(t, cookie, c.Session)
	})
}
