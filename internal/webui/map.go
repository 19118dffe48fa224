package webui

import (
	"fmt"
	"html/template"
	"math"
	"strings"

	"sojourn/internal/itinerary/itineraryapi"
)

// The map of a shared trip is an SVG drawn here: each day's way as a line in
// its colour and dash, each stop as a numbered pin. Web Mercator, fitted to
// the stops.

const (
	mapWidth, mapHeight = 720.0, 360.0
	mapMargin           = 36.0
	leastSpan           = 0.00004 // of the world's width, about 1.6 km, so that one stop is not a blank
)

type spot struct {
	x, y   float64
	number int
	title  string
}

var dashes = [8]string{"", "8 5", "2 5", "12 4 2 4", "5 3", "14 6", "1 4", "9 3 3 3"}

func project(lat, lon float64) (x, y float64) {
	lat = math.Max(-85, math.Min(85, lat)) * math.Pi / 180
	return (lon + 180) / 360, (1 - math.Log(math.Tan(lat)+1/math.Cos(lat))/math.Pi) / 2
}

// drawMap gives the SVG; empty where no stop has a place.
func drawMap(it itineraryapi.SharedItinerary) template.HTML {
	days := make([][]spot, len(it.Days))
	var all []spot
	for i, d := range it.Days {
		for j, item := range d.Items {
			if !item.Located {
				continue
			}
			x, y := project(item.Lat, item.Lon)
			days[i] = append(days[i], spot{x, y, j + 1, item.Title})
		}
		all = append(all, days[i]...)
	}
	if len(all) == 0 {
		return ""
	}
	fit := fitTo(all)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %g %g" role="img" aria-label="Map of the trip: %d stops on %d days" xmlns="http://www.w3.org/2000/svg">`,
		mapWidth, mapHeight, len(all), len(days))
	fmt.Fprintf(&b, `<rect width="%g" height="%g" fill="var(--sunken)"/>`, mapWidth, mapHeight)
	drawGrid(&b)
	for i, spots := range days {
		drawDay(&b, i, spots, fit)
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String()) //nolint:gosec // titles are escaped in drawDay
}

func drawGrid(b *strings.Builder) {
	for x := 60.0; x < mapWidth; x += 60 {
		fmt.Fprintf(b, `<path d="M%g 0V%g" stroke="var(--line)"/>`, x, mapHeight)
	}
	for y := 60.0; y < mapHeight; y += 60 {
		fmt.Fprintf(b, `<path d="M0 %gH%g" stroke="var(--line)"/>`, y, mapWidth)
	}
}

// fitTo gives the projection from world to picture that shows all spots.
func fitTo(all []spot) func(spot) (float64, float64) {
	minX, minY, maxX, maxY := 1.0, 1.0, 0.0, 0.0
	for _, s := range all {
		minX, maxX = math.Min(minX, s.x), math.Max(maxX, s.x)
		minY, maxY = math.Min(minY, s.y), math.Max(maxY, s.y)
	}
	w, h := math.Max(maxX-minX, leastSpan), math.Max(maxY-minY, leastSpan)
	scale := math.Min((mapWidth-2*mapMargin)/w, (mapHeight-2*mapMargin)/h)
	midX, midY := (minX+maxX)/2, (minY+maxY)/2
	return func(s spot) (float64, float64) {
		return mapWidth/2 + (s.x-midX)*scale, mapHeight/2 + (s.y-midY)*scale
	}
}

func drawDay(b *strings.Builder, day int, spots []spot, fit func(spot) (float64, float64)) {
	if len(spots) == 0 {
		return
	}
	fmt.Fprintf(b, `<g class="day-%d">`, day%8+1)
	b.WriteString(`<path fill="none" stroke="var(--day,#b4460f)" stroke-width="2.5" stroke-linecap="round" stroke-dasharray="` + dashes[day%8] + `" d="`)
	for i, s := range spots {
		x, y := fit(s)
		command := "L"
		if i == 0 {
			command = "M"
		}
		fmt.Fprintf(b, "%s%.1f %.1f", command, x, y)
	}
	b.WriteString(`"/>`)
	for _, s := range spots {
		x, y := fit(s)
		fmt.Fprintf(b, `<g><title>%s</title><circle cx="%.1f" cy="%.1f" r="11" fill="var(--day,#b4460f)" stroke="var(--surface)" stroke-width="2"/>`+
			`<text x="%.1f" y="%.1f" fill="#fff" font-size="11" font-weight="700" text-anchor="middle">%d</text></g>`,
			template.HTMLEscapeString(s.title), x, y, x, y+4, s.number)
	}
	b.WriteString(`</g>`)
}
