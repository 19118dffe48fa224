package cachetest

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"
	"pgregory.net/rapid"

	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/id"
)

// RunBuckets tests token buckets. advance lets time pass for them, and no time
// passes otherwise.
func RunBuckets(t *testing.T, open func(t *testing.T) (b cache.Buckets, advance func(time.Duration))) {
	t.Helper()
	t.Run("full at first, filled with time", func(t *testing.T) {
		t.Parallel()
		b, advance := open(t)
		take := func(want time.Duration) { requireWait(t, b, "k", 2, 3, want) }
		take(0)
		take(0)
		take(0)
		take(500 * time.Millisecond)
		take(500 * time.Millisecond) // asking takes nothing
		advance(200 * time.Millisecond)
		take(300 * time.Millisecond)
		advance(300 * time.Millisecond)
		take(0)
		take(500 * time.Millisecond)
		advance(time.Hour)
		for range 3 { // never more than the bucket holds
			take(0)
		}
		take(500 * time.Millisecond)
	})
	t.Run("keys are apart", func(t *testing.T) {
		t.Parallel()
		b, _ := open(t)
		requireWait(t, b, "ana", 1, 1, 0)
		requireWait(t, b, "bea", 1, 1, 0)
		requireWait(t, b, "ana", 1, 1, time.Second)
	})
	t.Run("taking together takes no more than there is", func(t *testing.T) {
		t.Parallel()
		b, _ := open(t)
		var all errgroup.Group
		var taken atomic.Int32
		for range 8 {
			all.Go(func() error {
				for range 20 {
					wait, err := b.Take(t.Context(), "k", 1, 40)
					if err != nil {
						return err
					}
					if wait == 0 {
						taken.Add(1)
					}
				}
				return nil
			})
		}
		require.NoError(t, all.Wait())
		require.EqualValues(t, 40, taken.Load())
	})
	t.Run("who waits as told is served", func(t *testing.T) {
		t.Parallel()
		b, advance := open(t)
		rapid.Check(t, func(rt *rapid.T) {
			key := id.New()
			perSecond := rapid.Float64Range(0.001, 500).Draw(rt, "a second")
			burst := rapid.IntRange(1, 20).Draw(rt, "burst")
			for range burst + 5 {
				wait, err := b.Take(t.Context(), key, perSecond, burst)
				require.NoError(rt, err)
				if wait > 0 {
					require.LessOrEqual(rt, wait.Seconds(), 1/perSecond+1e-6)
					advance(wait)
					wait, err = b.Take(t.Context(), key, perSecond, burst)
					require.NoError(rt, err)
					require.Zero(rt, wait)
				}
			}
		})
	})
}

func requireWait(t *testing.T, b cache.Buckets, key string, perSecond float64, burst int, want time.Duration) {
	t.Helper()
	wait, err := b.Take(t.Context(), key, perSecond, burst)
	require.NoError(t, err)
	require.InDelta(t, want.Microseconds(), wait.Microseconds(), 2)
}
