package webui

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"html/template"
	"net/http"

	"sojourn/internal/webui/lang"
)

//go:embed templates
var templateFiles embed.FS

var pageNames = []string{"landing", "signin", "register", "forgot", "reset", "verify", "shared", "invitation", "about", "error"}

// pages are a language's templates by name.
type pages map[string]*template.Template

var templates = parseAll(lang.All())

func parseAll(languages []*lang.Language) map[*lang.Language]pages {
	all := map[*lang.Language]pages{}
	for _, l := range languages {
		all[l] = parse(l)
	}
	return all
}

// parse gives each page its own set with the frame, whose t and n speak the
// language.
func parse(l *lang.Language) pages {
	set := pages{}
	funcs := template.FuncMap{"t": l.T, "n": l.N, "static": versioned}
	for _, page := range pageNames {
		set[page] = template.Must(template.New("frame.html").Funcs(funcs).ParseFS(templateFiles, "templates/frame.html", "templates/"+page+".html"))
	}
	return set
}

// versioned is the address of a static file as it is in this binary, so that a
// new page never meets an old style.
func versioned(name string) (string, error) {
	b, err := staticFiles.ReadFile("static/" + name)
	sum := sha256.Sum256(b)
	return "/static/" + name + "?v=" + hex.EncodeToString(sum[:4]), err
}

// view is what the frame needs around a page. Its texts are in the reader's
// language already.
type view struct {
	Title       string
	Description string
	Canonical   string // absolute, without a language; empty for none
	NoIndex     bool
	Image       *image
	JSONLD      template.JS // structured data, already encoded
	Page        any

	head
}

// image is what a link's preview shows.
type image struct {
	URL, Alt      string
	Width, Height int
}

// render writes a page whole, or an error: never half a page.
func (s *site) render(w http.ResponseWriter, r *http.Request, status int, page string, v view) {
	v.head = headOf(r, v)
	if v.Canonical != "" {
		v.Canonical = v.Self
	}
	var b bytes.Buffer
	if err := s.templates[v.Lang][page].Execute(&b, v); err != nil {
		s.Logger.ErrorContext(r.Context(), "page", "page", page, "error", err)
		http.Error(w, "The server failed.", http.StatusInternalServerError)
		return
	}
	if asking(r).Chosen {
		s.remember(w, v.Lang)
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
