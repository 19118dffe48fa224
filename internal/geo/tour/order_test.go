package tour_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/geo/tour"
)

func order(t require.TestingT, p *tour.Problem, o tour.Options) tour.Result {
	found, err := tour.Order(context.Background(), p, o)
	require.NoError(t, err)
	alike := *p
	alike.Stops = nil
	for _, s := range p.Stops {
		s.Score = 1
		alike.Stops = append(alike.Stops, s)
	}
	requireSound(t, &alike, found.Plan)
	return found
}

// shortest tries every order of the stops left, and gives the least travel, or
// less than nothing where there is none.
func shortest(p *tour.Problem, here, now, left int, visited []bool) int {
	day := p.Days[0]
	if left == 0 {
		if now+p.Travel[here][day.End] > day.Back {
			return -1
		}
		return p.Travel[here][day.End]
	}
	least := -1
	for next := range p.Stops {
		begin := opening(p.Stops[next], 0, now+p.Travel[here][next])
		if visited[next] || begin < 0 {
			continue
		}
		visited[next] = true
		rest := shortest(p, next, begin+p.Stops[next].Visit, left-1, visited)
		visited[next] = false
		if way := p.Travel[here][next] + rest; rest >= 0 && (least < 0 || way < least) {
			least = way
		}
	}
	return least
}

func TestAnExactOrderIsTheBest(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := problems(6).Draw(t, "problem")
		p.Days = p.Days[:1]
		open := 0
		for i := range p.Stops {
			p.Stops[i].Hours = p.Stops[i].Hours[:min(1, len(p.Stops[i].Hours))]
			if len(p.Stops[i].Hours) > 0 {
				open += min(1, len(p.Stops[i].Hours[0]))
			}
		}
		want := shortest(p, p.Days[0].Start, p.Days[0].Leave, open, make([]bool, len(p.Stops)))
		found := order(t, p, tour.Options{Seed: 1, Iterations: 50})
		if want < 0 {
			require.Less(t, found.Profit, open)
			return
		}
		require.Equal(t, open, found.Profit)
		require.Equal(t, want, found.Travel)
	})
}

func TestALongOrderKeepsAllWindows(t *testing.T) {
	t.Parallel()
	p := loop(30)
	found := order(t, p, tour.Options{Seed: 1, Iterations: 3000})
	require.Equal(t, 29, found.Profit)
	require.Equal(t, 300, found.Travel, "around the loop")
	require.Equal(t, found, order(t, p, tour.Options{Seed: 1, Iterations: 3000}))
	_, err := tour.Order(t.Context(), city(4, 2), tour.Options{})
	require.ErrorContains(t, err, "one day")
}

func TestCancellingAnExactOrder(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	found, err := tour.Order(ctx, loop(12), tour.Options{Seed: 1, Iterations: 1000})
	require.NoError(t, err)
	require.Zero(t, found.Iterations)
	require.Len(t, found.Routes, 1)
	require.NotEmpty(t, found.Routes[0], "what could be put together at once")
}

// loop is a ring of points ten apart, each open around the time that a walk
// around it comes by.
func loop(n int) *tour.Problem {
	p := &tour.Problem{Days: []tour.Day{{Back: 12 * n}}, Stops: make([]tour.Stop, n)}
	for i := range n {
		p.Travel = append(p.Travel, make([]int, n))
		for j := range n {
			d := (i - j + n) % n
			p.Travel[i][j] = 10 * min(d, n-d)
		}
		if i > 0 {
			p.Stops[i].Hours = [][]tour.Window{{{Open: max(0, 10*i-40), Close: 10*i + 40}}}
		}
	}
	return p
}
