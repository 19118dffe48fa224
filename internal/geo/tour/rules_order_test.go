package tour_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/geo/tour"
)

// shortestRuled tries every order of the stops that keeps the fixed one, and
// gives the least travel, or less than nothing where there is none.
func shortestRuled(p *tour.Problem, stops []int) int {
	least := -1
	permute(stops, 0, func() {
		if wrongDay(p, 0, stops, exempt{}, nil) != "" {
			return
		}
		travel, here := 0, p.Days[0].Start
		for _, i := range stops {
			travel, here = travel+p.Travel[here][i], i
		}
		if travel += p.Travel[here][p.Days[0].End]; least < 0 || travel < least {
			least = travel
		}
	})
	return least
}

func permute(items []int, from int, visit func()) {
	if from == len(items) {
		visit()
	}
	for i := from; i < len(items); i++ {
		items[from], items[i] = items[i], items[from]
		permute(items, from+1, visit)
		items[from], items[i] = items[i], items[from]
	}
}

func TestAnExactOrderKeepsBreaksAndWhatIsFixed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := ruled(6, false).Draw(t, "ruled")
		p.Days, p.Limits, p.Money, p.Walk = p.Days[:1], nil, 0, nil
		p.Days[0].MaxStops, p.Days[0].MaxWalk = 0, 0
		var stops []int
		for i := range p.Stops {
			s := &p.Stops[i]
			s.Hours = s.Hours[:min(1, len(s.Hours))]
			s.Scores = nil
			if len(s.Hours) > 0 && len(s.Hours[0]) > 0 {
				stops = append(stops, i)
			}
		}
		found, err := tour.Order(t.Context(), p, tour.Options{Seed: 1, Iterations: 50})
		require.NoError(t, err)
		if len(found.Unmet) > 0 {
			return
		}
		if want := shortestRuled(p, stops); want >= 0 {
			require.Len(t, found.Routes[0], len(stops))
			require.Equal(t, want, found.Travel)
			require.Empty(t, wrongDay(p, 0, found.Routes[0], exempt{}, nil))
		} else {
			require.Less(t, found.Profit, len(stops))
		}
	})
}

// TestALongOrderKeepsBreaksAndWhatIsFixed has a ring that is easily gone around,
// with two stops across it that have to come in the other order.
func TestALongOrderKeepsBreaksAndWhatIsFixed(t *testing.T) {
	t.Parallel()
	p := loop(20)
	for i := range p.Stops[1:] {
		p.Stops[i+1].Hours = [][]tour.Window{{{Close: 1000}}}
	}
	p.Days[0] = tour.Day{Back: 1000, Fixed: []int{15, 5}, Breaks: []tour.Break{{Open: 50, Close: 60, Length: 20}}}
	found, err := tour.Order(t.Context(), p, tour.Options{Seed: 1, Iterations: 2000})
	require.NoError(t, err)
	require.Equal(t, 19, found.Profit)
	require.Equal(t, 200, found.Travel, "around, the other way")
	require.Empty(t, found.Unmet)
	require.Empty(t, wrongDay(p, 0, found.Routes[0], exempt{}, nil))
}

func TestOrderOfInputWithRules(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := ruled(9, true).Draw(t, "ruled")
		for i := range p.Stops {
			p.Stops[i].Score, p.Stops[i].Scores = 20*p.Stops[i].Score+i, nil
		}
		order := make([]int, len(p.Stops))
		for i := range order {
			order[i] = i
		}
		order = rapid.Permutation(order).Draw(t, "order")
		o := tour.Options{Seed: 7, Iterations: 50}
		found, renamed := solveRuled(t, p, o), solveRuled(t, renameRuled(p, order), o)
		for _, route := range renamed.Routes {
			for i := range route {
				route[i] = order[route[i]]
			}
		}
		require.Equal(t, found.Routes, renamed.Routes)
		require.Equal(t, found.Profit, renamed.Profit)
		require.Len(t, renamed.Unmet, len(found.Unmet))
	})
}

func renameRuled(p *tour.Problem, order []int) *tour.Problem {
	named := func(some []int) (other []int) {
		for _, i := range some {
			other = append(other, slices.Index(order, i))
		}
		return other
	}
	table := func(m [][]int) (other [][]int) {
		if m == nil {
			return nil
		}
		return rename(&tour.Problem{Stops: p.Stops, Travel: m}, order).Travel
	}
	q := rename(p, order)
	for d := range q.Days {
		q.Days[d].Fixed = named(p.Days[d].Fixed)
	}
	q.Money, q.Walk = p.Money, table(p.Walk)
	for _, l := range p.Limits {
		q.Limits = append(q.Limits, tour.Limit{Stops: named(l.Stops), Day: l.Day, Trip: l.Trip})
	}
	for _, l := range p.Later {
		q.Later = append(q.Later, tour.Timetable{From: l.From, Travel: table(l.Travel)})
	}
	return q
}

// trip is a city with all that a trip has.
func trip(points, days int) *tour.Problem {
	p := city(points, days)
	p.Walk = p.Travel
	for i := range p.Stops {
		p.Stops[i].Cost = i * 7 % 25
		p.Stops[i].Must = i%40 == 7
	}
	for d := range p.Days {
		p.Days[d].Breaks = []tour.Break{{240, 330, 60}, {520, 640, 60}}
		p.Days[d].Fixed = []int{3 + 10*d}
		p.Days[d].MaxStops, p.Days[d].MaxWalk = 9, 300
	}
	for k := range 4 {
		l := tour.Limit{Day: 2, Trip: 5}
		for i := k; i < points; i += 4 {
			l.Stops = append(l.Stops, i)
		}
		p.Limits = append(p.Limits, l)
	}
	p.Money = 150
	return p
}

func TestTheSearchWithRulesAllocatesNothing(t *testing.T) {
	p := trip(120, 4)
	allocations := func(rounds int) float64 {
		return testing.AllocsPerRun(1, func() {
			_, err := tour.Solve(t.Context(), p, tour.Options{Seed: 1, Iterations: rounds})
			require.NoError(t, err)
		})
	}
	few := allocations(8)
	// What a plan is accounted for with depends on how many stops it has.
	require.InDelta(t, few, allocations(6000), few/2)
}

func TestATripKeepsItsRules(t *testing.T) {
	t.Parallel()
	p := trip(120, 4)
	found := solveRuled(t, p, tour.Options{Seed: 1, Iterations: 3000})
	require.Empty(t, found.Unmet)
	first := solveRuled(t, p, tour.Options{Seed: 1})
	require.Greater(t, found.Profit, first.Profit)
}

// TestFixedStopsThatExcludeEachOther keeps the most of them and says what is in
// the way of the rest.
func TestFixedStopsThatExcludeEachOther(t *testing.T) {
	t.Parallel()
	p := line(5)
	pin := func(i, at int) { p.Stops[i].Hours = [][]tour.Window{{{Open: at, Close: at}}} }
	pin(1, 20)
	pin(4, 45)
	pin(2, 70)
	p.Days[0].Fixed = []int{1, 4, 2}
	found := solveRuled(t, p, tour.Options{Seed: 1, Iterations: 50})
	require.Equal(t, [][]int{{3, 4, 2, 0}}, found.Routes)
	require.Equal(t, []tour.Breach{breach(tour.Clash, 0, 1, 4, -1, 10, 0)}, found.Unmet)
}

func TestAMustThatCannotBeKept(t *testing.T) {
	t.Parallel()
	p := line(5)
	p.Stops[4].Must = true
	p.Days[0].Fixed = []int{1}
	p.Stops[1].Hours = [][]tour.Window{{{Open: 60, Close: 60}}}
	found := solveRuled(t, p, tour.Options{Seed: 1, Iterations: 50})
	require.Equal(t, []tour.Breach{breach(tour.Clash, 0, 4, 1, -1, 15, 0)}, found.Unmet)
}
