package tour

import "math/bits"

// spot is a place's best insertion on one day.
type spot struct {
	cost int32
	at   int32
}

func (s *search) spot(d int, v int32) *spot { return &s.spots[d*s.places+int(v)] }

// few is up to how many places are asked one by one where they fit, and not gap
// by gap.
const few = 6

// look finds the best insertion on a day of every place of a set. Where all have
// to get in few are left out, and most of those fit in many gaps.
func (s *search) look(d int, set []uint64, wait int32) {
	count := 0
	for _, word := range set {
		count += bits.OnesCount64(word)
	}
	if count > few && !s.aim.all {
		s.survey(d, 1, s.now[d].size, set, wait)
		return
	}
	for w, x := range set {
		for ; x != 0; x &= x - 1 {
			v := int32(w*64 + bits.TrailingZeros64(x))
			if g := s.find(&s.now[d], v, wait); g.at > 0 {
				*s.spot(d, v) = spot{g.cost, int32(g.at)}
				s.wanted[w] |= x & -x
			}
		}
	}
}

// survey finds the best insertion of every place of a set in the gaps before
// positions from first up to but not end.
func (s *search) survey(d, first, end int, set []uint64, wait int32) {
	r := &s.now[d]
	for i := first; i < end; i++ {
		if s.sieve.through(s.passed, set, r, d, i) {
			s.surveyGap(d, i, wait)
		}
	}
}

// surveyGap takes constant time a place: it starts as early as what precedes it
// allows, and fits if what follows is reached by its latest start.
func (s *search) surveyGap(d, i int, wait int32) {
	r := &s.now[d]
	before, after, leave, latest, arrive := int(r.seq[i-1]), int(r.seq[i]), r.leave[i-1], r.latest[i], r.arrive[i]
	from, to := s.to[before*s.nodes:][:s.places], s.from[after*s.nodes:][:s.places]
	spots := s.spots[d*s.places:][:s.places]
	for w, x := range s.passed {
		for ; x != 0; x &= x - 1 {
			v := w*64 + bits.TrailingZeros64(x)
			h := &r.day.hours[v]
			reached := leave + from[v]
			start := max(reached, h.open)
			if reached > h.close {
				if start = h.start(reached); start >= never {
					continue
				}
			}
			next := start + h.visit + to[v]
			if next > latest {
				continue
			}
			cost := next - arrive - (start-reached)*wait/4
			if p := &spots[v]; cost < p.cost {
				*p = spot{cost, int32(i)}
				s.wanted[w] |= x & -x
			}
		}
	}
}

// delay gives by how much later what follows would be if v stood before position
// i, less the waiting that costs nothing; never where it does not fit.
func (s *search) delay(r *route, i int, v, wait int32) int32 {
	h := &r.day.hours[v]
	reached := r.leave[i-1] + s.to[int(r.seq[i-1])*s.nodes+int(v)]
	start := h.start(reached)
	if start >= never {
		return never
	}
	next := start + h.visit + s.to[int(v)*s.nodes+int(r.seq[i])]
	if next > r.latest[i] {
		return never
	}
	return next - r.arrive[i] - (start-reached)*wait/4
}
