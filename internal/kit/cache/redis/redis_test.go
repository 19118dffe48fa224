package redis_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/redis/rueidis"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/cache/cachetest"
	"sojourn/internal/kit/cache/memory"
	"sojourn/internal/kit/cache/redis"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/redistest"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/maypok86/otter/v2.(*cache[...]).periodicCleanUp"))
}

// open gives a cache with keys of its own on the shared server.
func open(t *testing.T) (c *redis.Cache, prefix string) {
	t.Helper()
	prefix = "test-" + id.Random(8)
	return dial(t, redis.Config{URL: redistest.URL(t), Prefix: prefix, Patience: 20 * time.Second}), prefix
}

func dial(t *testing.T, cfg redis.Config) *redis.Cache {
	t.Helper()
	c, err := redis.New(cfg)
	require.NoError(t, err)
	t.Cleanup(c.Close)
	return c
}

// earlier takes some milliseconds off the life of every key with a prefix: to
// them it is as if that time had passed.
const earlier = `
for _, key in ipairs(redis.call('KEYS', ARGV[1] .. '*')) do
  redis.call('PEXPIRE', key, redis.call('PTTL', key) - ARGV[2])
end`

func advancer(t *testing.T, prefix string) func(time.Duration) {
	t.Helper()
	opt, err := rueidis.ParseURL(redistest.URL(t))
	require.NoError(t, err)
	opt.DisableCache = true
	client, err := rueidis.NewClient(opt)
	require.NoError(t, err)
	t.Cleanup(client.Close)
	return func(d time.Duration) {
		ms := strconv.FormatInt(d.Milliseconds(), 10)
		err := client.Do(t.Context(), client.B().Eval().Script(earlier).Numkeys(0).Arg(prefix, ms).Build()).Error()
		require.True(t, err == nil || rueidis.IsRedisNil(err), "%v", err)
	}
}

func TestCache(t *testing.T) {
	t.Parallel()
	cachetest.Run(t, func(t *testing.T) (cache.Cache, func(time.Duration)) {
		c, prefix := open(t)
		return c, advancer(t, prefix)
	})
}

func manual() *clock.Manual { return clock.NewManual(time.Date(2027, 5, 1, 9, 0, 0, 0, time.UTC)) }

func TestBuckets(t *testing.T) {
	t.Parallel()
	cachetest.RunBuckets(t, func(t *testing.T) (cache.Buckets, func(time.Duration)) {
		c, _ := open(t)
		m := manual()
		c.SetClock(m)
		return c, m.Advance
	})
}

// TestBucketsGoByRedisTime: without a clock of the test's, time passes by itself.
func TestBucketsGoByRedisTime(t *testing.T) {
	t.Parallel()
	c, _ := open(t)
	wait, err := c.Take(t.Context(), "k", 20, 1)
	require.NoError(t, err)
	require.Zero(t, wait)
	require.Eventually(t, func() bool {
		wait, err := c.Take(t.Context(), "k", 20, 1)
		require.LessOrEqual(t, wait, 50*time.Millisecond)
		return err == nil && wait == 0
	}, 20*time.Second, 5*time.Millisecond)
}

// TestBucketsAgree: whatever happens, both kinds of buckets decide alike, but
// for the microseconds by which they round.
func TestBucketsAgree(t *testing.T) {
	t.Parallel()
	const rounding = 5 * time.Microsecond
	c, _ := open(t)
	m := manual()
	c.SetClock(m)
	rapid.Check(t, func(rt *rapid.T) {
		key := id.New()
		local := memory.NewBuckets(m, 10)
		perSecond := rapid.Float64Range(0.01, 1000).Draw(rt, "a second")
		burst := rapid.IntRange(1, 10).Draw(rt, "burst")
		take := func(b cache.Buckets) time.Duration {
			wait, err := b.Take(t.Context(), key, perSecond, burst)
			require.NoError(rt, err)
			return wait
		}
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			m.Advance(time.Duration(rapid.Float64Range(0, 3e6/perSecond).Draw(rt, "pause")) * time.Microsecond)
			near, far := take(local), take(c)
			require.InDelta(rt, near, far, float64(rounding))
			if near == 0 != (far == 0) { // one of them missed it by a hair: let it have its token too
				m.Advance(rounding)
				require.Zero(rt, take(map[bool]cache.Buckets{true: local, false: c}[near > 0]))
			}
		}
	})
}

func TestURLs(t *testing.T) {
	t.Parallel()
	for _, url := range []string{"", "http://x", "redis://me:secret@localhost:port", "redis://me:secret@localhost/x"} {
		_, err := redis.New(redis.Config{URL: url})
		require.True(t, fault.Is(err, fault.Invalid), url)
		require.NotContains(t, err.Error(), "secret")
	}
}
