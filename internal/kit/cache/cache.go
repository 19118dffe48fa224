// Package cache is a port for values that may be lost at any time: losing them
// costs latency, never data. memory/ is the embedded implementation; what each
// must do is in cachetest/.
package cache

import (
	"context"
	"time"
)

// Cache keeps small values for a while.
type Cache interface {
	// Get gives the value; ok is false where there is none or it has expired.
	Get(ctx context.Context, key string) (value []byte, ok bool, err error)
	// Set keeps a value for ttl, which must be positive.
	Set(ctx context.Context, key string, value []byte, ttl time.Duration) error
	// Delete forgets a value; it is no error where there is none.
	Delete(ctx context.Context, key string) error
	// Count adds one to a counter and gives its new value and what is left of
	// its life. The first count starts the life of ttl, later ones keep it.
	Count(ctx context.Context, key string, ttl time.Duration) (n int64, left time.Duration, err error)
}
