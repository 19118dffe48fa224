package tour

import "context"

// nowhere is the day of a place that is not visited.
const nowhere = -1

// search is the state of one Solve. All of it is made before the loop.
type search struct {
	*model
	rnd      random
	now      []route // the current plan
	kept     []route // routes of now before this round, where touched
	best     []route
	touched  []bool
	version  []int32 // of each route, so that a stale candidate is known
	day      []int16 // of each place, or nowhere
	loose    []bool  // taken out in this round
	left     []int32 // places not visited
	slot     []int32 // where a place stands in left
	cand     []candidate
	profit   int32
	travel   int32
	bestGain int32 // profit of best
	bestWay  int32 // travel of best
	aim      aim
	heat     float64 // how much worse a plan may become
	every    int     // rounds between two looks at the limit
	ctx      context.Context
	pool     pool
	packing  packing
	sieve    sieve
	out      []uint64 // the set of places not visited
	fresh    []uint64 // and of those taken out in this round
	spots    []spot   // of each day and place, the best insertion
	wanted   []uint64 // the set of candidates
	top      int      // the best of cand
	lost     []uint64 // the set of candidates whose spot is lost
	passed   []uint64 // the set of places that may fit into a gap
	ruled    ruled
}

func newSearch(ctx context.Context, m *model, seed uint64) *search {
	s := &search{model: m, rnd: random(mix(seed + 1)), now: m.routes(), kept: m.routes(), best: m.routes()}
	if s.ctx, s.every = ctx, every; m.places*len(m.days) > large {
		s.every = 1
	}
	s.touched, s.version = make([]bool, len(m.days)), make([]int32, len(m.days))
	s.day, s.loose = make([]int16, m.places), make([]bool, m.places)
	s.left, s.slot = make([]int32, 0, m.places), make([]int32, m.places)
	s.cand = make([]candidate, 0, m.places)
	if m.rules == nil {
		s.sieve = newSieve(m)
	}
	s.spots = make([]spot, m.places*len(m.days))
	for _, set := range []*[]uint64{&s.out, &s.fresh, &s.wanted, &s.lost, &s.passed} {
		*set = make([]uint64, (m.places+63)/64)
	}
	for v := range s.spots {
		s.spots[v].cost = never
	}
	for d := range m.days {
		s.travel += s.now[d].travel
	}
	s.bestWay = s.travel
	for v := range int32(m.places) {
		s.day[v] = nowhere
		s.drop(v)
	}
	s.prepareRules()
	if len(m.days) > 1 {
		s.pool = newPool(m)
		s.preparePacking()
	}
	return s
}

func (s *search) drop(v int32) {
	s.out[v/64] |= 1 << (v % 64)
	s.slot[v] = int32(len(s.left))
	s.left = append(s.left, v)
}

func (s *search) pick(v int32) {
	s.out[v/64] &^= 1 << (v % 64)
	s.fresh[v/64] &^= 1 << (v % 64)
	i, last := s.slot[v], s.left[len(s.left)-1]
	s.left[i], s.slot[last] = last, i
	s.left = s.left[:len(s.left)-1]
}

// touch keeps a route as it is before its first change in a round.
func (s *search) touch(d int) {
	if !s.touched[d] {
		s.touched[d] = true
		s.kept[d].take(&s.now[d])
	}
}

// remove takes the visits from i up to but not j out of a day, and more where
// the way without them takes longer than with them and the rest comes too late.
func (s *search) remove(d, i, j int) {
	s.touch(d)
	if s.rules != nil {
		s.removeRuled(d, i, j)
		return
	}
	r := &s.now[d]
	s.profit, s.travel = s.profit-r.profit, s.travel-r.travel
	s.unvisit(d, i, j)
	for {
		broken := s.retime(r)
		if broken < 0 {
			break
		}
		if broken == r.size-1 {
			broken--
		}
		s.unvisit(d, broken, broken+1)
	}
	s.profit, s.travel = s.profit+r.profit, s.travel+r.travel
	s.version[d]++
}

func (s *search) unvisit(d, i, j int) {
	r := &s.now[d]
	for _, v := range r.seq[i:j] {
		s.day[v], s.loose[v] = nowhere, true
		s.drop(v)
		s.fresh[v/64] |= 1 << (v % 64)
	}
	r.cut(i, j)
}

// add inserts a place where find has said that it fits.
func (s *search) add(d, i int, v int32) {
	s.touch(d)
	r := &s.now[d]
	s.profit, s.travel = s.profit-r.profit, s.travel-r.travel
	r.insert(i, v)
	s.retime(r)
	s.profit, s.travel = s.profit+r.profit, s.travel+r.travel
	s.day[v] = int16(d)
	s.pick(v)
	s.version[d]++
}

// settle ends a round: its changes stay, or the touched routes become again
// what they were.
func (s *search) settle(stay bool) {
	for d := range s.now {
		if s.touched[d] && !stay {
			s.restore(d, &s.kept[d])
		}
	}
	if !stay {
		s.claim()
	}
	clear(s.touched)
	clear(s.loose)
	clear(s.fresh)
}

// restore puts another route in a day's place; claim has to follow.
func (s *search) restore(d int, other *route) {
	r := &s.now[d]
	for _, v := range r.seq[1 : r.size-1] {
		if int(s.day[v]) == d {
			s.day[v] = nowhere
			s.drop(v)
		}
	}
	s.profit, s.travel = s.profit-r.profit+other.profit, s.travel-r.travel+other.travel
	r.take(other)
	s.version[d]++
	s.touched[d] = true
}

// claim marks the visits of restored routes.
func (s *search) claim() {
	for d := range s.now {
		if !s.touched[d] {
			continue
		}
		for _, v := range s.now[d].seq[1 : s.now[d].size-1] {
			if s.day[v] == nowhere {
				s.pick(v)
			}
			s.day[v] = int16(d)
		}
	}
}

// better says whether the current plan beats the best one.
func (s *search) better() bool {
	return s.profit > s.bestGain || s.profit == s.bestGain && s.travel < s.bestWay
}

func (s *search) keepBest() {
	for d := range s.now {
		s.best[d].take(&s.now[d])
	}
	s.bestGain, s.bestWay = s.profit, s.travel
}
