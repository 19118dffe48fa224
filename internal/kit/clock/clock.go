// Package clock injects time, so that no rule asks the wall for it.
package clock

import (
	"sync"
	"time"
)

// Clock tells the present instant in UTC, to the microsecond that the stores keep.
type Clock interface{ Now() time.Time }

// System is the machine's clock.
type System struct{}

// Now gives the present instant.
func (System) Now() time.Time { return time.Now().UTC().Truncate(time.Microsecond) }

// Manual is a clock that stands until it is moved; for tests and replays.
type Manual struct {
	mu  sync.Mutex
	now time.Time
}

// NewManual starts a Manual clock at t.
func NewManual(t time.Time) *Manual { return &Manual{now: t.UTC().Truncate(time.Microsecond)} }

// Now gives the instant the clock stands at.
func (m *Manual) Now() time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.now
}

// Advance moves the clock by d.
func (m *Manual) Advance(d time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now = m.now.Add(d)
}
