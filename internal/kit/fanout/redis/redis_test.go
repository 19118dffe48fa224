package redis_test

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"sojourn/internal/kit/fanout"
	"sojourn/internal/kit/fanout/fanouttest"
	"sojourn/internal/kit/fanout/redis"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/redistest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func open(t *testing.T, cfg redis.Config) *redis.Fanout {
	t.Helper()
	f, err := redis.New(cfg)
	require.NoError(t, err)
	t.Cleanup(f.Close)
	return f
}

func TestFanout(t *testing.T) {
	t.Parallel()
	fanouttest.Run(t, func(t *testing.T) (here, there fanout.Fanout) {
		cfg := redis.Config{URL: redistest.URL(t), Prefix: "test-" + id.Random(8), Patience: fanouttest.Patience}
		return open(t, cfg), open(t, cfg)
	})
}

// refused: a publication without Redis fails, and soon.
func refused(t *testing.T, f *redis.Fanout) {
	t.Helper()
	start := time.Now()
	err := f.Publish(t.Context(), "a", []byte("lost"))
	require.True(t, fault.Is(err, fault.Unavailable), "%v", err)
	require.Less(t, time.Since(start), time.Second)
}

// A listener is told that Redis is gone, and that it is back; who publishes
// meanwhile is refused at once.
func TestRedisStopsAndComesBack(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	var up atomic.Int32
	f := open(t, redis.Config{URL: server.URL(), Watch: func(topic string, is bool) {
		up.Add(map[bool]int32{true: 1, false: -1}[is && topic == "a"])
	}})
	l := fanouttest.Listen(t, f, "a")
	require.NoError(t, f.Ping(t.Context()))
	for range 3 {
		server.Stop()
		require.Equal(t, fanout.Down, l.Next(t).Kind)
		require.Zero(t, up.Load())
		refused(t, f)
		require.Error(t, f.Ping(t.Context()))
		server.Start()
		require.Equal(t, fanout.Up, l.Next(t).Kind)
		require.NoError(t, f.Publish(t.Context(), "a", []byte("x")))
		require.Equal(t, "x", l.Message(t))
		require.EqualValues(t, 1, up.Load())
	}
	l.Stop()
	require.Zero(t, up.Load())
}

// A Redis that holds its connections and answers nothing is as good as gone.
func TestRedisHangs(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	f := open(t, redis.Config{URL: server.URL()})
	l := fanouttest.Listen(t, f, "a")
	server.Freeze()
	refused(t, f)
	require.Equal(t, fanout.Down, l.Next(t).Kind)
	refused(t, f)
	server.Thaw()
	require.Equal(t, fanout.Up, l.Next(t).Kind)
	require.NoError(t, f.Publish(t.Context(), "a", []byte("x")))
	require.Equal(t, "x", l.Message(t))
}

// A process may start before Redis does.
func TestStartsWithoutRedis(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	server.Stop()
	f := open(t, redis.Config{URL: server.URL()})
	refused(t, f)
	server.Start()
	l := fanouttest.Listen(t, f, "a")
	require.NoError(t, f.Publish(t.Context(), "a", []byte("x")))
	require.Equal(t, "x", l.Message(t))
}

func TestURLs(t *testing.T) {
	t.Parallel()
	for _, url := range []string{"", "http://x", "redis://me:secret@localhost:port", "redis://me:secret@localhost/x"} {
		_, err := redis.New(redis.Config{URL: url})
		require.True(t, fault.Is(err, fault.Invalid), url)
		require.NotContains(t, err.Error(), "secret")
	}
}
