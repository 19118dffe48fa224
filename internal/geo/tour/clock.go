package tour

import (
	"math"
	"slices"
)

// beyond is later than any time that a day of any length can come to.
const beyond = math.MaxInt / 4

// way gives when a way from i to j ends that begins at t. Where a later table is
// quicker by more than the time until it holds, one waits for it, so that leaving
// later never arrives earlier: the least that a table by time of day needs to keep
// the first-in-first-out property of Ichoua, Gendreau and Potvin (2003).
func (p *Problem) way(i, j, t int) int {
	now := p.Travel[i][j]
	soonest := beyond
	for _, later := range p.Later {
		if later.From <= t {
			now = later.Travel[i][j]
		} else {
			soonest = min(soonest, later.From+later.Travel[i][j])
		}
	}
	return min(soonest, t+now)
}

// depart gives when a way from i to j can begin at the latest that ends by t, or
// less than nothing.
func (p *Problem) depart(i, j, t int) int {
	until := beyond
	for k := len(p.Later) - 1; k >= 0; k-- {
		later := p.Later[k]
		if begin := min(t-later.Travel[i][j], until-1); begin >= later.From {
			return begin
		}
		until = later.From
	}
	return min(t-p.Travel[i][j], until-1)
}

// latest gives when a visit of a stop can start on a day at the latest that
// starts by t, or less than nothing.
func (s Stop) latest(day, t int) int {
	hours := s.hours(day)
	for i := len(hours) - 1; i >= 0; i-- {
		if t >= hours[i].Open {
			return min(t, hours[i].Close)
		}
	}
	return none
}

// start gives when a visit of a stop can start on a day that is reached at t, or
// beyond.
func (s Stop) start(day, t int) int {
	for _, w := range s.hours(day) {
		if t <= w.Close {
			return max(t, w.Open)
		}
	}
	return beyond
}

// score is what a visit on a day is worth.
func (s Stop) score(day int) int {
	if len(s.Scores) > 0 {
		return s.Scores[day]
	}
	return s.Score
}

// pinned says whether a stop can begin at one instant of a day only.
func (s Stop) pinned(day int) bool {
	w := s.hours(day)
	return len(w) == 1 && w[0].Open == w[0].Close
}

// moment is the earliest time at some state of a day. It was come to by a break
// or else from the state before.
type moment struct {
	at, travel int
	rested     bool
}

// due is a break that a day has to take, and which of the day's it is.
type due struct {
	Break
	index int
}

func (d Day) due() []due {
	all := make([]due, len(d.Breaks))
	for i, b := range d.Breaks {
		all[i] = due{b, i}
	}
	return all
}

// pass walks one route of a day. For each of its nodes and each number of breaks
// taken before, it knows the earliest time: reached, before the visit, and left,
// after it. An earlier time is never worse, as one may always wait.
type pass struct {
	*Problem
	day     int
	breaks  []due
	nodes   []int // with both ends
	reached [][]moment
	left    [][]moment
	eased   map[int]ease // by position
	back    int
}

// ease lets a visit begin that could not: whenever it is reached, or at its
// instant whenever that is.
type ease struct {
	forced bool
	at     int
}

// walk follows a route with the breaks given.
func (p *Problem) walk(day int, route []int, breaks []due, eased map[int]ease) *pass {
	d := p.Days[day]
	w := &pass{Problem: p, day: day, breaks: breaks, eased: eased, back: d.Back}
	w.nodes = slices.Concat([]int{d.Start}, route, []int{d.End})
	for range w.nodes {
		w.reached, w.left = append(w.reached, w.idle()), append(w.left, w.idle())
	}
	w.left[0][0].at = d.Leave
	for i := range w.nodes {
		if i > 0 {
			w.arrive(i)
			w.rest(w.reached[i])
			w.visit(i)
		}
		w.rest(w.left[i])
	}
	return w
}

func (w *pass) idle() []moment {
	m := make([]moment, len(w.breaks)+1)
	for k := range m {
		m[k].at = beyond
	}
	return m
}

func (w *pass) arrive(i int) {
	for k, m := range w.left[i-1] {
		if m.at < beyond {
			at := w.way(w.nodes[i-1], w.nodes[i], m.at)
			w.reached[i][k] = moment{at: at, travel: m.travel + at - m.at}
		}
	}
}

// rest takes each break where that is earlier than to have taken it before.
func (w *pass) rest(states []moment) {
	for k, b := range w.breaks {
		at := max(states[k].at, b.Open)
		if at <= b.Close && at+b.Length < states[k+1].at {
			states[k+1] = moment{at: at + b.Length, travel: states[k].travel, rested: true}
		}
	}
}

// visit leaves the two ends at once.
func (w *pass) visit(i int) {
	for k, m := range w.reached[i] {
		if i < len(w.nodes)-1 && m.at < beyond {
			m.at = w.begin(i, m.at)
			if m.at < beyond {
				m.at += w.Stops[w.nodes[i]].Visit
			}
		}
		m.rested = false
		w.left[i][k] = m
	}
}

func (w *pass) begin(i, t int) int {
	switch e, eased := w.eased[i]; {
	case eased && e.forced:
		return e.at
	case eased:
		return t
	}
	return w.Stops[w.nodes[i]].start(w.day, t)
}

// end is when the day ends with all its breaks.
func (w *pass) end() moment { return w.reached[len(w.nodes)-1][len(w.breaks)] }

// broken is the first node that is not reached or cannot begin, without regard to
// breaks, or -1.
func (w *pass) broken() int {
	for i := range w.nodes {
		if w.left[i][0].at >= beyond {
			return i
		}
	}
	return none
}
