package tour

import (
	"context"
	"math/bits"
	"slices"
)

// ExactStops is up to how many stops Order is exact.
const ExactStops = 12

// label is a way through a set of stops to one of them: when its visit ends, and
// how long the way was. Of two, neither may be better in both.
type label struct {
	now, travel int
	before      int // the stop before, or -1
	row, from   int // which label of it, and after how many breaks
}

// sets goes through all sets of some stops of a day, the smaller first. Each set,
// last stop and number of breaks taken keeps a list of ways.
type sets struct {
	*Problem
	d      int
	day    Day
	stops  []int
	toll   func(i, j, way int) int // what counts beside time
	breaks []due
	after  []int // of each stop, the set of those that are fixed before it
	labels [][]label
	steps  int // ways that have been tried
}

// exact finds the shortest order of stops. To be early and to travel little are
// different wishes, so that no single way is the best to a set. It finds nothing
// where there is no such way, or ctx has ended.
func (p *Problem) exact(ctx context.Context, stops []int) (Plan, bool) {
	s := p.sets(0, stops)
	s.toll = func(_, _, way int) int { return way }
	if !s.sweep(ctx, beyond) {
		return Plan{}, false
	}
	return s.shortest()
}

func (p *Problem) sets(d int, stops []int) *sets {
	return &sets{Problem: p, d: d, day: p.Days[d], stops: stops, breaks: p.Days[d].due(), after: p.precedence(d, stops)}
}

// sweep says whether it has come to its end before ctx has, and in as many steps
// as it may take.
func (s *sets) sweep(ctx context.Context, most int) bool {
	n, rows := len(s.stops), len(s.breaks)+1
	s.labels = make([][]label, (n<<n)*rows)
	var at [states]int
	for i := range s.stops {
		s.extend(&at, 0, i, label{now: s.day.Leave, before: none}, 0)
	}
	for set := 1; set < 1<<n; set++ {
		if ctx.Err() != nil || s.steps > most {
			return false
		}
		for cell := range n * rows {
			for from, l := range s.labels[set*n*rows+cell] {
				l.before, l.row, l.from = cell/rows, cell%rows, from
				for rest := (1<<n - 1) &^ set; rest != 0; rest &= rest - 1 {
					s.steps++
					s.extend(&at, set, bits.TrailingZeros(uint(rest)), l, l.row)
				}
			}
		}
	}
	return true
}

// precedence gives for each stop the set of those that are fixed before it.
func (p *Problem) precedence(d int, stops []int) []int {
	after, before := make([]int, len(stops)), 0
	for _, f := range p.Days[d].Fixed {
		if i := slices.Index(stops, f); i >= 0 {
			after[i] = before
			before |= 1 << i
		}
	}
	return after
}

// extend goes on from a label, with the breaks that it has taken, to one more
// stop, taking more breaks before or after the way.
func (s *sets) extend(at *[states]int, set, next int, l label, row int) {
	if s.after[next]&^set != 0 {
		return
	}
	n, rows := len(s.stops), len(s.breaks)+1
	before := s.day.Start
	if l.before >= 0 {
		before = s.stops[l.before]
	}
	left := s.pass(at, before, s.stops[next], l.now, row)
	stop := &s.Stops[s.stops[next]]
	for k := row; k < rows; k++ {
		if at[k] >= beyond {
			continue
		}
		now := stop.start(s.d, at[k]) + stop.Visit
		if now > s.day.Back {
			continue
		}
		cell := &s.labels[((set|1<<next)*n+next)*rows+k]
		*cell = keep(*cell, label{now: now, travel: l.travel + s.toll(before, s.stops[next], left[k]), before: l.before, row: l.row, from: l.from})
	}
}

// pass goes from one point to another with the breaks that fit, and gives when it
// is there and how long it was on the way, by how many are taken then.
func (s *sets) pass(at *[states]int, before, next, now, row int) (ways [states]int) {
	for k := range at {
		at[k] = beyond
	}
	at[row] = now
	s.rest(at, &ways)
	for k := row; k <= len(s.breaks); k++ {
		if at[k] < beyond {
			there := s.way(before, next, at[k])
			ways[k], at[k] = there-at[k], there
		}
	}
	s.rest(at, &ways)
	return ways
}

func (s *sets) rest(at, ways *[states]int) {
	for k, b := range s.breaks {
		if begin := max(at[k], b.Open); begin <= b.Close && begin+b.Length < at[k+1] {
			at[k+1], ways[k+1] = begin+b.Length, ways[k]
		}
	}
}

// keep adds a label to those of a cell, unless one of them is as good, and drops
// those that are no better.
func keep(cell []label, l label) []label {
	for _, other := range cell {
		if other.now <= l.now && other.travel <= l.travel {
			return cell
		}
	}
	kept := cell[:0]
	for _, other := range cell {
		if other.now < l.now || other.travel < l.travel {
			kept = append(kept, other)
		}
	}
	return append(kept, l)
}

// shortest ends the day after all stops and breaks, and follows the labels back.
func (s *sets) shortest() (Plan, bool) {
	n, rows, day := len(s.stops), len(s.breaks)+1, s.day
	var at [states]int
	if n == 0 {
		ways := s.pass(&at, day.Start, day.End, day.Leave, 0)
		return Plan{Routes: [][]int{{}}, Travel: ways[rows-1]}, at[rows-1] <= day.Back
	}
	full := 1<<n - 1
	last, best := none, label{travel: beyond}
	for cell := range n * rows {
		for _, l := range s.labels[full*n*rows+cell] {
			ways := s.pass(&at, s.stops[cell/rows], day.End, l.now, cell%rows)
			if l.travel += ways[rows-1]; at[rows-1] <= day.Back && l.travel < best.travel {
				best, last = l, cell/rows
			}
		}
	}
	if last < 0 {
		return Plan{}, false
	}
	plan := Plan{Routes: [][]int{make([]int, n)}, Profit: n, Travel: best.travel}
	for k, set := n-1, full; k >= 0; k-- {
		plan.Routes[0][k] = s.stops[last]
		set &^= 1 << last
		if best.before >= 0 {
			last, best = best.before, s.labels[(set*n+best.before)*rows+best.row][best.from]
		}
	}
	return plan, true
}
