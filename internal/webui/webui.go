package webui

import (
	"embed"
	"io/fs"
	"log/slog"
	"net/http"
	"sync"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/webui/lang"
)

//go:embed all:dist
var distFiles embed.FS

//go:embed static
var staticFiles embed.FS

// Deps is what the pages are made of.
type Deps struct {
	Accounts  identityapi.Accounts
	Sessions  httpapi.Authenticator
	Pages     itineraryapi.Pages
	Logger    *slog.Logger
	PublicURL string
	Address   func(*http.Request) string // the caller's address, for limits
	Notices   []Notice
}

// Notice names a data set and its licence, for the page of attributions.
type Notice struct{ Name, Text, Licence string }

type site struct {
	Deps
	dist      fs.FS
	cards     *cards
	templates map[*lang.Language]pages
	manifest  func() map[string]chunk // of the front end, read once
}

// Register adds the pages to the mux.
func Register(mux *http.ServeMux, deps Deps) {
	dist, _ := fs.Sub(distFiles, "dist")
	s := &site{deps, dist, newCards(), templates, sync.OnceValue(func() map[string]chunk { return readManifest(dist) })}
	mux.HandleFunc("GET /{$}", s.page(s.landing))
	mux.HandleFunc("GET /signin", s.page(s.signinForm))
	mux.HandleFunc("POST /signin", s.page(s.signin))
	mux.HandleFunc("GET /register", s.page(s.registerForm))
	mux.HandleFunc("POST /register", s.page(s.register))
	mux.HandleFunc("POST /signout", s.page(s.signout))
	mux.HandleFunc("GET /forgot", s.page(s.forgotForm))
	mux.HandleFunc("POST /forgot", s.page(s.forgot))
	mux.HandleFunc("GET /reset", s.page(s.resetForm))
	mux.HandleFunc("POST /reset", s.page(s.reset))
	mux.HandleFunc("GET /verify", s.page(s.verifyForm))
	mux.HandleFunc("POST /verify", s.page(s.verify))
	mux.HandleFunc("GET /s/{token}", s.page(s.shared))
	mux.HandleFunc("GET /s/{token}/card.png", s.page(s.sharedCard))
	mux.HandleFunc("GET /card.png", s.page(s.siteCard))
	mux.HandleFunc("GET /cal/{file}", s.page(s.calendar))
	mux.HandleFunc("GET /i/{token}", s.page(s.invitation))
	mux.HandleFunc("POST /i/{token}", s.page(s.acceptInvitation))
	mux.HandleFunc("GET /about", s.page(s.about))
	mux.HandleFunc("GET /robots.txt", robots)
	mux.HandleFunc("GET /favicon.ico", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/static/icon.svg", http.StatusMovedPermanently)
	})
	mux.HandleFunc("GET /static/", s.static)
	mux.HandleFunc("GET /app", s.app)
	mux.HandleFunc("GET /app/", s.app)
	mux.HandleFunc("GET /app/i/{id}", s.planner)
	mux.HandleFunc("GET /app/{file}", s.installed)
	mux.HandleFunc("GET /assets/", s.asset)
	mux.HandleFunc("/", s.page(s.notFound))
}

func robots(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("User-agent: *\nDisallow: /app\nDisallow: /api/\n"))
}
