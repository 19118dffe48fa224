// Package lifecycle runs a process's parts: it starts them in the order of
// their dependencies, stops them in reverse, and ends all when one fails.
package lifecycle

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"
)

// Service is a part that runs until its context ends. It answers nil after an
// ordered stop.
type Service interface {
	Run(ctx context.Context) error
}

// Func makes a Service of a function.
type Func func(ctx context.Context) error

// Run implements Service.
func (f Func) Run(ctx context.Context) error { return f(ctx) }

// Readier is a Service that takes a while until it serves: Ready is closed
// then. Others are ready as soon as they run.
type Readier interface{ Ready() <-chan struct{} }

// State is what a part reports at /readyz.
type State string

// The states of a part, in order.
const (
	Waiting  State = "waiting" // for what it depends on
	Starting State = "starting"
	Ready    State = "ready"
	Stopped  State = "stopped"
	Failed   State = "failed"
)

type part struct {
	name    string
	service Service
	needs   []string
	state   State
	ready   chan struct{}
	done    chan struct{}
	cancel  context.CancelFunc
}

// Group is a process's parts. Add them all, then Run once.
type Group struct {
	log      *slog.Logger
	deadline time.Duration
	mu       sync.Mutex
	parts    []*part
}

// New makes an empty group; each part has the deadline to stop in.
func New(logger *slog.Logger, deadline time.Duration) *Group {
	return &Group{log: logger, deadline: deadline}
}

// Add adds a part that starts when those it needs are ready. It must be added
// after them, which keeps the graph free of cycles; Add panics otherwise.
func (g *Group) Add(name string, s Service, needs ...string) {
	for _, n := range needs {
		if g.find(n) == nil {
			panic(fmt.Sprintf("lifecycle: %s needs %s, which is not there", name, n))
		}
	}
	if g.find(name) != nil {
		panic("lifecycle: " + name + " is there twice")
	}
	g.parts = append(g.parts, &part{name: name, service: s, needs: needs, state: Waiting,
		ready: make(chan struct{}), done: make(chan struct{})})
}

func (g *Group) find(name string) *part {
	i := slices.IndexFunc(g.parts, func(p *part) bool { return p.name == name })
	if i < 0 {
		return nil
	}
	return g.parts[i]
}

// States tells each part's state, and whether all are ready.
func (g *Group) States() (states map[string]State, ready bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	states, ready = map[string]State{}, true
	for _, p := range g.parts {
		states[p.name] = p.state
		ready = ready && p.state == Ready
	}
	return states, ready
}

func (g *Group) set(p *part, s State) {
	g.mu.Lock()
	defer g.mu.Unlock()
	p.state = s
}

// Run runs the parts until ctx ends or one of them fails, then stops them in
// reverse order. It answers the first failure, or nil after an ordered stop.
func (g *Group) Run(ctx context.Context) error {
	failed := make(chan error, len(g.parts))
	base := context.WithoutCancel(ctx)
	started, cancelStart := context.WithCancel(ctx)
	defer cancelStart()
	for _, p := range g.parts {
		var own context.Context
		own, p.cancel = context.WithCancel(base)
		go g.run(started, own, p, failed)
	}
	var first error
	select {
	case <-ctx.Done():
	case first = <-failed:
	}
	cancelStart()
	late := g.stop()
	if first == nil {
		select {
		case first = <-failed: // while stopping
		default:
		}
	}
	return errors.Join(first, late)
}

func (g *Group) run(started, own context.Context, p *part, failed chan<- error) {
	defer close(p.done)
	for _, n := range p.needs {
		select {
		case <-g.find(n).ready:
		case <-started.Done():
			g.set(p, Stopped)
			return
		}
	}
	g.set(p, Starting)
	go g.watchReady(own, p)
	err := p.service.Run(own)
	switch {
	case own.Err() != nil && (err == nil || errors.Is(err, context.Canceled)):
		g.set(p, Stopped)
		return
	case err == nil:
		err = errors.New("ended by itself")
	}
	g.set(p, Failed)
	failed <- fmt.Errorf("%s: %w", p.name, err)
}

func (g *Group) watchReady(ctx context.Context, p *part) {
	if r, ok := p.service.(Readier); ok {
		select {
		case <-r.Ready():
		case <-ctx.Done():
			return
		case <-p.done:
			return
		}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if p.state == Starting { // it may have failed meanwhile
		p.state = Ready
		close(p.ready)
	}
}

func (g *Group) stop() error {
	var late []error
	for _, p := range slices.Backward(g.parts) {
		p.cancel()
		timer := time.NewTimer(g.deadline)
		select {
		case <-p.done:
		case <-timer.C:
			late = append(late, fmt.Errorf("%s did not stop within %s", p.name, g.deadline))
		}
		timer.Stop()
	}
	return errors.Join(late...)
}
