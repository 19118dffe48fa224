package tour

const (
	packEvery = 400    // rounds between two packings
	packSteps = 100000 // routes tried in one packing, so that it ends within a millisecond or so
)

// packing looks for days in the pool that share no place and are worth more
// together than the best plan.
type packing struct {
	taken  []uint64 // places of the chosen routes
	chosen []int32  // the place in the pool's order of each day's route, or -1
	picked []int32  // slots of the best choice
	alike  []int32  // of each day, how many from it on are like it
	others []int64  // of each day, what those from it on that differ can be worth
	steps  int
	gain   int32
	found  bool
}

func (s *search) preparePacking() {
	p, n := &s.packing, len(s.days)
	p.taken = make([]uint64, (s.places+63)/64)
	p.chosen, p.picked, p.alike, p.others = make([]int32, n), make([]int32, n), make([]int32, n), make([]int64, n)
	for d := range s.days {
		for _, later := range s.days[d:] {
			if later.class == s.days[d].class {
				p.alike[d]++
			}
		}
	}
}

// pack makes the best days of the pool that go together the current plan, where
// they beat the best one.
func (s *search) pack() {
	if !s.pool.grown {
		return
	}
	s.pool.sort()
	s.pool.grown = false
	p := &s.packing
	p.found, p.gain, p.steps = false, s.bestGain, packSteps
	s.boundPacking()
	clear(p.taken)
	s.ruled.reset()
	s.try(0, 0)
	if p.found {
		s.adopt()
	}
}

func (s *search) boundPacking() {
	for d := range s.days {
		s.packing.others[d] = 0
		for _, later := range s.days[d:] {
			if later.class != s.days[d].class {
				s.packing.others[d] += int64(s.pool.most(later.class))
			}
		}
	}
}

// try chooses a route for day d and those after it. Of days that are alike the
// later one takes the route further down, which is worth no more.
func (s *search) try(d int, gain int32) {
	p := &s.packing
	if d == len(s.days) {
		if gain > p.gain {
			p.gain, p.found = gain, true
			s.choose()
		}
		return
	}
	class := s.days[d].class
	for i := s.first(d); i < s.pool.size && p.steps > 0; i++ {
		e := &s.pool.routes[s.pool.order[i]]
		p.steps--
		if e.class != class {
			continue
		}
		if int64(gain)+int64(e.profit)*int64(p.alike[d])+p.others[d] <= int64(p.gain) {
			return
		}
		if p.clash(e.set) || !s.spend(e) {
			continue
		}
		p.mark(e.set)
		p.chosen[d] = int32(i)
		s.try(d+1, gain+e.profit)
		p.mark(e.set)
		s.refund(e)
	}
	if p.steps > 0 && int64(gain)+p.others[d] > int64(p.gain) && s.spendFixed(d) {
		p.chosen[d] = nowhere
		s.try(d+1, gain)
		s.refundFixed(d)
	}
}

// first is where the search for a route of day d begins.
func (s *search) first(d int) int {
	for b := d - 1; b >= 0; b-- {
		if s.days[b].class == s.days[d].class && s.packing.chosen[b] != nowhere {
			return int(s.packing.chosen[b]) + 1
		}
	}
	return 0
}

func (s *search) choose() {
	for d, i := range s.packing.chosen {
		s.packing.picked[d] = nowhere
		if i != nowhere {
			s.packing.picked[d] = s.pool.order[i]
		}
	}
}

func (p *packing) clash(set []uint64) bool {
	for i, w := range set {
		if p.taken[i]&w != 0 {
			return true
		}
	}
	return false
}

// mark takes a set, or gives it back.
func (p *packing) mark(set []uint64) {
	for i, w := range set {
		p.taken[i] ^= w
	}
}

// adopt makes the picked routes the current plan, and keeps it.
func (s *search) adopt() {
	if s.rules != nil {
		s.adoptRuled()
		return
	}
	for d := range s.now {
		s.remove(d, 1, s.now[d].size-1)
	}
	for d, slot := range s.packing.picked {
		if slot == nowhere {
			continue
		}
		e := &s.pool.routes[slot]
		for i, place := range e.seq[:e.size] {
			v := int32(place)
			s.now[d].insert(i+1, v)
			s.day[v] = int16(d)
			s.pick(v)
		}
		s.travel -= s.now[d].travel
		s.retime(&s.now[d])
		s.travel, s.profit = s.travel+s.now[d].travel, s.profit+s.now[d].profit
	}
	s.recreate(taste{value: 1})
	s.settle(true)
	s.keepBest()
}
