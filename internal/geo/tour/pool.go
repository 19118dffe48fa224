package tour

import (
	"cmp"
	"slices"
)

const (
	poolSize  = 1 << 10 // routes kept
	poolVisit = 64      // visits of the longest one
)

// pooled is a route seen before, and the set of its places.
type pooled struct {
	class  int
	profit int32
	travel int32
	size   int
	hash   uint64
	set    []uint64
	seq    []int16
}

// pool remembers good routes, so that days that never stood in one plan can be
// put together.
type pool struct {
	routes []pooled
	order  []int32 // slots of routes: those in use, by profit once sorted, then the free ones
	size   int     // how many are in use
	known  []uint64
	token  []uint64 // of each place; the hash of a set is their sum
	grown  bool
}

func newPool(m *model) pool {
	words := (m.places + 63) / 64
	p := pool{routes: make([]pooled, poolSize), order: make([]int32, poolSize), known: make([]uint64, 4*poolSize), token: make([]uint64, m.places)}
	sets, seqs := make([]uint64, words*poolSize), make([]int16, poolVisit*poolSize)
	for i := range p.routes {
		p.order[i] = int32(i)
		p.routes[i] = pooled{set: sets[i*words : (i+1)*words], seq: seqs[i*poolVisit : (i+1)*poolVisit]}
	}
	for i := range p.token {
		p.token[i] = mix(uint64(i) + 1)
	}
	return p
}

// offer puts the routes changed in this round into the pool.
func (s *search) offer() {
	for d := range s.now {
		if r := &s.now[d]; s.touched[d] && r.size > 2 && r.size-2 <= poolVisit {
			s.pool.add(r)
		}
	}
}

func (p *pool) add(r *route) {
	visits := r.seq[1 : r.size-1]
	hash := mix(uint64(r.day.class) + 1)
	for _, v := range visits {
		hash += p.token[v]
	}
	e := p.next(hash)
	if e == nil {
		return
	}
	e.class, e.profit, e.travel, e.size, e.hash = r.day.class, r.profit, r.travel, len(visits), hash
	clear(e.set)
	for i, v := range visits {
		e.seq[i] = int16(v)
		e.set[v/64] |= 1 << (v % 64)
	}
}

// next is where to put a route with a hash, or nil where it is known.
func (p *pool) next(hash uint64) *pooled {
	if p.size == poolSize {
		p.halve()
	}
	if !p.learn(hash) {
		return nil
	}
	p.size++
	p.grown = true
	return &p.routes[p.order[p.size-1]]
}

// empty moves the routes of another pool into this one.
func (p *pool) empty(other *pool) {
	for _, slot := range other.order[:other.size] {
		from := &other.routes[slot]
		if e := p.next(from.hash); e != nil {
			e.class, e.profit, e.travel, e.size, e.hash = from.class, from.profit, from.travel, from.size, from.hash
			copy(e.set, from.set)
			copy(e.seq, from.seq[:from.size])
		}
	}
	other.size, other.grown = 0, false
	clear(other.known)
}

// learn says whether a hash is new, and remembers it. The table is never more
// than half full.
func (p *pool) learn(hash uint64) bool {
	hash |= 1
	for i := hash >> 32; ; i++ {
		switch cell := &p.known[i%uint64(len(p.known))]; *cell {
		case hash:
			return false
		case 0:
			*cell = hash
			return true
		}
	}
}

func (p *pool) sort() {
	slices.SortFunc(p.order[:p.size], func(i, j int32) int {
		a, b := &p.routes[i], &p.routes[j]
		return cmp.Or(cmp.Compare(b.profit, a.profit), cmp.Compare(a.travel, b.travel), cmp.Compare(a.hash, b.hash))
	})
}

// halve forgets the routes of less profit.
func (p *pool) halve() {
	p.sort()
	p.size = poolSize / 2
	clear(p.known)
	for _, slot := range p.order[:p.size] {
		p.learn(p.routes[slot].hash)
	}
}

// most is the best profit of a class, once sorted.
func (p *pool) most(class int) int32 {
	for _, slot := range p.order[:p.size] {
		if e := &p.routes[slot]; e.class == class {
			return e.profit
		}
	}
	return 0
}
