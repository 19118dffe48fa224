// Package memory is the cache within the process, bounded by entries.
package memory

import (
	"context"
	"sync"
	"time"

	"github.com/maypok86/otter/v2"

	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/clock"
)

// A value and a counter may have one name.
const (
	valueOf = "v:"
	countOf = "n:"
)

type entry struct {
	value   []byte
	count   int64
	expires time.Time
}

// Cache is a cache.Cache in memory.
type Cache struct {
	clock   clock.Clock
	mu      sync.Mutex // makes Count one step
	entries *otter.Cache[string, entry]
}

var _ cache.Cache = (*Cache)(nil)

// New makes a cache of at most size entries.
func New(c clock.Clock, size int) *Cache {
	return &Cache{clock: c, entries: otter.Must(&otter.Options[string, entry]{MaximumSize: size})}
}

// Get implements cache.Cache.
func (c *Cache) Get(_ context.Context, key string) ([]byte, bool, error) {
	e, ok := c.live(valueOf + key)
	return e.value, ok, nil
}

func (c *Cache) live(key string) (entry, bool) {
	e, ok := c.entries.GetIfPresent(key)
	if ok && !c.clock.Now().Before(e.expires) {
		c.entries.Invalidate(key)
		return entry{}, false
	}
	return e, ok
}

// Set implements cache.Cache.
func (c *Cache) Set(_ context.Context, key string, value []byte, ttl time.Duration) error {
	c.entries.Set(valueOf+key, entry{value: append([]byte{}, value...), expires: c.clock.Now().Add(ttl)})
	return nil
}

// Delete implements cache.Cache.
func (c *Cache) Delete(_ context.Context, key string) error {
	c.entries.Invalidate(valueOf + key)
	c.entries.Invalidate(countOf + key)
	return nil
}

// Count implements cache.Cache.
func (c *Cache) Count(_ context.Context, key string, ttl time.Duration) (int64, time.Duration, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.clock.Now()
	e, ok := c.live(countOf + key)
	if !ok {
		e = entry{expires: now.Add(ttl)}
	}
	e.count++
	c.entries.Set(countOf+key, e)
	return e.count, e.expires.Sub(now), nil
}
