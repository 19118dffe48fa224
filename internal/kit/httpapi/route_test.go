package httpapi_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/httpapi"
)

func TestRoutesThatAreNotThere(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		method, path string
		status       int
		allow        string
	}{
		{"GET", "/api/v1/nothing", 404, ""},
		{"POST", "/api/v2/things", 404, ""},
		{"GET", "/api/", 404, ""},
		{"GET", "/api/v1/things", 405, "POST"},
		{"DELETE", "/api/v1/things", 405, "POST"},
		{"PUT", "/api/v1/things/x", 405, "GET, PATCH"},
		{"BREW", "/api/v1/fail", 405, "GET"},
	} {
		a := newSite(t).do(t, c.method, c.path, "", ana)
		a.problem(c.status)
		require.Equal(t, c.allow, a.header.Get("Allow"), c.path)
	}
}

func TestALongPathIsNotEchoed(t *testing.T) {
	t.Parallel()
	path := "/api/v1/"
	for range 5000 {
		path += "x"
	}
	require.Less(t, len(newSite(t).do(t, "GET", path, "").problem(404).Detail), 300)
}

// Text that no database column can hold is refused at the edge, wherever it
// stands: PostgreSQL would answer with an error of its own.
func TestAddressesThatAreNoText(t *testing.T) {
	t.Parallel()
	for _, target := range []string{"/api/v1/things/a%00b", "/api/v1/things/%ff", "/api/v1/things/x?q=a%00b", "/api/v1/things/x?q=%ff", "/api/v1/things/x?other=1&q=%C3%28"} {
		newSite(t).do(t, "GET", target, "", ana).problem(422)
	}
	for target, want := range map[string]string{"/api/v1/things/a%20b": "a b", "/api/v1/things/x?q=caf%C3%A9": "xcafé", "/api/v1/things/%25?q=100%25": "%100%"} {
		require.Contains(t, newSite(t).do(t, "GET", target, "", ana).is(200).body, `"`+want+`"`)
	}
}

func TestCrossOriginRequests(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, method string
		header       []string
		status       int
	}{
		{"another site", "POST", []string{"Sec-Fetch-Site: cross-site"}, 403},
		{"a sibling", "POST", []string{"Sec-Fetch-Site: same-site"}, 403},
		{"an old browser, another origin", "POST", []string{"Origin: https://evil.example"}, 403},
		{"a sandboxed page", "POST", []string{"Origin: null"}, 403},
		{"a change of another site", "PATCH", []string{"Sec-Fetch-Site: cross-site"}, 403},
		{"our own page", "POST", []string{"Sec-Fetch-Site: same-origin", "Origin: http://example.com"}, 201},
		{"an old browser, our origin", "POST", []string{"Origin: http://example.com"}, 201},
		{"no browser", "POST", nil, 201},
		{"reading from another site", "GET", []string{"Sec-Fetch-Site: cross-site"}, 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			path, body := "/api/v1/things", `{"name":"x"}`
			if c.method != "POST" {
				path += "/x"
			}
			if c.method == "GET" {
				body = ""
			}
			a := newSite(t).do(t, c.method, path, body, append(c.header, "Cookie: "+httpapi.SessionCookie+"=ana")...)
			if c.status == 403 {
				a.problem(403)
				return
			}
			a.is(c.status)
		})
	}
}

func TestPanics(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p := s.do(t, "GET", "/api/v1/fail?how=panic", "").problem(500)
	require.Contains(t, s.log.String(), "things_test.go", "the log lacks the stack")
	require.Contains(t, s.log.String(), p.TraceID)
	s.api.Mux.HandleFunc("GET /abort", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	require.PanicsWithValue(t, http.ErrAbortHandler, func() { s.do(t, "GET", "/abort", "") }, "the server knows what to do with it")
	s.do(t, "GET", "/api/v1/things/x", "", ana).is(200)
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for _, a := range []answer{s.do(t, "GET", "/api/v1/things/x", "", ana), s.do(t, "GET", "/api/v1/nothing", ""), s.do(t, "GET", "/api/v1/fail?how=panic", "")} {
		require.Equal(t, "nosniff", a.header.Get("X-Content-Type-Options"))
		require.Equal(t, "same-origin", a.header.Get("Referrer-Policy"))
		require.Equal(t, "DENY", a.header.Get("X-Frame-Options"))
	}
}

func TestTraceID(t *testing.T) {
	t.Parallel()
	const trace = "4bf92f3577b34da6a3ce929d0e0e4736"
	for header, taken := range map[string]bool{
		"00-" + trace + "-00f067aa0ba902b7-01":      true,
		"00-" + trace + "-00f067aa0ba902b7-0":       false,
		"01-" + trace + "-00f067aa0ba902b7-01":      false,
		"00-" + trace[1:] + "Z-00f067aa0ba902b7-01": false,
		"<script>alert(1)</script>":                 false,
		"":                                          false,
	} {
		p := newSite(t).do(t, "GET", "/api/v1/nothing", "", "Traceparent: "+header).problem(404)
		require.Equal(t, taken, p.TraceID == trace, header)
	}
}

// Metrics are counted by route and not by address, which has no end.
func TestObserve(t *testing.T) {
	t.Parallel()
	type seen struct {
		route, method string
		status        int
	}
	var all []seen
	s := newSite(t, func(c *httpapi.Config) {
		c.Observe = func(route, method string, status int, seconds float64) {
			require.GreaterOrEqual(t, seconds, 0.0)
			all = append(all, seen{route, method, status})
		}
	})
	s.do(t, "GET", "/api/v1/things/x", "", ana)
	s.do(t, "GET", "/api/v1/things/y", "")
	s.do(t, "GET", "/api/v1/fail?how=panic", "")
	s.do(t, "GET", "/api/v1/nothing", "")
	require.Equal(t, []seen{
		{"GET /api/v1/things/{id}", "GET", 200}, {"GET /api/v1/things/{id}", "GET", 401},
		{"GET /api/v1/fail", "GET", 500}, {"/api/", "GET", 404},
	}, all)
}
