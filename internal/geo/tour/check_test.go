package tour_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/geo/tour"
)

// line is a day from 0 to 100 along a line: point i stands at 10 i, the way is as
// long as the distance, each visit takes 5, and all are open all day.
func line(points int) *tour.Problem {
	p := &tour.Problem{Days: []tour.Day{{Back: 100}}}
	for i := range points {
		p.Stops = append(p.Stops, tour.Stop{Score: 10, Visit: 5, Hours: [][]tour.Window{{{Close: 100}}}})
		p.Travel = append(p.Travel, make([]int, points))
		for j := range points {
			p.Travel[i][j] = 10 * max(i-j, j-i)
		}
	}
	return p
}

func breach(kind tour.Kind, day, stop, other, index, got, limit int) tour.Breach {
	return tour.Breach{Kind: kind, Day: day, Stop: stop, Other: other, Index: index, Got: got, Limit: limit}
}

func check(t require.TestingT, p *tour.Problem, routes ...[]int) []tour.Breach {
	found, err := tour.Check(p, routes)
	require.NoError(t, err)
	return found
}

func TestCheckNamesWhatIsWrong(t *testing.T) {
	t.Parallel()
	for name, k := range map[string]struct {
		spoil  func(p *tour.Problem)
		routes [][]int
		want   []tour.Breach
	}{
		"nothing": {func(*tour.Problem) {}, [][]int{{1, 2, 3}}, nil},
		"closed": {func(p *tour.Problem) { p.Stops[2].Hours = nil }, [][]int{{1, 2}},
			[]tour.Breach{breach(tour.Closed, 0, 2, -1, -1, 0, 0)}},
		"late": {func(p *tour.Problem) { p.Stops[2].Hours = [][]tour.Window{{{Close: 24}}} }, [][]int{{1, 2}},
			[]tour.Breach{breach(tour.Late, 0, 2, -1, -1, 25, 24)}},
		"clash with an instant": {func(p *tour.Problem) { p.Stops[2].Hours = [][]tour.Window{{{Open: 20, Close: 20}}} }, [][]int{{1, 2, 3}},
			[]tour.Breach{breach(tour.Clash, 0, 1, 2, -1, 25, 20)}},
		"too long": {func(p *tour.Problem) { p.Days[0].Back = 72 }, [][]int{{1, 2, 3}},
			[]tour.Breach{breach(tour.TooLong, 0, 3, -1, -1, 75, 72)}},
		"a break": {func(p *tour.Problem) { p.Days[0].Breaks = []tour.Break{{20, 30, 10}, {40, 50, 30}} }, [][]int{{1, 2, 3}},
			[]tour.Breach{breach(tour.NoBreak, 0, -1, -1, 1, 25, 30)}},
		"visits": {func(p *tour.Problem) { p.Days[0].MaxStops = 2 }, [][]int{{1, 2, 3}},
			[]tour.Breach{breach(tour.TooMany, 0, -1, -1, -1, 3, 2)}},
		"of a day and in all": {func(p *tour.Problem) { p.Limits = []tour.Limit{{[]int{1, 3}, 1, 1}} }, [][]int{{1, 2, 3}},
			[]tour.Breach{breach(tour.TooManyOf, 0, -1, -1, 0, 2, 1), breach(tour.TooManyOf, -1, -1, -1, 0, 2, 1)}},
		"money": {func(p *tour.Problem) { p.Stops[1].Cost, p.Stops[2].Cost, p.Money = 30, 40, 69 }, [][]int{{1, 2}},
			[]tour.Breach{breach(tour.OverBudget, -1, -1, -1, -1, 70, 69)}},
		"on foot": {func(p *tour.Problem) { p.Walk, p.Days[0].MaxWalk = p.Travel, 59 }, [][]int{{1, 2, 3}},
			[]tour.Breach{breach(tour.TooFarFoot, 0, -1, -1, -1, 60, 59)}},
		"absent": {func(p *tour.Problem) { p.Stops[1].Must, p.Days[0].Fixed = true, []int{2, 3} }, [][]int{{3}},
			[]tour.Breach{breach(tour.Missing, -1, 1, -1, -1, 0, 0), breach(tour.Missing, 0, 2, -1, -1, 0, 0)}},
		"order": {func(p *tour.Problem) { p.Days[0].Fixed = []int{1, 3} }, [][]int{{3, 1}},
			[]tour.Breach{breach(tour.WrongOrder, 0, 1, 3, -1, 0, 0)}},
		"twice": {func(*tour.Problem) {}, [][]int{{1, 1}},
			[]tour.Breach{breach(tour.Twice, 0, 1, -1, -1, 0, 0)}},
	} {
		p := line(4)
		k.spoil(p)
		require.Equal(t, k.want, check(t, p, k.routes...), name)
	}
}

func TestTimesOfADay(t *testing.T) {
	t.Parallel()
	p := line(4)
	p.Days[0].Breaks = []tour.Break{{20, 40, 10}}
	p.Stops[2].Hours = [][]tour.Window{{{Open: 45, Close: 50}}}
	p.Walk = p.Travel
	lines, err := tour.Times(p, [][]int{{1, 2}})
	require.NoError(t, err)
	require.Equal(t, []tour.Timeline{{Events: []tour.Event{
		{Stop: 1, Break: -1, Arrive: 10, Start: 10, End: 15, Travel: 10, Walk: 10},
		{Stop: -1, Break: 0, Arrive: 25, Start: 25, End: 35},
		{Stop: 2, Break: -1, Arrive: 25, Start: 45, End: 50, Travel: 10, Walk: 10},
	}, Back: 70, Travel: 40, Walk: 40}}, lines)
}

// TestLeavingLaterArrivesNoEarlier has a table that is much quicker from 20 on: it
// pays to wait for it, and what arrives never overtakes.
func TestLeavingLaterArrivesNoEarlier(t *testing.T) {
	t.Parallel()
	p := line(4)
	quick := line(4).Travel
	for i := range quick {
		for j := range quick {
			quick[i][j] /= 10
		}
	}
	p.Later = []tour.Timetable{{From: 20, Travel: quick}}
	before := 0
	for leave := range 30 {
		p.Days[0].Leave = leave
		lines, err := tour.Times(p, [][]int{{3}})
		require.NoError(t, err)
		arrive := lines[0].Events[0].Arrive
		require.GreaterOrEqual(t, arrive, before)
		require.Equal(t, min(leave+30, max(leave, 20)+3), arrive)
		before = arrive
	}
}

func TestWhy(t *testing.T) {
	t.Parallel()
	worthLess := breach(tour.WorthLess, 0, 3, 1, -1, 10, 20)
	worthLess.Short = 4
	for name, k := range map[string]struct {
		spoil func(p *tour.Problem)
		route []int
		want  tour.Breach
	}{
		"visited": {func(*tour.Problem) {}, []int{1, 3}, breach(tour.Visited, 0, 3, -1, -1, 45, 0)},
		"fits":    {func(*tour.Problem) {}, []int{1, 2}, breach(tour.Fits, 0, 3, -1, -1, 0, 0)},
		"closed":  {func(p *tour.Problem) { p.Stops[3].Hours = nil }, nil, breach(tour.Closed, 0, 3, -1, -1, 0, 0)},
		"late":    {func(p *tour.Problem) { p.Stops[3].Hours = [][]tour.Window{{{Close: 20}}} }, nil, breach(tour.Late, 0, 3, -1, -1, 30, 20)},
		"clash": {func(p *tour.Problem) {
			p.Stops[1].Hours, p.Days[0].Fixed, p.Days[0].Back = [][]tour.Window{{{Open: 50, Close: 50}}}, []int{1}, 70
		}, []int{1}, breach(tour.Clash, 0, 3, 1, -1, 5, 0)},
		"a break":    {func(p *tour.Problem) { p.Days[0].Breaks = []tour.Break{{0, 100, 40}} }, nil, breach(tour.NoBreak, 0, 3, -1, 0, 35, 40)},
		"no time":    {func(p *tour.Problem) { p.Days[0].Back = 62 }, nil, breach(tour.NoTime, 0, 3, -1, -1, 3, 0)},
		"worth less": {func(p *tour.Problem) { p.Days[0].Back, p.Stops[1].Score = 66, 20 }, []int{1}, worthLess},
		"visits":     {func(p *tour.Problem) { p.Days[0].MaxStops = 1 }, []int{1}, breach(tour.TooMany, 0, 3, -1, -1, 2, 1)},
		"too many of": {func(p *tour.Problem) { p.Limits = []tour.Limit{{[]int{1, 3}, 0, 1}} }, []int{1},
			breach(tour.TooManyOf, -1, 3, -1, 0, 2, 1)},
		"money":   {func(p *tour.Problem) { p.Money, p.Stops[3].Cost, p.Stops[1].Cost = 10, 5, 6 }, []int{1}, breach(tour.OverBudget, -1, 3, -1, -1, 11, 10)},
		"on foot": {func(p *tour.Problem) { p.Walk, p.Days[0].MaxWalk = p.Travel, 59 }, []int{1}, breach(tour.TooFarFoot, 0, 3, -1, -1, 60, 59)},
	} {
		p := line(4)
		k.spoil(p)
		got, err := tour.Why(p, [][]int{k.route}, 3, -1)
		require.NoError(t, err)
		require.Equal(t, k.want, got, name)
	}
}
