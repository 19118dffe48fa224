package tour

import (
	"cmp"
	"slices"
)

// warm takes a plan to start from. A day that cannot be followed as it is gets
// its visits one by one, those first that are worth most, each between those it
// stood between; what does not fit then is left out.
func (s *search) warm(start [][]int) {
	place := map[int]int32{}
	for v, point := range s.point[:s.places] {
		place[point] = int32(v)
	}
	for d, route := range start {
		var visits []int32
		for _, point := range route {
			if v, known := place[point]; known && s.mayMove(d, v) {
				visits = append(visits, v)
			}
		}
		if len(visits) > 0 && !s.whole(d, visits) {
			s.piecemeal(d, visits)
		}
	}
	if s.profit > 0 {
		s.aim.hottest = max(s.aim.coldest, warmth*s.aim.hottest)
		s.keepBest()
	}
	s.forceMusts()
}

// warmth is how hot a search begins that has a plan to start from, by how hot it
// would be else: the plan is near a good one.
const warmth = 0.2

// mayMove says whether a place can be put on a day: it is not visited, or it is
// fixed there.
func (s *search) mayMove(d int, v int32) bool {
	return s.day[v] == nowhere || int(s.day[v]) == d && s.rules != nil && int(s.rules.home[v]) == d
}

func (s *search) whole(d int, visits []int32) bool {
	r := &s.now[d]
	before := slices.Clone(r.seq[1 : r.size-1])
	if s.load(d, visits) < 0 && s.affordable() {
		return true
	}
	s.load(d, before)
	return false
}

// load makes visits all that a day has, and says where the route breaks, or -1.
func (s *search) load(d int, visits []int32) int {
	s.touch(d)
	r := &s.now[d]
	s.profit, s.travel = s.profit-r.profit, s.travel-r.travel
	for _, v := range r.seq[1 : r.size-1] {
		s.day[v] = nowhere
		s.drop(v)
	}
	copy(r.seq[1:], visits)
	r.seq[len(visits)+1], r.size = r.day.end, len(visits)+2
	for _, v := range visits {
		s.day[v] = int16(d)
		s.pick(v)
	}
	broken := s.retime(r)
	s.profit, s.travel = s.profit+r.profit, s.travel+r.travel
	s.version[d]++
	return broken
}

func (s *search) piecemeal(d int, visits []int32) {
	rank := map[int32]int{}
	for i, v := range visits {
		rank[v] = i
	}
	order := slices.Clone(visits)
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(s.score[b], s.score[a]) })
	for _, v := range order {
		if s.day[v] != nowhere {
			continue
		}
		from, to := s.span(d, rank, v)
		for i := from; i <= to; i++ {
			if s.fits(d, i, v) {
				s.add(d, i, v)
				break
			}
		}
	}
}

// span gives the positions of a day that v can stand before, after the visits
// that come before it in a ranking, and before those that come after it.
func (s *search) span(d int, rank map[int32]int, v int32) (from, to int) {
	r := &s.now[d]
	from, to = 1, r.size-1
	for i := 1; i < r.size-1; i++ {
		switch at, ranked := rank[r.seq[i]]; {
		case ranked && at < rank[v]:
			from = i + 1
		case ranked && at > rank[v]:
			to = min(to, i)
		}
	}
	return from, to
}
