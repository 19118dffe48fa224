package tour

// stage is what a route keeps for its rules. Its arrays have a row for each node
// with a cell for each number of breaks taken: the earliest times when the node
// is reached and left, the travel until then, and the latest times. The route's
// own arrive and leave are those without breaks, and its latest that of the most
// patient state, so that what they refuse does not fit; only the rows say what
// does.
type stage struct {
	rows     int
	reach    []int32
	reachWay []int32
	left     []int32
	leftWay  []int32
	late     []int32 // when the node has to be reached
	depart   []int32 // when it has to be left
	used     []int32 // of each limit
	cost     int64
	walk     int32
}

func (m *model) setStage(r *route) {
	n := (m.places + 2) * m.rules.rows
	cells := make([]int32, 6*n)
	cut := func(i int) []int32 { return cells[i*n : (i+1)*n : (i+1)*n] }
	r.stage = &stage{rows: m.rules.rows, reach: cut(0), reachWay: cut(1), left: cut(2), leftWay: cut(3), late: cut(4), depart: cut(5),
		used: make([]int32, len(m.rules.limits))}
	for i, v := range r.day.fixed {
		r.insert(i+1, v)
	}
}

func (s *stage) take(other *stage, nodes int) {
	n := nodes * s.rows
	copy(s.reach[:n], other.reach[:n])
	copy(s.reachWay[:n], other.reachWay[:n])
	copy(s.left[:n], other.left[:n])
	copy(s.leftWay[:n], other.leftWay[:n])
	copy(s.late[:n], other.late[:n])
	copy(s.depart[:n], other.depart[:n])
	copy(s.used, other.used)
	s.cost, s.walk = other.cost, other.walk
}

func (s *stage) row(cells []int32, i int) []int32 { return cells[i*s.rows : (i+1)*s.rows] }

// stand is retime with rules: it works out all of a route, and gives -1 where it
// keeps its day's rules, else a position where it breaks.
func (m *model) stand(r *route) int {
	if m.tally(r) {
		if broken := m.forward(r); broken >= 0 {
			return broken
		}
		m.backward(r)
		return -1
	}
	return max(1, r.size-2)
}

// tally counts what a route uses, and says whether that is within the day's
// limits and has the fixed stops in order.
func (m *model) tally(r *route) bool {
	s, next := r.stage, 0
	r.profit, s.cost, s.walk = 0, 0, 0
	clear(s.used)
	for i := 1; i < r.size; i++ {
		v := r.seq[i]
		if m.rules.walk != nil {
			s.walk += m.rules.walk[int(r.seq[i-1])*m.nodes+int(v)]
		}
		if i == r.size-1 {
			break
		}
		r.profit += r.day.score[v]
		s.cost += m.rules.cost[v]
		for _, l := range m.rules.of[v] {
			s.used[l]++
		}
		if m.rules.home[v] != nowhere && next < len(r.day.fixed) && r.day.fixed[next] == v {
			next++
		}
	}
	within := next == len(r.day.fixed) && int32(r.size-2) <= r.day.maxStops && s.walk <= r.day.maxWalk
	for l, n := range s.used {
		within = within && n <= m.rules.limits[l].day
	}
	return within
}

// forward works out the earliest times, as pass does.
func (m *model) forward(r *route) int {
	s, k := r.stage, len(r.day.pauses)
	left, way := s.row(s.left, 0), s.row(s.leftWay, 0)
	fill(left, never)
	left[0], way[0] = r.day.leave, 0
	r.arrive[0], r.leave[0] = r.day.leave, r.day.leave
	r.day.rest(left, way)
	for i := 1; i < r.size; i++ {
		reach, reachWay := s.row(s.reach, i), s.row(s.reachWay, i)
		for b := range k + 1 {
			if reach[b] = never; left[b] < never {
				reach[b] = m.way(r.seq[i-1], r.seq[i], left[b])
				reachWay[b] = way[b] + reach[b] - left[b]
			}
		}
		r.arrive[i] = reach[0]
		r.day.rest(reach, reachWay)
		if i == r.size-1 {
			break
		}
		left, way = s.row(s.left, i), s.row(s.leftWay, i)
		if !r.day.visit(r.seq[i], reach, left) {
			return i
		}
		copy(way, reachWay)
		r.leave[i] = left[0]
		r.day.rest(left, way)
	}
	end := (r.size-1)*s.rows + k
	r.leave[r.size-1], r.travel = r.arrive[r.size-1], s.reachWay[end]
	if s.reach[end] > r.day.back {
		return r.size - 1
	}
	return -1
}

func fill(cells []int32, with int32) {
	for i := range cells {
		cells[i] = with
	}
}

// rest takes each pause where that is earlier than to have taken it before.
func (d *day) rest(at, way []int32) {
	for k := range d.pauses {
		p := &d.pauses[k]
		begin := max(at[k], p.open)
		if begin <= p.close && begin+p.length < at[k+1] {
			at[k+1] = begin + p.length
			if way != nil {
				way[k+1] = way[k]
			}
		}
	}
}

// visit says whether a place can be visited at all.
func (d *day) visit(v int32, reach, left []int32) bool {
	h, any := &d.hours[v], false
	for k := range len(d.pauses) + 1 {
		left[k] = h.done(reach[k])
		any = any || left[k] < never
	}
	return any
}

// done is when a visit is over that arrives at t.
func (h *hours) done(t int32) int32 {
	if t >= never {
		return never
	}
	if t = h.start(t); t >= never {
		return never
	}
	return t + h.visit
}

// backward works out the latest times, as slack does.
func (m *model) backward(r *route) {
	s, k, end := r.stage, len(r.day.pauses), r.size-1
	late := s.row(s.late, end)
	fill(late, -1)
	late[k] = r.day.back
	r.day.wait(late)
	r.latest[end] = r.day.back
	for i := end - 1; i >= 0; i-- {
		depart := s.row(s.depart, i)
		for b := range k + 1 {
			if depart[b] = -1; late[b] >= 0 {
				depart[b] = max(-1, m.depart(r.seq[i], r.seq[i+1], late[b]))
			}
		}
		r.day.wait(depart)
		late = s.row(s.late, i)
		if i == 0 {
			break
		}
		h := &r.day.hours[r.seq[i]]
		r.latest[i] = -1
		for b := range k + 1 {
			if late[b] = -1; depart[b] >= 0 {
				late[b] = h.latest(depart[b] - h.visit)
			}
		}
		r.day.wait(late)
		for b := range k + 1 {
			r.latest[i] = max(r.latest[i], late[b])
		}
	}
	r.latest[0] = r.day.leave
}

// wait lets a state be later where a pause can still be taken.
func (d *day) wait(late []int32) {
	for k := len(d.pauses) - 1; k >= 0; k-- {
		p := &d.pauses[k]
		if at := min(p.close, late[k+1]-p.length); late[k+1] >= 0 && at >= p.open {
			late[k] = max(late[k], at)
		}
	}
}

// onward takes a visit of v after position i, and gives for each number of pauses
// when the node next is reached then, and how long the visit was waited for.
func (m *model) onward(r *route, i int, v, next int32, at *[states]int32) (waited int32) {
	s, k := r.stage, len(r.day.pauses)
	left, h := s.row(s.left, i), &r.day.hours[v]
	for b := range k + 1 {
		if at[b] = never; left[b] < never {
			at[b] = m.way(r.seq[i], v, left[b])
		}
	}
	r.day.rest(at[:k+1], nil)
	waited = never
	for b := range k + 1 {
		reached := at[b]
		if at[b] = h.done(reached); at[b] < never {
			waited = min(waited, at[b]-h.visit-reached)
		}
	}
	if waited >= never {
		return never
	}
	r.day.rest(at[:k+1], nil)
	for b := range k + 1 {
		if at[b] < never {
			at[b] = m.way(v, next, at[b])
		}
	}
	return waited
}

// delay is how much later position j is reached at the given times than now, in
// the state where that is least, or never where all after it no longer fits.
func (r *route) delay(j int, at *[states]int32) int32 {
	s := r.stage
	reach, late, least := s.row(s.reach, j), s.row(s.late, j), int32(never)
	for b := range len(r.day.pauses) + 1 {
		if at[b] > late[b] {
			continue
		}
		before := reach[b]
		if before >= never {
			before = r.arrive[j]
		}
		least = min(least, max(0, at[b]-before))
	}
	return least
}

// findRuled is find with rules: it looks at every state of a gap. What the whole
// plan may spend is not its matter. Given chance, it passes over a gap now and
// then, or the gap that is best at first would always be taken.
func (m *model) findRuled(r *route, v int32, wait int32, chance *random) gap {
	best, at := gap{cost: never}, [states]int32{}
	if !m.spare(r, v) {
		return best
	}
	h := &r.day.hours[v]
	for i := 1; i < r.size; i++ {
		if r.leave[i-1] > h.last {
			break
		}
		if m.refused(r, i, v, h) || !m.strolls(r, i, i, v) || chance != nil && chance.below(gapsPassed) == 0 {
			continue
		}
		waited := m.onward(r, i-1, v, r.seq[i], &at)
		if waited >= never {
			continue
		}
		if cost := r.delay(i, &at); cost < never && cost-waited*wait/4 < best.cost {
			best = gap{i, cost - waited*wait/4}
		}
	}
	return best
}

// refused says of most gaps that are too short that they are, without regard to
// breaks.
func (m *model) refused(r *route, i int, v int32, h *hours) bool {
	left, late := r.leave[i-1], r.latest[i]
	if max(left, h.open)+h.visit > late {
		return true
	}
	done := h.done(m.way(r.seq[i-1], v, left))
	return done >= never || m.way(v, r.seq[i], done) > late
}

// gapsPassed is of how many gaps one is passed over.
const gapsPassed = 16

// spare says whether a day may have one more visit, of this place.
func (m *model) spare(r *route, v int32) bool {
	if int32(r.size-2) >= r.day.maxStops {
		return false
	}
	for _, l := range m.rules.of[v] {
		if r.stage.used[l] >= m.rules.limits[l].day {
			return false
		}
	}
	return true
}

// strolls says whether v in the place of the visits from i up to but not j is
// within what the day may walk.
func (m *model) strolls(r *route, i, j int, v int32) bool {
	if m.rules.walk == nil || r.day.maxWalk >= never {
		return true
	}
	walk := r.stage.walk + m.foot(r.seq[i-1], v) + m.foot(v, r.seq[j])
	for k := i; k <= j; k++ {
		walk -= m.foot(r.seq[k-1], r.seq[k])
	}
	return walk <= r.day.maxWalk
}

func (m *model) foot(i, j int32) int32 { return m.rules.walk[int(i)*m.nodes+int(j)] }
