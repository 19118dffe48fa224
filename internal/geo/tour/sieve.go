package tour

import "math/bits"

// sieve leaves of all places those that may fit into a gap, by sets: of places
// that open early enough, that close late enough, that are near enough to the
// node before and to the one after. Sets are of 64 places a word; times and ways
// are put into buckets, rounded so that no place that fits is lost.
type sieve struct {
	words  int
	shift  []uint // of each day, how times become buckets
	opens  [][]uint64
	closes [][]uint64
	there  around
	back   around
}

const (
	timeBuckets = 64
	wayBuckets  = 16
)

// around has for each node the sets of places within a way of it. A row is
// made when it is first asked for.
type around struct {
	ways  []int32 // a row a node
	visit []int32 // what is added to the way to a place
	made  []bool
	shift []uint8
	least []int32
	sets  []uint64
}

func newSieve(m *model) sieve {
	v := sieve{words: (m.places + 63) / 64, shift: make([]uint, len(m.days))}
	v.opens, v.closes = make([][]uint64, len(m.days)), make([][]uint64, len(m.days))
	visit := make([]int32, m.places)
	for i := range visit {
		visit[i] = never
	}
	for d := range m.days {
		day := &m.days[d]
		for i := range visit {
			visit[i] = min(visit[i], day.hours[i].visit)
		}
		v.shift[d] = shiftFor(day.back-day.leave, timeBuckets)
		if day.class != d {
			v.opens[d], v.closes[d] = v.opens[day.class], v.closes[day.class]
			continue
		}
		v.opens[d], v.closes[d] = v.hours(day, v.shift[d])
	}
	v.there, v.back = v.around(m, m.to, visit), v.around(m, m.from, make([]int32, m.places))
	return v
}

// shiftFor gives how far numbers up to most are shifted to be below buckets.
func shiftFor(most int32, buckets int) uint {
	return uint(max(0, bits.Len32(uint32(most))-bits.Len(uint(buckets-1))))
}

func (s *sieve) hours(day *day, shift uint) (opens, closes []uint64) {
	opens, closes = make([]uint64, timeBuckets*s.words), make([]uint64, timeBuckets*s.words)
	for v := range day.hours {
		h := &day.hours[v]
		word, bit := v/64, uint64(1)<<(v%64)
		opens[bucket(h.open+h.visit-day.leave, shift)*s.words+word] |= bit
		closes[bucket(h.last-day.leave, shift)*s.words+word] |= bit
	}
	for i := s.words; i < len(opens); i++ {
		opens[i] |= opens[i-s.words]
	}
	for i := len(closes) - s.words - 1; i >= 0; i-- {
		closes[i] |= closes[i+s.words]
	}
	return opens, closes
}

func bucket(t int32, shift uint) int {
	return int(min(max(t, 0)>>shift, timeBuckets-1))
}

func (s *sieve) around(m *model, ways, visit []int32) around {
	return around{ways: ways, visit: visit, made: make([]bool, m.nodes), shift: make([]uint8, m.nodes), least: make([]int32, m.nodes),
		sets: make([]uint64, m.nodes*wayBuckets*s.words)}
}

// within gives the places that are reached from a node, and visited, in a time,
// and perhaps some more.
func (n *around) within(i, t int32, words int) []uint64 {
	if !n.made[i] {
		n.make(i, words)
	}
	k := int(i)*wayBuckets + min(int(max(t, 0)>>n.shift[i]), wayBuckets-1)
	return n.sets[k*words : (k+1)*words]
}

func (n *around) make(i int32, words int) {
	row := n.sets[int(i)*wayBuckets*words : int(i+1)*wayBuckets*words]
	n.made[i] = true
	ways := n.ways[int(i)*len(n.made):]
	most, least := int32(0), int32(never)
	for v, visit := range n.visit {
		if v != int(i) {
			most, least = max(most, ways[v]+visit), min(least, ways[v]+visit)
		}
	}
	shift := shiftFor(most, wayBuckets)
	n.shift[i], n.least[i] = uint8(shift), least
	for v, visit := range n.visit {
		row[min(int((ways[v]+visit)>>shift), wayBuckets-1)*words+v/64] |= 1 << (v % 64)
	}
	for k := words; k < len(row); k++ {
		row[k] |= row[k-words]
	}
}

// through puts into passed what of a set may fit before position i of a route,
// and says whether that is any.
func (s *sieve) through(passed, set []uint64, r *route, d, i int) bool {
	before, after, slack := r.seq[i-1], r.seq[i], r.latest[i]-r.leave[i-1]
	there, back := s.there.least[before], s.back.least[after]
	if slack < there+back {
		return false
	}
	open := bucket(r.latest[i]-r.day.leave, s.shift[d]) * s.words
	shut := bucket(r.leave[i-1]-r.day.leave, s.shift[d]) * s.words
	opens, closes := s.opens[d][open:][:len(passed)], s.closes[d][shut:][:len(passed)]
	near, far := s.there.within(before, slack-back, s.words)[:len(passed)], s.back.within(after, slack-there, s.words)[:len(passed)]
	some := uint64(0)
	for w, x := range set[:len(passed)] {
		x &= opens[w] & closes[w] & near[w] & far[w]
		passed[w] = x
		some |= x
	}
	return some != 0
}
