package tour

import "slices"

// Why says what keeps a stop out of a day of a plan, or on the day -1 out of the
// day that comes nearest to having it. Of the reasons that apply it is the first
// of these: fixed on another day; closed; a limit, where there is time; what is
// fixed on the day, which leaves no time; the worth of what it would displace.
func Why(p *Problem, routes [][]int, stop, day int) (Breach, error) {
	if err := p.checkPlan(routes); err != nil {
		return Breach{}, err
	}
	if stop < 0 || stop >= len(p.Stops) || day < none || day >= len(p.Days) {
		return Breach{}, invalid("there is no point %d or day %d to ask about", stop, day)
	}
	return p.explainer(routes).why(stop, day), nil
}

// explainer is a plan about which questions are asked.
type explainer struct {
	*Problem
	routes [][]int
	home   []int
	days   []*slack
}

func (p *Problem) explainer(routes [][]int) *explainer {
	e := &explainer{Problem: p, routes: make([][]int, len(p.Days)), home: p.homes()}
	for d := range p.Days {
		e.routes[d] = routeOf(routes, d)
		w, _ := p.follow(d, e.routes[d])
		e.days = append(e.days, w.slack())
	}
	return e
}

func (e *explainer) why(stop, day int) Breach {
	if day != none {
		return e.on(day, stop)
	}
	best := Breach{}
	for d := range e.Days {
		if b := e.on(d, stop); d == 0 || b.nearer(best) {
			best = b
		}
	}
	return best
}

// nearness orders reasons by how little would have to change.
var nearness = []Kind{Visited, Fits, TooMany, TooManyOf, OverBudget, TooFarFoot, WorthLess, NoTime, NoBreak, Clash, Late, Closed, WrongDay}

func (b Breach) nearer(other Breach) bool {
	x, y := slices.Index(nearness, b.Kind), slices.Index(nearness, other.Kind)
	if x != y {
		return x < y
	}
	if b.Kind == WorthLess {
		return b.Short < other.Short
	}
	return b.Got-b.Limit < other.Got-other.Limit
}

func (e *explainer) on(d, stop int) Breach {
	switch at := slices.Index(e.routes[d], stop); {
	case at >= 0:
		return about(Visited, d, stop).with(e.saved(d, at), 0)
	case e.home[stop] != none && e.home[stop] != d:
		return about(WrongDay, d, stop).with(e.home[stop], d)
	case len(e.Stops[stop].hours(d)) == 0:
		return about(Closed, d, stop)
	}
	short, foot := e.days[d].room(stop)
	if short <= 0 {
		return e.blocked(d, stop, foot)
	}
	if b := e.crowded(d, stop); b.Kind != "" {
		return b
	}
	return e.displaced(d, stop, short)
}

// saved is how much earlier a day would end without a visit.
func (e *explainer) saved(d, at int) int {
	w := e.days[d]
	without := e.walk(d, slices.Delete(slices.Clone(e.routes[d]), at, at+1), w.breaks, nil)
	return max(0, w.end().at-min(w.end().at, without.end().at))
}

// room gives by how much a day is too short for a stop where it fits best, and
// how much more of it would be on foot then.
func (s *slack) room(stop int) (short, foot int) {
	short = beyond
	for i := range len(s.nodes) - 1 {
		here, more := s.short(stop, i, i+1), s.detour(stop, i)
		if here <= 0 && short <= 0 {
			foot = min(foot, more)
		} else if here < short {
			short, foot = here, more
		}
	}
	return short, foot
}

func (s *slack) detour(stop, i int) int {
	if s.Walk == nil {
		return 0
	}
	before, after := s.nodes[i], s.nodes[i+1]
	return s.Walk[before][stop] + s.Walk[stop][after] - s.Walk[before][after]
}

// blocked finds the limit that a visit would go beyond.
func (e *explainer) blocked(d, stop, foot int) Breach {
	day, route := e.Days[d], e.routes[d]
	if day.MaxStops > 0 && len(route)+1 > day.MaxStops {
		return about(TooMany, d, stop).with(len(route)+1, day.MaxStops)
	}
	all := append(slices.Concat(e.routes...), stop)
	for k, l := range e.Limits {
		b := about(TooManyOf, d, stop)
		b.Index = k
		if n := count(l.Stops, append(slices.Clone(route), stop)); l.Day > 0 && n > l.Day && slices.Contains(l.Stops, stop) {
			return b.with(n, l.Day)
		}
		if n := count(l.Stops, all); l.Trip > 0 && n > l.Trip && slices.Contains(l.Stops, stop) {
			b.Day = none
			return b.with(n, l.Trip)
		}
	}
	if cost := e.cost(all); e.Money > 0 && cost > e.Money && e.Stops[stop].Cost > 0 {
		return about(OverBudget, none, stop).with(cost, e.Money)
	}
	if walk := e.foot(d, route) + foot; day.MaxWalk > 0 && walk > day.MaxWalk {
		return about(TooFarFoot, d, stop).with(walk, day.MaxWalk)
	}
	return about(Fits, d, stop)
}

// crowded says what leaves no time for a stop even if all that may go is gone:
// one of what has to stay, a break, or the day itself.
func (e *explainer) crowded(d, stop int) Breach {
	held := slices.DeleteFunc(slices.Clone(e.routes[d]), func(i int) bool { return !e.keeps(d, i, stop) })
	breaks := e.days[d].breaks
	short := e.among(d, held, breaks, stop)
	if short <= 0 {
		return Breach{}
	}
	for i, other := range held {
		if e.among(d, slices.Delete(slices.Clone(held), i, i+1), breaks, stop) <= 0 {
			b := about(Clash, d, stop).with(short, 0)
			b.Other = other
			return b
		}
	}
	for i, k := range breaks {
		if e.among(d, held, slices.Delete(slices.Clone(breaks), i, i+1), stop) <= 0 {
			b := about(NoBreak, d, stop).with(max(0, k.Length-short), k.Length)
			b.Index = k.index
			return b
		}
	}
	return e.far(d, stop, short)
}

// keeps says whether a visit stays whatever another one is worth: what is fixed
// does, and a must where the other is one.
func (e *explainer) keeps(d, i, other int) bool {
	return e.home[i] == d || e.Stops[i].Must && (e.Stops[other].Must || e.home[other] == d)
}

// among is by how much a day with some visits is too short for another.
func (e *explainer) among(d int, route []int, breaks []due, stop int) int {
	short, _ := e.walk(d, route, breaks, nil).slack().room(stop)
	return short
}

// far tells a stop that is closed when it could be reached at the earliest from
// one that takes too long.
func (e *explainer) far(d, stop, short int) Breach {
	day := e.Days[d]
	reached := e.way(day.Start, stop, day.Leave)
	if hours := e.Stops[stop].hours(d); reached > hours[len(hours)-1].Close {
		return about(Late, d, stop).with(reached, hours[len(hours)-1].Close)
	}
	return about(NoTime, d, stop).with(short, 0)
}

// displaced finds what would have to go for a stop, and is worth least.
func (e *explainer) displaced(d, stop, short int) Breach {
	s := e.days[d]
	least, other := beyond, none
	for i := range len(s.nodes) - 1 {
		loss := 0
		for j := i + 1; j < len(s.nodes) && loss < least; j++ {
			if j > i+1 && s.short(stop, i, j) <= 0 {
				least, other = loss, s.nodes[i+1]
				break
			}
			if j == len(s.nodes)-1 || e.keeps(d, s.nodes[j], stop) {
				break
			}
			loss += e.worth(d, s.nodes[j])
		}
	}
	if other == none || least < e.worth(d, stop) {
		return about(NoTime, d, stop).with(short, 0)
	}
	b := about(WorthLess, d, stop).with(e.worth(d, stop), least)
	b.Other, b.Short = other, short
	return b
}

// worth is a stop's score on a day; a must is worth more than all scores.
func (e *explainer) worth(d, stop int) int {
	if e.Stops[stop].Must {
		return MaxScore * MaxPoints
	}
	return e.Stops[stop].score(d)
}
