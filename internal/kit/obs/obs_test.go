package obs_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/obs"
)

func get(t *testing.T, h http.Handler, path string) (int, string) {
	t.Helper()
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
	return rec.Code, rec.Body.String()
}

func TestAdminServesMetrics(t *testing.T) {
	t.Parallel()
	m := obs.NewMetrics()
	waiting := 3.0
	m.Gauge("sojourn_outbox_waiting", "Events that wait.", map[string]string{"service": "itinerary"}, func() float64 { return waiting })
	m.Request("GET /api/v1/things/{id}", "GET", 200, 0.004)
	m.Request("GET /api/v1/things/{id}", "GET", 404, 0.001)
	status, body := get(t, m.Admin(), "/metrics")
	require.Equal(t, 200, status)
	for _, line := range []string{
		`sojourn_http_request_seconds_count{method="GET",route="GET /api/v1/things/{id}",status="200"} 1`,
		`sojourn_http_request_seconds_bucket{method="GET",route="GET /api/v1/things/{id}",status="200",le="0.005"} 1`,
		`sojourn_http_request_seconds_count{method="GET",route="GET /api/v1/things/{id}",status="404"} 1`,
		`sojourn_outbox_waiting{service="itinerary"} 3`,
		"go_goroutines ",
	} {
		require.Contains(t, body, line)
	}
	waiting = 0
	_, body = get(t, m.Admin(), "/metrics")
	require.Contains(t, body, `sojourn_outbox_waiting{service="itinerary"} 0`, "a gauge is asked at each scrape")
}

func TestAdminServesProfiles(t *testing.T) {
	t.Parallel()
	admin := obs.NewMetrics().Admin()
	for _, path := range []string{"/debug/pprof/", "/debug/pprof/goroutine?debug=1", "/debug/pprof/cmdline", "/debug/pprof/heap?debug=1"} {
		status, body := get(t, admin, path)
		require.Equal(t, 200, status, path)
		require.NotEmpty(t, body, path)
	}
	status, _ := get(t, admin, "/api/v1/things")
	require.Equal(t, 404, status, "admin serves nothing else")
}

// Two processes' worth of metrics in one test binary must not meet.
func TestRegistriesAreApart(t *testing.T) {
	t.Parallel()
	a, b := obs.NewMetrics(), obs.NewMetrics()
	a.Request("GET /", "GET", 200, 1)
	_, body := get(t, b.Admin(), "/metrics")
	require.NotContains(t, body, "sojourn_http_request_seconds_count{")
}

func TestLogger(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	l, err := obs.Logger(&b, "json", "warn")
	require.NoError(t, err)
	l.Info("quiet")
	l.Warn("loud", slog.Int("n", 7))
	var line map[string]any
	require.NoError(t, json.Unmarshal(b.Bytes(), &line), "one line of JSON: %s", &b)
	require.Equal(t, "loud", line["msg"])
	require.EqualValues(t, 7, line["n"])
	b.Reset()
	l, err = obs.Logger(&b, "text", "DEBUG")
	require.NoError(t, err)
	l.Debug("heard")
	require.Contains(t, b.String(), "msg=heard")
}

func TestLoggerRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ format, level, field string }{{"text", "loud", "log_level"}, {"text", "", "log_level"}, {"xml", "info", "log_format"}, {"", "info", "log_format"}} {
		_, err := obs.Logger(io.Discard, c.format, c.level)
		require.True(t, fault.Is(err, fault.Invalid))
		require.ErrorContains(t, err, c.field)
	}
}
