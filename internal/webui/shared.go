package webui

import (
	"html/template"
	"net/http"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/webui/lang"
)

// sharedPage is a shared itinerary, dressed for reading.
type sharedPage struct {
	itineraryapi.SharedItinerary
	Dates   string
	Places  int
	Located int // of the places, how many are on the map
	Map     template.HTML
	Days    []sharedDay
	Ideas   []sharedStop
}

type sharedDay struct {
	itineraryapi.SharedDay
	Colour  int // 1 to 8
	Weekday string
	Stops   []sharedStop
	Nights  []string // where one sleeps, if the trip says so
}

type sharedStop struct {
	itineraryapi.SharedItem
	Number int
	Kind   string   // a flight, a stay, …; empty for a place, which needs no word
	Meta   []string // time, place and length, as far as they are known
}

func (s *site) shared(w http.ResponseWriter, r *http.Request) {
	it, err := s.Pages.Shared(r.Context(), r.PathValue("token"))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	sharedHeaders(w, it)
	l := asking(r).Lang
	page := dress(it, l)
	v := view{Title: it.Name, Description: describe(page, l), NoIndex: !it.Public, Canonical: s.PublicURL + r.URL.Path, Page: page}
	v.Image = s.picture(r.URL.Path+"/card.png", l, l.T("Map of the trip {name}", "name", it.Name))
	v.JSONLD = structuredTrip(it, v, l)
	s.render(w, r, http.StatusOK, "shared", v)
}

// sharedHeaders keep the link's secret from other sites, and an unlisted trip
// from search engines.
func sharedHeaders(w http.ResponseWriter, it itineraryapi.SharedItinerary) {
	w.Header().Set("Referrer-Policy", "no-referrer")
	if !it.Public {
		w.Header().Set("X-Robots-Tag", "noindex")
	}
}

func dress(it itineraryapi.SharedItinerary, l *lang.Language) sharedPage {
	p := dressTexts(it, l)
	p.Map = mapOf(it, sharedFrame, l.N("Map of the trip with {n} stops", p.Located))
	return p
}

// dressTexts is a page without its map.
func dressTexts(it itineraryapi.SharedItinerary, l *lang.Language) sharedPage {
	p := sharedPage{SharedItinerary: it, Dates: spanOf(it.StartDate, it.EndDate, l)}
	for _, d := range it.Days {
		day := sharedDay{SharedDay: d, Colour: (d.Number-1)%8 + 1, Weekday: weekdayOf(d.Date, l)}
		for i, item := range d.Items {
			day.Stops = append(day.Stops, sharedStop{item, i + 1, kind(item, l), meta(item, l)})
			if isPlace(item.Type) {
				p.Places++
			}
			if item.Located {
				p.Located++
			}
		}
		p.Days = append(p.Days, day)
	}
	for _, item := range it.Ideas {
		p.Ideas = append(p.Ideas, sharedStop{item, 0, kind(item, l), meta(item, l)})
	}
	sleep(p.Days)
	return p
}

// sleep names a stay on each later day that ends there. Its first day has it
// among the stops.
func sleep(days []sharedDay) {
	for i, d := range days {
		for _, item := range d.Items {
			if item.Type != lodging {
				continue
			}
			for night := i + 1; night < i+item.EndDays && night < len(days); night++ {
				days[night].Nights = append(days[night].Nights, item.Title)
			}
		}
	}
}

func describe(p sharedPage, l *lang.Language) string {
	s := p.Dates + " · " + l.N("{n} places", p.Places)
	if p.Destination != "" {
		s = p.Destination + " · " + s
	}
	return s
}
