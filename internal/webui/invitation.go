package webui

import (
	"net/http"
	"time"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

// invitationPage is an invitation, dressed for reading.
type invitationPage struct {
	itineraryapi.Invitation
	Token string
	Dates string
	May   string // what whoever accepts may do
	Back  string // the page's path, to come back to
	Until time.Time
	Form  form
}

var may = map[string]string{
	"editor":    "You may plan along: add, change and move everything.",
	"commenter": "You may read everything, comment, vote and suggest.",
	"viewer":    "You may read everything.",
}

// invitation shows what an invitation is to. It only asks: programs that fetch
// links in mails must not accept.
func (s *site) invitation(w http.ResponseWriter, r *http.Request) {
	s.showInvitation(w, r, http.StatusOK, form{})
}

func (s *site) showInvitation(w http.ResponseWriter, r *http.Request, status int, f form) {
	token := r.PathValue("token")
	i, err := s.Pages.Invitation(r.Context(), itineraryapi.InvitationInput{Token: token, UserID: s.userOf(r)})
	private(w)
	if err != nil {
		s.noInvitation(w, r, err)
		return
	}
	page := invitationPage{Invitation: i, Token: token, Dates: span(i.StartDate, i.EndDate), May: may[i.Role], Back: "/i/" + token, Until: i.ExpiresAt, Form: f}
	s.render(w, r, status, "invitation", view{Title: "Invitation to " + i.Name, Description: teaser(i, page.Dates), NoIndex: true, Page: page})
}

// private keeps a page whose address is a secret from caches, search engines
// and other sites. Its own site sees it: with no-referrer a browser sends a form
// as from nowhere ("Origin: null"), which the edge refuses where the connection
// is plain HTTP.
func private(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("X-Robots-Tag", "noindex")
}

func teaser(i itineraryapi.Invitation, dates string) string {
	if i.InviterName == "" {
		return "You are invited to plan this trip together. " + dates
	}
	return i.InviterName + " invites you to plan this trip together. " + dates
}

func (s *site) noInvitation(w http.ResponseWriter, r *http.Request, err error) {
	if !fault.Is(err, fault.NotFound) {
		s.fail(w, r, err)
		return
	}
	s.renderError(w, r, errorPage{http.StatusNotFound, "This invitation does not work",
		"It may have been used, withdrawn or have expired. Ask whoever invited you for a new one.", ""})
}

// userOf gives who is signed in; "" for nobody.
func (s *site) userOf(r *http.Request) string {
	c := httpapi.CredentialsOf(r)
	if c.Session == "" {
		return ""
	}
	p, err := s.Sessions.Authenticate(r.Context(), c)
	if err != nil {
		return ""
	}
	return p.UserID
}

// acceptInvitation makes whoever is signed in a member and goes on to the trip.
func (s *site) acceptInvitation(w http.ResponseWriter, r *http.Request) {
	private(w)
	f, ok := s.read(w, r, "password")
	if !ok {
		return
	}
	token, user := r.PathValue("token"), s.userOf(r)
	if user == "" { // signed out meanwhile
		http.Redirect(w, r, "/signin?next=/i/"+token, http.StatusSeeOther)
		return
	}
	a, err := s.Pages.AcceptInvitation(r.Context(), itineraryapi.AcceptInput{Token: token, UserID: user, Password: f.Values["password"], Address: s.Address(r)})
	switch {
	case err == nil:
		http.Redirect(w, r, "/app/i/"+a.ItineraryID, http.StatusSeeOther)
	case fault.Is(err, fault.NotFound):
		s.noInvitation(w, r, err)
	default:
		s.showInvitation(w, r, s.explain(w, r, &f, err), f)
	}
}
