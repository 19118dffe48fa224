package redis_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/cache/memory"
	"sojourn/internal/kit/cache/redis"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/redistest"
)

// shared is a process's view of a Redis that may go away, with its own cache
// behind it.
type shared struct {
	cache.Cache
	cache.Buckets
	fallback *cache.Fallback
	direct   *redis.Cache
	mu       sync.Mutex
	told     map[string]int // what was observed, by "op outcome"
}

func share(t *testing.T, server *redistest.Server) *shared {
	t.Helper()
	s := &shared{direct: dial(t, redis.Config{URL: server.URL()}), told: map[string]int{}}
	s.fallback = cache.NewFallback(func(op, outcome string) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.told[op+" "+outcome]++
	})
	s.Cache = s.fallback.Cache(s.direct, memory.New(clock.System{}, 100))
	s.Buckets = s.fallback.Buckets(s.direct, memory.NewBuckets(clock.System{}, 100))
	return s
}

// back waits until the shared cache is in use again.
func (s *shared) back(t *testing.T) {
	t.Helper()
	require.Eventually(t, func() bool {
		_, _, err := s.Get(t.Context(), "probe")
		return err == nil && s.fallback.Up()
	}, 20*time.Second, 10*time.Millisecond)
}

func (s *shared) is(t *testing.T, key, want string) {
	t.Helper()
	v, ok, err := s.Get(t.Context(), key)
	require.NoError(t, err)
	require.Equal(t, want != "", ok)
	require.Equal(t, want, string(v))
}

// TestRedisStops: every call goes on without Redis, none waits long, and with
// Redis back all is shared again.
func TestRedisStops(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	s := share(t, server)
	s.back(t)
	require.NoError(t, s.Set(t.Context(), "k", []byte("shared"), time.Hour))
	s.is(t, "k", "shared")
	for range 2 {
		server.Stop()
		s.is(t, "k", "")
		require.False(t, s.fallback.Up())
		require.NoError(t, s.Set(t.Context(), "k", []byte("own"), time.Hour))
		s.is(t, "k", "own")
		n, _, err := s.Count(t.Context(), "n", time.Hour)
		require.NoError(t, err)
		require.EqualValues(t, 1, n, "the own cache starts empty at each outage")
		wait, err := s.Take(t.Context(), "b", 0.001, 1)
		require.NoError(t, err)
		require.Zero(t, wait)
		require.NoError(t, s.Delete(t.Context(), "k"))
		server.Start()
		s.back(t)
		s.is(t, "k", "")
	}
	require.Positive(t, s.told["get hit"])
	require.Positive(t, s.told["get miss"])
	require.Positive(t, s.told["set done"])
	for _, op := range []string{"get", "set", "count", "take", "delete"} {
		require.Positive(t, s.told[op+" failed"], op)
	}
}

// TestRedisHangs: one call finds out, the others do not wait for it.
func TestRedisHangs(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	s := share(t, server)
	s.back(t)
	require.NoError(t, s.Set(t.Context(), "revoked", []byte("x"), time.Hour))
	require.NoError(t, s.Set(t.Context(), "replaced", []byte("old"), time.Hour))
	server.Freeze()
	start := time.Now()
	require.NoError(t, s.Delete(t.Context(), "revoked"))
	first := time.Since(start)
	require.NoError(t, s.Set(t.Context(), "replaced", []byte("new"), time.Hour))
	start = time.Now()
	for range 1000 {
		_, _, err := s.Get(t.Context(), "x")
		require.NoError(t, err)
	}
	require.Less(t, time.Since(start), time.Second, "a probe a second may wait, and no other")
	require.Less(t, first, time.Second)
	server.Thaw()
	s.back(t)
	s.is(t, "revoked", "")  // does not come back
	s.is(t, "replaced", "") // its old value neither
}

// TestTooMuchOwed: what cannot be remembered is refused, so that nothing
// deleted comes back unsaid.
func TestTooMuchOwed(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	s := share(t, server)
	server.Stop()
	var refused error
	for i := 0; refused == nil; i++ {
		require.Less(t, i, 100_000)
		refused = s.Delete(t.Context(), string(rune(i)))
	}
	require.True(t, fault.Is(refused, fault.Unavailable))
	server.Start()
	s.back(t)
	require.NoError(t, s.Delete(t.Context(), "k"))
}

// TestUnavailable: the cache itself tells that Redis is gone, and soon.
func TestUnavailable(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	server.Stop()
	c := dial(t, redis.Config{URL: server.URL()})
	start := time.Now()
	_, _, get := c.Get(t.Context(), "k")
	_, _, count := c.Count(t.Context(), "k", time.Second)
	_, take := c.Take(t.Context(), "k", 1, 1)
	for _, err := range []error{get, count, take, c.Ping(t.Context()), c.Delete(t.Context(), "k"), c.Set(t.Context(), "k", nil, time.Second)} {
		require.True(t, fault.Is(err, fault.Unavailable), "%v", err)
	}
	require.Less(t, time.Since(start), 5*time.Second)
}
