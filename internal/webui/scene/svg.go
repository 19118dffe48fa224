package scene

import (
	"fmt"
	"html"
	"strconv"
	"strings"
)

// SVG draws the scene with the page's own colours, so that it follows light
// and dark. Classes day-1 to day-8 set --day.
func (s Scene) SVG(label string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="map" viewBox="0 0 %g %g" preserveAspectRatio="xMidYMid slice" role="img" aria-label="%s" xmlns="http://www.w3.org/2000/svg">`,
		s.Frame.Width, s.Frame.Height, html.EscapeString(label))
	fmt.Fprintf(&b, `<rect class="map-sea" width="%g" height="%g"/>`, s.Frame.Width, s.Frame.Height)
	if len(s.Land) > 0 {
		b.WriteString(`<path class="map-land" fill-rule="evenodd" d="`)
		for _, shape := range s.Land {
			path(&b, shape)
			b.WriteByte('Z')
		}
		b.WriteString(`"/>`)
	}
	for _, d := range s.Days {
		d.svgWay(&b)
	}
	for _, d := range s.Days {
		d.svgPins(&b)
	}
	b.WriteString(`</svg>`)
	return b.String()
}

func path(b *strings.Builder, points []Point) {
	for i, p := range points {
		command := byte('L')
		if i == 0 {
			command = 'M'
		}
		b.WriteByte(command)
		b.WriteString(short(p.X) + " " + short(p.Y))
	}
}

// short writes a length to a tenth of a pixel.
func short(x float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0")
}

func (d Day) class() string { return "day-" + strconv.Itoa(d.Index%8+1) }

func (d Day) svgWay(b *strings.Builder) {
	if len(d.Way) < 2 {
		return
	}
	dashes := make([]string, len(Dashes[d.Index%8]))
	for i, v := range Dashes[d.Index%8] {
		dashes[i] = short(v)
	}
	for _, layer := range []string{"map-halo", "map-way"} {
		fmt.Fprintf(b, `<path class="%s %s"`, layer, d.class())
		if layer == "map-way" && len(dashes) > 0 {
			fmt.Fprintf(b, ` stroke-dasharray="%s"`, strings.Join(dashes, " "))
		}
		b.WriteString(` d="`)
		path(b, d.Way)
		b.WriteString(`"/>`)
	}
}

func (d Day) svgPins(b *strings.Builder) {
	if len(d.Pins) == 0 {
		return
	}
	fmt.Fprintf(b, `<g class="%s">`, d.class())
	for i := len(d.Pins) - 1; i >= 0; i-- { // the first of a day lies on top
		p := d.Pins[i]
		if p.moved() {
			fmt.Fprintf(b, `<path class="map-leader" d="M%s %sL%s %s"/>`, short(p.True.X), short(p.True.Y), short(p.At.X), short(p.At.Y))
		}
		fmt.Fprintf(b, `<g><title>%s</title><circle class="map-pin" cx="%s" cy="%s" r="%g"/><text class="map-number" x="%s" y="%s">%d</text></g>`,
			html.EscapeString(p.Title), short(p.At.X), short(p.At.Y), PinRadius, short(p.At.X), short(p.At.Y+4), p.Number)
	}
	b.WriteString(`</g>`)
}

// PinRadius is a pin's size in an SVG map.
const PinRadius = 13.0

// moved tells whether a pin's disc stands so far off that a line must lead to
// the place.
func (p Pin) moved() bool { return abs(p.At.X-p.True.X)+abs(p.At.Y-p.True.Y) > 5 }
