package clock_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/clock"
)

// What the clock tells survives the stores, which keep microseconds UTC.
func TestClocksTellMicrosecondsUTC(t *testing.T) {
	t.Parallel()
	odd := time.Date(2027, 3, 28, 3, 0, 0, 123456789, time.FixedZone("", 7200))
	for name, c := range map[string]clock.Clock{"system": clock.System{}, "manual": clock.NewManual(odd)} {
		now := c.Now()
		require.Equal(t, time.UTC, now.Location(), name)
		require.Equal(t, now, time.UnixMicro(now.UnixMicro()).UTC(), name)
	}
	require.True(t, clock.NewManual(odd).Now().Equal(odd.Truncate(time.Microsecond)))
}

func TestSystemGoesOn(t *testing.T) {
	t.Parallel()
	before := time.Now().Add(-time.Microsecond)
	now := clock.System{}.Now()
	require.False(t, now.Before(before.Truncate(time.Microsecond)))
	require.False(t, now.After(time.Now()))
}

func TestManualStandsUntilItIsMoved(t *testing.T) {
	t.Parallel()
	start := time.Date(2027, 5, 1, 9, 0, 0, 0, time.UTC)
	c := clock.NewManual(start)
	require.Equal(t, start, c.Now())
	require.Equal(t, start, c.Now())
	var g sync.WaitGroup
	for range 10 {
		g.Go(func() { c.Advance(time.Minute); c.Now() })
	}
	g.Wait()
	require.Equal(t, start.Add(10*time.Minute), c.Now())
}
