package tour

// recreateRuled is recreate with rules, where a place may be allowed or not for
// what other days do. Values mostly fall while a plan fills, so that a candidate
// is looked at again when its turn has come.
func (s *search) recreateRuled(t taste) {
	s.cand = s.cand[:0]
	for _, v := range s.left {
		if t.blink > 0 && s.rnd.unit() < t.blink {
			continue
		}
		if c := s.candidateRuled(v, t); c.at > 0 {
			s.cand = append(s.cand, c)
		}
	}
	for len(s.cand) > 0 {
		top := s.foremost()
		c := &s.cand[top]
		if c.version != s.version[c.day] || !s.allowed(c.place) {
			if *c = s.candidateRuled(c.place, t); c.at == 0 {
				s.discard(top)
			}
			continue
		}
		s.add(int(c.day), int(c.at), c.place)
		s.discard(top)
	}
}

func (s *search) foremost() int {
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
