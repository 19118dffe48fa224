package tour

// route is one day's visits, its two ends included, with the times that make an
// insertion a constant-time question.
type route struct {
	day    *day
	size   int     // visits and the two ends
	seq    []int32 // nodes
	arrive []int32 // when each is reached
	leave  []int32 // when each is left, at the earliest
	latest []int32 // when its visit has to start so that all after it fit
	profit int32
	travel int32
	stage  *stage // with rules only
}

func (m *model) route(d int, cells []int32) route {
	n := m.places + 2
	return route{day: &m.days[d], seq: cells[:n:n], arrive: cells[n : 2*n : 2*n], leave: cells[2*n : 3*n : 3*n], latest: cells[3*n : 4*n : 4*n]}
}

// routes makes a route a day, empty.
func (m *model) routes() []route {
	made, n := make([]route, len(m.days)), 4*(m.places+2)
	cells := make([]int32, n*len(made))
	for d := range made {
		made[d] = m.route(d, cells[d*n:(d+1)*n])
		made[d].seq[0], made[d].seq[1], made[d].size = made[d].day.start, made[d].day.end, 2
		if m.rules != nil {
			m.setStage(&made[d])
		}
		m.retime(&made[d])
	}
	return made
}

// take makes r the same as other, which is of the same problem.
func (r *route) take(other *route) {
	n := other.size
	copy(r.seq[:n], other.seq[:n])
	copy(r.arrive[:n], other.arrive[:n])
	copy(r.leave[:n], other.leave[:n])
	copy(r.latest[:n], other.latest[:n])
	r.size, r.profit, r.travel = n, other.profit, other.travel
	if r.stage != nil {
		r.stage.take(other.stage, n)
	}
}

// retime works out all times of a route, and says where it breaks: at a visit
// that comes too late, or at the end. It is -1 where the route is feasible.
func (m *model) retime(r *route) int {
	if m.rules != nil {
		return m.stand(r)
	}
	r.profit, r.travel = 0, 0
	at, before, end := r.day.leave, r.seq[0], r.size-1
	r.arrive[0], r.leave[0] = at, at
	for i := 1; i < end; i++ {
		v := r.seq[i]
		h, way := &r.day.hours[v], m.to[int(before)*m.nodes+int(v)]
		start := h.start(at + way)
		if start >= never {
			return i
		}
		r.arrive[i] = at + way
		at, before = start+h.visit, v
		r.leave[i] = at
		r.profit += m.score[v]
		r.travel += way
	}
	way := m.to[int(before)*m.nodes+int(r.seq[end])]
	r.arrive[end], r.leave[end] = at+way, at+way
	r.travel += way
	if at+way > r.day.back {
		return end
	}
	m.relax(r)
	return -1
}

// relax works out the latest starts, from the end backwards.
func (m *model) relax(r *route) {
	end := r.size - 1
	late, after := r.day.back, r.seq[end]
	r.latest[end] = late
	for i := end - 1; i > 0; i-- {
		v := r.seq[i]
		h := &r.day.hours[v]
		late, after = h.latest(late-m.to[int(v)*m.nodes+int(after)]-h.visit), v
		r.latest[i] = late
	}
	r.latest[0] = r.day.leave
}

func (r *route) insert(i int, v int32) {
	copy(r.seq[i+1:r.size+1], r.seq[i:r.size])
	r.seq[i] = v
	r.size++
}

// cut takes the visits from i up to but not j out.
func (r *route) cut(i, j int) {
	copy(r.seq[i:], r.seq[j:r.size])
	r.size -= j - i
}

// gap is a place's best insertion in one route.
type gap struct {
	at   int // before which position, 0 for none
	cost int32
}

// find looks for the insertion of v that delays what follows least. Each
// position takes constant time: v starts as early as what precedes it allows,
// and fits if what follows is reached by its latest start.
func (m *model) find(r *route, v int32, wait int32) gap {
	if m.rules != nil {
		return m.findRuled(r, v, wait, nil)
	}
	h := &r.day.hours[v]
	to, from := m.to[int(v)*m.nodes:int(v+1)*m.nodes], m.from[int(v)*m.nodes:int(v+1)*m.nodes]
	seq, latest, arrive, leave := r.seq[:r.size], r.latest[:r.size], r.arrive[:r.size], r.leave[:r.size]
	best := gap{cost: never}
	for i := 1; i < len(seq); i++ {
		if leave[i-1] > h.last {
			break
		}
		// Most gaps are too short for the visit alone.
		if max(leave[i-1], h.open)+h.visit > latest[i] {
			continue
		}
		reached := leave[i-1] + from[seq[i-1]]
		start := max(reached, h.open)
		if reached > h.close {
			if start = h.start(reached); start >= never {
				continue
			}
		}
		next := start + h.visit + to[seq[i]]
		if next > latest[i] {
			continue
		}
		cost := next - arrive[i] - (start-reached)*wait/4
		if cost < best.cost {
			best = gap{i, cost}
		}
	}
	return best
}
