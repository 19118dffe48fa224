package webui

import (
	"html/template"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/webui/lang"
	"sojourn/internal/webui/scene"
)

// showcase is the trip that the landing page shows: a day of the demo, as the
// planner lays it out.
type showcase struct {
	Stops []showcaseStop
	Map   template.HTML
}

type showcaseStop struct {
	Number int
	Time   string
	Title  string
	Legs   string // the way on to the next stop
}

// example is two days in Lisbon; the names are the places' own.
var example = itineraryapi.SharedItinerary{Name: "Lisboa", Destination: "Lisboa", Days: []itineraryapi.SharedDay{
	{Number: 1, Items: []itineraryapi.SharedItem{
		sight("Mosteiro dos Jerónimos", "09:30", 38.6979, -9.2061), sight("Torre de Belém", "11:30", 38.6916, -9.2160),
		sight("MAAT", "14:30", 38.6959, -9.1944),
	}},
	{Number: 2, Items: []itineraryapi.SharedItem{
		sight("Sé de Lisboa", "09:30", 38.7098, -9.1326), sight("Castelo de São Jorge", "11:00", 38.7139, -9.1335),
		sight("Museu do Fado", "15:00", 38.7112, -9.1277),
	}},
	{Number: 3, Items: []itineraryapi.SharedItem{
		sight("Praça do Comércio", "09:30", 38.7075, -9.1364), sight("Elevador de Santa Justa", "11:00", 38.7121, -9.1394),
		sight("Museu Calouste Gulbenkian", "14:00", 38.7373, -9.1545),
	}},
}}

func sight(name, at string, lat, lon float64) itineraryapi.SharedItem {
	return itineraryapi.SharedItem{Type: "place", Title: name, Start: at, Lat: lat, Lon: lon, Located: true}
}

var exampleFrame = scene.Frame{Width: 330, Height: 400, Left: 46, Top: 40, Right: 46, Bottom: 40}

func showcaseOf(l *lang.Language) showcase {
	legs := []string{leg(l, 16, 1), leg(l, 26, 2), ""}
	c := showcase{Map: mapOf(example, exampleFrame, "")}
	for i, item := range example.Days[0].Items {
		c.Stops = append(c.Stops, showcaseStop{i + 1, item.Start, item.Title, legs[i]})
	}
	return c
}

func leg(l *lang.Language, minutes, km int) string {
	return l.Length(minutes) + " · " + l.T("{km} km", "km", km)
}
