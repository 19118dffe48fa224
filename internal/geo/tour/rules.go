package tour

import "slices"

// states is how many numbers of breaks a day may have taken.
const states = MaxBreaks + 1

// rules are what a problem has beyond hours and the days' ends, as the search
// reads it. A search without rules has none of this, and pays nothing for it.
type rules struct {
	ransom int     // what a must is worth beyond its score
	rows   int     // states kept for each node: most breaks of a day, plus one
	home   []int16 // the day each place is fixed on, or nowhere
	must   []bool  // of each place
	cost   []int64 // of each place
	money  int64   // most of their sum

	meanCost float64
	limits   []bound   // most of some places
	of       [][]int32 // the limits of each place
	shared   []bool    // whether a place's room also depends on other days
	walk     []int32   // like model.to; nil where no day limits it
	later    []hourly
}

type bound struct{ day, trip int32 }

// hourly has the travel times of ways that begin from a time on.
type hourly struct {
	from int32
	to   []int32
}

// pause is a break.
type pause struct{ open, close, length int32 }

// unlimited is more than any sum of money.
const unlimited = 1 << 62

// rule compiles the rules of a problem, whose places are numbered.
func (m *model) rule(p *Problem) {
	r := &rules{rows: 1, money: unlimited, ransom: p.ransom()}
	m.rules = r
	if p.Money > 0 {
		r.money = int64(p.Money)
	}
	home := p.homes()
	for _, point := range m.point[:m.places] {
		r.home = append(r.home, int16(home[point]))
		r.must = append(r.must, p.Stops[point].Must && home[point] == none)
		r.cost = append(r.cost, int64(p.Stops[point].Cost))
		r.meanCost += float64(p.Stops[point].Cost) / float64(m.places)
	}
	r.meanCost = max(r.meanCost, 1)
	r.bounds(p, m.point[:m.places])
	m.ruledScores(p)
	for _, d := range p.Days {
		r.rows = max(r.rows, len(d.Breaks)+1)
	}
	if slices.ContainsFunc(p.Days, func(d Day) bool { return d.MaxWalk > 0 }) {
		r.walk = m.table(p.Walk)
	}
	for _, later := range p.Later {
		r.later = append(r.later, hourly{int32(later.From), m.table(later.Travel)})
	}
}

func (r *rules) bounds(p *Problem, points []int) {
	r.of, r.shared = make([][]int32, len(points)), make([]bool, len(points))
	for k, l := range p.Limits {
		r.limits = append(r.limits, bound{day: atMost(l.Day), trip: atMost(l.Trip)})
		for v, point := range points {
			if slices.Contains(l.Stops, point) {
				r.of[v] = append(r.of[v], int32(k))
				r.shared[v] = r.shared[v] || l.Trip > 0
			}
		}
	}
	for v := range points {
		r.shared[v] = r.shared[v] || p.Money > 0 && r.cost[v] > 0
	}
}

// atMost is a limit as the search reads it: none is more than can be.
func atMost(n int) int32 {
	if n == 0 {
		return never
	}
	return int32(min(n, never))
}

// table gives a matrix of points by the numbers of nodes.
func (m *model) table(matrix [][]int) []int32 {
	t := make([]int32, m.nodes*m.nodes)
	for i, a := range m.point {
		for j, b := range m.point {
			t[i*m.nodes+j] = int32(matrix[a][b])
		}
	}
	return t
}

// rule gives a day what its rules are.
func (d *day) rule(p *Problem, m *model, given Day, n int) {
	place := map[int]int32{}
	for v, point := range m.point[:m.places] {
		place[point] = int32(v)
		d.score = append(d.score, m.worth(p, v, n))
		if home := m.rules.home[v]; home != nowhere && int(home) != n {
			d.hours[v] = hours{open: never, close: -1, visit: d.hours[v].visit, last: -1}
		}
	}
	for _, b := range given.Breaks {
		d.pauses = append(d.pauses, pause{int32(b.Open), int32(b.Close), int32(b.Length)})
	}
	for _, f := range given.Fixed {
		d.fixed = append(d.fixed, place[f])
	}
	d.maxStops, d.maxWalk = atMost(given.MaxStops), atMost(given.MaxWalk)
}

// ruledScores are those of each place's best day. Their mean, which the search is
// as warm as, is of the scores alone.
func (m *model) ruledScores(p *Problem) {
	m.mean = 0
	for v := range m.places {
		m.score[v] = 0
		for d := range p.Days {
			m.score[v] = max(m.score[v], m.worth(p, v, d))
		}
		m.mean += float64(p.Stops[m.point[v]].highest()) / float64(m.places)
	}
	m.mean = max(m.mean, 1)
}

// attainable says which points a day with only its fixed stops has room for.
func (p *Problem) attainable() func(i int) bool {
	home, days := p.homes(), make([]*slack, len(p.Days))
	for d, day := range p.Days {
		days[d] = p.walk(d, day.Fixed, day.due(), nil).slack()
	}
	return func(i int) bool {
		if s := p.Stops[i]; home[i] != none || !s.Must && s.highest() == 0 {
			return home[i] != none
		}
		return slices.ContainsFunc(days, func(s *slack) bool {
			if len(p.Stops[i].hours(s.day)) == 0 {
				return false
			}
			short, _ := s.room(i)
			return short <= 0
		})
	}
}

// worth is what the search sees in a place on a day: nothing in a fixed one, which
// stays anyhow, and in a must more than in all that are none.
func (m *model) worth(p *Problem, v, day int) int32 {
	stop := p.Stops[m.point[v]]
	if m.rules.home[v] != nowhere {
		return 0
	}
	if stop.Must {
		return int32(m.rules.ransom + stop.score(day))
	}
	return int32(stop.score(day))
}

// ransom is what a must is worth beyond its score.
func (p *Problem) ransom() int {
	sum := 1
	for _, s := range p.Stops {
		sum += s.highest()
	}
	return sum
}

// highest is the score of a stop's best day.
func (s Stop) highest() int {
	if len(s.Scores) > 0 {
		return slices.Max(s.Scores)
	}
	return s.Score
}

func (d day) sameRules(other day) bool {
	return slices.Equal(d.score, other.score) && slices.Equal(d.pauses, other.pauses) && slices.Equal(d.fixed, other.fixed) &&
		d.maxStops == other.maxStops && d.maxWalk == other.maxWalk
}

// way gives when a way from i to j ends that begins at t, as Problem.way does.
func (m *model) way(i, j, t int32) int32 {
	cell := int(i)*m.nodes + int(j)
	now, soonest := m.to[cell], int32(never)
	for k := range m.rules.later {
		if later := &m.rules.later[k]; later.from <= t {
			now = later.to[cell]
		} else {
			soonest = min(soonest, later.from+later.to[cell])
		}
	}
	return min(soonest, t+now)
}

// depart gives when a way can begin at the latest that ends by t.
func (m *model) depart(i, j, t int32) int32 {
	cell, until := int(i)*m.nodes+int(j), int32(never)
	for k := len(m.rules.later) - 1; k >= 0; k-- {
		later := &m.rules.later[k]
		if begin := min(t-later.to[cell], until-1); begin >= later.from {
			return begin
		}
		until = later.from
	}
	return min(t-m.to[cell], until-1)
}

// ruleKeys adds to the keys of points what their rules are, so that these tell
// points apart as well.
func (p *Problem) ruleKeys(keys []uint64) {
	for i, s := range p.Stops {
		k := mix(uint64(s.Cost)<<1 | uint64(b2i(s.Must)))
		for d := range p.Days {
			k = mix(k ^ uint64(s.score(d)))
		}
		keys[i] += k
	}
	for d, day := range p.Days {
		for rank, f := range day.Fixed {
			keys[f] += mix(uint64(d)<<32 | uint64(rank) | 1<<62)
		}
	}
	for _, l := range p.Limits {
		for _, i := range l.Stops {
			keys[i] += mix(uint64(l.Day)<<40 ^ uint64(l.Trip)<<20 ^ uint64(len(l.Stops)) ^ 1<<61)
		}
	}
	for n, later := range p.Later {
		tableKeys(keys, later.Travel, uint64(n+2)<<40)
	}
	if p.Walk != nil {
		tableKeys(keys, p.Walk, 1<<40)
	}
}

func tableKeys(keys []uint64, table [][]int, salt uint64) {
	for i, row := range table {
		for j, t := range row {
			keys[i] += mix(uint64(t) ^ salt)
			keys[j] += mix(uint64(t)<<32 ^ salt)
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
