package cache

import (
	"context"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/failsafe-go/failsafe-go/circuitbreaker"

	"sojourn/internal/kit/fault"
)

const (
	// probe is how often a shared cache that failed is tried again.
	probe = time.Second
	// mostOwed is how many deletions are remembered while it is away.
	mostOwed = 1000
)

// Fallback puts a process's own cache in the place of the shared one while that
// does not answer. After one failure requests no longer wait for it; one of
// them a second tries again. The own cache starts empty each time: what it held
// at the last failure may have been changed by others since.
//
// Meanwhile limits hold a process and not all together, and counts start anew.
type Fallback struct {
	observe func(op, outcome string)
	breaker circuitbreaker.CircuitBreaker[any]
	outage  atomic.Int64
}

// NewFallback makes a Fallback for all that lives on one server. observe, which
// may be nil, is told of each call: op get, set, delete, count or take; outcome
// hit, miss or done, and failed where the shared one did not answer.
func NewFallback(observe func(op, outcome string)) *Fallback {
	if observe == nil {
		observe = func(string, string) {}
	}
	f := &Fallback{observe: observe}
	f.breaker = circuitbreaker.NewBuilder[any]().WithDelay(probe).OnOpen(func(e circuitbreaker.StateChangedEvent) {
		if e.OldState == circuitbreaker.ClosedState {
			f.outage.Add(1)
		}
	}).Build()
	return f
}

// Up tells whether the shared one answered last.
func (f *Fallback) Up() bool { return f.breaker.IsClosed() }

// try asks the shared one and tells whether it answered.
func (f *Fallback) try(op string, ask func() (outcome string, err error)) bool {
	if !f.breaker.TryAcquirePermit() {
		f.observe(op, "failed")
		return false
	}
	outcome, err := ask()
	if err != nil {
		f.breaker.RecordFailure()
		f.observe(op, "failed")
		return false
	}
	f.breaker.RecordSuccess()
	f.observe(op, outcome)
	return true
}

// own gives a key's name in the own cache during this outage.
func (f *Fallback) own(key string) string { return strconv.FormatInt(f.outage.Load(), 10) + "/" + key }

// Buckets gives the shared buckets, and the own ones while they are away.
func (f *Fallback) Buckets(shared, own Buckets) Buckets { return buckets{f, shared, own} }

type buckets struct {
	*Fallback
	shared, local Buckets
}

// Take implements Buckets.
func (b buckets) Take(ctx context.Context, key string, perSecond float64, burst int) (wait time.Duration, err error) {
	if b.try("take", func() (string, error) {
		wait, err = b.shared.Take(ctx, key, perSecond, burst)
		return "done", err
	}) {
		return wait, nil
	}
	return b.local.Take(ctx, b.own(key), perSecond, burst)
}

// Cache gives the shared cache, and the own one while it is away.
func (f *Fallback) Cache(shared, own Cache) Cache {
	return &fallback{Fallback: f, shared: shared, local: own, owed: map[string]struct{}{}}
}

// fallback remembers what was deleted or replaced while the shared cache was
// away: it must not come back with it.
type fallback struct {
	*Fallback
	shared, local Cache
	mu            sync.Mutex
	owed          map[string]struct{}
}

// try settles what is owed before the shared cache is used again.
func (c *fallback) try(ctx context.Context, op string, ask func() (string, error)) bool {
	return c.Fallback.try(op, func() (string, error) {
		if err := c.settle(ctx); err != nil {
			return "", err
		}
		return ask()
	})
}

func (c *fallback) settle(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	for key := range c.owed {
		if err := c.shared.Delete(ctx, key); err != nil {
			return err
		}
		delete(c.owed, key)
	}
	return nil
}

// owe remembers a key that the shared cache has to forget; where there are too
// many of them it answers fault.Unavailable.
func (c *fallback) owe(key string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, known := c.owed[key]; !known && len(c.owed) == mostOwed {
		return fault.New(fault.Unavailable, "the shared cache does not answer, and too much of it has changed meanwhile")
	}
	c.owed[key] = struct{}{}
	return nil
}

// Get implements Cache.
func (c *fallback) Get(ctx context.Context, key string) (value []byte, ok bool, err error) {
	if c.try(ctx, "get", func() (string, error) {
		value, ok, err = c.shared.Get(ctx, key)
		return map[bool]string{true: "hit", false: "miss"}[ok], err
	}) {
		return value, ok, nil
	}
	return c.local.Get(ctx, c.own(key))
}

// Set implements Cache.
func (c *fallback) Set(ctx context.Context, key string, value []byte, ttl time.Duration) error {
	if c.try(ctx, "set", func() (string, error) { return "done", c.shared.Set(ctx, key, value, ttl) }) {
		return nil
	}
	if err := c.owe(key); err != nil {
		return err
	}
	return c.local.Set(ctx, c.own(key), value, ttl)
}

// Delete implements Cache.
func (c *fallback) Delete(ctx context.Context, key string) error {
	if c.try(ctx, "delete", func() (string, error) { return "done", c.shared.Delete(ctx, key) }) {
		return nil
	}
	if err := c.owe(key); err != nil {
		return err
	}
	return c.local.Delete(ctx, c.own(key))
}

// Count implements Cache.
func (c *fallback) Count(ctx context.Context, key string, ttl time.Duration) (n int64, left time.Duration, err error) {
	if c.try(ctx, "count", func() (string, error) {
		n, left, err = c.shared.Count(ctx, key, ttl)
		return "done", err
	}) {
		return n, left, nil
	}
	return c.local.Count(ctx, c.own(key), ttl)
}
