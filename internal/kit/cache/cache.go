// Package cache is a port for values that may be lost at any time: losing them
// costs latency, never data. memory/ serves one process, redis/ many; Fallback
// puts the one in the other's place while that does not answer. What each must
// do is in cachetest/.
package cache

import (
	"context"
	"time"
)

// Cache keeps small values for a while, and counters under names of their own.
// It is safe for concurrent use.
type Cache interface {
	// Get gives the value; ok is false where there is none or it has expired.
	Get(ctx context.Context, key string) (value []byte, ok bool, err error)
	// Set keeps a value for ttl, which must be positive.
	Set(ctx context.Context, key string, value []byte, ttl time.Duration) error
	// Delete forgets the value and the counter of a name; it is no error where
	// there are none.
	Delete(ctx context.Context, key string) error
	// Count adds one to a counter and gives its new value and what is left of
	// its life. The first count starts the life of ttl, later ones keep it.
	Count(ctx context.Context, key string, ttl time.Duration) (n int64, left time.Duration, err error)
}

// Buckets limits how often something happens: each key has a bucket of tokens,
// full at first. It is safe for concurrent use.
type Buckets interface {
	// Take takes a token from the bucket of key, which holds burst of them and
	// gets perSecond more each second; both must be positive, and the same each
	// time for a key. It gives 0 where it took one; else it took none, and gives
	// how long until there is one (in microseconds, rounded up).
	Take(ctx context.Context, key string, perSecond float64, burst int) (wait time.Duration, err error)
}
