package tour

import "math/bits"

// candidate is a place that fits somewhere, with its best insertion.
type candidate struct {
	key   float64
	value float64 // what the key is made of, its noise included
	cost  int32
	place int32
	day   int32
	// With rules only: the position, and the version of the day when it was found.
	at, version int32
}

// taste is how a round values insertions.
type taste struct {
	value int     // which of the aim's ways
	noise float64 // how far a key may be from its value
	blink float64 // how often a place is passed over
	wait  int32   // quarters of waiting that cost nothing
	ruledTaste
}

func (s *search) newTaste() taste {
	t := taste{value: s.rnd.below(len(s.aim.values)), noise: 0.6 * s.rnd.unit(), blink: s.aim.blink * s.rnd.unit(), wait: int32(s.rnd.below(5))}
	if s.aim.all {
		t.wait = 4
	}
	t.ruledTaste = s.newRuledTaste()
	return t
}

// recreate fills the plan greedily by score over cost. Routes that were not
// touched were full before and are asked only for what was just taken out.
func (s *search) recreate(t taste) {
	if s.rules != nil {
		s.recreateRuled(t)
		return
	}
	for more := true; more && (s.every > 1 || s.ctx.Err() == nil); {
		s.gather(t)
		more = s.shortlist()
		s.place(t)
	}
}

// place puts candidates in, the best first, until none fits. Filling a large
// plan takes long enough to be cancelled.
func (s *search) place(t taste) {
	for len(s.cand) > 0 && (s.every > 1 || s.ctx.Err() == nil) {
		c := s.cand[s.top]
		d, at := int(c.day), int(s.spot(int(c.day), c.place).at)
		s.dismiss(s.top)
		s.add(d, at, c.place)
		s.review(d, at, t)
	}
	for len(s.cand) > 0 {
		s.dismiss(len(s.cand) - 1)
	}
}

// gather makes every place that fits somewhere a candidate, but for those passed
// over.
func (s *search) gather(t taste) {
	s.cand, s.top = s.cand[:0], 0
	for d := range s.now {
		if s.touched[d] {
			s.look(d, s.out, t.wait)
		} else {
			s.look(d, s.fresh, t.wait)
		}
	}
	for w, set := range s.wanted {
		for ; set != 0; set &= set - 1 {
			v := int32(w*64 + bits.TrailingZeros64(set))
			s.cand = append(s.cand, candidate{place: v})
			c := &s.cand[len(s.cand)-1]
			if t.blink > 0 && s.rnd.unit() < t.blink {
				s.dismiss(len(s.cand) - 1)
				continue
			}
			c.value = s.aim.values[t.value].weight[v] * (1 + t.noise*s.rnd.unit())
			s.aimFor(c, t)
			if c.key > s.cand[s.top].key {
				s.top = len(s.cand) - 1
			}
		}
	}
}

// dismiss takes a candidate off the list, with its spots.
func (s *search) dismiss(i int) {
	v := s.cand[i].place
	s.wanted[v/64] &^= 1 << (v % 64)
	for d := range s.now {
		s.spot(d, v).cost = never
	}
	last := len(s.cand) - 1
	s.cand[i] = s.cand[last]
	s.cand = s.cand[:last]
}

// aimFor takes the best of a candidate's spots.
func (s *search) aimFor(c *candidate, t taste) {
	c.cost = never
	for d := range s.now {
		if cost := s.spot(d, c.place).cost; cost < c.cost {
			c.cost, c.day = cost, int32(d)
		}
	}
	s.rate(c, t)
}

// rate gives a candidate the key it is chosen by.
func (s *search) rate(c *candidate, t taste) {
	c.key = c.value
	if s.aim.values[t.value].byCost {
		c.key /= float64(max(c.cost, 0) + 1)
	}
}

// review looks again at a day after an insertion, and at what that means for the
// candidates. Where a spot is as good as before, no other but the two gaps that
// are new can be better.
func (s *search) review(d, at int, t taste) {
	clear(s.lost)
	lost := false
	for i := range s.cand {
		v := s.cand[i].place
		p := s.spot(d, v)
		if p.cost == never {
			continue
		}
		if int(p.at) > at {
			p.at++
		}
		cost := int32(never)
		if int(p.at) != at {
			cost = s.delay(&s.now[d], int(p.at), v, t.wait)
		}
		if cost > p.cost {
			s.lost[v/64] |= 1 << (v % 64)
			lost, cost = true, never
		}
		p.cost = cost
	}
	if lost {
		s.look(d, s.lost, t.wait)
	}
	s.survey(d, at, at+2, s.wanted, t.wait)
	s.top = 0
	for i := 0; i < len(s.cand); i++ {
		c := &s.cand[i]
		if int(c.day) == d {
			if s.aimFor(c, t); c.cost == never {
				s.dismiss(i)
				i--
				continue
			}
		} else if cost := s.spot(d, c.place).cost; cost < c.cost {
			c.cost, c.day = cost, int32(d)
			s.rate(c, t)
		}
		if c.key > s.cand[s.top].key {
			s.top = i
		}
	}
}

// fill completes a plan from all places and days.
func (s *search) fill(t taste) {
	for d := range s.now {
		s.touch(d)
	}
	s.recreate(t)
}
