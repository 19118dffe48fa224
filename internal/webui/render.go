package webui

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

//go:embed templates
var templateFiles embed.FS

var templates = parseTemplates()

// parseTemplates gives each page its own set with the frame.
func parseTemplates() map[string]*template.Template {
	all := map[string]*template.Template{}
	for _, page := range []string{"landing", "signin", "register", "forgot", "reset", "verify", "shared", "invitation", "about", "error"} {
		all[page] = template.Must(template.New("frame.html").ParseFS(templateFiles, "templates/frame.html", "templates/"+page+".html"))
	}
	return all
}

// view is what the frame needs around a page.
type view struct {
	Title       string
	Description string
	Canonical   string // absolute; empty for none
	NoIndex     bool
	SignedIn    bool
	JSONLD      template.JS // structured data, already encoded
	Page        any
}

// render writes a page whole, or an error: never half a page.
func (s *site) render(w http.ResponseWriter, r *http.Request, status int, page string, v view) {
	v.SignedIn = s.signedIn(r)
	var b bytes.Buffer
	if err := templates[page].Execute(&b, v); err != nil {
		s.Logger.ErrorContext(r.Context(), "page", "page", page, "error", err)
		http.Error(w, "The server failed.", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", policy)
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

func (s *site) signedIn(r *http.Request) bool { return s.userOf(r) != "" }

type errorPage struct {
	Code    int
	Heading string
	Detail  string
	TraceID string
}

func (s *site) notFound(w http.ResponseWriter, r *http.Request) {
	s.renderError(w, r, errorPage{http.StatusNotFound, "There is nothing here", "The link may be old or mistyped, or what it led to was withdrawn.", ""})
}

// fail shows an error as a page, with the status the API would give it.
func (s *site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if fault.Is(err, fault.NotFound) {
		s.notFound(w, r)
		return
	}
	p := httpapi.ProblemOf(r.Context(), s.Logger, err)
	for k, v := range p.GetHeaders() {
		w.Header()[k] = v
	}
	s.renderError(w, r, errorPage{p.Status, p.Title, p.Detail, p.TraceID})
}

func (s *site) renderError(w http.ResponseWriter, r *http.Request, p errorPage) {
	w.Header().Set("Cache-Control", "no-store")
	s.render(w, r, p.Code, "error", view{Title: p.Heading, NoIndex: true, Page: p})
}
