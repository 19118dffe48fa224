package tour

// ruled is what a search with rules keeps beyond its routes.
type ruled struct {
	spare  route   // of which a removal can be taken back
	visits []int32 // of a pooled route
	spent  int64   // by a packing
	used   []int32 // of each limit, by a packing
}

func (s *search) prepareRules() {
	if s.rules == nil {
		return
	}
	s.ruled = ruled{spare: s.routes()[0], visits: make([]int32, s.places), used: make([]int32, len(s.rules.limits))}
	for d := range s.now {
		for _, v := range s.now[d].day.fixed {
			s.day[v] = int16(d)
			s.pick(v)
		}
	}
}

func (r *ruled) reset() {
	r.spent = 0
	clear(r.used)
}

// allowed says whether the whole plan may have one more visit, of this place.
func (s *search) allowed(v int32) bool {
	if s.rules == nil || !s.rules.shared[v] {
		return true
	}
	if spent := s.rules.cost[v]; spent > 0 {
		for d := range s.now {
			spent += s.now[d].stage.cost
		}
		if spent > s.rules.money {
			return false
		}
	}
	for _, l := range s.rules.of[v] {
		if s.uses(l) >= s.rules.limits[l].trip {
			return false
		}
	}
	return true
}

func (s *search) uses(l int32) (n int32) {
	for d := range s.now {
		n += s.now[d].stage.used[l]
	}
	return n
}

// affordable says whether the plan is within the limits of the whole trip.
func (s *search) affordable() bool {
	if s.rules == nil {
		return true
	}
	spent := int64(0)
	for d := range s.now {
		spent += s.now[d].stage.cost
	}
	for l := range s.rules.limits {
		if s.uses(int32(l)) > s.rules.limits[l].trip {
			return false
		}
	}
	return spent <= s.rules.money
}

func (s *search) fitsRuled(r *route, i int, v int32) bool {
	at := [states]int32{}
	return s.model.spare(r, v) && s.allowed(v) && s.strolls(r, i, i, v) &&
		s.onward(r, i-1, v, r.seq[i], &at) < never && r.delay(i, &at) < never
}

// stays says whether a place is fixed.
func (s *search) stays(v int32) bool { return s.rules.home[v] != nowhere }

// removeRuled takes the visits from i up to but not j out of a day as far as they
// may go: fixed ones stay, and so does what the rest of the day cannot do without.
func (s *search) removeRuled(d, i, j int) {
	r, before := &s.now[d], &s.ruled.spare
	before.take(r)
	s.profit, s.travel = s.profit-r.profit, s.travel-r.travel
	kept := i
	for k := i; k < j; k++ {
		if s.stays(r.seq[k]) {
			r.seq[kept] = r.seq[k]
			kept++
		}
	}
	r.cut(kept, j)
	if s.retime(r) >= 0 {
		r.take(before)
		for k := j - 1; k >= i; k-- {
			s.removeOne(r, k)
		}
	}
	s.lose(r, before, i, j)
	s.profit, s.travel = s.profit+r.profit, s.travel+r.travel
	s.version[d]++
}

// removeOne takes a visit out if the day can do without it.
func (s *search) removeOne(r *route, k int) {
	if v := r.seq[k]; !s.stays(v) {
		r.cut(k, k+1)
		if s.retime(r) >= 0 {
			r.insert(k, v)
			s.retime(r)
		}
	}
}

// lose marks the visits of a route that it had from i up to but not j, and has no
// more, as not visited.
func (s *search) lose(r, before *route, i, j int) {
	at := i
	for _, v := range before.seq[i:j] {
		if at < r.size-1 && r.seq[at] == v {
			at++
			continue
		}
		s.day[v], s.loose[v] = nowhere, true
		s.drop(v)
	}
}

// candidateRuled is candidate with rules: a place may be worth more on one day
// than on another, and days that were full may have room again when another day
// spends less.
func (s *search) candidateRuled(v int32, t taste) candidate {
	best := candidate{place: v}
	if !s.allowed(v) {
		return best
	}
	value, most, taste := &s.aim.values[t.value], 0.0, s.dayTaste(t)
	chance := &s.rnd
	if t.noise == 0 {
		chance = nil
	}
	for d := range s.now {
		r := &s.now[d]
		worth := r.day.score[v]
		if worth == 0 || !s.touched[d] && !s.loose[v] && !s.rules.shared[v] {
			continue
		}
		g := s.findRuled(r, v, t.wait, chance)
		if g.at == 0 {
			continue
		}
		key := value.weight[v] * float64(worth) / float64(s.score[v])
		choice := key
		if value.byCost && !t.timeless {
			key /= float64(max(g.cost, 0) + 1)
		}
		switch taste {
		case byKey:
			choice = key
		case byChance:
			choice = s.rnd.unit()
		}
		if best.at == 0 || choice > most {
			best.day, best.at, best.version, best.key, most = int32(d), int32(g.at), s.version[d], key, choice
		}
	}
	if best.at > 0 {
		best.key *= 1 + t.noise*s.rnd.unit()
		best.key /= 1 + t.thrift*float64(s.rules.cost[v])
	}
	return best
}

// ruledTaste is how a round with rules values insertions: where days are full by
// number, time matters less, and where money is short, a place is worth what it
// costs.
type ruledTaste struct {
	timeless bool
	thrift   float64 // by the mean cost of a place
}

func (s *search) newRuledTaste() (t ruledTaste) {
	if s.rules == nil {
		return t
	}
	t.timeless = s.rnd.below(2) == 0
	if s.rules.money < unlimited && s.rnd.below(2) == 0 {
		t.thrift = 2 * s.rnd.unit() / s.rules.meanCost
	}
	return t
}

// How a place chooses among days: mostly as places are chosen; now and then by
// worth alone or by chance, as where it costs least it may be worth less, or be in
// the way of another.
const (
	byKey = iota
	byWorth
	byChance
)

func (s *search) dayTaste(t taste) int {
	if t.noise == 0 {
		return byKey
	}
	return max(byKey, byChance-s.rnd.below(8))
}

// polish fills the best plan once more: a round may have passed a place over.
func (s *search) polish() {
	if s.rules == nil {
		return
	}
	for d := range s.now {
		s.touch(d)
		s.restore(d, &s.best[d])
	}
	s.claim()
	s.recreate(taste{value: 1})
	if s.settle(true); s.better() {
		s.keepBest()
	}
}
