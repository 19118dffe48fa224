package webui

import (
	"html/template"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/webui/scene"
)

// sharedFrame is the map beside a shared trip.
var sharedFrame = scene.Frame{Width: 440, Height: 440, Left: 36, Top: 36, Right: 36, Bottom: 36}

// stopsOf gives each day's stops that have a place, by their number in the day.
func stopsOf(it itineraryapi.SharedItinerary) [][]scene.Stop {
	days := make([][]scene.Stop, len(it.Days))
	for i, d := range it.Days {
		for j, item := range d.Items {
			if item.Located {
				days[i] = append(days[i], scene.Stop{Lat: item.Lat, Lon: item.Lon, Number: j + 1, Title: item.Title})
			}
		}
	}
	return days
}

// mapOf draws a trip's map; empty where no stop has a place.
func mapOf(it itineraryapi.SharedItinerary, frame scene.Frame, label string) template.HTML {
	sc, ok := scene.New(stopsOf(it), frame, scene.PinRadius)
	if !ok {
		return ""
	}
	return template.HTML(sc.SVG(label)) //nolint:gosec // SVG escapes its titles and label
}
