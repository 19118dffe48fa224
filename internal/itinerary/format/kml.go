package format

import (
	"fmt"
	"io"
	"strings"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-kml/v3"

	"sojourn/internal/itinerary/trip"
)

// writeKML writes a folder for each day with its placemarks and its line, in
// the day's colour, and one for the ideas.
func writeKML(w io.Writer, doc *trip.Document, o Options) error {
	days, ideas := sections(doc)
	out := kml.Document(kml.Name(line(doc.Name)))
	describeKML(out, notes(doc.Description, o))
	for i := range min(len(days), len(colours)) {
		out.Add(kml.SharedStyle(style(i+1), kml.IconStyle(kml.Color(colour(i+1))), kml.LineStyle(kml.Color(colour(i+1)), kml.Width(4))))
	}
	for _, d := range days {
		out.Add(dayFolder(d, o))
	}
	if len(ideas) > 0 {
		folder := kml.Folder(kml.Name("Ideas"))
		addPlacemarks(folder, ideas, "", o)
		out.Add(folder)
	}
	return kml.KML(out).WriteIndent(w, "", "  ")
}

func style(number int) string { return fmt.Sprintf("day-%d", (number-1)%len(colours)+1) }

func dayFolder(d section, o Options) kml.Element {
	folder := kml.Folder(kml.Name(d.name()))
	describeKML(folder, notes(d.Notes, o))
	addPlacemarks(folder, d.items, "#"+style(d.number), o)
	if way := cut(d.way()); way != nil {
		folder.Add(kml.Placemark(kml.Name(d.name()), kml.StyleURL("#"+style(d.number)), lines(way)))
	}
	return folder
}

// markup escapes what readers of KML would take for HTML in a description.
var markup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// describeKML adds a description that is not empty.
func describeKML(to kml.ParentElement, s string) {
	if s != "" {
		to.Add(kml.Description(markup.Replace(s)))
	}
}

func addPlacemarks(folder kml.ParentElement, items []*trip.Item, styleURL string, o Options) {
	for _, it := range items {
		at := points(it)
		if len(at) == 0 {
			continue
		}
		mark := kml.Placemark(kml.Name(title(it)))
		if l := it.Location; l != nil && l.Address != "" {
			mark.Add(kml.Address(line(l.Address)))
		}
		describeKML(mark, about(it, o))
		if m := it.Time.Start; m != nil {
			mark.Add(kml.TimeStamp(kml.When(m.At.UTC())))
		}
		if styleURL != "" {
			mark.Add(kml.StyleURL(styleURL))
		}
		mark.Add(kml.Point(kml.Coordinates(coordinate(at[0]))))
		folder.Add(mark)
	}
}

func coordinate(p orb.Point) kml.Coordinate { return kml.Coordinate{Lon: p.Lon(), Lat: p.Lat()} }

// lines draws the parts of a way on the ground.
func lines(way orb.MultiLineString) kml.Element {
	all := make([]kml.Element, len(way))
	for i, part := range way {
		coordinates := make([]kml.Coordinate, len(part))
		for j, p := range part {
			coordinates[j] = coordinate(p)
		}
		all[i] = kml.LineString(kml.Tessellate(true), kml.Coordinates(coordinates...))
	}
	if len(all) == 1 {
		return all[0]
	}
	return kml.MultiGeometry(all...)
}
