package tour

import (
	"context"
	"math/bits"
)

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
// list of ways. It finds nothing where there is no such way, or ctx has ended.
func (p *Problem) exact(ctx context.Context, stops []int) (Plan, bool) {
	n := len(stops)
	labels, tables := make([][]label, n<<n), make([]hours, n)
	day := p.Days[0]
	for i, v := range stops {
		tables[i] = table(p.Stops[v], 0)
	}
	for i, v := range stops {
		l := &labels[1<<i*n+i]
		*l = tables[i].extend(*l, p.Travel[day.Start][v], day.Back, label{now: day.Leave, before: -1})
	}
	for set := 1; set < 1<<n; set++ {
		if ctx.Err() != nil {
			return Plan{}, false
		}
		for i := range n {
			for from, l := range labels[set*n+i] {
				for rest := (1<<n - 1) &^ set; rest != 0; rest &= rest - 1 {
					j := bits.TrailingZeros(uint(rest))
					l.before, l.from = i, from
					cell := &labels[(set|1<<j)*n+j]
					*cell = tables[j].extend(*cell, p.Travel[stops[i]][stops[j]], day.Back, l)
				}
			}
		}
	}
	return p.shortest(labels, stops)
}

// extend adds a visit after a way to the labels of a cell, unless one of them is
// as good, and drops those that are no better.
func (h *hours) extend(cell []label, way, back int, l label) []label {
	start := h.start(int32(l.now + way))
	if l.now, l.travel = int(start+h.visit), l.travel+way; start >= never || l.now > back {
		return cell
	}
	for _, other := range cell {
		if other.now <= l.now && other.travel <= l.travel {
			return cell
		}
	}
	kept := cell[:0]
	for _, other := range cell {
		if other.now < l.now || other.travel < l.travel {
			kept = append(kept, other)
		}
	}
	return append(kept, l)
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
