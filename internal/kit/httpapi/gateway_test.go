package httpapi_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/mesh"
)

func meshKeys(t *testing.T) *mesh.Keys {
	t.Helper()
	k, err := mesh.NewKeys(strings.Repeat("k", 40))
	require.NoError(t, err)
	return k
}

// vouched sends a request as a gateway does for a caller.
func (s *site) vouched(t *testing.T, p httpapi.Principal, method, target, body string) answer {
	t.Helper()
	r := request(t, method, target, body)
	ctx := httpapi.WithPrincipal(context.Background(), p)
	require.NoError(t, httpapi.Vouch(ctx, r, meshKeys(t), s.clock.Now()))
	return s.send(t, r)
}

func TestBehindAGateway(t *testing.T) {
	t.Parallel()
	var routes []string
	s := newSite(t, func(c *httpapi.Config) {
		c.Behind, c.Authenticator = meshKeys(t), nil
		c.Observe = func(route, _ string, _ int, _ float64) { routes = append(routes, route) }
	})
	s.do(t, "GET", "/api/v1/things/x", "", ana).problem(401)
	s.vouched(t, httpapi.Principal{}, "GET", "/api/v1/things/x", "").problem(401)
	s.vouched(t, httpapi.Principal{UserID: "ana", SessionID: "s"}, "GET", "/api/v1/things/x", "").is(200)
	s.vouched(t, httpapi.Principal{UserID: "ana", Scopes: []string{"things:read"}}, "POST", "/api/v1/things", `{"name":"x"}`).problem(403)
	require.Equal(t, "GET /api/v1/things/{id}", routes[2], "figures are by route in every process")
}

// What the gateway vouches for is one request, and that alone.
func TestAWordForAnotherRequest(t *testing.T) {
	t.Parallel()
	s := newSite(t, func(c *httpapi.Config) { c.Behind = meshKeys(t) })
	r := request(t, "GET", "/api/v1/things/x", "")
	require.NoError(t, httpapi.Vouch(httpapi.WithPrincipal(context.Background(), httpapi.Principal{UserID: "ana", SessionID: "s"}), r, meshKeys(t), s.clock.Now()))
	other := request(t, "GET", "/api/v1/things/y", "")
	other.Header = r.Header.Clone()
	a := s.send(t, other)
	a.problem(401)
	require.NotEmpty(t, a.header.Get(httpapi.RefusedHeader))
	s.clock.Advance(2 * 60e9)
	s.send(t, r).problem(401)
}

func TestTheDoorForwards(t *testing.T) {
	t.Parallel()
	var to []string
	s := newSite(t, func(c *httpapi.Config) {
		c.Forward = func(service string) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				to = append(to, service+" "+httpapi.PrincipalOf(r.Context()).UserID)
				w.WriteHeader(http.StatusTeapot)
			})
		}
	})
	s.do(t, "GET", "/api/v1/things/x", "", ana).is(http.StatusTeapot)
	s.do(t, "GET", "/api/v1/things/x", "").problem(401)
	require.Equal(t, []string{" ana"}, to)
}
