package cli

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/geo/tour"
)

// TestCityTrip holds that the trip that is timed can be planned within its rules,
// before and after the edit.
func TestCityTrip(t *testing.T) {
	t.Parallel()
	p, sights, err := cityTrip()
	require.NoError(t, err)
	require.Len(t, p.Stops, cityStops+1)
	require.Greater(t, sights, 30)
	found, err := tour.Solve(t.Context(), p, tour.Options{Seed: 1, Iterations: 300})
	require.NoError(t, err)
	require.NoError(t, keeps(p, found.Plan))
	q, start := edited(p, found.Routes)
	again, err := tour.Solve(t.Context(), q, tour.Options{Seed: 1, Iterations: 300, Start: start})
	require.NoError(t, err)
	require.NoError(t, keeps(q, again.Plan))
	require.NotEqual(t, found.Routes, again.Routes)
}
