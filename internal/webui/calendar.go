package webui

import (
	"net/http"
	"strings"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

// calendar serves the secret calendar of an itinerary. Programs read it: what
// goes wrong is told in plain text (people get a page), and nothing tells a withdrawn address from
// one that never was.
func (s *site) calendar(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Robots-Tag", "noindex")
	token, ok := strings.CutSuffix(r.PathValue("file"), ".ics")
	if !ok {
		s.noCalendar(w, r)
		return
	}
	file, err := s.Pages.Calendar(r.Context(), token)
	switch {
	case fault.Is(err, fault.NotFound):
		s.noCalendar(w, r)
		return
	case err != nil:
		s.failPlainly(w, r, err)
		return
	}
	h.Set("ETag", file.ETag)
	h.Set("Cache-Control", "private, max-age=300")
	if httpapi.NotModified(r.Header.Get("If-None-Match"), file.ETag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", "text/calendar; charset=utf-8")
	h.Set("Content-Disposition", `inline; filename="trip.ics"`)
	_, _ = w.Write(file.Body)
}

// noCalendar tells a program in plain text and a person by a page.
func (s *site) noCalendar(w http.ResponseWriter, r *http.Request) {
	if strings.Contains(r.Header.Get("Accept"), "text/html") {
		l := asking(r).Lang
		s.renderError(w, r, errorPage{http.StatusNotFound, l.T("This calendar does not work"),
			l.T("Its address may have been replaced or withdrawn. Ask whoever plans the trip for the new one."), ""})
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, "There is no such calendar.", http.StatusNotFound)
}

// failPlainly tells of an error in one line of text, with the status the API
// would give it.
func (s *site) failPlainly(w http.ResponseWriter, r *http.Request, err error) {
	p := httpapi.ProblemOf(r.Context(), s.Logger, err)
	for k, v := range p.GetHeaders() {
		w.Header()[k] = v
	}
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, p.Title, p.Status)
}
