package tour_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/geo/tour"
)

func relax(t require.TestingT, ctx context.Context, p *tour.Problem) tour.Relaxed {
	found, err := tour.Relax(ctx, p)
	require.NoError(t, err)
	return found
}

// give lets wishes give way.
func give(p *tour.Problem, some []tour.Wish) *tour.Problem {
	q := *p
	q.Stops, q.Days, q.Limits = slices.Clone(p.Stops), slices.Clone(p.Days), slices.Clone(p.Limits)
	gone := map[[2]int]bool{}
	for _, w := range some {
		switch w.Kind {
		case tour.WishMust:
			q.Stops[w.Stop].Must = false
		case tour.WishFixed:
			q.Stops[w.Stop].Must, q.Stops[w.Stop].Hours = false, nil
			q.Days[w.Day].Fixed = slices.DeleteFunc(slices.Clone(q.Days[w.Day].Fixed), func(f int) bool { return f == w.Stop })
		case tour.WishBreak:
			gone[[2]int{w.Day, w.Index}] = true
		case tour.WishEnd:
			q.Days[w.Day].Back += w.By
		case tour.WishStops:
			q.Days[w.Day].MaxStops += w.By
		case tour.WishWalking:
			q.Days[w.Day].MaxWalk += w.By
		case tour.WishDayLimit:
			q.Limits[w.Index].Day += w.By
		case tour.WishLimit:
			q.Limits[w.Index].Trip += w.By
		case tour.WishMoney:
			q.Money += w.By
		}
	}
	for d := range q.Days {
		var kept []tour.Break
		for k, b := range q.Days[d].Breaks {
			if !gone[[2]int{d, k}] {
				kept = append(kept, b)
			}
		}
		q.Days[d].Breaks = kept
	}
	return &q
}

// allMet tries every plan for one with all musts, fixed stops and breaks.
func allMet(p *tour.Problem) bool {
	musts := 0
	for _, s := range p.Stops {
		if s.Must {
			musts++
		}
	}
	x := &everyPlan{p: p, e: exempt{}, routes: make([][]int, len(p.Days)), used: make([]bool, len(p.Stops)), musts: -1}
	x.try(0)
	return x.musts == musts
}

// allWishes of a problem, which give way as far as they can.
func allWishes(p *tour.Problem) (some []tour.Wish) {
	add := func(kind tour.WishKind, day, stop, index int) {
		some = append(some, tour.Wish{Kind: kind, Day: day, Stop: stop, Index: index, By: 1000})
	}
	fixed := map[int]bool{}
	for d, day := range p.Days {
		for k := range day.Breaks {
			add(tour.WishBreak, d, -1, k)
		}
		for _, f := range day.Fixed {
			fixed[f] = true
			add(tour.WishFixed, d, f, -1)
		}
		add(tour.WishEnd, d, -1, -1)
		if day.MaxStops > 0 {
			add(tour.WishStops, d, -1, -1)
		}
		if day.MaxWalk > 0 {
			add(tour.WishWalking, d, -1, -1)
		}
	}
	for i, s := range p.Stops {
		if s.Must && !fixed[i] {
			add(tour.WishMust, -1, i, -1)
		}
	}
	for k, l := range p.Limits {
		if l.Day > 0 {
			add(tour.WishDayLimit, -1, -1, k)
		}
		if l.Trip > 0 {
			add(tour.WishLimit, -1, -1, k)
		}
	}
	if p.Money > 0 {
		add(tour.WishMoney, -1, -1, -1)
	}
	return some
}

// fewest is the size of the smallest set of wishes that is enough, up to a most.
func fewest(p *tour.Problem, all []tour.Wish, chosen []tour.Wish, most int) int {
	if allMet(give(p, chosen)) {
		return len(chosen)
	}
	least := most
	for i, w := range all {
		if len(chosen)+1 < least {
			least = min(least, fewest(p, all[i+1:], append(slices.Clone(chosen), w), least))
		}
	}
	return least
}

func TestRelaxFindsTheSmallestSets(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := ruled(3, false).Draw(t, "ruled")
		metric(p.Travel)
		metric(p.Walk)
		found := relax(t, t.Context(), p)
		require.True(t, found.Exact)
		require.NotEmpty(t, found.Sets)
		size := len(found.Sets[0])
		require.Equal(t, min(size, 4), fewest(p, allWishes(p), nil, 4))
		for _, set := range found.Sets {
			require.Len(t, set, size)
			require.True(t, allMet(give(p, set)), "%v", set)
			requireTight(t, p, set)
		}
	})
}

// requireTight holds that no wish could give way by less.
func requireTight(t require.TestingT, p *tour.Problem, set []tour.Wish) {
	for i := range set {
		if set[i].By > 0 {
			less := slices.Clone(set)
			less[i].By--
			require.False(t, allMet(give(p, less)), "%v", set)
		}
	}
}

func TestRelaxNamesTheChoices(t *testing.T) {
	t.Parallel()
	p := line(5)
	p.Stops[4].Must, p.Stops[3].Must = true, true
	p.Days[0].Breaks = []tour.Break{{Open: 20, Close: 60, Length: 20}}
	require.Equal(t, tour.Relaxed{Exact: true, Sets: [][]tour.Wish{
		{{Kind: tour.WishMust, Day: -1, Stop: 4, Index: -1}},
		{{Kind: tour.WishBreak, Day: 0, Stop: -1, Index: 0}},
		{{Kind: tour.WishEnd, Day: 0, Stop: -1, Index: -1, By: 10}},
	}}, relax(t, t.Context(), p))
	p.Days[0].Back = 120
	found := relax(t, t.Context(), p)
	require.Len(t, found.Sets, 1)
	require.Empty(t, found.Sets[0], "nothing has to give way")
}

// TestRelaxBeyondItsSize says that it is not exact.
func TestRelaxBeyondItsSize(t *testing.T) {
	t.Parallel()
	p := line(14)
	for i := range p.Stops {
		p.Stops[i].Must = true
	}
	found := relax(t, t.Context(), p)
	require.False(t, found.Exact)
	require.Len(t, found.Sets, 1)
	require.NotEmpty(t, found.Sets[0])
}
