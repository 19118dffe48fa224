package webui

import (
	"net/http"
)

func (s *site) landing(w http.ResponseWriter, r *http.Request) {
	l := asking(r).Lang
	v := view{Title: l.T("Sojourn: plan whole trips on a map"),
		Description: l.T("A travel planner that you run yourself: places, days, routes and times on one map, offline and without a key."),
		Canonical:   s.PublicURL + "/", Page: showcaseOf(l)}
	v.Image = s.picture("/card.png", l, l.T("A day in Lisbon on a map, with numbered stops"))
	v.JSONLD = structuredSite(v, l)
	s.render(w, r, http.StatusOK, "landing", v)
}

func (s *site) about(w http.ResponseWriter, r *http.Request) {
	l := asking(r).Lang
	s.render(w, r, http.StatusOK, "about", view{Title: l.T("About the data"), Description: l.T("Where the places, maps and zones come from, and their licences."),
		Canonical: s.PublicURL + "/about", Page: s.Notices, Image: s.picture("/card.png", l, l.T("A day in Lisbon on a map, with numbered stops"))})
}
