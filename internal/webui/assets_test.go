package webui

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func TestInstalledFiles(t *testing.T) {
	t.Parallel()
	s := &site{dist: fstest.MapFS{
		"index.html":               {Data: []byte("<html>planner")},
		"app/sw.js":                {Data: []byte("// worker")},
		"app/manifest.webmanifest": {Data: []byte("{}")},
		"app/icon-192.png":         {Data: []byte("png")},
	}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /app/", s.app)
	mux.HandleFunc("GET /app/{file}", s.installed)
	for path, want := range map[string]struct{ kind, body string }{
		"/app/sw.js":                {"text/javascript; charset=utf-8", "// worker"},
		"/app/manifest.webmanifest": {"application/manifest+json", "{}"},
		"/app/icon-192.png":         {"image/png", "png"},
		"/app/settings":             {"text/html; charset=utf-8", "<html>planner"},
		"/app/i/7":                  {"text/html; charset=utf-8", "<html>planner"},
	} {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
		require.Equal(t, http.StatusOK, w.Code, path)
		require.Equal(t, want.kind, w.Header().Get("Content-Type"), path)
		require.Equal(t, "no-cache", w.Header().Get("Cache-Control"), path)
		require.Equal(t, want.body, w.Body.String(), path)
	}
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/app/sw.js", nil))
	require.Equal(t, "/app", w.Header().Get("Service-Worker-Allowed"))
}
