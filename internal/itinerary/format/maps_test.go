package format_test

import (
	"encoding/xml"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/stretchr/testify/require"
	"github.com/tkrajina/gpxgo/gpx"

	"sojourn/internal/itinerary/format"
	"sojourn/internal/itinerary/trip"
)

func readGPX(t testing.TB, s string) *gpx.GPX {
	t.Helper()
	g, err := gpx.ParseString(s)
	require.NoError(t, err, s)
	return g
}

func readGeoJSON(t testing.TB, s string) *geojson.FeatureCollection {
	t.Helper()
	fc, err := geojson.UnmarshalFeatureCollection([]byte(s))
	require.NoError(t, err, s)
	return fc
}

// kmlDoc is as much of OGC 07-147r2 as we use.
type kmlDoc struct {
	XMLName  xml.Name `xml:"http://www.opengis.net/kml/2.2 kml"`
	Document struct {
		Name    string      `xml:"name"`
		Styles  []kmlStyle  `xml:"Style"`
		Folders []kmlFolder `xml:"Folder"`
	}
}

type kmlStyle struct {
	ID   string `xml:"id,attr"`
	Icon string `xml:"IconStyle>color"`
	Line string `xml:"LineStyle>color"`
}

type kmlFolder struct {
	Name        string    `xml:"name"`
	Description string    `xml:"description"`
	Marks       []kmlMark `xml:"Placemark"`
}

type kmlMark struct {
	Name        string   `xml:"name"`
	Address     string   `xml:"address"`
	Description string   `xml:"description"`
	Style       string   `xml:"styleUrl"`
	When        string   `xml:"TimeStamp>when"`
	Point       string   `xml:"Point>coordinates"`
	Line        string   `xml:"LineString>coordinates"`
	Parts       []string `xml:"MultiGeometry>LineString>coordinates"`
}

func readKML(t testing.TB, s string) kmlDoc {
	t.Helper()
	var k kmlDoc
	require.NoError(t, xml.Unmarshal([]byte(s), &k), s)
	styles := map[string]bool{"": true}
	for _, st := range k.Document.Styles {
		styles["#"+st.ID] = true
	}
	for _, f := range k.Document.Folders {
		for _, m := range f.Marks {
			require.True(t, styles[m.Style], "style %s is not there", m.Style)
			require.Equal(t, m.Point != "", m.Line == "" && len(m.Parts) == 0, "a placemark has one geometry")
			for _, l := range append(m.Parts, m.Line) {
				require.NotEqual(t, 1, len(strings.Fields(l)), "a line has two positions at least")
			}
			for _, c := range strings.Fields(m.Point + " " + m.Line + " " + strings.Join(m.Parts, " ")) {
				requirePosition(t, c)
			}
		}
	}
	return k
}

func requirePosition(t testing.TB, tuple string) {
	t.Helper()
	parts := strings.Split(tuple, ",")
	require.Len(t, parts, 2, tuple)
	for i, most := range []float64{180, 90} {
		v, err := strconv.ParseFloat(parts[i], 64)
		require.NoError(t, err)
		require.True(t, v >= -most && v <= most, tuple)
	}
}

func (k kmlDoc) items() (all []kmlMark) {
	for _, f := range k.Document.Folders {
		for _, m := range f.Marks {
			if m.Point != "" {
				all = append(all, m)
			}
		}
	}
	return all
}

func TestGPX(t *testing.T) {
	t.Parallel()
	text := write(t, format.GPX, pacific(t), true)
	require.Contains(t, text, `xmlns="http://www.topografix.com/GPX/1/1"`)
	g := readGPX(t, text)
	require.Equal(t, "1.1", g.Version)
	require.Equal(t, "Tokyo, Honolulu; & back <3", g.Name)
	var names []string
	for _, w := range g.Waypoints {
		names = append(names, w.Name)
	}
	require.Equal(t, []string{"東京 → Honolulu", "Hotel", "Surfing lesson", "Once planned", "Some evening"}, names, "in order, ideas last")
	require.Len(t, g.Routes, 2, "a day that is nowhere has no route")
	require.Equal(t, "Day 1 · 2027-05-01 · Over the sea", g.Routes[0].Name)
	require.Equal(t, 1, g.Routes[0].Number.Value())
	require.Len(t, g.Routes[0].Points, 3, "a flight is where it starts and where it ends")
	require.Equal(t, gpx.Point{Latitude: 21.3187, Longitude: -157.9225}, g.Routes[0].Points[1].Point)
	require.Equal(t, time.Date(2027, 5, 1, 13, 0, 0, 0, time.UTC), g.Waypoints[0].Timestamp)
}

// TestGPXFollowsTheSchema holds elements to the order of GPX 1.1's schema,
// whose types are sequences.
func TestGPXFollowsTheSchema(t *testing.T) {
	t.Parallel()
	children := map[string][]string{
		"gpx": {"metadata", "wpt", "rte"}, "metadata": {"name", "desc", "author", "time"},
		"wpt": {"time", "name", "desc", "type"}, "rtept": {"time", "name", "desc", "type"}, "rte": {"name", "desc", "number", "rtept"},
	}
	attributes := map[string][]string{"gpx": {"xmlns", "version", "creator"}, "wpt": {"lat", "lon"}, "rtept": {"lat", "lon"}}
	d := xml.NewDecoder(strings.NewReader(write(t, format.GPX, pacific(t), true)))
	type open struct {
		name string
		at   int
	}
	stack := []open{{}}
	for {
		token, err := d.Token()
		if token == nil {
			require.EqualError(t, err, "EOF")
			return
		}
		switch e := token.(type) {
		case xml.StartElement:
			for _, a := range e.Attr {
				require.Contains(t, attributes[e.Name.Local], a.Name.Local, e.Name.Local)
			}
			if parent := &stack[len(stack)-1]; parent.name != "" {
				for parent.at < len(children[parent.name]) && children[parent.name][parent.at] != e.Name.Local {
					parent.at++
				}
				require.Less(t, parent.at, len(children[parent.name]), "%s has no place in %s here", e.Name.Local, parent.name)
			}
			stack = append(stack, open{e.Name.Local, 0})
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

func TestKML(t *testing.T) {
	t.Parallel()
	k := readKML(t, write(t, format.KML, pacific(t), true))
	var names []string
	for _, f := range k.Document.Folders {
		names = append(names, f.Name)
	}
	require.Equal(t, []string{"Day 1 · 2027-05-01 · Over the sea", "Day 2 · 2027-05-02", "Day 3 · 2027-05-03", "Day 4 · 2027-05-04", "Ideas"}, names)
	require.Equal(t, "ff0f46b4", k.Document.Styles[0].Line, "aabbggrr")
	day := k.Document.Folders[0].Marks
	require.Len(t, day, 3, "two items and a line")
	require.Equal(t, "139.7798,35.5494", day[0].Point)
	require.Equal(t, "#day-1", day[0].Style)
	require.Len(t, day[2].Parts, 2, "over the antimeridian a line is in two parts")
	require.Len(t, k.items(), 5)
	doc := pacific(t)
	doc.Items[0].Description = "<script>alert(1)</script> R&B"
	mark := readKML(t, write(t, format.KML, doc, true)).items()[0]
	require.Contains(t, mark.Description, "&lt;script&gt;alert(1)&lt;/script&gt; R&amp;B", "readers take it for HTML")
}

func TestGeoJSON(t *testing.T) {
	t.Parallel()
	fc := readGeoJSON(t, write(t, format.GeoJSON, pacific(t), true))
	var kinds []string
	for _, f := range fc.Features {
		kinds = append(kinds, f.Properties.MustString("kind"))
	}
	require.Equal(t, []string{"item", "item", "day", "item", "idea", "idea"}, kinds)
	flight := fc.Features[0]
	require.Equal(t, "0199c0de-0000-7000-8000-000000000010", flight.ID)
	require.Equal(t, orb.Point{139.7798, 35.5494}, flight.Geometry)
	require.Equal(t, "2027-05-01T22:00:00+09:00", flight.Properties["start"])
	require.Equal(t, "2027-05-01T10:30:00-10:00", flight.Properties["end_time"])
	require.Equal(t, "QX7T2M", flight.Properties["booking_ref"])
	require.Equal(t, "#b4460f", flight.Properties["marker-color"])
	require.Equal(t, "MultiLineString", fc.Features[2].Geometry.GeoJSONType())
}

func TestAntimeridian(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		way  orb.LineString
		want orb.Geometry
	}{
		"east":              {orb.LineString{{170, 0}, {-170, 10}}, orb.MultiLineString{{{170, 0}, {180, 5}}, {{-180, 5}, {-170, 10}}}},
		"west":              {orb.LineString{{-160, 0}, {160, 40}}, orb.MultiLineString{{{-160, 0}, {-180, 20}}, {{180, 20}, {160, 40}}}},
		"there and back":    {orb.LineString{{170, 0}, {-170, 0}, {170, 0}}, orb.MultiLineString{{{170, 0}, {180, 0}}, {{-180, 0}, {-170, 0}, {-180, 0}}, {{180, 0}, {170, 0}}}},
		"not over it":       {orb.LineString{{-100, 0}, {20, 0}}, orb.LineString{{-100, 0}, {20, 0}}},
		"half the world":    {orb.LineString{{-90, 0}, {90, 0}}, orb.LineString{{-90, 0}, {90, 0}}},
		"it starts on it":   {orb.LineString{{180, 5}, {-170, 0}}, orb.LineString{{-180, 5}, {-170, 0}}},
		"both names of it":  {orb.LineString{{180, 5}, {-180, 5}}, nil},
		"one place":         {orb.LineString{{5, 5}, {5, 5}}, nil},
		"along it, renamed": {orb.LineString{{180, 5}, {-180, 9}}, orb.LineString{{-180, 5}, {-180, 9}}},
	} {
		doc := &trip.Document{Itinerary: trip.Itinerary{Dates: trip.Dates{Start: "2027-05-01", End: "2027-05-01"}}}
		for _, p := range c.way {
			doc.Items = append(doc.Items, trip.Item{ID: "a", Title: "x", Location: place("x", p.Lat(), p.Lon()), Place: trip.Place{Day: "2027-05-01"}})
		}
		fc := readGeoJSON(t, write(t, format.GeoJSON, doc, false))
		if c.want == nil {
			require.Len(t, fc.Features, len(c.way), name)
			continue
		}
		require.Equal(t, c.want, fc.Features[len(c.way)].Geometry, name)
		readKML(t, write(t, format.KML, doc, false))
	}
}
