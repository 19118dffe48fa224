package scene_test

import (
	"encoding/xml"
	"fmt"
	"image"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/webui/scene"
)

var frame = scene.Frame{Width: 400, Height: 400, Left: 40, Top: 40, Right: 40, Bottom: 40}

func of(t *testing.T, days ...[]scene.Stop) scene.Scene {
	t.Helper()
	s, ok := scene.New(days, frame, 10)
	require.True(t, ok)
	return s
}

func TestNothingToDraw(t *testing.T) {
	t.Parallel()
	_, ok := scene.New([][]scene.Stop{nil, {}}, frame, 10)
	require.False(t, ok)
	require.NotEmpty(t, scene.World(frame).Land)
}

// Land and sea are where they are: Madrid, Reykjavik and Ulan Bator stand on
// land, a place in the Atlantic and one in the Caspian do not.
func TestLand(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lat, lon float64
		dry      bool
	}{
		"Madrid": {40.42, -3.7, true}, "Reykjavik": {64.13, -21.7, true}, "Ulan Bator": {47.9, 106.9, true}, "Suva": {-17.9, 178.2, true},
		"the Atlantic": {45, -30, false}, "the Caspian": {41.5, 50.5, false}, "the Tasman Sea": {-38, 160, false},
	} {
		s := of(t, []scene.Stop{{Lat: c.lat, Lon: c.lon}})
		img := image.NewRGBA(image.Rect(0, 0, 400, 400))
		scene.Scene{Frame: s.Frame, Land: s.Land}.Paint(img, 10)
		want := scene.Colour("#dbe6ea")
		if c.dry {
			want = scene.Colour("#f7f5f0")
		}
		require.Equal(t, want, img.RGBAAt(200, 200), name)
	}
}

// From Fiji to Samoa is a short way over the antimeridian, not around the world.
func TestAntimeridian(t *testing.T) {
	t.Parallel()
	s := of(t, []scene.Stop{{Lat: -18.1, Lon: 178.4}, {Lat: -13.8, Lon: -171.8}})
	require.Less(t, s.Days[0].Way[0].X, s.Days[0].Way[1].X)
	near := of(t, []scene.Stop{{Lat: -18.1, Lon: 0}, {Lat: -13.8, Lon: 9.8}})
	require.InDelta(t, near.Days[0].Way[0].Y, s.Days[0].Way[0].Y, 0.01, "as large as anywhere else")
}

func TestPinsDoNotCoverEachOther(t *testing.T) {
	t.Parallel()
	var stops []scene.Stop
	for i := range 12 {
		stops = append(stops, scene.Stop{Lat: 38.7 + float64(i%3)/1e4, Lon: -9.1, Number: i + 1})
	}
	stops = append(stops, scene.Stop{Lat: 38.8, Lon: -9.2, Number: 13})
	pins := of(t, stops).Days[0].Pins
	for i, a := range pins {
		require.True(t, a.At.X >= 10 && a.At.X <= 390 && a.At.Y >= 10 && a.At.Y <= 390, "%v stays in the picture", a)
		for _, b := range pins[:i] {
			require.Greater(t, math.Hypot(a.At.X-b.At.X, a.At.Y-b.At.Y), 18.0, "%d and %d", a.Number, b.Number)
		}
	}
}

// Both painters draw one scene: where the SVG has a pin's disc, the picture has
// the day's colour.
func TestPaintersAgree(t *testing.T) {
	t.Parallel()
	s := of(t, []scene.Stop{{Lat: 38.7, Lon: -9.2, Number: 1, Title: "A < B"}}, nil, []scene.Stop{{Lat: 38.72, Lon: -9.13, Number: 1}, {Lat: 38.74, Lon: -9.14, Number: 2}})
	svg := s.SVG(`A "map"`)
	require.Contains(t, svg, `aria-label="A &#34;map&#34;"`)
	require.Contains(t, svg, "<title>A &lt; B</title>")
	img := image.NewRGBA(image.Rect(0, 0, 400, 400))
	s.Paint(img, 10)
	for _, d := range s.Days {
		for _, p := range d.Pins {
			require.Contains(t, svg, fmt.Sprintf(`cx="%s"`, strings.TrimSuffix(fmt.Sprintf("%.1f", p.At.X), ".0")))
			require.Equal(t, scene.Colour(scene.Colours[d.Index]), img.RGBAAt(int(p.At.X)-7, int(p.At.Y)))
		}
	}
	require.NoError(t, wellFormed(svg))
}

func wellFormed(svg string) error {
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}
