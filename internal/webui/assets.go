package webui

import (
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// policy keeps a page from reaching any other host. Styles may be inline: the
// planner positions things by style attributes.
const policy = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; " +
	"connect-src 'self' blob:; object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"

// worker is the service worker's file.
const worker = "app/sw.js"

// app serves the planner's page for every path below /app: the front end
// routes them itself.
func (s *site) app(w http.ResponseWriter, r *http.Request) {
	s.serveApp(w, r, func(page []byte) []byte {
		if r.URL.Path == "/app" {
			return s.fetchingLater(page, "src/main.tsx", "src/trips/TripsPage.tsx")
		}
		return s.fetchingLater(page, "src/main.tsx")
	})
}

// serveApp serves the planner's page, dressed for whoever asks.
func (s *site) serveApp(w http.ResponseWriter, r *http.Request, dress func(page []byte) []byte) {
	page, err := fs.ReadFile(s.dist, "index.html")
	if err != nil {
		page, err = fs.ReadFile(s.dist, "placeholder.html")
	}
	if err != nil {
		s.page(func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, err) })(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-cache")
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Robots-Tag", "noindex")
	_, _ = w.Write(dress(page))
}

// installed serves the files that an installed planner is made of beside its
// page: the service worker, the manifest, the icons. Their names carry no hash,
// so they are asked for anew each time. Any other path is the planner's.
func (s *site) installed(w http.ResponseWriter, r *http.Request) {
	name := "app/" + r.PathValue("file")
	if info, err := fs.Stat(s.dist, name); err != nil || info.IsDir() {
		s.app(w, r)
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "no-cache")
	h.Set("Content-Type", contentType(name))
	if name == worker {
		h.Set("Service-Worker-Allowed", "/app") // without it the scope would be /app/, and not the page itself
		h.Set("Content-Security-Policy", policy)
	}
	http.ServeFileFS(w, r, s.dist, name)
}

// asset serves the front end's files, whose names carry a hash. A missing one
// is 404, never the planner's page: a script that is HTML fails in odd ways.
func (s *site) asset(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if !fs.ValidPath(name) {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	w.Header().Set("Vary", "Accept-Encoding")
	if s.servePacked(w, r, name) {
		return
	}
	if _, err := fs.Stat(s.dist, name); err != nil {
		w.Header().Del("Cache-Control")
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", contentType(name))
	http.ServeFileFS(w, r, s.dist, name)
}

// packings are what scripts/web makes of text, the smallest first.
var packings = []struct{ coding, suffix string }{{"br", ".br"}, {"gzip", ".gz"}}

// servePacked serves a file as the smallest that the browser can read.
func (s *site) servePacked(w http.ResponseWriter, r *http.Request, name string) bool {
	for _, p := range packings {
		if !accepts(r.Header.Get("Accept-Encoding"), p.coding) {
			continue
		}
		if packed, err := fs.ReadFile(s.dist, name+p.suffix); err == nil {
			w.Header().Set("Content-Encoding", p.coding)
			w.Header().Set("Content-Type", contentType(name))
			_, _ = w.Write(packed)
			return true
		}
	}
	return false
}

// accepts tells whether a list of codings has one. What it may weigh is not
// read: nobody lists a coding to forbid it.
func accepts(list, coding string) bool {
	for one := range strings.SplitSeq(list, ",") {
		name, _, _ := strings.Cut(one, ";")
		if strings.TrimSpace(name) == coding {
			return true
		}
	}
	return false
}

func contentType(name string) string {
	switch path.Ext(name) {
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".json":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	case ".wasm":
		return "application/wasm"
	case ".webmanifest":
		return "application/manifest+json"
	case ".png":
		return "image/png"
	}
	return "application/octet-stream"
}

func (s *site) static(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if info, err := fs.Stat(staticFiles, name); err != nil || info.IsDir() {
		s.page(s.notFound)(w, r)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=3600")
	w.Header().Set("Content-Type", contentType(name))
	http.ServeFileFS(w, r, staticFiles, name)
}
