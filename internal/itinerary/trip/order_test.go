package trip_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/itinerary/trip"
)

// TestKeyBetweenGolden replays what npm's fractional-indexing 4 makes: see
// testdata/fractional.mjs.
func TestKeyBetweenGolden(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("testdata/fractional.json")
	require.NoError(t, err)
	var golden []struct{ A, B, Key string }
	require.NoError(t, json.Unmarshal(raw, &golden))
	require.Greater(t, len(golden), 500)
	for _, g := range golden {
		key, err := trip.KeyBetween(g.A, g.B)
		require.NoError(t, err, "%q %q", g.A, g.B)
		require.Equal(t, g.Key, key, "between %q and %q", g.A, g.B)
	}
}

func TestKeyBetweenIsBetween(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var keys []string
		for range rapid.IntRange(1, 60).Draw(t, "inserts") {
			i := rapid.IntRange(0, len(keys)).Draw(t, "at")
			low, high := "", ""
			if i > 0 {
				low = keys[i-1]
			}
			if i < len(keys) {
				high = keys[i]
			}
			key, err := trip.KeyBetween(low, high)
			require.NoError(t, err)
			require.NoError(t, trip.CheckKey("pos", key))
			keys = slices.Insert(keys, i, key)
		}
		require.True(t, slices.IsSorted(keys))
		require.Len(t, slices.Compact(slices.Clone(keys)), len(keys))
	})
}

func TestKeysBetween(t *testing.T) {
	t.Parallel()
	for _, ends := range [][2]string{{"", ""}, {"a0", ""}, {"", "a0"}, {"a0", "a1"}} {
		keys, err := trip.KeysBetween(ends[0], ends[1], 40)
		require.NoError(t, err)
		require.Len(t, keys, 40)
		require.True(t, slices.IsSorted(keys))
		require.Greater(t, keys[0], ends[0])
		if ends[1] != "" {
			require.Less(t, keys[39], ends[1])
		}
	}
}

func FuzzKeyBetween(f *testing.F) {
	f.Add("a0", "a1")
	f.Add("Zz", "")
	f.Add("a0V", "a0W")
	f.Fuzz(func(t *testing.T, a, b string) {
		key, err := trip.KeyBetween(a, b)
		if err != nil {
			return
		}
		require.True(t, a == "" || a < key, "%q < %q", a, key)
		require.True(t, b == "" || key < b, "%q < %q", key, b)
	})
}
