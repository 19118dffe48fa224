package httpapi

import (
	"sync"
	"time"

	"golang.org/x/time/rate"

	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
)

const mostCallers = 20000

// limiter keeps a token bucket a caller. It forgets all of them at once when
// they grow too many, which errs on the side of serving.
type limiter struct {
	clock   clock.Clock
	rate    rate.Limit
	burst   int
	mu      sync.Mutex
	buckets map[string]*rate.Limiter
}

func newLimiter(c clock.Clock, perSecond float64, burst int) *limiter {
	return &limiter{clock: c, rate: rate.Limit(perSecond), burst: burst, buckets: map[string]*rate.Limiter{}}
}

// take uses one request of the caller's; fault.Limited where none is left.
func (l *limiter) take(caller string) error {
	if l.rate == 0 {
		return nil
	}
	now := l.clock.Now()
	r := l.bucket(caller).ReserveN(now, 1)
	wait := r.DelayFrom(now)
	if wait == 0 {
		return nil
	}
	r.CancelAt(now)
	return fault.Retry(fault.Limited, max(wait, time.Second), "too many requests: at most %g a second, %d at once", float64(l.rate), l.burst)
}

func (l *limiter) bucket(caller string) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	b, ok := l.buckets[caller]
	if !ok {
		if len(l.buckets) >= mostCallers {
			clear(l.buckets)
		}
		b = rate.NewLimiter(l.rate, l.burst)
		l.buckets[caller] = b
	}
	return b
}
