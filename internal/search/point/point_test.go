package point

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/kit/id"
)

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lat := rapid.Float64Range(-90, 90).Draw(t, "lat")
		lon := rapid.Float64Range(-180, 180).Draw(t, "lon")
		text := ID(lat, lon)
		require.True(t, id.Valid(text), text)
		gotLat, gotLon, ok := Position(text)
		require.True(t, ok)
		require.InDelta(t, lat, gotLat, 1e-7)
		require.InDelta(t, lon, gotLon, 1e-7)
	})
}

func TestOtherIDs(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "x", id.New(), id.Derived("gazetteer", "geonames:1"), "00000000-0000-0000-0000-000000000000"} {
		_, _, ok := Position(text)
		require.False(t, ok, text)
	}
}
