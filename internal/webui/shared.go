package webui

import (
	"encoding/json"
	"html/template"
	"net/http"
	"strconv"
	"time"

	"sojourn/internal/itinerary/itineraryapi"
)

// sharedPage is a shared itinerary, dressed for reading.
type sharedPage struct {
	itineraryapi.SharedItinerary
	Dates string
	Map   template.HTML
	Days  []sharedDay
}

type sharedDay struct {
	itineraryapi.SharedDay
	Colour  int // 1 to 8
	Weekday string
	Stops   []sharedStop
}

type sharedStop struct {
	itineraryapi.SharedItem
	Number int
	Meta   []string // time, place and length, as far as they are known
}

func (s *site) shared(w http.ResponseWriter, r *http.Request) {
	it, err := s.Pages.Shared(r.Context(), r.PathValue("token"))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	page := dress(it)
	w.Header().Set("Referrer-Policy", "no-referrer")
	if !it.Public {
		w.Header().Set("X-Robots-Tag", "noindex")
	}
	s.render(w, r, http.StatusOK, "shared", view{Title: it.Name, Description: describe(it, page.Dates), NoIndex: !it.Public,
		Canonical: s.PublicURL + r.URL.Path, JSONLD: structured(it, s.PublicURL+r.URL.Path), Page: page})
}

func dress(it itineraryapi.SharedItinerary) sharedPage {
	p := sharedPage{SharedItinerary: it, Dates: span(it.StartDate, it.EndDate), Map: drawMap(it)}
	for _, d := range it.Days {
		day := sharedDay{SharedDay: d, Colour: (d.Number-1)%8 + 1, Weekday: readDate(d.Date).Format("Monday 2 January")}
		for i, item := range d.Items {
			day.Stops = append(day.Stops, sharedStop{item, i + 1, meta(item)})
		}
		p.Days = append(p.Days, day)
	}
	return p
}

func readDate(s string) time.Time {
	t, _ := time.Parse(time.DateOnly, s)
	return t
}

func span(start, end string) string {
	if start == "" {
		return "Dates not set"
	}
	a, b := readDate(start), readDate(end)
	switch {
	case start == end:
		return a.Format("2 January 2006")
	case a.Year() != b.Year():
		return a.Format("2 January 2006") + " – " + b.Format("2 January 2006")
	case a.Month() != b.Month():
		return a.Format("2 January") + " – " + b.Format("2 January 2006")
	}
	return a.Format("2") + "–" + b.Format("2 January 2006")
}

// meta says when, where and how long. The zone is named where a stop is not
// at a place, which would tell it.
func meta(it itineraryapi.SharedItem) []string {
	var parts []string
	if it.Start != "" {
		clock := it.Start
		if it.End != "" {
			clock += "–" + it.End
		}
		if it.EndDays > 0 {
			clock += " +" + strconv.Itoa(it.EndDays)
		}
		if !it.Located {
			clock += " " + it.Zone
		}
		parts = append(parts, clock)
	}
	if it.Place != "" && it.Place != it.Title {
		parts = append(parts, it.Place)
	}
	if it.DurationMin > 0 {
		parts = append(parts, "about "+length(it.DurationMin))
	}
	return parts
}

func length(minutes int) string {
	h, m := minutes/60, minutes%60
	switch {
	case h == 0:
		return strconv.Itoa(m) + " min"
	case m == 0:
		return strconv.Itoa(h) + " h"
	}
	return strconv.Itoa(h) + " h " + strconv.Itoa(m) + " min"
}

func describe(it itineraryapi.SharedItinerary, dates string) string {
	n := 0
	for _, d := range it.Days {
		n += len(d.Items)
	}
	s := dates + " · " + strconv.Itoa(n) + " places"
	if n == 1 {
		s = dates + " · 1 place"
	}
	if it.Destination != "" {
		s = it.Destination + " · " + s
	}
	return s
}

// structured is the schema.org form of the trip for search engines.
func structured(it itineraryapi.SharedItinerary, url string) template.JS {
	type place struct {
		Type string `json:"@type"`
		Name string `json:"name"`
	}
	var stops []map[string]any
	for _, d := range it.Days {
		for _, item := range d.Items {
			stop := map[string]any{"@type": "TouristAttraction", "name": item.Title}
			if item.Located {
				stop["geo"] = map[string]any{"@type": "GeoCoordinates", "latitude": item.Lat, "longitude": item.Lon}
			}
			stops = append(stops, map[string]any{"@type": "ListItem", "position": len(stops) + 1, "item": stop})
		}
	}
	doc := map[string]any{"@context": "https://schema.org", "@type": "TouristTrip", "name": it.Name, "url": url,
		"description": it.Description, "itinerary": map[string]any{"@type": "ItemList", "itemListElement": stops}}
	if it.StartDate != "" {
		doc["@type"] = []string{"Trip", "TouristTrip"}
		doc["departureTime"], doc["arrivalTime"] = it.StartDate, it.EndDate
	}
	if it.OwnerName != "" {
		doc["provider"] = place{"Person", it.OwnerName}
	}
	b, err := json.Marshal(doc) // escapes <, > and &, so it cannot end the script
	if err != nil {
		return "{}"
	}
	return template.JS(b) //nolint:gosec // JSON that we made, with HTML escaped
}
