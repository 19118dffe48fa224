package e2e_test

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/id"
)

const (
	loadTrips   = 24 // an itinerary takes 2,000 items, and a load may write thousands
	loadWriters = 8
)

// load writes to a cluster from several clients and remembers what was
// acknowledged. Its clients bear what a fault may cost: a broken connection,
// and 503 that says when to come back. Anything else is a failure.
type load struct {
	c     *cluster
	token string
	trips []string // paths

	acked   atomic.Int64
	refused atomic.Int64 // 503
	broken  atomic.Int64 // connections

	mu       sync.Mutex
	items    map[string]map[string]bool // by trip, the acknowledged items
	users    []string                   // acknowledged registrations
	failures []string
}

func newLoad(t *testing.T, c *cluster) *load {
	t.Helper()
	s := c.in(t)
	l := &load{c: c, token: s.register("Loader").token, items: map[string]map[string]bool{}}
	for range loadTrips {
		path := s.trip(l.token)
		l.trips = append(l.trips, path)
		l.items[path] = map[string]bool{}
	}
	return l
}

// run writes while fn runs.
func (l *load) run(t *testing.T, fn func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for w := range loadWriters {
		wg.Go(func() {
			for i := 0; ctx.Err() == nil; i++ {
				l.add(ctx, l.trips[(w+i)%loadTrips])
			}
		})
	}
	wg.Go(func() {
		for ctx.Err() == nil {
			l.register(ctx)
		}
	})
	fn()
	cancel()
	wg.Wait()
	l.mu.Lock()
	defer l.mu.Unlock()
	require.Empty(t, l.failures, "%s", l.c.tail())
}

// add adds an item.
func (l *load) add(ctx context.Context, trip string) {
	itemID := id.New()
	r, err := l.c.send(ctx, "PUT", trip+"/items", l.token, object{"id": itemID, "title": "x", "day": "2027-05-02"})
	if l.bears(ctx, r, err, http.StatusOK) {
		l.acked.Add(1)
		l.mu.Lock()
		l.items[trip][itemID] = true
		l.mu.Unlock()
	}
}

func (l *load) register(ctx context.Context) {
	r, err := l.c.send(ctx, "POST", "/api/v1/users/register", "", object{"email": id.Random(8) + "@example.org", "password": password, "name": "N"})
	if l.bears(ctx, r, err, http.StatusCreated) {
		l.mu.Lock()
		l.users = append(l.users, r.object(l.c.t)["user"].(object)["id"].(string))
		l.mu.Unlock()
	}
}

// bears tells whether a request was acknowledged, and notes what no fault
// excuses.
func (l *load) bears(ctx context.Context, r reply, err error, want int) bool {
	switch {
	case ctx.Err() != nil:
	case err != nil:
		l.broken.Add(1)
		pause(ctx)
	case r.status == want:
		return true
	case r.status == http.StatusServiceUnavailable && r.header.Get("Retry-After") != "" && r.header.Get("Content-Type") == "application/problem+json":
		l.refused.Add(1)
		pause(ctx)
	default:
		l.mu.Lock()
		l.failures = append(l.failures, fmt.Sprintf("%d %.300s", r.status, r.raw))
		l.mu.Unlock()
		pause(ctx)
	}
	return false
}

// pause keeps clients that are refused from spinning.
func pause(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-time.After(20 * time.Millisecond):
	}
}

// grows waits until so many more writes were acknowledged.
func (l *load) grows(t *testing.T, by int64) {
	t.Helper()
	from := l.acked.Load()
	require.Eventually(t, func() bool { return l.acked.Load() >= from+by }, 2*time.Minute, 10*time.Millisecond, "writes go on\n%s", l.c.tail())
}
