package tour

import "slices"

// ruled says whether a problem has any rule beyond hours and the days' ends. One
// without them takes a shorter way through the search.
func (p *Problem) ruled() bool {
	plain := p.Walk == nil && len(p.Later) == 0 && len(p.Limits) == 0 && p.Money == 0
	for _, d := range p.Days {
		plain = plain && len(d.Breaks) == 0 && len(d.Fixed) == 0 && d.MaxStops == 0 && d.MaxWalk == 0
	}
	return !plain || slices.ContainsFunc(p.Stops, func(s Stop) bool { return s.Must || len(s.Scores) > 0 })
}

// possible gives the problem with what its fixed stops leave possible, and what
// that is not: fixed stops come before breaks and limits. What they exclude
// alone could never be kept, and would hide all that can be.
func (p *Problem) possible() (*Problem, []Breach) {
	if !p.ruled() {
		return p, nil
	}
	q := *p
	q.Stops, q.Days, q.Limits = slices.Clone(p.Stops), slices.Clone(p.Days), slices.Clone(p.Limits)
	var unmet []Breach
	routes := make([][]int, len(q.Days))
	for d := range q.Days {
		fixed, out := q.firm(d)
		unmet = append(unmet, out...)
		_, without := q.rested(d, fixed, nil, q.Days[d].Back)
		for _, k := range without {
			unmet = append(unmet, q.noBreak(d, fixed, nil, q.Days[d].Back, k))
		}
		routes[d], q.Days[d].Fixed = fixed, fixed
	}
	for d := range q.Days {
		found := q.dayLimits(d, routes[d])
		q.raise(found)
		unmet = append(unmet, found...)
	}
	found := q.tripLimits(routes)
	q.raise(found)
	q.forgo(unmet)
	return &q, append(unmet, found...)
}

// firm gives the most of a day's fixed stops that can be visited, and why the
// others cannot. Beyond twelve they are dropped where they are late.
func (p *Problem) firm(d int) ([]int, []Breach) {
	all := p.Days[d].Fixed
	kept := p.firmest(d, all)
	if len(kept) == len(all) {
		return kept, nil
	}
	q := *p
	q.Days = slices.Clone(p.Days)
	q.Days[d].Breaks = nil
	routes := make([][]int, len(q.Days))
	routes[d] = kept
	var out []Breach
	e := q.explainer(routes)
	for _, f := range all {
		if !slices.Contains(kept, f) {
			out = append(out, e.on(d, f))
			p.Stops[f].Hours = nil
		}
	}
	return kept, out
}

func (p *Problem) firmest(d int, all []int) []int {
	if len(all) <= ExactStops {
		for size := range len(all) + 1 {
			for _, without := range subsets(len(all), size) {
				kept := leaveOut(all, without)
				if p.walk(d, kept, nil, nil).end().at <= p.Days[d].Back {
					return kept
				}
			}
		}
	}
	kept := slices.Clone(all)
	for len(kept) > 0 {
		w := p.walk(d, kept, nil, nil)
		if w.end().at <= p.Days[d].Back {
			break
		}
		at := w.broken()
		if at == none {
			at = len(kept)
		}
		kept = slices.Delete(kept, at-1, at)
	}
	return kept
}

func leaveOut(all, without []int) (kept []int) {
	for i, v := range all {
		if !slices.Contains(without, i) {
			kept = append(kept, v)
		}
	}
	return kept
}

// raise lets limits be what the fixed stops alone need.
func (p *Problem) raise(found []Breach) {
	for _, b := range found {
		switch b.Kind {
		case TooMany:
			p.Days[b.Day].MaxStops = b.Got
		case TooFarFoot:
			p.Days[b.Day].MaxWalk = b.Got
		case OverBudget:
			p.Money = b.Got
		case TooManyOf:
			l := &p.Limits[b.Index]
			if b.Day == none {
				l.Trip = b.Got
			} else {
				l.Day = max(l.Day, b.Got)
			}
		}
	}
}

// forgo takes out the breaks that no day has time for.
func (p *Problem) forgo(unmet []Breach) {
	for d := range p.Days {
		var kept []Break
		for k, b := range p.Days[d].Breaks {
			if !slices.ContainsFunc(unmet, func(u Breach) bool { return u.Kind == NoBreak && u.Day == d && u.Index == k }) {
				kept = append(kept, b)
			}
		}
		p.Days[d].Breaks = kept
	}
}

// account gives a plan, which was made for what is possible, its real worth and
// what it does without. A break that a day with its fixed stops alone had no time
// for may find it in the plan, where a detour is shorter than the direct way.
func (p *Problem) account(plan *Plan, unmet []Breach) {
	if !p.ruled() {
		return
	}
	plan.Profit, plan.Travel = 0, 0
	unmet = slices.DeleteFunc(unmet, func(b Breach) bool { return b.Kind == NoBreak && b.Stop == none })
	for d, route := range plan.Routes {
		for _, i := range route {
			plan.Profit += p.Stops[i].score(d)
		}
		w, without := p.follow(d, route)
		plan.Travel += w.end().travel
		unmet = append(unmet, without...)
	}
	plan.Unmet = p.unmet(plan, unmet)
}

// unmet adds the musts that a plan does without to what was not possible.
func (p *Problem) unmet(plan *Plan, before []Breach) []Breach {
	all := slices.Concat(plan.Routes...)
	var e *explainer
	for i, s := range p.Stops {
		if !s.Must || slices.Contains(all, i) || slices.ContainsFunc(before, func(b Breach) bool { return b.Stop == i }) {
			continue
		}
		if e == nil {
			e = p.explainer(plan.Routes)
		}
		before = append(before, e.why(i, none))
	}
	return before
}
