package webui

import (
	"net/http"
)

func (s *site) landing(w http.ResponseWriter, r *http.Request) {
	s.render(w, r, http.StatusOK, "landing", view{Title: "Sojourn: plan whole trips on a map",
		Description: "A travel planner that you run yourself: places, days, routes and times on one map, offline and without a key.",
		Canonical:   s.PublicURL + "/"})
}

func (s *site) about(w http.ResponseWriter, r *http.Request) {
	s.render(w, r, http.StatusOK, "about", view{Title: "About the data", Description: "Where the places, maps and zones come from, and their licences.",
		Canonical: s.PublicURL + "/about", Page: s.Notices})
}
