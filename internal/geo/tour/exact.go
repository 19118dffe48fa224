package tour

import "math/bits"

// ExactStops is up to how many stops Order is exact.
const ExactStops = 12

// label is a way through a set of stops to one of them: when its visit ends, and
// how long the way was. Of two, neither may be better in both.
type label struct {
	now, travel int
	before      int // the stop before, or -1
	from        int // which label of it
}

// exact goes through all sets of stops, the smaller first. To be early and to
// travel little are different wishes, so that each set and last stop keep a
// list of ways.
func (p *Problem) exact(stops []int) (Plan, bool) {
	n := len(stops)
	labels := make([][]label, n<<n)
	day := p.Days[0]
	for i, v := range stops {
		p.extend(labels, 1<<i*n+i, v, day.Start, label{now: day.Leave, before: -1})
	}
	for set := 1; set < 1<<n; set++ {
		for i := range n {
			for from, l := range labels[set*n+i] {
				for rest := (1<<n - 1) &^ set; rest != 0; rest &= rest - 1 {
					j := bits.TrailingZeros(uint(rest))
					l.before, l.from = i, from
					p.extend(labels, (set|1<<j)*n+j, stops[j], stops[i], l)
				}
			}
		}
	}
	return p.shortest(labels, stops)
}

// extend adds a visit of v after here, unless a way known is as good.
func (p *Problem) extend(labels [][]label, cell, v, here int, l label) {
	h := table(p.Stops[v], 0)
	start := h.start(int32(l.now + p.Travel[here][v]))
	if start >= never {
		return
	}
	l.now, l.travel = int(start)+p.Stops[v].Visit, l.travel+p.Travel[here][v]
	if l.now > p.Days[0].Back {
		return
	}
	kept := labels[cell][:0]
	for _, other := range labels[cell] {
		if other.now <= l.now && other.travel <= l.travel {
			return
		}
	}
	for _, other := range labels[cell] {
		if other.now < l.now || other.travel < l.travel {
			kept = append(kept, other)
		}
	}
	labels[cell] = append(kept, l)
}

// shortest ends the day after all stops, and follows the labels back.
func (p *Problem) shortest(labels [][]label, stops []int) (Plan, bool) {
	n, day := len(stops), p.Days[0]
	if n == 0 {
		return Plan{Routes: [][]int{{}}, Travel: p.Travel[day.Start][day.End]}, true
	}
	set, last, best := 1<<n-1, -1, label{travel: never}
	for i, v := range stops {
		for _, l := range labels[set*n+i] {
			way := p.Travel[v][day.End]
			if l.travel += way; l.now+way <= day.Back && l.travel < best.travel {
				best, last = l, i
			}
		}
	}
	if last < 0 {
		return Plan{}, false
	}
	plan := Plan{Routes: [][]int{make([]int, n)}, Profit: n, Travel: best.travel}
	for k := n - 1; k >= 0; k-- {
		plan.Routes[0][k] = stops[last]
		set &^= 1 << last
		if best.before >= 0 {
			last, best = best.before, labels[set*n+best.before][best.from]
		}
	}
	return plan, true
}
