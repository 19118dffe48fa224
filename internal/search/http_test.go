package search_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/search"
)

// tokens is an Authenticator: the bearer "full" is a session, "narrow" a token
// without the scope of search.
type tokens struct{}

func (tokens) Authenticate(_ context.Context, c httpapi.Credentials) (httpapi.Principal, error) {
	switch c.Bearer {
	case "full":
		return httpapi.Principal{UserID: "u"}, nil
	case "reader":
		return httpapi.Principal{UserID: "u", TokenID: "t", Scopes: []string{"search:read"}}, nil
	case "narrow":
		return httpapi.Principal{UserID: "u", TokenID: "t", Scopes: []string{"itineraries:read"}}, nil
	}
	return httpapi.Principal{}, fault.New(fault.Unauthenticated, "unknown token")
}

// server serves the operations over HTTP without a network.
func server(t *testing.T, s *search.Service) http.Handler {
	t.Helper()
	api := httpapi.New(httpapi.Config{Version: "test", Logger: slog.New(slog.DiscardHandler), Clock: clock.System{}, Authenticator: tokens{}})
	m := search.New(search.Config{}, search.Deps{Zones: lisbonTime{}, Logger: slog.New(slog.DiscardHandler)})
	m.Service = s
	m.Register(api)
	return api.Handler()
}

func get(t *testing.T, h http.Handler, token, path string) (int, http.Header, map[string]any) {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var body map[string]any
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &body), "%s", w.Body)
	return w.Code, w.Header(), body
}

func items(body map[string]any) []map[string]any {
	var out []map[string]any
	for _, v := range body["items"].([]any) {
		out = append(out, v.(map[string]any))
	}
	return out
}

func TestLocationsOverHTTP(t *testing.T) {
	t.Parallel()
	h := server(t, setup(t))
	status, _, body := get(t, h, "reader", "/api/v1/search/locations?q=belem+tower&lat=38.7139&lon=-9.1394&limit=3")
	require.Equal(t, 200, status, "%v", body)
	first := items(body)[0]
	require.Equal(t, "Belém Tower", first["name"])
	require.Equal(t, "Europe/Lisbon", first["zone"])
	require.Equal(t, "PT", first["country"])
	require.Equal(t, "starter", first["source"])
	require.Equal(t, "Sojourn starter sights, approximate", first["attribution"])
	require.InDelta(t, 7100, first["distance_m"], 500)
	require.NotZero(t, first["score"])
	var sources []string
	for _, a := range body["attribution"].([]any) {
		sources = append(sources, a.(map[string]any)["source"].(string))
	}
	require.Contains(t, sources, "starter")
}

func TestDistanceIsNullWithoutPosition(t *testing.T) {
	t.Parallel()
	h := server(t, setup(t))
	for _, path := range []string{"/api/v1/search/locations?q=lisbon", "/api/v1/search/suggest?q=lisbon"} {
		_, _, body := get(t, h, "full", path)
		distance, present := items(body)[0]["distance_m"]
		require.True(t, present)
		require.Nil(t, distance)
	}
}

func TestSuggestOverHTTP(t *testing.T) {
	t.Parallel()
	h := server(t, setup(t))
	status, _, body := get(t, h, "full", "/api/v1/search/suggest?q=lis&lat=0&lon=0&limit=4")
	require.Equal(t, 200, status, "%v", body)
	require.Len(t, items(body), 4)
	first := items(body)[0]
	require.Equal(t, "Lisbon, Portugal", first["label"])
	require.Equal(t, "city", first["type"])
	require.NotNil(t, first["distance_m"], "0, 0 is a position")
}

func TestLocationOverHTTP(t *testing.T) {
	t.Parallel()
	h := server(t, setup(t))
	_, _, body := get(t, h, "full", "/api/v1/search/suggest?q=belem+tower")
	id := items(body)[0]["id"].(string)
	status, _, location := get(t, h, "full", "/api/v1/search/locations/"+id)
	require.Equal(t, 200, status)
	require.Equal(t, "starter:lisbon/belem-tower", location["external_id"])
}

// TestProblems has every documented error of every operation, and names the
// field at fault.
func TestProblems(t *testing.T) {
	t.Parallel()
	h := server(t, setup(t))
	building := server(t, search.NewService(lisbonTime{}))
	long := strings.Repeat("x", 201)
	for _, tc := range []struct {
		name, token, path string
		status            int
		location          string
	}{
		{"no sign-in", "", "/api/v1/search/locations?q=x", 401, ""},
		{"no sign-in, suggest", "", "/api/v1/search/suggest?q=x", 401, ""},
		{"no sign-in, one place", "", "/api/v1/search/locations/0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80", 401, ""},
		{"token without the scope", "narrow", "/api/v1/search/locations?q=x", 403, ""},
		{"token without the scope, suggest", "narrow", "/api/v1/search/suggest?q=x", 403, ""},
		{"token without the scope, one place", "narrow", "/api/v1/search/locations/0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80", 403, ""},
		{"unknown place", "full", "/api/v1/search/locations/0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80", 404, ""},
		{"id is no UUID", "full", "/api/v1/search/locations/lisbon", 422, "path.id"},
		{"nothing to look for", "full", "/api/v1/search/locations", 422, "query.q"},
		{"text too long", "full", "/api/v1/search/locations?q=" + long, 422, "query.q"},
		{"latitude out of range", "full", "/api/v1/search/locations?lat=91&lon=0", 422, "query.lat"},
		{"longitude out of range", "full", "/api/v1/search/locations?lat=0&lon=-181", 422, "query.lon"},
		{"latitude alone", "full", "/api/v1/search/locations?lat=1", 422, "query.lon"},
		{"longitude alone", "full", "/api/v1/search/locations?lon=1", 422, "query.lat"},
		{"not a number", "full", "/api/v1/search/locations?lat=NaN&lon=0", 422, "query.lat"},
		{"not a number at all", "full", "/api/v1/search/locations?lat=north&lon=0", 422, "query.lat"},
		{"radius without position", "full", "/api/v1/search/locations?q=x&radius=5", 422, "query.radius"},
		{"radius too large", "full", "/api/v1/search/locations?lat=0&lon=0&radius=500001", 422, "query.radius"},
		{"radius not a number", "full", "/api/v1/search/locations?lat=0&lon=0&radius=NaN", 422, "query.radius"},
		{"limit too large", "full", "/api/v1/search/locations?q=x&limit=101", 422, "query.limit"},
		{"limit zero", "full", "/api/v1/search/suggest?q=x&limit=0", 422, "query.limit"},
		{"box of three", "full", "/api/v1/search/locations?bbox=1,2,3", 422, "query.bbox"},
		{"box upside down", "full", "/api/v1/search/locations?bbox=0,2,1,1", 422, "query.bbox"},
		{"kind of other letters", "full", "/api/v1/search/locations?q=x&type=" + url.QueryEscape("a b"), 422, "query.type"},
		{"suggest without a text", "full", "/api/v1/search/suggest", 422, "query.q"},
		{"suggest of half a position", "full", "/api/v1/search/suggest?q=x&lat=1", 422, "query.lon"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			status, header, body := get(t, h, tc.token, tc.path)
			require.Equal(t, tc.status, status, "%v", body)
			require.Equal(t, "application/problem+json", header.Get("Content-Type"))
			if tc.location != "" {
				require.Contains(t, body, "errors", "%v", body)
				require.Equal(t, tc.location, body["errors"].([]any)[0].(map[string]any)["location"], "%v", body)
			}
		})
	}
	for _, path := range []string{"/api/v1/search/locations?q=x", "/api/v1/search/suggest?q=x", "/api/v1/search/locations/0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80"} {
		status, header, body := get(t, building, "full", path)
		require.Equal(t, 503, status, "%v", body)
		require.Equal(t, "2", header.Get("Retry-After"))
	}
}
