package tour_test

import (
	"context"
	"runtime/debug"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/geo/tour"
)

// verify walks a plan with nothing of the search's: it says why the plan cannot
// be followed, and what it is worth.
func verify(p *tour.Problem, plan tour.Plan) (profit, travel int, fault string) {
	if len(plan.Routes) != len(p.Days) {
		return 0, 0, "a route a day is missing"
	}
	visited := map[int]bool{}
	for d, route := range plan.Routes {
		now, here := p.Days[d].Leave, p.Days[d].Start
		for _, next := range route {
			if visited[next] {
				return 0, 0, "a point is visited twice"
			}
			visited[next] = true
			travel += p.Travel[here][next]
			begin := opening(p.Stops[next], d, now+p.Travel[here][next])
			if begin < 0 {
				return 0, 0, "a visit finds no window"
			}
			now, here = begin+p.Stops[next].Visit, next
			profit += p.Stops[next].Score
		}
		travel += p.Travel[here][p.Days[d].End]
		if now+p.Travel[here][p.Days[d].End] > p.Days[d].Back {
			return 0, 0, "a day ends too late"
		}
	}
	return profit, travel, ""
}

// opening is the first moment from t on at which a visit may start, or -1.
func opening(s tour.Stop, day, t int) int {
	if len(s.Hours) == 0 {
		return -1
	}
	for _, w := range s.Hours[min(day, len(s.Hours)-1)] {
		for at := max(t, w.Open); at <= w.Close; {
			return at
		}
	}
	return -1
}

func requireSound(t require.TestingT, p *tour.Problem, plan tour.Plan) {
	profit, travel, wrong := verify(p, plan)
	require.Empty(t, wrong)
	require.Equal(t, profit, plan.Profit)
	require.Equal(t, travel, plan.Travel)
}

func solve(t require.TestingT, p *tour.Problem, o tour.Options) tour.Result {
	found, err := tour.Solve(context.Background(), p, o)
	require.NoError(t, err)
	requireSound(t, p, found.Plan)
	return found
}

// problems draws small ones with all the model has: days that differ, closed
// days, several windows, travel times that obey no triangle.
func problems(most int) *rapid.Generator[*tour.Problem] {
	return rapid.Custom(func(t *rapid.T) *tour.Problem {
		n := rapid.IntRange(1, most).Draw(t, "points")
		p := &tour.Problem{}
		for range rapid.IntRange(1, 3).Draw(t, "days") {
			p.Days = append(p.Days, tour.Day{Start: rapid.IntRange(0, n-1).Draw(t, "start"), End: rapid.IntRange(0, n-1).Draw(t, "end"),
				Leave: rapid.IntRange(0, 20).Draw(t, "leave"), Back: rapid.IntRange(60, 120).Draw(t, "back")})
		}
		for range n {
			p.Stops = append(p.Stops, stop(t, len(p.Days)))
			p.Travel = append(p.Travel, rapid.SliceOfN(rapid.IntRange(0, 30), n, n).Draw(t, "travel"))
		}
		return p
	})
}

func stop(t *rapid.T, days int) tour.Stop {
	s := tour.Stop{Score: rapid.IntRange(0, 20).Draw(t, "score"), Visit: rapid.IntRange(0, 20).Draw(t, "visit")}
	for range rapid.SampledFrom([]int{0, 1, days}).Draw(t, "hours") {
		var windows []tour.Window
		at := 0
		for range rapid.IntRange(0, 3).Draw(t, "windows") {
			open := at + rapid.IntRange(1, 40).Draw(t, "open")
			at = open + rapid.IntRange(0, 30).Draw(t, "length")
			windows = append(windows, tour.Window{Open: open, Close: at})
		}
		s.Hours = append(s.Hours, windows)
	}
	return s
}

func TestPlansAreFeasibleAndTheSameForASeed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := problems(14).Draw(t, "problem")
		o := tour.Options{Seed: rapid.Uint64().Draw(t, "seed"), Iterations: rapid.IntRange(0, 60).Draw(t, "iterations")}
		found := solve(t, p, o)
		require.Contains(t, []int{0, o.Iterations}, found.Iterations, "there may be nothing to visit")
		require.Equal(t, found, solve(t, p, o))
	})
}

func TestAPlanIsNeverWorseThanItsStart(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := problems(14).Draw(t, "problem")
		before := solve(t, p, tour.Options{Seed: 1, Iterations: 40})
		after := solve(t, p, tour.Options{Seed: 2, Iterations: rapid.IntRange(0, 40).Draw(t, "iterations"), Start: before.Routes})
		require.GreaterOrEqual(t, after.Profit, before.Profit)
		if after.Profit == before.Profit {
			require.LessOrEqual(t, after.Travel, before.Travel)
		}
	})
}

// TestOrderOfInput numbers the points of a problem anew. Points that look alike
// may change places, so that each has a score of its own here.
func TestOrderOfInput(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := problems(12).Draw(t, "problem")
		for i := range p.Stops {
			p.Stops[i].Score = 20*p.Stops[i].Score + i
		}
		order := make([]int, len(p.Stops))
		for i := range order {
			order[i] = i
		}
		order = rapid.Permutation(order).Draw(t, "order")
		o := tour.Options{Seed: 7, Iterations: 50}
		found, renamed := solve(t, p, o), solve(t, rename(p, order), o)
		for _, route := range renamed.Routes {
			for i := range route {
				route[i] = order[route[i]]
			}
		}
		require.Equal(t, found, renamed)
	})
}

// rename puts point order[i] at i.
func rename(p *tour.Problem, order []int) *tour.Problem {
	q := &tour.Problem{Days: slices.Clone(p.Days)}
	for d := range q.Days {
		q.Days[d].Start, q.Days[d].End = slices.Index(order, p.Days[d].Start), slices.Index(order, p.Days[d].End)
	}
	for _, a := range order {
		q.Stops = append(q.Stops, p.Stops[a])
		var row []int
		for _, b := range order {
			row = append(row, p.Travel[a][b])
		}
		q.Travel = append(q.Travel, row)
	}
	return q
}

// best tries every plan, day after day.
func best(p *tour.Problem, d, here, now int, visited []bool) int {
	day := p.Days[d]
	most := 0
	if now+p.Travel[here][day.End] <= day.Back && d+1 < len(p.Days) {
		most = best(p, d+1, p.Days[d+1].Start, p.Days[d+1].Leave, visited)
	}
	if now+p.Travel[here][day.End] > day.Back {
		most = -1 << 30
	}
	for next := range p.Stops {
		begin := opening(p.Stops[next], d, now+p.Travel[here][next])
		if visited[next] || begin < 0 || begin > day.Back {
			continue
		}
		visited[next] = true
		most = max(most, p.Stops[next].Score+best(p, d, next, begin+p.Stops[next].Visit, visited))
		visited[next] = false
	}
	return most
}

// shorten makes no detour shorter than the direct way, as Solve may expect.
func shorten(p *tour.Problem) {
	for i := range p.Travel {
		p.Travel[i][i] = 0
	}
	for via := range p.Travel {
		for i := range p.Travel {
			for j := range p.Travel {
				p.Travel[i][j] = min(p.Travel[i][j], p.Travel[i][via]+p.Travel[via][j])
			}
		}
	}
}

func TestTinyProblemsAreSolvedToTheBest(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := problems(5).Draw(t, "problem")
		shorten(p)
		want := best(p, 0, p.Days[0].Start, p.Days[0].Leave, make([]bool, len(p.Stops)))
		require.Equal(t, want, solve(t, p, tour.Options{Seed: 1, Iterations: 400}).Profit)
	})
}

// city is a problem of the size of a trip, without chance of its own.
func city(points, days int) *tour.Problem {
	p := &tour.Problem{}
	x, y := make([]int, points), make([]int, points)
	for i := range points {
		x[i], y[i] = i*7919%601, i*6101%599
		open := i * 37 % 400
		p.Stops = append(p.Stops, tour.Stop{Score: 1 + i*13%40, Visit: 10 + i*17%50, Hours: [][]tour.Window{{{Open: open, Close: open + 200}}}})
	}
	for i := range points {
		p.Travel = append(p.Travel, make([]int, points))
		for j := range points {
			p.Travel[i][j] = (max(x[i]-x[j], x[j]-x[i]) + max(y[i]-y[j], y[j]-y[i])) / 5
		}
	}
	for range days {
		p.Days = append(p.Days, tour.Day{Back: 700})
	}
	return p
}

func TestTheSearchAllocatesNothing(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // the collector's own count too
	p := city(120, 4)
	allocations := func(rounds int) float64 {
		return testing.AllocsPerRun(1, func() { solve(t, p, tour.Options{Seed: 1, Iterations: rounds}) })
	}
	require.InDelta(t, allocations(8), allocations(6000), 2)
}

func TestMoreRoundsAreWorthIt(t *testing.T) {
	t.Parallel()
	p := city(120, 4)
	first := solve(t, p, tour.Options{Seed: 1})
	settled := solve(t, p, tour.Options{Seed: 1, Iterations: 5000})
	require.Zero(t, first.Iterations)
	require.Greater(t, settled.Profit, first.Profit)
}

func TestTheBudgetIsTheClocks(t *testing.T) {
	t.Parallel()
	now := time.Duration(0)
	clock := func() time.Duration {
		now += time.Millisecond
		return now
	}
	found := solve(t, city(60, 2), tour.Options{Seed: 1, Budget: 10 * time.Millisecond, Clock: clock})
	require.Equal(t, 11*time.Millisecond, now, "it is asked at the beginning and every few rounds, until it is over")
	require.Equal(t, 72, found.Iterations)
}

// TestCancelling ends the search between two looks at the limit: what is left to
// do then is a few rounds, however long the search was to be.
func TestCancelling(t *testing.T) {
	t.Parallel()
	p := city(200, 4)
	ctx, cancel := context.WithCancel(t.Context())
	looks, cancelled := 0, time.Time{}
	clock := func() time.Duration {
		if looks++; looks == 500 {
			cancelled = time.Now()
			cancel()
		}
		return 0
	}
	found, err := tour.Solve(ctx, p, tour.Options{Seed: 1, Budget: time.Hour, Clock: clock})
	took := time.Since(cancelled)
	require.NoError(t, err)
	require.Equal(t, 500, looks, "it goes no further")
	require.LessOrEqual(t, found.Iterations, 8*looks, "a look every eight rounds")
	requireSound(t, p, found.Plan)
	require.Positive(t, found.Profit)
	require.Less(t, took, 50*time.Millisecond, "it takes far less than 5 ms where nothing else runs")
}

// TestCancelledFromTheStart ends a large problem's first filling halfway.
func TestCancelledFromTheStart(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	p := city(450, 5)
	for _, workers := range []int{1, 2} {
		found, err := tour.Solve(ctx, p, tour.Options{Seed: 1, Iterations: 1000, Workers: workers, Start: [][]int{{1}, {2, 3}}})
		require.NoError(t, err)
		require.Zero(t, found.Iterations)
		requireSound(t, p, found.Plan)
		require.Positive(t, found.Profit)
	}
}

func TestTheLargestNumbers(t *testing.T) {
	t.Parallel()
	p := city(100, tour.MaxDays)
	for d := range p.Days {
		p.Days[d].Back = tour.MaxTime
	}
	for i := range p.Stops {
		p.Stops[i] = tour.Stop{Score: tour.MaxScore, Hours: [][]tour.Window{{{Close: tour.MaxTime}}}}
		for j := range p.Stops {
			p.Travel[i][j] = tour.MaxTime / 2
		}
		p.Travel[i][i] = 0
	}
	found := solve(t, p, tour.Options{Seed: 1, Iterations: 500})
	require.Equal(t, (tour.MaxDays+1)*tour.MaxScore, found.Profit, "one a day, and the point where days begin")
}

func TestWhatIsNoProblemIsRefused(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*tour.Problem){
		"point":    func(p *tour.Problem) { p.Travel = p.Travel[:1] },
		"travel ":  func(p *tour.Problem) { p.Travel[1] = nil },
		"no time":  func(p *tour.Problem) { p.Travel[1][0] = -1 },
		"score":    func(p *tour.Problem) { p.Stops[2].Score = -1 },
		"order":    func(p *tour.Problem) { p.Stops[2].Hours = [][]tour.Window{{{Open: 5, Close: 4}}} },
		"hours":    func(p *tour.Problem) { p.Stops[2].Hours = make([][]tour.Window, 3) },
		"days":     func(p *tour.Problem) { p.Days = nil },
		"short":    func(p *tour.Problem) { p.Days[0].Leave = p.Days[0].Back + 1 },
		"no point": func(p *tour.Problem) { p.Days[1].End = 9 },
	} {
		p := city(4, 2)
		spoil(p)
		_, err := tour.Solve(t.Context(), p, tour.Options{})
		require.ErrorContains(t, err, name)
	}
	for _, start := range [][][]int{{{1}, {1}}, {{4}}, {{-1}}, {{}, {}, {}}} {
		_, err := tour.Solve(t.Context(), city(4, 2), tour.Options{Start: start})
		require.ErrorContains(t, err, "the plan to start from")
	}
}
