package memory

import (
	"context"
	"time"

	"github.com/maypok86/otter/v2"
	"golang.org/x/time/rate"

	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/clock"
)

// Buckets is a cache.Buckets in memory. Where there are too many keys it
// forgets those used least, which errs on the side of serving.
type Buckets struct {
	clock   clock.Clock
	buckets *otter.Cache[string, *rate.Limiter]
}

var _ cache.Buckets = (*Buckets)(nil)

// NewBuckets makes buckets for at most size keys.
func NewBuckets(c clock.Clock, size int) *Buckets {
	return &Buckets{clock: c, buckets: otter.Must(&otter.Options[string, *rate.Limiter]{MaximumSize: size})}
}

// Take implements cache.Buckets.
func (b *Buckets) Take(_ context.Context, key string, perSecond float64, burst int) (time.Duration, error) {
	bucket, _ := b.buckets.ComputeIfAbsent(key, func() (*rate.Limiter, bool) {
		return rate.NewLimiter(rate.Limit(perSecond), burst), false
	})
	now := b.clock.Now()
	r := bucket.ReserveN(now, 1)
	wait := r.DelayFrom(now)
	if wait > 0 {
		r.CancelAt(now)
	}
	return roundUp(wait), nil
}

// roundUp makes whole microseconds, the steps of the clock: who waits that long
// finds a token.
func roundUp(d time.Duration) time.Duration {
	return (d + time.Microsecond - 1).Truncate(time.Microsecond)
}
