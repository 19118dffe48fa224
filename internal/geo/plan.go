package geo

import (
	"context"
	"errors"
	"runtime"
	"time"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/geo/planner"
	"sojourn/internal/kit/fault"
)

// newPlanner makes the planner of this process.
func newPlanner() planner.Planner {
	began := time.Now()
	return planner.Planner{Estimate: estimate, Clock: func() time.Duration { return time.Since(began) }}
}

func estimate(a, b geoapi.Point, mode string) (used string, metres float64, minutes int) {
	m, metres, minutes := Estimate(Point(a), Point(b), Mode(mode))
	return string(m), metres, minutes
}

// desks is how many plans are made at a time: a plan takes all of a core, and
// the other requests of the process need some.
func desks() int { return max(1, runtime.GOMAXPROCS(0)-1) }

const (
	// longestPlan bounds the search of one call, which must be over before calls
	// between processes are given up.
	longestPlan = 3 * time.Second
	// mostRounds bounds it where rounds are asked for.
	mostRounds = 20_000
	// deskWait is how long a plan waits for its turn.
	deskWait = 4 * time.Second
)

// Plan implements geoapi.Planner.
func (m *Module) Plan(ctx context.Context, t geoapi.Trip) (geoapi.Preview, error) {
	t.Budget, t.Rounds = min(t.Budget, longestPlan), min(t.Rounds, mostRounds)
	if err := m.sit(ctx); err != nil {
		return geoapi.Preview{}, err
	}
	defer func() { <-m.desks }()
	return m.planner.Plan(ctx, t)
}

// sit waits for a desk, which the caller gives back.
func (m *Module) sit(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, deskWait)
	defer cancel()
	select {
	case m.desks <- struct{}{}:
		return nil
	case <-ctx.Done():
	}
	if errors.Is(ctx.Err(), context.Canceled) {
		return ctx.Err()
	}
	return fault.Retry(fault.Unavailable, deskWait, "too many trips are being planned just now: try again in a moment")
}

// Check implements geoapi.Planner.
func (m *Module) Check(ctx context.Context, t geoapi.Trip) ([]geoapi.Finding, error) {
	return m.planner.Check(ctx, t)
}
