package tour

import (
	"cmp"
	"slices"
)

// never is later than any time; sums of it and two times stay within 32 bits.
const never = 1 << 29

// hours is a place on one day. Nearly all have one window, so the first stands
// in the record and the others aside.
type hours struct {
	open, close, visit int32
	last               int32 // the last window's close
	more               []Window
}

// start gives when a visit can start that arrives at t.
func (h *hours) start(t int32) int32 {
	if t <= h.close {
		return max(t, h.open)
	}
	for _, w := range h.more {
		if t <= int32(w.Close) {
			return max(t, int32(w.Open))
		}
	}
	return never
}

// latest gives when a visit can start at the latest that starts by t, or less
// than nothing.
func (h *hours) latest(t int32) int32 {
	for i := len(h.more) - 1; i >= 0; i-- {
		if w := h.more[i]; t >= int32(w.Open) {
			return min(t, int32(w.Close))
		}
	}
	if t < h.open {
		return -1
	}
	return min(t, h.close)
}

// model is a problem as the search reads it: the places that can be visited at
// all are numbered from 0, in an order that does not depend on the order they
// came in, and the days' ends follow them.
type model struct {
	places int // how many can be visited
	nodes  int // with the days' ends
	point  []int
	score  []int32
	to     []int32 // to[i*nodes+j] is the time from i to j
	from   []int32 // from[j*nodes+i] is the same
	days   []day
	near   []int32 // a row a place of those nearest to it
	sorted []bool  // which rows are made
	mean   float64 // the mean score
	rules  *rules  // nil where the problem has none
}

type day struct {
	class       int // days with equal tables have equal classes
	start, end  int32
	leave, back int32
	hours       []hours

	// With rules only:
	score             []int32 // of each place
	pauses            []pause
	fixed             []int32 // places that stay, in order
	maxStops, maxWalk int32
}

func compile(p *Problem) *model {
	m := &model{}
	keys, reachable := p.keys(), p.reachable
	if p.ruled() {
		p.ruleKeys(keys)
		reachable = p.attainable()
	}
	for i := range p.Stops {
		if reachable(i) {
			m.point = append(m.point, i)
		}
	}
	slices.SortStableFunc(m.point, func(a, b int) int { return cmp.Compare(keys[a], keys[b]) })
	m.places = len(m.point)
	node := map[int]int32{}
	for _, d := range p.Days {
		for _, end := range []int{d.Start, d.End} {
			if _, known := node[end]; !known {
				node[end] = int32(len(m.point))
				m.point = append(m.point, end)
			}
		}
	}
	m.nodes = len(m.point)
	m.travel(p)
	m.scores(p)
	if p.ruled() {
		m.rule(p)
	}
	for i, d := range p.Days {
		m.days = append(m.days, m.day(p, i, d, node))
	}
	m.near, m.sorted = make([]int32, m.places*min(nearest, m.places)), make([]bool, m.places)
	return m
}

// keys numbers points by what they are and not by where they stand.
func (p *Problem) keys() []uint64 {
	keys := make([]uint64, len(p.Stops))
	for i, s := range p.Stops {
		k := mix(uint64(s.Score)<<32 | uint64(s.Visit))
		for day := range p.Days {
			for _, w := range s.hours(day) {
				k = mix(k ^ uint64(w.Open)<<32 ^ uint64(w.Close))
			}
		}
		keys[i] += k
		for j, t := range p.Travel[i] {
			keys[i] += mix(uint64(t))
			keys[j] += mix(uint64(t) << 32)
		}
	}
	return keys
}

// reachable says whether any day can be spent on the point alone.
func (p *Problem) reachable(i int) bool {
	s := p.Stops[i]
	if s.Score == 0 {
		return false
	}
	for n, d := range p.Days {
		h := table(s, n)
		at := h.start(int32(d.Leave + p.Travel[d.Start][i]))
		if at < never && int(at)+s.Visit+p.Travel[i][d.End] <= d.Back {
			return true
		}
	}
	return false
}

func table(s Stop, day int) hours {
	h := hours{open: never, close: -1, visit: int32(s.Visit), last: -1}
	if w := s.hours(day); len(w) > 0 {
		h.open, h.close, h.more = int32(w[0].Open), int32(w[0].Close), w[1:]
		h.last = int32(w[len(w)-1].Close)
	}
	return h
}

func (m *model) travel(p *Problem) {
	m.to, m.from = make([]int32, m.nodes*m.nodes), make([]int32, m.nodes*m.nodes)
	for i, a := range m.point {
		for j, b := range m.point {
			m.to[i*m.nodes+j] = int32(p.Travel[a][b])
			m.from[j*m.nodes+i] = int32(p.Travel[a][b])
		}
	}
}

func (m *model) scores(p *Problem) {
	m.score = make([]int32, m.places)
	for i := range m.places {
		s := float64(p.Stops[m.point[i]].Score)
		m.score[i] = int32(s)
		m.mean += s / float64(m.places)
	}
}

func (m *model) day(p *Problem, i int, d Day, node map[int]int32) day {
	made := day{class: i, start: node[d.Start], end: node[d.End], leave: int32(d.Leave), back: int32(d.Back)}
	for _, point := range m.point[:m.places] {
		made.hours = append(made.hours, table(p.Stops[point], i))
	}
	if m.rules != nil {
		made.rule(p, m, d, i)
	}
	for _, before := range m.days {
		if before.same(made) {
			made.class, made.hours = before.class, before.hours
			break
		}
	}
	return made
}

func (d day) same(other day) bool {
	return d.start == other.start && d.end == other.end && d.leave == other.leave && d.back == other.back &&
		slices.EqualFunc(d.hours, other.hours, func(a, b hours) bool {
			return a.open == b.open && a.close == b.close && a.visit == b.visit && slices.Equal(a.more, b.more)
		}) && d.sameRules(other)
}

// nearest is how many neighbours of a place are kept.
const nearest = 32

// nearTo gives the nearest places of one, itself first. A row is made when it is
// first asked for: a short search asks for few.
func (m *model) nearTo(i int32) []int32 {
	size := min(nearest, m.places)
	row := m.near[int(i)*size : (int(i)+1)*size]
	if !m.sorted[i] {
		m.sorted[i] = true
		m.sortNear(i, row)
	}
	return row
}

// sortNear inserts all places into a short sorted row, which costs less than
// sorting a long one.
func (m *model) sortNear(i int32, row []int32) {
	var times [nearest]int32
	filled, last := 0, len(row)-1
	for j, t := range m.to[int(i)*m.nodes : int(i)*m.nodes+m.places] {
		if j == int(i) {
			t = -1
		}
		if filled > last && t >= times[last] {
			continue
		}
		filled = min(filled+1, len(row))
		k := filled - 1
		for ; k > 0 && t < times[k-1]; k-- {
			row[k], times[k] = row[k-1], times[k-1]
		}
		row[k], times[k] = int32(j), t
	}
}
