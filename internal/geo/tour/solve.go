package tour

import (
	"context"
	"math"
	"time"
)

// Options say how long to search, and from where.
type Options struct {
	Seed uint64
	// Iterations ends the search after as many rounds; the same seed then gives
	// the same plan. Zero is no limit.
	Iterations int
	// Budget ends the search when Clock has advanced by it. Zero is no limit.
	Budget time.Duration
	Clock  func() time.Duration
	// Workers is how many searches go on at once, up to MaxWorkers; zero is one.
	// Each does Iterations rounds, so that the plan is the same for the same seed,
	// workers and iterations. Clock is then asked from several goroutines, and
	// should be of the wall.
	Workers int
	// Start is a plan to begin with. Visits of it that are not feasible are left
	// out.
	Start [][]int
}

// Result is the best plan found, and the rounds it took, of each worker.
type Result struct {
	Plan
	Iterations int
}

// Solve searches for the best plan until its limit or until ctx ends, whichever
// comes first; the plan found by then is returned in all cases. Without a limit
// it is the first, greedy plan.
func Solve(ctx context.Context, p *Problem, o Options) (Result, error) {
	limit := newLimit(ctx, o)
	if err := p.check(); err != nil {
		return Result{}, err
	}
	if err := p.checkStart(o.Start); err != nil {
		return Result{}, err
	}
	q, unmet := p.possible()
	found := searching(limit, q, o, (*search).profitFirst)
	p.account(&found.Plan, unmet)
	return found, nil
}

func (s *search) run(l *limit, start [][]int) Result {
	s.begin(start)
	if s.places > 0 {
		s.anneal(l)
		s.polish()
	}
	return Result{s.plan(), l.rounds}
}

func (p *Problem) checkStart(start [][]int) error {
	if len(start) > len(p.Days) {
		return invalid("the plan to start from has %d days of %d", len(start), len(p.Days))
	}
	seen := map[int]bool{}
	for _, route := range start {
		for _, i := range route {
			if i < 0 || i >= len(p.Stops) || seen[i] {
				return invalid("the plan to start from visits point %d, which is unknown or visited before", i)
			}
			seen[i] = true
		}
	}
	return nil
}

// begin takes the plan to start from and fills it.
func (s *search) begin(start [][]int) {
	s.warm(start)
	s.fill(taste{value: 1})
	if len(s.now) > 1 {
		s.offer()
	}
	s.settle(true)
	if s.better() {
		s.keepBest()
	}
}

// anneal ruins and recreates part of the plan, round after round. A worse plan
// stays with a chance that falls with how much worse it is and how far the
// search has come.
func (s *search) anneal(l *limit) {
	for s.stretch(l) {
		if len(s.now) > 1 {
			s.pack()
		}
	}
	if len(s.now) > 1 {
		s.pack()
	}
}

// stretch goes through the rounds up to the next packing. It says whether there
// is more to do.
func (s *search) stretch(l *limit) bool {
	for {
		if l.rounds%s.every == 0 {
			done, spent := l.look()
			if done {
				return false
			}
			s.heat = s.aim.hottest * math.Pow(s.aim.coldest/s.aim.hottest, spent)
		} else if l.rounds == l.iterations {
			return false
		}
		l.rounds++
		s.round(s.heat)
		if l.rounds%packEvery == 0 {
			return true
		}
	}
}

func (s *search) round(heat float64) {
	before := s.value()
	s.ruin()
	s.recreate(s.newTaste())
	gain := s.value() - before
	stay := gain >= 0 || gain > heat*math.Log(1-s.rnd.unit())
	if stay && len(s.now) > 1 && float64(s.profit) > 0.95*float64(s.bestGain) {
		s.offer()
	}
	s.settle(stay)
	if stay && s.better() {
		s.keepBest()
	}
}

// The limit is looked at every few rounds: seldom enough not to be felt, often
// enough to end within milliseconds. A round takes some 10 µs for the candidates
// of a trip. Where places times days are many it may take a millisecond, and every
// one is followed by a look.
const (
	every = 8
	large = 2000
)

type limit struct {
	ctx        context.Context
	iterations int
	rounds     int
	budget     time.Duration
	clock      func() time.Duration
	began      time.Duration
}

func newLimit(ctx context.Context, o Options) *limit {
	l := &limit{ctx: ctx, iterations: o.Iterations, budget: o.Budget, clock: o.Clock}
	if l.clock == nil {
		l.budget = 0
	}
	if l.iterations == 0 {
		l.iterations = -1
	}
	if l.budget > 0 {
		l.began = l.clock()
	}
	return l
}

// look says whether the search has to end, and which part of it is over.
func (l *limit) look() (done bool, spent float64) {
	if l.ctx.Err() != nil || l.budget <= 0 && l.iterations < 0 {
		return true, 1
	}
	if l.budget > 0 {
		spent = float64(l.clock()-l.began) / float64(l.budget)
	}
	if l.iterations > 0 {
		spent = max(spent, float64(l.rounds)/float64(l.iterations))
	}
	return spent >= 1, spent
}

// plan gives the best plan in the points of the problem.
func (s *search) plan() Plan {
	p := Plan{Routes: make([][]int, len(s.best)), Profit: int(s.bestGain)}
	for d := range s.best {
		r := &s.best[d]
		p.Routes[d] = make([]int, 0, r.size-2)
		p.Travel += int(r.travel)
		for _, v := range r.seq[1 : r.size-1] {
			p.Routes[d] = append(p.Routes[d], s.point[v])
		}
	}
	return p
}
