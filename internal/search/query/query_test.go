package query

import (
	"math"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/kit/fault"
	"sojourn/internal/search/index"
)

func TestCoordinates(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		in       string
		lat, lon float64
		ok       bool
	}{
		{"38.7, -9.14", 38.7, -9.14, true},
		{" 38.7 -9.14 ", 38.7, -9.14, true},
		{"geo:38.7,-9.14", 38.7, -9.14, true},
		{"38.7° N, 9.14° W", 38.7, -9.14, true},
		{"33.9S 18.4E", -33.9, 18.4, true},
		{"-90,180", -90, 180, true},
		{"90.1, 0", 0, 0, false},
		{"0, 180.5", 0, 0, false},
		{"-38.7S, 9", 0, 0, false},
		{"10 20", 0, 0, false},
		{"38.7", 0, 0, false},
		{"lisbon", 0, 0, false},
		{"38.7, -9.14, 5", 0, 0, false},
		{"", 0, 0, false},
	} {
		t.Run(tc.in, func(t *testing.T) {
			t.Parallel()
			lat, lon, ok := Coordinates(tc.in)
			require.Equal(t, tc.ok, ok)
			if ok {
				require.InDelta(t, tc.lat, lat, 1e-9)
				require.InDelta(t, tc.lon, lon, 1e-9)
			}
		})
	}
}

func TestIATA(t *testing.T) {
	t.Parallel()
	require.True(t, IATA("LIS"))
	for _, s := range []string{"lis", "Lis", "LI", "LISB", "L1S", ""} {
		require.False(t, IATA(s), s)
	}
}

func TestBox(t *testing.T) {
	t.Parallel()
	b, err := Box("query.bbox", "-9.25, 38.68, -9.08, 38.80")
	require.NoError(t, err)
	require.Equal(t, index.Box{West: -9.25, South: 38.68, East: -9.08, North: 38.80}, b)
	b, err = Box("query.bbox", "177,-20,-178,-15")
	require.NoError(t, err)
	require.True(t, b.Contains(-18, 179) && b.Contains(-18, -179))
	require.False(t, b.Contains(-18, 0))
	for _, s := range []string{"", "1,2,3", "1,2,3,4,5", "a,b,c,d", "NaN,0,1,1", "-181,0,1,1", "0,-91,1,1", "0,2,1,1", "0,0,Inf,1"} {
		t.Run(s, func(t *testing.T) {
			t.Parallel()
			_, err := Box("query.bbox", s)
			require.True(t, fault.Is(err, fault.Invalid))
			require.ErrorContains(t, err, "query.bbox")
		})
	}
}

func TestTerms(t *testing.T) {
	t.Parallel()
	require.Equal(t, []index.Term{{Words: []string{"la"}}, {Words: []string{"paz"}, Prefix: true}}, Parse("La Paz").Terms())
	require.Empty(t, Parse(" -- ").Terms())
	require.Len(t, Parse("a b c d e f g h i j k").Terms(), maxWords)
}

// TestAround: every point at a distance below the radius lies in the box.
func TestAround(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lat := rapid.Float64Range(-90, 90).Draw(t, "lat")
		lon := rapid.Float64Range(-180, 180).Draw(t, "lon")
		lat2 := rapid.Float64Range(math.Max(-90, lat-6), math.Min(90, lat+6)).Draw(t, "lat2")
		lon2 := rapid.Float64Range(-180, 180).Draw(t, "lon2")
		d := index.DistanceM(lat, lon, lat2, lon2)
		box := index.Around(lat, lon, d*1.000001+0.01)
		inside := false
		for _, half := range box.Halves() {
			inside = inside || half.Contains(lat2, lon2)
		}
		if !inside {
			t.Fatalf("%v does not hold %v, %v, which is %v m from %v, %v", box, lat2, lon2, d, lat, lon)
		}
	})
}

func FuzzCoordinates(f *testing.F) {
	for _, s := range []string{"38.7, -9.14", "geo:1,2", "33.9S 18.4E", "999,999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		lat, lon, ok := Coordinates(s)
		if ok {
			require.True(t, math.Abs(lat) <= 90 && math.Abs(lon) <= 180)
		}
	})
}

func FuzzBox(f *testing.F) {
	for _, s := range []string{"-9.25,38.68,-9.08,38.80", "177,-20,-178,-15", "1e309,0,0,0", "0x1p-2,0,1,1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b, err := Box("query.bbox", s)
		if err != nil {
			require.True(t, fault.Is(err, fault.Invalid))
			return
		}
		require.True(t, b.South <= b.North && b.Contains(b.South, b.West) && b.Contains(b.North, b.East))
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"belem tower", "\xff", "東京 タワー", "a\"b* OR c:d", "🏰"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := Parse(s)
		require.LessOrEqual(t, len(q.Words), maxWords)
		for _, term := range q.Terms() {
			for _, w := range term.Words {
				require.True(t, w != "" && utf8.ValidString(w))
				require.NotContains(t, w, `"`)
			}
		}
	})
}
