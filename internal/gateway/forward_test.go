package gateway_test

import (
	"encoding/json"
	"net"
	"net/url"
	"strings"
	"testing"

	"github.com/coder/websocket"
	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/httpapi"
)

const ana = "Authorization: Bearer ana"

func (a answer) seen(t *testing.T) (s struct{ User, Session, Address, Trace, Note string }) {
	t.Helper()
	require.Equal(t, 200, a.status, a.body)
	require.NoError(t, json.Unmarshal([]byte(a.body), &s))
	return s
}

func TestTheServiceKnowsTheCaller(t *testing.T) {
	t.Parallel()
	h := open(t)
	const trace = "4bf92f3577b34da6a3ce929d0e0e4736"
	s := do(t, h.door.URL, "GET", "/api/v1/things/a%20b?q=caf%C3%A9", "", ana, "Traceparent: 00-"+trace+"-00f067aa0ba902b7-01").seen(t)
	require.Equal(t, "u-ana", s.User)
	require.Equal(t, "s-ana", s.Session)
	require.Equal(t, "127.0.0.1", s.Address)
	require.Equal(t, trace, s.Trace, "one trace through both processes")
	require.Equal(t, "a bcafé", s.Note)
	require.Empty(t, do(t, h.door.URL, "GET", "/api/v1/open", "", ana).seen(t).User, "a public operation asks nobody")
	require.Equal(t, "u-ana", do(t, h.door.URL, "GET", "/api/v1/things/x", "", "Cookie: "+httpapi.SessionCookie+"=ana").seen(t).User)
}

// Nobody reaches a service but through the gateway, and nothing that a caller
// sends makes them somebody else.
func TestTheServiceBelievesTheGatewayAlone(t *testing.T) {
	t.Parallel()
	h := open(t)
	for _, header := range [][]string{nil, {ana}, {"Sojourn-Caller: x.y.z"}, {`Sojourn-Caller: {"p":{"UserID":"u-ana"}}`}} {
		for _, path := range []string{"/api/v1/things/x", "/api/v1/open"} {
			require.Equal(t, 401, do(t, h.service.URL, "GET", path, "", header...).status, "%s %v", path, header)
		}
	}
	s := do(t, h.door.URL, "GET", "/api/v1/open", "", "Sojourn-Caller: forged", "X-Forwarded-For: 6.6.6.6").seen(t)
	require.Equal(t, "127.0.0.1", s.Address)
	require.Equal(t, 401, do(t, h.door.URL, "GET", "/api/v1/things/x", "", "Sojourn-Caller: forged").status)
}

func TestTheDoorScreens(t *testing.T) {
	t.Parallel()
	h := open(t)
	for _, c := range []struct {
		method, path, body string
		header             []string
		status             int
	}{
		{"GET", "/api/v1/things/x", "", nil, 401},
		{"GET", "/api/v1/things/x", "", []string{"Authorization: Bearer nobody"}, 401},
		{"GET", "/api/v1/things/a%00b", "", []string{ana}, 422},
		{"GET", "/api/v1/nothing", "", []string{ana}, 404},
		{"DELETE", "/api/v1/open", "", []string{ana}, 405},
		{"GET", "/rpc/things/x", "", []string{ana}, 404},
		{"POST", "/api/v1/users/me", `{"note":"x"}`, []string{ana, "Sec-Fetch-Site: cross-site"}, 403},
		{"POST", "/api/v1/users/me", `{"note":"` + strings.Repeat("x", httpapi.MaxBody) + `"}`, []string{ana}, 413},
		{"POST", "/api/v1/users/me", `{"other":1}`, []string{ana}, 422},
	} {
		a := do(t, h.door.URL, c.method, c.path, c.body, c.header...)
		require.Equal(t, c.status, a.status, "%s %s: %s", c.method, c.path, a.body)
		require.Equal(t, "nosniff", a.header.Get("X-Content-Type-Options"))
		require.Len(t, a.header.Values("X-Content-Type-Options"), 1)
	}
}

func TestATargetThatIsAway(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, l.Close())
	h := open(t, func(s *settings) { s.addresses = []*url.URL{{Scheme: "http", Host: l.Addr().String()}} })
	for range 6 { // refused connections, then an open circuit
		a := do(t, h.door.URL, "POST", "/api/v1/users/me", `{"note":"x"}`, ana)
		require.Equal(t, 503, a.status)
		require.Equal(t, "1", a.header.Get("Retry-After"))
		require.Equal(t, "application/problem+json", a.header.Get("Content-Type"))
		require.Contains(t, a.body, "the things service does not answer just now")
	}
}

// A service with another key is the operator's fault, not the caller's.
func TestKeysThatDiffer(t *testing.T) {
	t.Parallel()
	h := open(t, func(s *settings) { s.serviceKeys = keys(t, "z") })
	a := do(t, h.door.URL, "GET", "/api/v1/things/x", "", ana)
	require.Equal(t, 500, a.status)
	require.Contains(t, h.logs.String(), "--mesh-key")
}

func TestWebSocketsPass(t *testing.T) {
	t.Parallel()
	h := open(t)
	c, _, err := websocket.Dial(t.Context(), "ws"+strings.TrimPrefix(h.door.URL, "http")+"/api/v1/live", nil)
	require.NoError(t, err)
	defer func() { _ = c.CloseNow() }()
	for _, word := range []string{"one", "two"} {
		require.NoError(t, c.Write(t.Context(), websocket.MessageText, []byte(word)))
		_, b, err := c.Read(t.Context())
		require.NoError(t, err)
		require.Equal(t, " "+word, string(b))
	}
	require.NoError(t, c.Close(websocket.StatusNormalClosure, ""))
}
