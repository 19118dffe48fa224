package tour

// ruin takes part of the plan out, in one of several ways.
func (s *search) ruin() {
	switch k := s.rnd.below(100); {
	case k < 40:
		s.strings()
	case k < 55:
		s.slice()
	case k < 65:
		s.scatter()
	default:
		s.push()
	}
}

// strings removes a few strings of adjacent visits that are near one another,
// on different days.
func (s *search) strings() {
	seed := int32(s.rnd.below(s.places))
	count := 1 + s.rnd.below(min(3, len(s.now)))
	longest := 1 + s.rnd.below(14)
	for _, v := range s.nearTo(seed) {
		d := int(s.day[v])
		if d == nowhere || s.touched[d] {
			continue
		}
		s.stringAround(d, s.position(d, v), longest)
		if count--; count == 0 {
			return
		}
	}
}

func (s *search) stringAround(d, at, longest int) {
	visits := s.now[d].size - 2
	length := 1 + s.rnd.below(min(longest, visits))
	from := max(1, at-s.rnd.below(length))
	from = min(from, visits+1-length)
	s.remove(d, from, from+length)
}

func (s *search) position(d int, v int32) int {
	r := &s.now[d]
	for i := 1; i < r.size-1; i++ {
		if r.seq[i] == v {
			return i
		}
	}
	return 1
}

// slice removes what happens in one part of the day, on some of the days.
func (s *search) slice() {
	d := s.rnd.below(len(s.now))
	begin, end := s.now[d].day.leave, s.now[d].day.back
	length := int32(float64(end-begin) * (0.05 + 0.3*s.rnd.unit()))
	from := begin + int32(s.rnd.unit()*float64(end-begin-length+1))
	for i := range s.now {
		if i == d || s.rnd.below(2) == 0 {
			s.between(i, from, from+length)
		}
	}
}

func (s *search) between(d int, from, to int32) {
	r := &s.now[d]
	i := 1
	for i < r.size-1 && r.leave[i] < from {
		i++
	}
	j := i
	for j < r.size-1 && r.arrive[j] <= to {
		j++
	}
	if j > i {
		s.remove(d, i, j)
	}
}

// scatter removes visits here and there, or near one another.
func (s *search) scatter() {
	near := s.nearTo(int32(s.rnd.below(s.places)))
	around := s.rnd.below(2) == 0
	for k := range min(1+s.rnd.below(8), len(near)) {
		v := int32(s.rnd.below(s.places))
		if around {
			v = near[k]
		}
		if d := int(s.day[v]); d != nowhere {
			i := s.position(d, v)
			s.remove(d, i, i+1)
		}
	}
}

// push forces a place that is left out into a day, and removes for it the visits
// that are worth least.
func (s *search) push() {
	if len(s.left) == 0 {
		s.scatter()
		return
	}
	if s.rules != nil {
		s.pushRuled()
		return
	}
	v := s.left[s.rnd.below(len(s.left))]
	first := s.rnd.below(len(s.now))
	best, day, from, to := int32(never), nowhere, 0, 0
	for k := range s.now {
		d := (first + k) % len(s.now)
		if i, j, loss := s.room(&s.now[d], v, best); i > 0 {
			best, day, from, to = loss, d, i, j
		}
	}
	s.swap(v, day, from, to)
}

// swap puts v in for the visits from up to but not to, where a day was found.
func (s *search) swap(v int32, day, from, to int) {
	if day == nowhere {
		return
	}
	if to > from {
		s.remove(day, from, to)
	}
	if s.day[v] == nowhere && s.fits(day, from, v) {
		s.add(day, from, v)
	}
}

// fits says whether v can stand before position i.
func (s *search) fits(d, i int, v int32) bool {
	r := &s.now[d]
	if i >= r.size {
		return false
	}
	if s.rules != nil {
		return s.fitsRuled(r, i, v)
	}
	h := &r.day.hours[v]
	start := h.start(r.leave[i-1] + s.to[int(r.seq[i-1])*s.nodes+int(v)])
	return start < never && start+h.visit+s.to[int(v)*s.nodes+int(r.seq[i])] <= r.latest[i]
}

// room finds the visits from i up to but not j with the least score, below
// bound, whose place v can take.
func (s *search) room(r *route, v int32, bound int32) (from, to int, least int32) {
	h := &r.day.hours[v]
	for i := 1; i < r.size; i++ {
		if r.leave[i-1] > h.last {
			break
		}
		start := h.start(r.leave[i-1] + s.from[int(v)*s.nodes+int(r.seq[i-1])])
		if start >= never {
			continue
		}
		loss := int32(0)
		for j := i; j < r.size && loss < bound; j++ {
			if start+h.visit+s.to[int(v)*s.nodes+int(r.seq[j])] <= r.latest[j] {
				from, to, bound = i, j, loss
				break
			}
			if j < r.size-1 {
				loss += s.score[r.seq[j]]
			}
		}
	}
	return from, to, bound
}
