package format

import (
	"io"
	"time"

	"github.com/tkrajina/gpxgo/gpx"

	"sojourn/internal/itinerary/trip"
)

// writeGPX writes a waypoint for each item that is somewhere, and a route for
// each day that has any.
func writeGPX(w io.Writer, doc *trip.Document, o Options) error {
	out := gpx.GPX{Version: "1.1", Creator: "Sojourn", Name: line(doc.Name), Description: notes(doc.Description, o)}
	if !doc.UpdatedAt.IsZero() {
		at := doc.UpdatedAt.UTC()
		out.Time = &at
	}
	days, ideas := sections(doc)
	for _, d := range days {
		route := gpx.GPXRoute{Name: d.name(), Description: notes(d.Notes, o), Number: *gpx.NewNullableInt(d.number)}
		for _, it := range d.items {
			stops := waypoints(it, o)
			route.Points = append(route.Points, stops...)
			out.Waypoints = append(out.Waypoints, stops[:min(1, len(stops))]...)
		}
		if len(route.Points) > 0 {
			out.Routes = append(out.Routes, route)
		}
	}
	for _, it := range ideas {
		stops := waypoints(it, o)
		out.Waypoints = append(out.Waypoints, stops[:min(1, len(stops))]...)
	}
	b, err := out.ToXml(gpx.ToXmlParams{Version: "1.1", Indent: true})
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// waypoints are the points of an item: where it is or starts, and where it
// ends.
func waypoints(it *trip.Item, o Options) (all []gpx.GPXPoint) {
	moments := []*trip.Moment{it.Time.Start, it.Time.End}
	for i, p := range points(it) {
		w := gpx.GPXPoint{Point: gpx.Point{Latitude: p.Lat(), Longitude: p.Lon()}, Name: title(it), Description: about(it, o), Type: line(string(it.Type))}
		if m := moments[i]; m != nil {
			w.Timestamp = m.At.UTC().Truncate(time.Second)
		}
		all = append(all, w)
	}
	return all
}
