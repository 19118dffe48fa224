package tour

import "slices"

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
		some[i].By = r.by(some, i, kept)
	}
	for i, w := range some {
		if w.Kind == WishFixed || w.Kind == WishBreak {
			some[i].By = 0
		}
	}
	return slices.Concat(some, set[len(some):])
}

// by is how much one of some wishes has to give way so that a set of musts fits.
func (r *relaxing) by(some []Wish, i, kept int) int {
	q, w := r.eased(some), some[i]
	switch w.Kind {
	case WishMoney:
		return r.spent(q, kept) - r.Money
	case WishLimit:
		return r.taken(q, w.Index, kept) - r.Limits[w.Index].Trip
	case WishDayLimit:
		for some[i].By = 1; !r.fitting(some)[kept] && some[i].By < mostForced; {
			some[i].By++
		}
		return some[i].By
	case WishEnd, WishStops, WishWalking:
		return r.dayBy(q, w, kept)
	}
	return w.By
}

// dayBy is by how little a wish of one day can give way: of all parts of the
// musts that the other days leave to it, for the one that asks least.
func (r *relaxing) dayBy(q *Problem, w Wish, kept int) int {
	others, table, room := r.fitBut(q, w.Day), r.finishes(q, w.Day), r.room(q, w.Day)
	day, before, least := q.Days[w.Day], r.Days[w.Day], freely
	for part := kept; ; part = (part - 1) & kept {
		if others[kept&^part] && room(part) {
			for _, f := range table[part] {
				if day.allows(f) {
					least = min(least, w.asks(before, f, len(r.visits(part, day.Fixed))))
				}
			}
		}
		if part == 0 {
			return least
		}
	}
}

// asks is by how much a day ends later, has more visits or goes further on foot
// than it may.
func (w Wish) asks(day Day, f finish, visits int) int {
	switch w.Kind {
	case WishEnd:
		return f.end - day.Back
	case WishStops:
		return visits - day.MaxStops
	}
	return f.foot - day.MaxWalk
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
