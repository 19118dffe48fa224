package tour

import (
	"fmt"
	"math/bits"
	"slices"
)

// freely is more than any wish has to give way by.
const freely = MaxTime << 8

// finish is one way for a day with some visits to end: when, and how far on foot.
type finish struct{ end, foot int }

// fitting says which sets of musts fit into a plan when some wishes give way.
func (r *relaxing) fitting(some []Wish) []bool {
	q := r.eased(some)
	fits := r.fitBut(q, none)
	for set := range fits {
		fits[set] = fits[set] && r.tripFits(q, set)
	}
	return fits
}

// fitBut says which sets of musts fit into all days but one.
func (r *relaxing) fitBut(q *Problem, but int) []bool {
	fits := make([]bool, 1<<len(r.musts))
	fits[0] = true
	for d := range q.Days {
		if d != but {
			fits = r.combine(fits, r.dayFits(q, d))
		}
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
	fits, table := make([]bool, 1<<len(r.musts)), r.finishes(q, d)
	room := r.room(q, d)
	for set := range fits {
		fits[set] = room(set) && slices.ContainsFunc(table[set], q.Days[d].allows)
	}
	return fits
}

func (d Day) allows(f finish) bool {
	return f.end <= d.Back && (d.MaxWalk == 0 || f.foot <= d.MaxWalk)
}

// room says of sets of musts whether a day's limits allow as many.
func (r *relaxing) room(q *Problem, d int) func(set int) bool {
	day, taken := q.Days[d], make([]int, len(q.Limits))
	for k, l := range q.Limits {
		taken[k] = count(l.Stops, day.Fixed)
	}
	return func(set int) bool {
		if day.MaxStops > 0 && bits.OnesCount(uint(set))+len(day.Fixed) > day.MaxStops {
			return false
		}
		for k, l := range q.Limits {
			if l.Day > 0 && taken[k]+bits.OnesCount(uint(set&r.of[k])) > l.Day {
				return false
			}
		}
		return true
	}
}

// finishes gives for each set of musts how a day with it and its fixed stops can
// end, however late or far. None of the ways is worse than another in both.
func (r *relaxing) finishes(q *Problem, d int) [][]finish {
	day := q.Days[d]
	key := fmt.Sprint(d, day.Fixed, day.Breaks)
	if known, ok := r.days[key]; ok {
		return known
	}
	s := q.sets(d, slices.Concat(r.musts, day.Fixed))
	s.day.Back = freely
	s.toll = func(i, j, _ int) int {
		if day.MaxWalk == 0 {
			return 0
		}
		return q.Walk[i][j]
	}
	table := make([][]finish, 1<<len(r.musts))
	if !s.sweep(r.ctx, mostWork-r.work) {
		r.work = mostWork + 1
		return table
	}
	r.work += s.steps
	fixed := (1<<len(day.Fixed) - 1) << len(r.musts)
	for set := range table {
		table[set] = s.finishes(set | fixed)
	}
	r.days[key] = table
	return table
}

// finishes gives how a day that visits a set of stops and takes all breaks can
// end.
func (s *sets) finishes(set int) (some []finish) {
	n, rows := len(s.stops), len(s.breaks)+1
	var at [states]int
	add := func(before, now, row, toll int) {
		s.pass(&at, before, s.day.End, now, row)
		f := finish{at[rows-1], toll + s.toll(before, s.day.End, 0)}
		if f.end < beyond && !slices.ContainsFunc(some, func(o finish) bool { return o.end <= f.end && o.foot <= f.foot }) {
			some = append(some, f)
		}
	}
	if set == 0 {
		add(s.day.Start, s.day.Leave, 0, 0)
		return some
	}
	for cell := range n * rows {
		for _, l := range s.labels[set*n*rows+cell] {
			add(s.stops[cell/rows], l.now, cell%rows, l.travel)
		}
	}
	return some
}

// tripFits says whether the trip's limits allow a set of musts beside what is
// fixed.
func (r *relaxing) tripFits(q *Problem, set int) bool {
	for k, l := range q.Limits {
		if l.Trip > 0 && r.taken(q, k, set) > l.Trip {
			return false
		}
	}
	return q.Money == 0 || r.spent(q, set) <= q.Money
}

// taken is how many of a limit's stops are visited in all.
func (r *relaxing) taken(q *Problem, k, set int) int {
	n := bits.OnesCount(uint(set & r.of[k]))
	for _, day := range q.Days {
		n += count(q.Limits[k].Stops, day.Fixed)
	}
	return n
}

func (r *relaxing) spent(q *Problem, set int) (sum int) {
	for _, day := range q.Days {
		sum += q.cost(day.Fixed)
	}
	for ; set > 0; set &= set - 1 {
		sum += q.Stops[r.musts[bits.TrailingZeros(uint(set))]].Cost
	}
	return sum
}
