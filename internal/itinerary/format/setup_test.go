package format_test

import (
	"bytes"
	"flag"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/format"
	"sojourn/internal/itinerary/trip"
)

var update = flag.Bool("update", false, "write the golden files anew")

var edited = time.Date(2027, 4, 1, 12, 0, 0, 123456000, time.UTC)

func at(t *testing.T, local, zone string) *trip.Moment {
	t.Helper()
	m, err := trip.Local("time", local, zone)
	require.NoError(t, err)
	return &m
}

func place(name string, lat, lon float64) *trip.Location {
	return &trip.Location{Name: name, Lat: lat, Lon: lon}
}

// pacific is a trip over the antimeridian, against the calendar: the flight
// lands before it took off.
func pacific(t *testing.T) *trip.Document {
	t.Helper()
	tokyo, waikiki := place("Haneda Airport", 35.5494, 139.7798), place("Daniel K. Inouye Airport", 21.3187, -157.9225)
	tokyo.Address = "Hanedakuko, Ota, Tokyo"
	minutes := 90
	doc := &trip.Document{Itinerary: trip.Itinerary{ID: "0199c0de-0000-7000-8000-000000000001", Name: "Tokyo, Honolulu; & back <3", Description: "Our honeymoon",
		Dates: trip.Dates{Start: "2027-05-01", End: "2027-05-04"}, CreatedAt: edited, UpdatedAt: edited, Seq: 12},
		Days: []trip.Day{{Date: "2027-05-01", Title: "Over the sea", Notes: "Passports!"}}}
	add := func(id string, it trip.Item) {
		it.ID, it.CreatedAt, it.UpdatedAt, it.Seq = "0199c0de-0000-7000-8000-0000000000"+id, edited, edited, int64(len(doc.Items)+2)
		doc.Items = append(doc.Items, it)
	}
	add("10", trip.Item{Type: "flight", Title: "東京 → Honolulu", Description: "Window seat,\r\nif any; \"maybe\"", Location: tokyo, EndLocation: waikiki, Place: trip.Place{Day: "2027-05-01", Pos: "a0"},
		Time: trip.Time{Start: at(t, "2027-05-01T22:00", "Asia/Tokyo"), End: at(t, "2027-05-01T10:30", "Pacific/Honolulu")}, BookingRef: "QX7T2M", Cost: &trip.Money{Amount: 123456, Currency: "JPY"}, URL: "https://air.example/b?x=1,2;3"})
	add("11", trip.Item{Type: "lodging", Title: "Hotel", Location: place("Hotel & Spa <Waikiki>", 21.28, -157.83), Place: trip.Place{Day: "2027-05-01", Pos: "a1"},
		Time: trip.Time{Start: at(t, "2027-05-01T15:00", "Pacific/Honolulu"), End: at(t, "2027-05-04T11:00", "Pacific/Honolulu")}, Cost: &trip.Money{Amount: 60050, Currency: "USD"}})
	add("12", trip.Item{Type: "activity", Title: "Surf\x00ing\nlesson", Location: place("Beach", 21.27, -157.82), Place: trip.Place{Day: "2027-05-02", Pos: "a0"},
		Time: trip.Time{Start: at(t, "2027-05-02T09:00", "Pacific/Honolulu")}, DurationMin: &minutes})
	add("13", trip.Item{Type: "note", Title: "Buy a very long title that is folded, with umlauts äöüäöüäöüäöüäöüäöüäöü and 東京東京東京東京東京東京", Place: trip.Place{Day: "2027-05-03", Pos: "a0"}})
	add("14", trip.Item{Type: "place", Title: "Once planned", Location: place("Kyoto", 35, 135.7), Place: trip.Place{Day: "2027-06-01", Pos: "a0"}})
	add("15", trip.Item{Type: "restaurant", Title: "Some evening", Location: place("Diner", 21.3, -157.8), Place: trip.Place{Pos: "a0"}, Time: trip.Time{Start: at(t, "2027-05-03T19:00", "Pacific/Honolulu")}})
	add("16", trip.Item{Type: "place", Title: "Gone", Location: place("Gone", 0, 0), Place: trip.Place{Day: "2027-05-02", Pos: "a1"}, Deleted: true})
	return doc
}

func write(t *testing.T, f format.Format, doc *trip.Document, private bool) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, format.Write(&b, f, doc, format.Options{Private: private}))
	return b.String()
}

var all = []format.Format{format.ICS, format.GPX, format.KML, format.GeoJSON}

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, f := range all {
		got := write(t, f, pacific(t), true)
		require.Equal(t, got, write(t, f, pacific(t), true), "the same document gives the same bytes")
		name := "testdata/pacific." + string(f)
		if *update {
			require.NoError(t, os.WriteFile(name, []byte(got), 0o644))
		}
		want, err := os.ReadFile(name)
		require.NoError(t, err)
		require.Equal(t, string(want), got, f)
	}
}

func TestPrivateStaysAway(t *testing.T) {
	t.Parallel()
	for _, f := range all {
		for _, word := range []string{"QX7T2M", "Window seat", "honeymoon", "123456", "600.50", "60050"} {
			require.NotContains(t, write(t, f, pacific(t), false), word, f)
		}
		open := write(t, f, pacific(t), true)
		require.Contains(t, open, "QX7T2M", f)
		require.Contains(t, open, "123456", f)
		require.Contains(t, open, "Window seat", f)
	}
	require.NotContains(t, write(t, format.KML, pacific(t), false), "Passports")
	require.Contains(t, write(t, format.KML, pacific(t), true), "Passports")
}

func TestUnknownFormat(t *testing.T) {
	t.Parallel()
	require.ErrorContains(t, format.Write(&bytes.Buffer{}, "pdf", pacific(t), format.Options{}), "is not a format")
}

func TestEmptyTrip(t *testing.T) {
	t.Parallel()
	for _, doc := range []*trip.Document{{}, {Itinerary: trip.Itinerary{Name: "New", Dates: trip.Dates{Start: "2027-05-01", End: "2027-05-02"}}}} {
		require.Empty(t, readICS(t, write(t, format.ICS, doc, true)).Events())
		require.Empty(t, readGPX(t, write(t, format.GPX, doc, true)).Waypoints)
		require.Empty(t, readKML(t, write(t, format.KML, doc, true)).items())
		require.Empty(t, readGeoJSON(t, write(t, format.GeoJSON, doc, true)).Features)
	}
}

func TestTemplates(t *testing.T) {
	t.Parallel()
	doc := pacific(t)
	doc.Template = true
	require.ErrorContains(t, format.Write(&bytes.Buffer{}, format.ICS, doc, format.Options{}), "templates")
	require.Equal(t, "Day 1 · Over the sea", readGPX(t, write(t, format.GPX, doc, true)).Routes[0].Name, "no date that means nothing")
	require.NotContains(t, write(t, format.GeoJSON, doc, true), `"date"`)
}
