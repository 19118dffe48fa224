package format_test

import (
	"bytes"
	"testing"
	"time"

	"sojourn/internal/itinerary/format"
	"sojourn/internal/itinerary/trip"

	"github.com/stretchr/testify/require"
)

// FuzzWrite: whatever a document holds, each format reads back to as many
// items as it has.
func FuzzWrite(f *testing.F) {
	f.Add("Title", "https://example.org", "Europe/Lisbon", 38.7, -9.1, int64(1809172800), uint16(0xffff))
	f.Add("a\r\nBEGIN:VEVENT\r\n]]><!--\x00\xff", "http://[::1", "Mars/Olympus", 91.0, -180.0, int64(-3e9), uint16(0x0f0f))
	f.Add("", "javascript:1", "", -90.0, 180.0, int64(9e9), uint16(0xf0f0))
	f.Fuzz(func(t *testing.T, text, link, zone string, lat, lon float64, unix int64, has uint16) {
		doc := random(text, link, zone, lat, lon, unix, has)
		events, located := 0, 0
		for _, it := range doc.Items {
			if it.Time.Start != nil || doc.Dates.Has(it.Place.Day) {
				events++
			}
			if l := it.Location; l != nil && l.Lat >= -90 && l.Lat <= 90 && l.Lon >= -180 && l.Lon <= 180 {
				located++
			}
		}
		for _, private := range []bool{true, false} {
			out := map[format.Format]string{}
			for _, name := range all {
				var b bytes.Buffer
				require.NoError(t, format.Write(&b, name, doc, format.Options{Private: private}))
				out[name] = b.String()
			}
			require.Len(t, readICS(t, out[format.ICS]).Events(), events)
			require.Len(t, readGPX(t, out[format.GPX]).Waypoints, located)
			require.Len(t, readKML(t, out[format.KML]).items(), located)
			points := 0
			for _, feature := range readGeoJSON(t, out[format.GeoJSON]).Features {
				if feature.Geometry.GeoJSONType() == "Point" {
					points++
				}
			}
			require.Equal(t, located, points)
		}
	})
}

// random makes a document of three items out of what a fuzzer varies; each bit
// of has is a field that is there or missing.
func random(text, link, zone string, lat, lon float64, unix int64, has uint16) *trip.Document {
	bit := func(n int) bool { return has>>(n%16)&1 == 1 }
	start := time.Unix(unix%7_000_000_000, 0).UTC() // the years 1748 to 2191
	doc := &trip.Document{Itinerary: trip.Itinerary{Name: text, Description: text, UpdatedAt: start}}
	if bit(0) {
		doc.Dates = trip.Dates{Start: "2027-05-01", End: "2027-05-03"}
		doc.Days = []trip.Day{{Date: "2027-05-02", Title: text, Notes: text}}
	}
	for i := range 3 {
		it := trip.Item{ID: text, Type: trip.ItemType([]string{"lodging", "flight", text}[i]), Title: text, Description: text, BookingRef: text, URL: link}
		if bit(i + 1) {
			it.Place.Day = trip.Date("2027-05-01").Add(i * 2) // the last is no day of the trip
		}
		if bit(i + 4) {
			it.Time.Start = &trip.Moment{Zone: zone, At: start}
		}
		if bit(i+4) && bit(i+7) {
			it.Time.End = &trip.Moment{Zone: "Asia/Tokyo", At: start.Add(time.Duration(i) * 20 * time.Hour)}
		}
		if bit(i + 10) {
			it.Location = &trip.Location{Name: text, Address: text, Lat: lat, Lon: lon + float64(i)}
		}
		if bit(i + 13) {
			minutes := int(has)
			it.Cost, it.DurationMin = &trip.Money{Amount: unix, Currency: text}, &minutes
		}
		doc.Items = append(doc.Items, it)
	}
	return doc
}
