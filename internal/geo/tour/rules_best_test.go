package tour_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/geo/tour"
)

// everyPlan tries all plans that keep the rules, and gives the most musts, and
// the most score with them.
type everyPlan struct {
	p      *tour.Problem
	e      exempt
	unmet  map[int]bool
	routes [][]int
	used   []bool
	musts  int
	profit int
}

func (x *everyPlan) try(d int) {
	if d == len(x.p.Days) {
		if wrongTrip(x.p, x.routes, x.e) != "" {
			return
		}
		musts, profit := 0, 0
		for d, route := range x.routes {
			for _, i := range route {
				profit += scoreOn(x.p.Stops[i], d)
				if x.p.Stops[i].Must {
					musts++
				}
			}
		}
		if musts > x.musts || musts == x.musts && profit > x.profit {
			x.musts, x.profit = musts, profit
		}
		return
	}
	if wrongDay(x.p, d, x.routes[d], x.e, x.unmet) == "" {
		x.try(d + 1)
	}
	for i := range x.p.Stops {
		if !x.used[i] && !x.unmet[i] {
			x.used[i] = true
			x.routes[d] = append(x.routes[d], i)
			x.try(d)
			x.routes[d] = x.routes[d][:len(x.routes[d])-1]
			x.used[i] = false
		}
	}
}

func metric(table [][]int) {
	if table == nil {
		return
	}
	shorten(&tour.Problem{Travel: table})
}

func TestTinyRuledProblemsAreSolvedToTheBest(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := ruled(4, false).Draw(t, "ruled")
		metric(p.Travel)
		metric(p.Walk)
		found := solveRuled(t, p, tour.Options{Seed: 1, Iterations: 400})
		x := &everyPlan{p: p, routes: make([][]int, len(p.Days)), used: make([]bool, len(p.Stops)), musts: -1}
		var wishes map[int]bool
		x.e, wishes = exempted(found.Plan)
		x.unmet = map[int]bool{}
		for i := range wishes {
			x.unmet[i] = !p.Stops[i].Must || slices.ContainsFunc(p.Days, func(d tour.Day) bool { return slices.Contains(d.Fixed, i) })
		}
		x.try(0)
		require.Equal(t, []int{x.musts, x.profit}, []int{met(p, found.Plan), found.Profit})
	})
}
