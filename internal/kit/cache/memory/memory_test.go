package memory_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/cache/cachetest"
	"sojourn/internal/kit/cache/memory"
	"sojourn/internal/kit/clock"
)

func manual() *clock.Manual { return clock.NewManual(time.Date(2027, 5, 1, 9, 0, 0, 0, time.UTC)) }

func TestCache(t *testing.T) {
	t.Parallel()
	cachetest.Run(t, func(*testing.T) (cache.Cache, func(time.Duration)) {
		c := manual()
		return memory.New(c, 100), c.Advance
	})
}

func TestBuckets(t *testing.T) {
	t.Parallel()
	cachetest.RunBuckets(t, func(*testing.T) (cache.Buckets, func(time.Duration)) {
		c := manual()
		return memory.NewBuckets(c, 1000), c.Advance
	})
}

// However many keys there are, memory is bounded, and all are served.
func TestManyKeys(t *testing.T) {
	t.Parallel()
	b := memory.NewBuckets(manual(), 10)
	for i := range 10_000 {
		wait, err := b.Take(t.Context(), strconv.Itoa(i), 1, 1)
		require.NoError(t, err)
		require.Zero(t, wait)
	}
}
