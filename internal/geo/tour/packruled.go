package tour

// spend counts what a pooled route uses of the trip's limits, or nothing where
// they have no room for it.
func (s *search) spend(e *pooled) bool {
	if s.rules == nil {
		return true
	}
	for i, v := range e.seq[:e.size] {
		if !s.charge(int32(v)) {
			for _, u := range e.seq[:i] {
				s.discharge(int32(u))
			}
			return false
		}
	}
	return true
}

func (s *search) refund(e *pooled) {
	if s.rules == nil {
		return
	}
	for _, v := range e.seq[:e.size] {
		s.discharge(int32(v))
	}
}

// spendFixed is spend for a day that takes no route and keeps what is fixed.
func (s *search) spendFixed(d int) bool {
	fixed := s.days[d].fixed
	for i, v := range fixed {
		if !s.charge(v) {
			for _, u := range fixed[:i] {
				s.discharge(u)
			}
			return false
		}
	}
	return true
}

func (s *search) refundFixed(d int) {
	for _, v := range s.days[d].fixed {
		s.discharge(v)
	}
}

// charge counts a place, unless that goes beyond a limit.
func (s *search) charge(v int32) bool {
	if s.ruled.spent+s.rules.cost[v] > s.rules.money {
		return false
	}
	for _, l := range s.rules.of[v] {
		if s.ruled.used[l] >= s.rules.limits[l].trip {
			return false
		}
	}
	s.ruled.spent += s.rules.cost[v]
	for _, l := range s.rules.of[v] {
		s.ruled.used[l]++
	}
	return true
}

func (s *search) discharge(v int32) {
	s.ruled.spent -= s.rules.cost[v]
	for _, l := range s.rules.of[v] {
		s.ruled.used[l]--
	}
}

// adoptRuled is adopt with rules: a day without a picked route keeps what is
// fixed.
func (s *search) adoptRuled() {
	for d := range s.now {
		s.load(d, nil)
	}
	for d, slot := range s.packing.picked {
		if slot == nowhere {
			s.load(d, s.days[d].fixed)
			continue
		}
		e := &s.pool.routes[slot]
		for i, v := range e.seq[:e.size] {
			s.ruled.visits[i] = int32(v)
		}
		s.load(d, s.ruled.visits[:e.size])
	}
	s.recreate(taste{value: 1})
	s.settle(true)
	s.keepBest()
}
