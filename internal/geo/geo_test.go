package geo_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/geo"
	"sojourn/internal/kit/fault"
)

var (
	belem    = geo.Point{Lat: 38.6916, Lon: -9.2160}
	castle   = geo.Point{Lat: 38.7139, Lon: -9.1335}
	porto    = geo.Point{Lat: 41.1496, Lon: -8.6110}
	auckland = geo.Point{Lat: -36.8485, Lon: 174.7633}
)

func TestDistance(t *testing.T) {
	t.Parallel()
	// Reference values on the WGS 84 ellipsoid; a sphere is within 0.6 %.
	for _, c := range []struct {
		a, b geo.Point
		want float64
	}{
		{belem, castle, 7592}, {belem, porto, 277300}, {belem, auckland, 19640000},
		{geo.Point{Lat: 0, Lon: 179.5}, geo.Point{Lat: 0, Lon: -179.5}, 111320},
		{geo.Point{Lat: 90}, geo.Point{Lat: -90}, 20003931},
	} {
		require.InEpsilon(t, c.want, geo.Distance(c.a, c.b), 0.01)
	}
}

func TestDistanceIsAMetric(t *testing.T) {
	t.Parallel()
	point := rapid.Custom(func(t *rapid.T) geo.Point {
		return geo.Point{Lat: rapid.Float64Range(-90, 90).Draw(t, "lat"), Lon: rapid.Float64Range(-180, 180).Draw(t, "lon")}
	})
	// Near the antipode the arc's sine is 1 to the last bit: half a metre is lost.
	const near = 0.5
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := point.Draw(t, "a"), point.Draw(t, "b"), point.Draw(t, "c")
		require.InDelta(t, geo.Distance(a, b), geo.Distance(b, a), near)
		require.LessOrEqual(t, geo.Distance(a, c), geo.Distance(a, b)+geo.Distance(b, c)+near)
		require.LessOrEqual(t, geo.Distance(a, b), math.Pi*geo.EarthRadius+1e-3)
	})
}

func TestEstimate(t *testing.T) {
	t.Parallel()
	near := geo.Point{Lat: 38.6979, Lon: -9.2061} // Jerónimos, about 1.1 km from the tower
	mode, metres, minutes := geo.Estimate(belem, near, geo.Auto)
	require.Equal(t, geo.Walk, mode)
	require.InDelta(t, 1390, metres, 80)
	require.InDelta(t, 17, minutes, 2)
	mode, _, minutes = geo.Estimate(belem, castle, geo.Auto)
	require.Equal(t, geo.Transit, mode)
	require.InDelta(t, 37, minutes, 5)
	mode, _, minutes = geo.Estimate(belem, porto, geo.Auto)
	require.Equal(t, geo.Drive, mode)
	require.InDelta(t, 275, minutes, 45)
	_, _, minutes = geo.Estimate(belem, belem, geo.Drive)
	require.Zero(t, minutes)
}

func TestParsePoints(t *testing.T) {
	t.Parallel()
	points, err := geo.ParsePoints("38.6916,-9.2160; 38.7139 , -9.1335")
	require.NoError(t, err)
	require.Equal(t, []geo.Point{belem, castle}, points)
	for _, bad := range []string{"", "1,2", "1,2;", "1;2", "91,0;0,0", "0,181;0,0", "NaN,0;0,0", "a,b;c,d", "1,2,3;4,5"} {
		_, err := geo.ParsePoints(bad)
		require.True(t, fault.Is(err, fault.Invalid), "%q: %v", bad, err)
	}
}

func FuzzParsePoints(f *testing.F) {
	f.Add("38.6916,-9.2160;38.7139,-9.1335")
	f.Add("1e400,0;0,0")
	f.Fuzz(func(t *testing.T, s string) {
		points, err := geo.ParsePoints(s)
		if err != nil {
			require.True(t, fault.Is(err, fault.Invalid))
			return
		}
		for _, p := range points {
			require.True(t, p.Lat >= -90 && p.Lat <= 90 && p.Lon >= -180 && p.Lon <= 180)
		}
	})
}
