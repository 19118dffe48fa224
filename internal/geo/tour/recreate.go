package tour

// candidate is a place that fits somewhere, with its best insertion.
type candidate struct {
	key     float64
	place   int32
	day     int32
	at      int32
	version int32 // of the day when it was found
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
	if s.aim.free {
		t.wait = 4
	}
	t.ruledTaste = s.newRuledTaste()
	return t
}

// recreate fills the plan greedily by score over cost. Values only fall while a
// plan fills, so a candidate is looked at again when its turn has come. Routes
// that were not touched were full before and are asked for loose places only.
func (s *search) recreate(t taste) {
	s.cand = s.cand[:0]
	for _, v := range s.left {
		if t.blink > 0 && s.rnd.unit() < t.blink {
			continue
		}
		if c := s.candidate(v, t); c.at > 0 {
			s.cand = append(s.cand, c)
		}
	}
	for len(s.cand) > 0 {
		top := s.top()
		c := &s.cand[top]
		if c.version != s.version[c.day] || !s.allowed(c.place) {
			if *c = s.candidate(c.place, t); c.at == 0 {
				s.discard(top)
			}
			continue
		}
		s.add(int(c.day), int(c.at), c.place)
		s.discard(top)
	}
}

func (s *search) top() int {
	top := 0
	for i := range s.cand {
		if s.cand[i].key > s.cand[top].key {
			top = i
		}
	}
	return top
}

func (s *search) discard(i int) {
	last := len(s.cand) - 1
	s.cand[i] = s.cand[last]
	s.cand = s.cand[:last]
}

// candidate gives the best insertion over the days that may have room.
func (s *search) candidate(v int32, t taste) candidate {
	if s.rules != nil {
		return s.candidateRuled(v, t)
	}
	best, cost := candidate{place: v}, int32(never)
	for d := range s.now {
		if !s.touched[d] && !s.loose[v] {
			continue
		}
		if g := s.find(&s.now[d], v, t.wait); g.at > 0 && g.cost < cost {
			best.day, best.at, best.version, cost = int32(d), int32(g.at), s.version[d], g.cost
		}
	}
	if best.at > 0 {
		value := &s.aim.values[t.value]
		best.key = value.weight[v] * (1 + t.noise*s.rnd.unit())
		if value.byCost {
			best.key /= float64(max(cost, 0) + 1)
		}
	}
	return best
}

// fill completes a plan from all places and days.
func (s *search) fill(t taste) {
	for d := range s.now {
		s.touch(d)
	}
	s.recreate(t)
}
