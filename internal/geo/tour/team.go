package tour

import "sync"

// MaxWorkers is how many searches may share one problem.
const MaxWorkers = 64

// team is several searches of one problem, each with a chance of its own. All go
// through the same number of rounds and then meet, so that what they learn of
// one another depends on their rounds only, and not on which was quicker. The
// first leads: it has the best plan and all routes.
type team struct {
	members []*search
	limits  []limit
	begin   []chan struct{} // tells each but the first to go on
	ended   chan bool       // whether one may go on after that
	gone    sync.WaitGroup
}

// searching looks for a plan alone or in a team.
func searching(l *limit, p *Problem, o Options, aim func(*search)) Result {
	if o.Workers < 2 {
		s := newSearch(l.ctx, compile(p), o.Seed)
		aim(s)
		return s.run(l, o.Start)
	}
	t := newTeam(l, p, o, aim)
	if t.members[0].places > 0 {
		t.anneal()
		t.members[0].polish()
	}
	return Result{t.members[0].plan(), t.limits[0].rounds}
}

// newTeam gives each member a model of its own, as a model learns while it is
// used.
func newTeam(l *limit, p *Problem, o Options, aim func(*search)) *team {
	n := min(o.Workers, MaxWorkers)
	t := &team{members: make([]*search, n), limits: make([]limit, n), begin: make([]chan struct{}, n), ended: make(chan bool, n)}
	for i := range n {
		t.limits[i], t.begin[i] = *l, make(chan struct{}, 1)
		t.gone.Go(func() {
			s := newSearch(l.ctx, compile(p), o.Seed+uint64(i)<<32)
			aim(s)
			s.begin(o.Start)
			t.members[i] = s
		})
	}
	t.gone.Wait()
	return t
}

func (t *team) anneal() {
	for i := range t.members[1:] {
		t.gone.Go(func() { t.follow(i + 1) })
	}
	for going := true; going; {
		for _, begin := range t.begin[1:] {
			begin <- struct{}{}
		}
		going = t.members[0].stretch(&t.limits[0])
		for range t.members[1:] {
			going = <-t.ended && going
		}
		t.meet()
	}
	for _, begin := range t.begin[1:] {
		close(begin)
	}
	t.gone.Wait()
}

func (t *team) follow(i int) {
	for range t.begin[i] {
		t.ended <- t.members[i].stretch(&t.limits[i])
	}
}

// meet gives the first member all routes and the best plan, and the one that
// stands worst the place of the one that stands best.
func (t *team) meet() {
	lead := t.members[0]
	for _, m := range t.members[1:] {
		lead.learn(m)
	}
	if len(lead.now) > 1 {
		lead.pack()
	}
	worst, best := lead, lead
	for _, m := range t.members[1:] {
		if m.value() < worst.value() {
			worst = m
		}
		if m.value() > best.value() {
			best = m
		}
	}
	if worst != best {
		worst.stand(best)
	}
}

// learn takes over what another search has found.
func (s *search) learn(other *search) {
	if other.bestGain > s.bestGain || other.bestGain == s.bestGain && other.bestWay < s.bestWay {
		for d := range s.best {
			s.best[d].take(&other.best[d])
		}
		s.bestGain, s.bestWay = other.bestGain, other.bestWay
	}
	if len(s.now) > 1 {
		s.pool.empty(&other.pool)
	}
}

// stand makes another search's current plan this one's.
func (s *search) stand(other *search) {
	for d := range s.now {
		s.touch(d)
		s.restore(d, &other.now[d])
	}
	s.claim()
	s.settle(true)
}
