package webui

import (
	"net/http"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/webui/lang"
)

type errorPage struct {
	Code    int
	Heading string
	Detail  string
	TraceID string
}

func (s *site) notFound(w http.ResponseWriter, r *http.Request) {
	l := asking(r).Lang
	s.renderError(w, r, errorPage{http.StatusNotFound, l.T("There is nothing here"), l.T("The link may be old or mistyped, or what it led to was withdrawn."), ""})
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
	l := asking(r).Lang
	s.renderError(w, r, errorPage{p.Status, heading(l, p.Status), said(l, p.Detail), p.TraceID})
}

// heading says a status in words that are not a programmer's.
func heading(l *lang.Language, status int) string {
	switch status {
	case http.StatusInternalServerError:
		return l.T("Something broke here")
	case http.StatusServiceUnavailable, http.StatusInsufficientStorage:
		return l.T("The server is busy")
	case http.StatusTooManyRequests:
		return l.T("Too many attempts")
	case http.StatusUnauthorized, http.StatusForbidden:
		return l.T("This is not open to you")
	}
	return l.T("That did not work")
}

func (s *site) renderError(w http.ResponseWriter, r *http.Request, p errorPage) {
	w.Header().Set("Cache-Control", "no-store")
	s.render(w, r, p.Code, "error", view{Title: p.Heading, NoIndex: true, Page: p})
}
