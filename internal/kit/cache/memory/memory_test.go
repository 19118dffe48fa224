package memory_test

import (
	"testing"
	"time"

	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/cache/cachetest"
	"sojourn/internal/kit/cache/memory"
	"sojourn/internal/kit/clock"
)

func TestCache(t *testing.T) {
	t.Parallel()
	cachetest.Run(t, func(*testing.T) (cache.Cache, func(time.Duration)) {
		c := clock.NewManual(time.Date(2027, 5, 1, 9, 0, 0, 0, time.UTC))
		return memory.New(c, 100), c.Advance
	})
}
