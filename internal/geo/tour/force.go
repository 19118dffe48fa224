package tour

// pushRuled is push with rules: what a limit of the whole trip has no room for
// takes it from others first.
func (s *search) pushRuled() {
	v := s.left[s.rnd.below(len(s.left))]
	if s.rnd.below(2) == 0 {
		for _, u := range s.left {
			if s.rules.must[u] {
				v = u
				break
			}
		}
	}
	s.force(v)
}

// forceMusts makes room for the musts that are left out, once for each.
func (s *search) forceMusts() {
	if s.rules == nil {
		return
	}
	for v := range int32(s.places) {
		if s.rules.must[v] && s.day[v] == nowhere {
			s.force(v)
		}
	}
}

// force puts a place in where the visits that have to go for it are worth least.
func (s *search) force(v int32) {
	if !s.makeRoom(v) {
		return
	}
	first := s.rnd.below(len(s.now))
	best, day, from, to := int32(never), nowhere, 0, 0
	for k := range s.now {
		d := (first + k) % len(s.now)
		if s.now[d].day.score[v] == 0 {
			continue
		}
		if i, j, loss := s.roomRuled(&s.now[d], v, best); i > 0 {
			best, day, from, to = loss, d, i, j
		}
	}
	s.swap(v, day, from, to)
}

// makeRoom takes visits out until the trip's limits allow one of v.
func (s *search) makeRoom(v int32) bool {
	for range s.places {
		if s.allowed(v) {
			return true
		}
		u := s.rival(v)
		if u < 0 {
			return false
		}
		d := int(s.day[u])
		i := s.position(d, u)
		s.remove(d, i, i+1)
		if s.day[u] != nowhere {
			return false
		}
	}
	return false
}

// rival draws a visit that uses a limit which v has no room in, or -1.
func (s *search) rival(v int32) int32 {
	full, seen, drawn := s.full(v), 0, int32(-1)
	for d := range s.now {
		for _, u := range s.now[d].seq[1 : s.now[d].size-1] {
			if s.stays(u) || !s.takes(u, full) {
				continue
			}
			if seen++; s.rnd.below(seen) == 0 {
				drawn = u
			}
		}
	}
	return drawn
}

// full is a limit of v that has no room for it, or -1 for the money.
func (s *search) full(v int32) int32 {
	for _, l := range s.rules.of[v] {
		if s.uses(l) >= s.rules.limits[l].trip {
			return l
		}
	}
	return -1
}

func (s *search) takes(u, l int32) bool {
	if l < 0 {
		return s.rules.cost[u] > 0
	}
	for _, k := range s.rules.of[u] {
		if k == l {
			return true
		}
	}
	return false
}

// roomRuled is room with rules: fixed visits stay.
func (s *search) roomRuled(r *route, v int32, bound int32) (from, to int, least int32) {
	at := [states]int32{}
	for i := 1; i < r.size; i++ {
		if r.leave[i-1] > r.day.hours[v].last {
			break
		}
		loss := int32(0)
		for j := i; j < r.size && loss < bound; j++ {
			if s.cedes(r, i, j, v) && s.onward(r, i-1, v, r.seq[j], &at) < never && r.delay(j, &at) < never {
				from, to, bound = i, j, loss
				break
			}
			if j == r.size-1 || s.stays(r.seq[j]) {
				break
			}
			loss += r.day.score[r.seq[j]]
		}
	}
	return from, to, bound
}

// cedes says whether the day's limits allow v in the place of some visits.
func (s *search) cedes(r *route, i, j int, v int32) bool {
	if int32(r.size-2-(j-i)) >= r.day.maxStops || !s.strolls(r, i, j, v) {
		return false
	}
	for _, l := range s.rules.of[v] {
		used := r.stage.used[l]
		for _, u := range r.seq[i:j] {
			if s.takes(u, l) {
				used--
			}
		}
		if used >= s.rules.limits[l].day {
			return false
		}
	}
	return true
}
