package format

import (
	"encoding/json"
	"io"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"sojourn/internal/itinerary/trip"
)

// writeGeoJSON writes a feature for each item that is somewhere, day by day,
// each day's followed by its line.
func writeGeoJSON(w io.Writer, doc *trip.Document, o Options) error {
	out := geojson.NewFeatureCollection()
	out.ExtraMembers = geojson.Properties{"name": line(doc.Name)}
	days, ideas := sections(doc)
	for _, d := range days {
		for _, it := range d.items {
			out.Features = append(out.Features, features(it, &d, o)...)
		}
		if way := cut(d.way()); way != nil {
			out.Append(dayLine(d, way))
		}
	}
	for _, it := range ideas {
		out.Features = append(out.Features, features(it, nil, o)...)
	}
	b, err := json.Marshal(out)
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

func dayLine(d section, way orb.MultiLineString) *geojson.Feature {
	var line orb.Geometry = way
	if len(way) == 1 {
		line = way[0]
	}
	f := geojson.NewFeature(line)
	f.Properties = geojson.Properties{"kind": "day", "name": d.name(), "day": d.number, "stroke": hex(d.number)}
	if !d.template {
		f.Properties["date"] = string(d.Date)
	}
	return f
}

// features gives an item's feature, or none for one that is nowhere; day is
// nil for an idea.
func features(it *trip.Item, day *section, o Options) []*geojson.Feature {
	at := points(it)
	if len(at) == 0 {
		return nil
	}
	f := geojson.NewFeature(at[0])
	f.ID = line(it.ID)
	p := geojson.Properties{"kind": "idea", "name": title(it), "type": line(string(it.Type))}
	if day != nil {
		p["kind"], p["day"], p["marker-color"] = "item", day.number, hex(day.number)
		if !day.template {
			p["date"] = string(day.Date)
		}
	}
	if len(at) > 1 {
		p["end"] = at[1]
	}
	if l := it.Location; l != nil {
		put(p, "place", line(l.Name))
		put(p, "address", line(l.Address))
	}
	put(p, "url", line(it.URL))
	put(p, "start", clock(it.Time.Start))
	put(p, "end_time", clock(it.Time.End))
	addPrivate(p, it, o)
	f.Properties = p
	return []*geojson.Feature{f}
}

func addPrivate(p geojson.Properties, it *trip.Item, o Options) {
	if !o.Private {
		return
	}
	put(p, "description", notes(it.Description, o))
	put(p, "arrive_by", it.ArriveBy)
	put(p, "booking_ref", line(it.BookingRef))
	if it.Cost != nil {
		p["cost"] = map[string]any{"amount": it.Cost.Amount, "currency": it.Cost.Currency}
	}
}

func put(p geojson.Properties, key, value string) {
	if value != "" {
		p[key] = value
	}
}

// clock writes a moment as RFC 3339 with its zone's offset.
func clock(m *trip.Moment) string {
	if m == nil {
		return ""
	}
	z, err := trip.Zone("time", m.Zone)
	if err != nil {
		z = time.UTC
	}
	return m.At.In(z).Format(time.RFC3339)
}
