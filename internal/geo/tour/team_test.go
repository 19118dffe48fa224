package tour_test

import (
	"context"
	"runtime/debug"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/geo/tour"
)

func TestATeamsPlanIsTheSameForASeed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := problems(14).Draw(t, "problem")
		o := tour.Options{Seed: rapid.Uint64().Draw(t, "seed"), Iterations: rapid.IntRange(0, 900).Draw(t, "iterations"), Workers: rapid.IntRange(2, 4).Draw(t, "workers")}
		found := solve(t, p, o)
		require.Contains(t, []int{0, o.Iterations}, found.Iterations, "there may be nothing to visit")
		require.Equal(t, found, solve(t, p, o))
	})
}

func TestATeamKeepsRules(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := ruled(9, rapid.Bool().Draw(t, "later")).Draw(t, "problem")
		before := solveRuled(t, p, tour.Options{Seed: 1, Iterations: 40})
		o := tour.Options{Seed: 2, Iterations: 420, Workers: 3, Start: before.Routes}
		found := solveRuled(t, p, o)
		atLeast(t, p, before.Plan, found.Plan)
		require.Equal(t, found, solveRuled(t, p, o))
	})
}

func TestATeamFindsMoreThanOne(t *testing.T) {
	t.Parallel()
	p := city(160, 4)
	alone, together := 0, 0
	for seed := range uint64(3) {
		alone += solve(t, p, tour.Options{Seed: seed, Iterations: 800}).Profit
		together += solve(t, p, tour.Options{Seed: seed, Iterations: 800, Workers: 4}).Profit
	}
	require.Greater(t, together, alone)
}

func TestATeamAllocatesNothing(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // the collector's own count too
	p := city(60, 3)
	allocations := func(rounds int) float64 {
		return testing.AllocsPerRun(1, func() { solve(t, p, tour.Options{Seed: 1, Iterations: rounds, Workers: 3}) })
	}
	// Waiting for one another takes a few of the runtime's own.
	require.InDelta(t, allocations(8), allocations(6000), 40)
}

func TestATeamIsCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	var looks atomic.Int64
	clock := func() time.Duration {
		if looks.Add(1) == 500 {
			cancel()
		}
		return 0
	}
	p := city(120, 4)
	found, err := tour.Solve(ctx, p, tour.Options{Seed: 1, Budget: time.Hour, Clock: clock, Workers: 3})
	require.NoError(t, err)
	require.LessOrEqual(t, looks.Load(), int64(502), "each looks once more at most")
	requireSound(t, p, found.Plan)
}
