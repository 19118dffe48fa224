package tour

import "slices"

// Check says everything that is wrong with a plan, however it was made: day by
// day, then the trip's own limits. A plan without breaches can be followed to the
// letter.
func Check(p *Problem, routes [][]int) ([]Breach, error) {
	if err := p.checkPlan(routes); err != nil {
		return nil, err
	}
	found := p.absent(routes)
	for d := range p.Days {
		route := routeOf(routes, d)
		found = append(found, p.misplaced(d, route)...)
		_, late := p.follow(d, route)
		found = append(found, late...)
		found = append(found, p.dayLimits(d, route)...)
	}
	return append(found, p.tripLimits(routes)...), nil
}

func (p *Problem) checkPlan(routes [][]int) error {
	if err := p.check(); err != nil {
		return err
	}
	if len(routes) > len(p.Days) {
		return invalid("the plan has %d days of %d", len(routes), len(p.Days))
	}
	for _, route := range routes {
		for _, i := range route {
			if i < 0 || i >= len(p.Stops) {
				return invalid("the plan visits point %d, which is unknown", i)
			}
		}
	}
	return nil
}

// absent finds musts and fixed stops that are not visited, and stops that are
// visited again.
func (p *Problem) absent(routes [][]int) (found []Breach) {
	seen := make([]bool, len(p.Stops))
	for d, route := range routes {
		for _, i := range route {
			if seen[i] {
				found = append(found, about(Twice, d, i))
			}
			seen[i] = true
		}
	}
	home := p.homes()
	for i, s := range p.Stops {
		if !seen[i] && (s.Must || home[i] != none) {
			found = append(found, about(Missing, home[i], i))
		}
	}
	return found
}

// homes gives the day that each stop is fixed on, or -1.
func (p *Problem) homes() []int {
	home := make([]int, len(p.Stops))
	for i := range home {
		home[i] = none
	}
	for d, day := range p.Days {
		for _, i := range day.Fixed {
			home[i] = d
		}
	}
	return home
}

// misplaced finds stops that are fixed on another day or before another stop.
func (p *Problem) misplaced(d int, route []int) (found []Breach) {
	home, before, rank := p.homes(), none, none
	for _, i := range route {
		if home[i] != none && home[i] != d {
			found = append(found, about(WrongDay, d, i).with(home[i], d))
		}
		if home[i] != d {
			continue
		}
		at := slices.Index(p.Days[d].Fixed, i)
		if at < rank {
			b := about(WrongOrder, d, i)
			b.Other = before
			found = append(found, b)
			continue
		}
		before, rank = i, at
	}
	return found
}

// follow walks a day to its end, easing what is in the way: visits that are
// reached too late, then the end, then breaks.
func (p *Problem) follow(d int, route []int) (*pass, []Breach) {
	var found []Breach
	eased := map[int]ease{}
	w := p.walk(d, route, nil, eased)
	for at := w.broken(); at != none; at = w.broken() {
		found = append(found, w.late(at))
		eased[at] = p.ease(d, route[at-1])
		w = p.walk(d, route, nil, eased)
	}
	back := p.Days[d].Back
	if end := w.end().at; end > back {
		last := p.Days[d].Start
		if len(route) > 0 {
			last = route[len(route)-1]
		}
		found = append(found, about(TooLong, d, last).with(end, back))
		back = beyond
	}
	w, without := p.rested(d, route, eased, back)
	for _, k := range without {
		found = append(found, p.noBreak(d, route, eased, back, k))
	}
	return w, found
}

// late says why the visit at a position cannot begin.
func (w *pass) late(at int) Breach {
	stop, reached := w.nodes[at], w.reached[at][0].at
	hours := w.Stops[stop].hours(w.day)
	if len(hours) == 0 {
		return about(Closed, w.day, stop)
	}
	limit := hours[len(hours)-1].Close
	if at > 1 && w.held(stop) {
		b := about(Clash, w.day, w.nodes[at-1]).with(reached, limit)
		b.Other = stop
		return b
	}
	return about(Late, w.day, stop).with(reached, limit)
}

// held says whether a stop is what others have to make room for.
func (w *pass) held(stop int) bool {
	return w.Stops[stop].pinned(w.day) || slices.Contains(w.Days[w.day].Fixed, stop)
}

func (p *Problem) ease(d, stop int) ease {
	if s := p.Stops[stop]; s.pinned(d) {
		return ease{forced: true, at: s.hours(d)[0].Open}
	}
	return ease{}
}

// rested walks a route with as many breaks as it has time for, and names the
// others. Without all of them it ends by back.
func (p *Problem) rested(d int, route []int, eased map[int]ease, back int) (*pass, []int) {
	all := p.Days[d].due()
	for size := range len(all) + 1 {
		for _, without := range subsets(len(all), size) {
			w := p.walk(d, route, except(all, without), eased)
			if w.back = min(back, beyond-1); w.end().at <= w.back {
				return w, without
			}
		}
	}
	return nil, nil // not reached: without all breaks it has been walked before
}

func except(all []due, without []int) (kept []due) {
	for i, b := range all {
		if !slices.Contains(without, i) {
			kept = append(kept, b)
		}
	}
	return kept
}

// subsets gives all of n things of one size, in order.
func subsets(n, size int) (all [][]int) {
	if size == 0 {
		return [][]int{nil}
	}
	for last := size - 1; last < n; last++ {
		for _, s := range subsets(last, size-1) {
			all = append(all, append(slices.Clone(s), last))
		}
	}
	return all
}

// noBreak finds out how much of a break there is time for, if no other is taken.
func (p *Problem) noBreak(d int, route []int, eased map[int]ease, back, k int) Breach {
	wanted := p.Days[d].due()[k]
	low, high := 0, wanted.Length // the longest that fits is in [low, high)
	for low+1 < high {
		middle := (low + high) / 2
		w := p.walk(d, route, []due{{Break{wanted.Open, wanted.Close, middle}, k}}, eased)
		if w.end().at <= min(back, beyond-1) {
			low = middle
		} else {
			high = middle
		}
	}
	b := about(NoBreak, d, none).with(low, wanted.Length)
	b.Index = k
	return b
}

func (p *Problem) dayLimits(d int, route []int) (found []Breach) {
	day := p.Days[d]
	if day.MaxStops > 0 && len(route) > day.MaxStops {
		found = append(found, about(TooMany, d, none).with(len(route), day.MaxStops))
	}
	if walk := p.foot(d, route); day.MaxWalk > 0 && walk > day.MaxWalk {
		found = append(found, about(TooFarFoot, d, none).with(walk, day.MaxWalk))
	}
	for k, l := range p.Limits {
		if n := count(l.Stops, route); l.Day > 0 && n > l.Day {
			found = append(found, tooMany(d, k).with(n, l.Day))
		}
	}
	return found
}

func tooMany(d, k int) Breach {
	b := about(TooManyOf, d, none)
	b.Index = k
	return b
}

func (p *Problem) tripLimits(routes [][]int) (found []Breach) {
	all := slices.Concat(routes...)
	for k, l := range p.Limits {
		if n := count(l.Stops, all); l.Trip > 0 && n > l.Trip {
			found = append(found, tooMany(none, k).with(n, l.Trip))
		}
	}
	if cost := p.cost(all); p.Money > 0 && cost > p.Money {
		found = append(found, about(OverBudget, none, none).with(cost, p.Money))
	}
	return found
}

// count says how many of some stops a route visits.
func count(some, route []int) (n int) {
	for _, i := range route {
		if slices.Contains(some, i) {
			n++
		}
	}
	return n
}

func (p *Problem) cost(route []int) (sum int) {
	for _, i := range route {
		sum += p.Stops[i].Cost
	}
	return sum
}

// foot is how much of a route is on foot.
func (p *Problem) foot(d int, route []int) (sum int) {
	if p.Walk == nil {
		return 0
	}
	here := p.Days[d].Start
	for _, i := range append(slices.Clone(route), p.Days[d].End) {
		sum, here = sum+p.Walk[here][i], i
	}
	return sum
}
