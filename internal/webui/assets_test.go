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
		"index.html":               {Data: []byte("<html></head>planner")},
		".vite/manifest.json":      {Data: []byte(`{"src/main.tsx":{"file":"assets/m.js"},"src/trips/TripsPage.tsx":{"file":"assets/t.js","imports":["src/main.tsx"]}}`)},
		"app/sw.js":                {Data: []byte("// worker")},
		"app/manifest.webmanifest": {Data: []byte("{}")},
		"app/icon-192.png":         {Data: []byte("png")},
	}}
	s.manifest = func() map[string]chunk { return readManifest(s.dist) }
	main := `<link rel="modulepreload" crossorigin href="/assets/m.js">`
	page := `<html><template id="later">` + main + `</template></head>planner`
	list := `<html><template id="later">` + main + `<link rel="modulepreload" crossorigin href="/assets/t.js"></template></head>planner`
	mux := http.NewServeMux()
	mux.HandleFunc("GET /app", s.app)
	mux.HandleFunc("GET /app/", s.app)
	mux.HandleFunc("GET /app/{file}", s.installed)
	for path, want := range map[string]struct{ kind, body string }{
		"/app/sw.js":                {"text/javascript; charset=utf-8", "// worker"},
		"/app/manifest.webmanifest": {"application/manifest+json", "{}"},
		"/app/icon-192.png":         {"image/png", "png"},
		"/app":                      {"text/html; charset=utf-8", list},
		"/app/settings":             {"text/html; charset=utf-8", page},
		"/app/i/7":                  {"text/html; charset=utf-8", page},
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

func TestAssetsArePacked(t *testing.T) {
	t.Parallel()
	s := &site{dist: fstest.MapFS{
		"assets/a.js":    {Data: []byte("plain")},
		"assets/a.js.gz": {Data: []byte("zipped")},
		"assets/a.js.br": {Data: []byte("smallest")},
		"assets/b.js":    {Data: []byte("small")},
	}}
	get := func(path, accepted string) *httptest.ResponseRecorder {
		w, r := httptest.NewRecorder(), httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
		r.Header.Set("Accept-Encoding", accepted)
		s.asset(w, r)
		return w
	}
	for accepted, want := range map[string]struct{ coding, body string }{
		"gzip, deflate, br, zstd": {"br", "smallest"},
		"gzip;q=0.8":              {"gzip", "zipped"},
		"brotli":                  {"", "plain"},
		"":                        {"", "plain"},
	} {
		w := get("/assets/a.js", accepted)
		require.Equal(t, http.StatusOK, w.Code, accepted)
		require.Equal(t, want.coding, w.Header().Get("Content-Encoding"), accepted)
		require.Equal(t, want.body, w.Body.String(), accepted)
		require.Equal(t, "text/javascript; charset=utf-8", w.Header().Get("Content-Type"), accepted)
		require.Equal(t, "Accept-Encoding", w.Header().Get("Vary"), accepted)
	}
	require.Equal(t, "small", get("/assets/b.js", "br").Body.String())
	require.Equal(t, http.StatusNotFound, get("/assets/c.js", "br").Code)
}
