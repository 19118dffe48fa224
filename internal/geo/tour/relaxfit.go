package tour

import (
	"fmt"
	"slices"
)

// freely is more than any wish has to give way by.
const freely = MaxTime << 8

// fitting says which sets of musts fit into a plan when some wishes give way.
func (r *relaxing) fitting(some []Wish) []bool {
	for i, w := range some {
		if w.By == 0 {
			some[i].By = freely
		}
	}
	q := r.eased(some)
	size := 1 << len(r.musts)
	fits := make([]bool, size)
	fits[0] = true
	for d := range q.Days {
		fits = r.combine(fits, r.dayFits(q, d))
	}
	for set := range fits {
		fits[set] = fits[set] && r.tripFits(q, set)
	}
	return fits
}

// combine gives the sets of which one part fits into the days before and the rest
// into one more.
func (r *relaxing) combine(before, day []bool) []bool {
	fits := make([]bool, len(before))
	for set := range fits {
		for part := set; ; part = (part - 1) & set {
			r.work++
			if day[part] && before[set&^part] {
				fits[set] = true
				break
			}
			if part == 0 {
				break
			}
		}
	}
	return fits
}

// eased is the problem when some wishes give way.
func (r *relaxing) eased(some []Wish) *Problem {
	q := *r.Problem
	q.Days, q.Limits = slices.Clone(q.Days), slices.Clone(q.Limits)
	for _, w := range some {
		switch w.Kind {
		case WishFixed:
			day := &q.Days[w.Day]
			day.Fixed = slices.DeleteFunc(slices.Clone(day.Fixed), func(f int) bool { return f == w.Stop })
		case WishBreak:
			// A break that may begin at any time and takes none keeps the others' places.
			day := &q.Days[w.Day]
			day.Breaks = slices.Clone(day.Breaks)
			day.Breaks[w.Index] = Break{Close: freely}
		case WishEnd:
			q.Days[w.Day].Back += w.By
		case WishStops:
			q.Days[w.Day].MaxStops += w.By
		case WishWalking:
			q.Days[w.Day].MaxWalk += w.By
		case WishDayLimit:
			q.Limits[w.Index].Day += w.By
		case WishLimit:
			q.Limits[w.Index].Trip += w.By
		case WishMoney:
			q.Money += w.By
		}
	}
	return &q
}

// dayFits says which sets of musts a day has room for beside what is fixed on it.
func (r *relaxing) dayFits(q *Problem, d int) []bool {
	key := q.dayKey(d)
	if known, ok := r.days[key]; ok {
		return known
	}
	day, musts := q.Days[d], len(r.musts)
	s := q.sets(d, slices.Concat(r.musts, day.Fixed))
	s.toll = func(i, j, _ int) int {
		if day.MaxWalk == 0 {
			return 0
		}
		return q.Walk[i][j]
	}
	fits := make([]bool, 1<<musts)
	if !s.sweep(r.ctx) {
		return fits
	}
	r.work += len(s.labels)
	fixed := (1<<len(day.Fixed) - 1) << musts
	for set := range fits {
		fits[set] = q.withinDay(d, r.visits(set, day.Fixed)) && s.ends(set|fixed)
	}
	r.days[key] = fits
	return fits
}

// dayKey tells apart what wishes make of a day.
func (p *Problem) dayKey(d int) string {
	key := fmt.Sprint(d, p.Days[d])
	for _, l := range p.Limits {
		key += fmt.Sprint(" ", l.Day)
	}
	return key
}

func (r *relaxing) visits(set int, fixed []int) []int {
	some := slices.Clone(fixed)
	for i, stop := range r.musts {
		if set>>i&1 > 0 {
			some = append(some, stop)
		}
	}
	return some
}

// withinDay says whether a day's limits allow some visits; how far they are on
// foot is a matter of their order.
func (p *Problem) withinDay(d int, visits []int) bool {
	for _, b := range p.dayLimits(d, visits) {
		if b.Kind != TooFarFoot {
			return false
		}
	}
	return true
}

// ends says whether a day can visit a set of stops and take all breaks.
func (s *sets) ends(set int) bool {
	n, rows := len(s.stops), len(s.breaks)+1
	var at [states]int
	ok := func(before, now, row, toll int) bool {
		s.pass(&at, before, s.day.End, now, row)
		toll += s.toll(before, s.day.End, 0)
		return at[rows-1] <= s.day.Back && (s.day.MaxWalk == 0 || toll <= s.day.MaxWalk)
	}
	if set == 0 {
		return ok(s.day.Start, s.day.Leave, 0, 0)
	}
	for cell := range n * rows {
		for _, l := range s.labels[set*n*rows+cell] {
			if ok(s.stops[cell/rows], l.now, cell%rows, l.travel) {
				return true
			}
		}
	}
	return false
}

func (r *relaxing) tripFits(q *Problem, set int) bool {
	var fixed []int
	for _, day := range q.Days {
		fixed = append(fixed, day.Fixed...)
	}
	return len(q.tripLimits([][]int{r.visits(set, fixed)})) == 0
}

// measure finds out by how little each wish of a set may give way, one after the
// other.
func (r *relaxing) measure(set []Wish) []Wish {
	some := slices.DeleteFunc(slices.Clone(set), func(w Wish) bool { return w.Kind == WishMust })
	kept := 1<<len(r.musts) - 1
	for i, stop := range r.musts {
		if slices.ContainsFunc(set, func(w Wish) bool { return w.Kind == WishMust && w.Stop == stop }) {
			kept &^= 1 << i
		}
	}
	for i := range some {
		if some[i].Kind == WishFixed || some[i].Kind == WishBreak {
			some[i].By = 0
			continue
		}
		low, high := 0, freely // it has to give way by more than low
		for low+1 < high && r.ctx.Err() == nil {
			some[i].By = low + (high-low)/2
			if r.fitting(some)[kept] {
				high = some[i].By
			} else {
				low = some[i].By
			}
		}
		some[i].By = high
	}
	for i := range some {
		if some[i].Kind == WishFixed || some[i].Kind == WishBreak {
			some[i].By = 0
		}
	}
	return slices.Concat(some, set[len(some):])
}
