package tour_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/geo/tour"
)

// drawRoutes puts points on days in any order, some of them nowhere.
func drawRoutes(t *rapid.T, p *tour.Problem) [][]int {
	all := make([]int, len(p.Stops))
	for i := range all {
		all[i] = i
	}
	all = rapid.Permutation(all).Draw(t, "order")
	routes := make([][]int, len(p.Days))
	for d := range routes {
		n := rapid.IntRange(0, min(3, len(all))).Draw(t, "visits")
		routes[d], all = all[:n:n], all[n:]
	}
	return routes
}

// sound says whether the checker of the tests has nothing against a plan, musts
// included.
func sound(p *tour.Problem, routes [][]int) bool {
	seen := slices.Concat(routes...)
	for d, route := range routes {
		if wrongDay(p, d, route, exempt{}, nil) != "" {
			return false
		}
	}
	for i, s := range p.Stops {
		if s.Must && !slices.Contains(seen, i) {
			return false
		}
	}
	return wrongTrip(p, routes, exempt{}) == ""
}

// TestCheckAgreesWithAnother holds that Check finds a breach in a plan made by
// hand exactly where the checker of the tests does.
func TestCheckAgreesWithAnother(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := ruled(6, true).Draw(t, "ruled")
		for i := range p.Stops {
			p.Stops[i].Must = p.Stops[i].Must && rapid.IntRange(0, 3).Draw(t, "must still") == 0
		}
		routes := drawRoutes(t, p)
		require.Equal(t, sound(p, routes), len(check(t, p, routes...)) == 0, "%v", check(t, p, routes...))
		_, err := tour.Times(p, routes)
		require.NoError(t, err)
	})
}

// TestWhyAgreesWithTrying holds that a stop is said to fit exactly where it can be
// put in.
func TestWhyAgreesWithTrying(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := ruled(7, true).Draw(t, "ruled")
		for i := range p.Stops {
			p.Stops[i].Must = false
		}
		found := solveRuled(t, p, tour.Options{Seed: 1})
		if len(found.Unmet) > 0 {
			return
		}
		visited := slices.Concat(found.Routes...)
		for stop := range p.Stops {
			for d := range p.Days {
				why, err := tour.Why(p, found.Routes, stop, d)
				require.NoError(t, err)
				if slices.Contains(visited, stop) {
					require.Equal(t, slices.Contains(found.Routes[d], stop), why.Kind == tour.Visited)
					continue
				}
				require.Equal(t, insertable(p, found.Routes, d, stop), why.Kind == tour.Fits, "%v", why)
			}
		}
	})
}

func insertable(p *tour.Problem, routes [][]int, d, stop int) bool {
	for at := range len(routes[d]) + 1 {
		with := slices.Clone(routes)
		with[d] = slices.Insert(slices.Clone(routes[d]), at, stop)
		if sound(p, with) {
			return true
		}
	}
	return false
}
