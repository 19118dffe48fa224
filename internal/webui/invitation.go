package webui

import (
	"net/http"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/kit/fault"
	"sojourn/internal/webui/lang"
)

// invitationPage is an invitation, dressed for reading.
type invitationPage struct {
	itineraryapi.Invitation
	Token string
	Dates string
	May   string // what whoever accepts may do
	Back  string // the page's path, to come back to
	Until string // the day it ends
	Form  form
}

// may says what whoever accepts may do.
func may(l *lang.Language, role string) string {
	switch role {
	case "editor":
		return l.T("You may plan along: add, change and move everything.")
	case "commenter":
		return l.T("You may read everything, comment, vote and suggest.")
	}
	return l.T("You may read everything.")
}

// invitation shows what an invitation is to. It only asks: programs that fetch
// links in mails must not accept.
func (s *site) invitation(w http.ResponseWriter, r *http.Request) {
	s.showInvitation(w, r, http.StatusOK, form{})
}

func (s *site) showInvitation(w http.ResponseWriter, r *http.Request, status int, f form) {
	token := r.PathValue("token")
	i, err := s.Pages.Invitation(r.Context(), itineraryapi.InvitationInput{Token: token, UserID: asking(r).UserID})
	private(w)
	if err != nil {
		s.noInvitation(w, r, err)
		return
	}
	l := asking(r).Lang
	page := invitationPage{Invitation: i, Token: token, Dates: spanOf(i.StartDate, i.EndDate, l), May: may(l, i.Role), Back: "/i/" + token,
		Until: l.Date(i.ExpiresAt), Form: f}
	s.render(w, r, status, "invitation", view{Title: l.T("Invitation to {name}", "name", i.Name), Description: teaser(i, page.Dates, l), NoIndex: true,
		Image: s.picture("/card.png", l, l.T("A day in Lisbon on a map, with numbered stops")), Page: page})
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

func teaser(i itineraryapi.Invitation, dates string, l *lang.Language) string {
	if i.InviterName == "" {
		return l.T("You are invited to plan this trip together.") + " " + dates
	}
	return l.T("{name} invites you to plan this trip together.", "name", i.InviterName) + " " + dates
}

func (s *site) noInvitation(w http.ResponseWriter, r *http.Request, err error) {
	if !fault.Is(err, fault.NotFound) {
		s.fail(w, r, err)
		return
	}
	l := asking(r).Lang
	s.renderError(w, r, errorPage{http.StatusNotFound, l.T("This invitation does not work"),
		l.T("It may have been used, withdrawn or have expired. Ask whoever invited you for a new one."), ""})
}

// acceptInvitation makes whoever is signed in a member and goes on to the trip.
func (s *site) acceptInvitation(w http.ResponseWriter, r *http.Request) {
	private(w)
	f, ok := s.read(w, r, "password")
	if !ok {
		return
	}
	token, user := r.PathValue("token"), asking(r).UserID
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
