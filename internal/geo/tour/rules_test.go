package tour_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/geo/tour"
)

// arrival tries every moment to leave from t on.
func arrival(p *tour.Problem, i, j, t int) int {
	if len(p.Later) == 0 {
		return t + p.Travel[i][j]
	}
	soonest := 1 << 40
	for leave := t; leave < soonest; leave++ {
		table := p.Travel
		for _, later := range p.Later {
			if later.From <= leave {
				table = later.Travel
			}
		}
		soonest = min(soonest, leave+table[i][j])
	}
	return soonest
}

// possible says whether the rest of a day can be followed, by trying each break
// at each place. Breaks are given by which of the day's they are.
func possible(p *tour.Problem, d, here, now int, arrived bool, rest, breaks []int) bool {
	day := p.Days[d]
	if len(breaks) > 0 {
		b := day.Breaks[breaks[0]]
		if begin := max(now, b.Open); begin <= b.Close && possible(p, d, here, begin+b.Length, arrived, rest, breaks[1:]) {
			return true
		}
	}
	switch {
	case arrived && len(rest) == 0:
		return len(breaks) == 0 && now <= day.Back
	case arrived:
		begin := opening(p.Stops[here], d, now)
		return begin >= 0 && possible(p, d, here, begin+p.Stops[here].Visit, false, rest[1:], breaks)
	case len(rest) == 0:
		return possible(p, d, day.End, arrival(p, here, day.End, now), true, nil, breaks)
	}
	return possible(p, d, rest[0], arrival(p, here, rest[0], now), true, rest, breaks)
}

// exempt is what a plan says that it does without.
type exempt map[string]int

func key(kind tour.Kind, day, index int) string { return fmt.Sprint(kind, day, index) }

func exempted(plan tour.Plan) (e exempt, stops map[int]bool) {
	e, stops = exempt{}, map[int]bool{}
	for _, b := range plan.Unmet {
		switch b.Kind {
		case tour.TooMany, tour.TooFarFoot, tour.OverBudget, tour.NoBreak, tour.TooManyOf:
			if b.Stop < 0 {
				e[key(b.Kind, b.Day, b.Index)] = b.Got
				continue
			}
		}
		stops[b.Stop] = true
	}
	return e, stops
}

func (e exempt) over(kind tour.Kind, day, index, got, limit int) bool {
	if raised, ok := e[key(kind, day, index)]; ok {
		limit = raised
	}
	return (limit > 0 || e[key(kind, day, index)] > 0) && got > limit
}

func (e exempt) breaks(p *tour.Problem, d int) (kept []int) {
	for k := range p.Days[d].Breaks {
		if _, without := e[key(tour.NoBreak, d, k)]; !without {
			kept = append(kept, k)
		}
	}
	return kept
}

func among(some, route []int) (n int) {
	for _, i := range route {
		if slices.Contains(some, i) {
			n++
		}
	}
	return n
}

// wrongDay says what is wrong with a day, with an arithmetic of its own.
func wrongDay(p *tour.Problem, d int, route []int, e exempt, unmet map[int]bool) string {
	day := p.Days[d]
	var fixed, there []int
	for _, f := range day.Fixed {
		if !unmet[f] {
			fixed = append(fixed, f)
		}
	}
	walk, here := 0, day.Start
	for _, i := range append(slices.Clone(route), day.End) {
		if p.Walk != nil {
			walk += p.Walk[here][i]
		}
		here = i
	}
	for _, i := range route {
		for other, o := range p.Days {
			if slices.Contains(o.Fixed, i) && other != d {
				return "a stop is fixed elsewhere"
			}
		}
		if slices.Contains(fixed, i) {
			there = append(there, i)
		}
	}
	switch {
	case !slices.Equal(fixed, there):
		return "the fixed stops are not in order"
	case e.over(tour.TooMany, d, -1, len(route), day.MaxStops):
		return "too many visits"
	case e.over(tour.TooFarFoot, d, -1, walk, day.MaxWalk):
		return "too far on foot"
	case !possible(p, d, day.Start, day.Leave, false, route, e.breaks(p, d)):
		return "the day cannot be followed"
	}
	for k, l := range p.Limits {
		if e.over(tour.TooManyOf, d, k, among(l.Stops, route), l.Day) {
			return "too many of a kind on a day"
		}
	}
	return ""
}

func wrongTrip(p *tour.Problem, routes [][]int, e exempt) string {
	all, cost := slices.Concat(routes...), 0
	for _, i := range all {
		cost += p.Stops[i].Cost
	}
	if e.over(tour.OverBudget, -1, -1, cost, p.Money) {
		return "too dear"
	}
	for k, l := range p.Limits {
		if e.over(tour.TooManyOf, -1, k, among(l.Stops, all), l.Trip) {
			return "too many of a kind"
		}
	}
	return ""
}

func scoreOn(s tour.Stop, d int) int {
	if len(s.Scores) > 0 {
		return s.Scores[d]
	}
	return s.Score
}

func requireRules(t require.TestingT, p *tour.Problem, plan tour.Plan) {
	e, unmet := exempted(plan)
	require.Len(t, plan.Routes, len(p.Days))
	seen, profit := map[int]bool{}, 0
	for d, route := range plan.Routes {
		require.Empty(t, wrongDay(p, d, route, e, unmet), "day %d: %v, %v", d, route, plan.Unmet)
		for _, i := range route {
			require.False(t, seen[i] || unmet[i], "point %d", i)
			seen[i] = true
			profit += scoreOn(p.Stops[i], d)
		}
	}
	require.Empty(t, wrongTrip(p, plan.Routes, e))
	require.Equal(t, profit, plan.Profit)
	for i, s := range p.Stops {
		require.True(t, !s.Must || seen[i] || unmet[i], "point %d is a must", i)
	}
	requireCheckAgrees(t, p, plan, e, unmet)
}

// requireCheckAgrees holds that Check finds nothing else than what the plan says.
func requireCheckAgrees(t require.TestingT, p *tour.Problem, plan tour.Plan, e exempt, unmet map[int]bool) {
	for _, b := range check(t, p, plan.Routes...) {
		_, known := e[key(b.Kind, b.Day, b.Index)]
		require.True(t, known || b.Kind == tour.Missing && unmet[b.Stop], "%v", b)
	}
	lines, err := tour.Times(p, plan.Routes)
	require.NoError(t, err)
	travel := 0
	for _, line := range lines {
		travel += line.Travel
	}
	require.Equal(t, travel, plan.Travel)
}

func solveRuled(t require.TestingT, p *tour.Problem, o tour.Options) tour.Result {
	found, err := tour.Solve(context.Background(), p, o)
	require.NoError(t, err)
	requireRules(t, p, found.Plan)
	return found
}

// ruled draws a problem with rules of all kinds.
func ruled(most int, later bool) *rapid.Generator[*tour.Problem] {
	return rapid.Custom(func(t *rapid.T) *tour.Problem {
		p := problems(most).Draw(t, "problem")
		n := len(p.Stops)
		some := func(name string) []int {
			return rapid.SliceOfNDistinct(rapid.IntRange(0, n-1), 0, min(n, 4), rapid.ID[int]).Draw(t, name)
		}
		for i := range p.Stops {
			s := &p.Stops[i]
			s.Must = rapid.IntRange(0, 3).Draw(t, "must") == 0
			s.Cost = rapid.IntRange(0, 9).Draw(t, "cost")
			if rapid.Bool().Draw(t, "by day") {
				s.Scores = rapid.SliceOfN(rapid.IntRange(0, 20), len(p.Days), len(p.Days)).Draw(t, "scores")
			}
		}
		fixed := some("fixed")
		for d := range p.Days {
			day := &p.Days[d]
			take := rapid.IntRange(0, len(fixed)).Draw(t, "take")
			day.Fixed, fixed = fixed[:take:take], fixed[take:]
			for range rapid.IntRange(0, 2).Draw(t, "breaks") {
				open := rapid.IntRange(0, 90).Draw(t, "open")
				day.Breaks = append(day.Breaks, tour.Break{Open: open, Close: open + rapid.IntRange(0, 40).Draw(t, "within"), Length: rapid.IntRange(0, 20).Draw(t, "length")})
			}
			day.MaxStops = rapid.IntRange(0, 4).Draw(t, "visits")
		}
		for range rapid.IntRange(0, 2).Draw(t, "limits") {
			p.Limits = append(p.Limits, tour.Limit{Stops: some("of"), Day: rapid.IntRange(0, 2).Draw(t, "a day"), Trip: rapid.IntRange(0, 3).Draw(t, "in all")})
		}
		p.Money = rapid.IntRange(0, 30).Draw(t, "money")
		matrix := func(name string) (m [][]int) {
			for range n {
				m = append(m, rapid.SliceOfN(rapid.IntRange(0, 30), n, n).Draw(t, name))
			}
			return m
		}
		if rapid.Bool().Draw(t, "on foot") {
			p.Walk = matrix("walk")
			for d := range p.Days {
				p.Days[d].MaxWalk = rapid.IntRange(0, 80).Draw(t, "farthest")
			}
		}
		for k := range rapid.IntRange(0, 2).Draw(t, "tables") {
			if later {
				p.Later = append(p.Later, tour.Timetable{From: 30 + 30*k, Travel: matrix("later")})
			}
		}
		for d, day := range p.Days {
			p.Days[d].Back = max(day.Back, arrival(p, day.Start, day.End, day.Leave))
		}
		return p
	})
}

func TestPlansKeepAllRules(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := ruled(9, true).Draw(t, "ruled")
		o := tour.Options{Seed: rapid.Uint64().Draw(t, "seed"), Iterations: rapid.IntRange(0, 60).Draw(t, "iterations")}
		found := solveRuled(t, p, o)
		require.Equal(t, found, solveRuled(t, p, o))
	})
}

// met counts the musts of a plan.
func met(p *tour.Problem, plan tour.Plan) (n int) {
	for _, i := range slices.Concat(plan.Routes...) {
		if p.Stops[i].Must {
			n++
		}
	}
	return n
}

// atLeast holds that a plan is no worse than another: in musts, then score, then
// travel.
func atLeast(t require.TestingT, p *tour.Problem, before, after tour.Plan) {
	x := []int{met(p, before), before.Profit, -before.Travel}
	y := []int{met(p, after), after.Profit, -after.Travel}
	require.GreaterOrEqual(t, slices.Compare(y, x), 0, "%v after %v", y, x)
}

func TestARuledPlanIsNeverWorseThanItsStart(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := ruled(9, true).Draw(t, "ruled")
		before := solveRuled(t, p, tour.Options{Seed: 1, Iterations: 40})
		after := solveRuled(t, p, tour.Options{Seed: 2, Iterations: rapid.IntRange(0, 40).Draw(t, "iterations"), Start: before.Routes})
		atLeast(t, p, before.Plan, after.Plan)
	})
}

func TestMoreRoundsAreNeverWorse(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := ruled(9, true).Draw(t, "ruled")
		// Rounds are as warm as the share of the rounds that is over, so that more of
		// them are another search: they go on from the plan of the fewer.
		fewer := solveRuled(t, p, tour.Options{Seed: 1})
		atLeast(t, p, fewer.Plan, solveRuled(t, p, tour.Options{Seed: 1, Iterations: 80}).Plan)
	})
}

// TestAnyPlanCanBeStartedFrom has starts that keep no rule.
func TestAnyPlanCanBeStartedFrom(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := ruled(9, true).Draw(t, "ruled")
		all := make([]int, len(p.Stops))
		for i := range all {
			all[i] = i
		}
		all = rapid.Permutation(all).Draw(t, "order")
		var start [][]int
		for range p.Days {
			n := rapid.IntRange(0, len(all)).Draw(t, "visits")
			start, all = append(start, all[:n]), all[n:]
		}
		solveRuled(t, p, tour.Options{Seed: 1, Iterations: 20, Start: start})
	})
}
