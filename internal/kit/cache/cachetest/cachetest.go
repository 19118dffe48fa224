// Package cachetest is what every cache must do.
package cachetest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"sojourn/internal/kit/cache"
)

// Run tests a cache. advance lets time pass for it, without waiting.
func Run(t *testing.T, open func(t *testing.T) (c cache.Cache, advance func(time.Duration))) {
	t.Helper()
	t.Run("a value lives for its ttl", func(t *testing.T) {
		t.Parallel()
		c, advance := open(t)
		require.NoError(t, c.Set(t.Context(), "k", []byte("v"), time.Minute))
		v, ok, err := c.Get(t.Context(), "k")
		require.NoError(t, err)
		require.True(t, ok)
		require.Equal(t, "v", string(v))
		advance(time.Minute)
		_, ok, err = c.Get(t.Context(), "k")
		require.NoError(t, err)
		require.False(t, ok)
	})
	t.Run("an empty value is a value", func(t *testing.T) {
		t.Parallel()
		c, _ := open(t)
		require.NoError(t, c.Set(t.Context(), "k", nil, time.Minute))
		_, ok, err := c.Get(t.Context(), "k")
		require.NoError(t, err)
		require.True(t, ok)
	})
	t.Run("delete forgets", func(t *testing.T) {
		t.Parallel()
		c, _ := open(t)
		require.NoError(t, c.Set(t.Context(), "k", []byte("v"), time.Minute))
		require.NoError(t, c.Delete(t.Context(), "k"))
		require.NoError(t, c.Delete(t.Context(), "k"))
		_, ok, err := c.Get(t.Context(), "k")
		require.NoError(t, err)
		require.False(t, ok)
	})
	t.Run("a value and a counter of one name are apart", func(t *testing.T) {
		t.Parallel()
		c, _ := open(t)
		_, _, err := c.Count(t.Context(), "k", time.Minute)
		require.NoError(t, err)
		_, ok, err := c.Get(t.Context(), "k")
		require.NoError(t, err)
		require.False(t, ok)
		require.NoError(t, c.Set(t.Context(), "k", []byte("v"), time.Minute))
		n, _, err := c.Count(t.Context(), "k", time.Minute)
		require.NoError(t, err)
		require.EqualValues(t, 2, n)
		require.NoError(t, c.Delete(t.Context(), "k"))
		n, _, err = c.Count(t.Context(), "k", time.Minute)
		require.NoError(t, err)
		require.EqualValues(t, 1, n, "both are forgotten")
	})
	t.Run("a later value has a life of its own", func(t *testing.T) {
		t.Parallel()
		c, advance := open(t)
		require.NoError(t, c.Set(t.Context(), "k", []byte("a"), time.Minute))
		advance(40 * time.Second)
		require.NoError(t, c.Set(t.Context(), "k", []byte("b"), time.Minute))
		advance(40 * time.Second)
		v, _, err := c.Get(t.Context(), "k")
		require.NoError(t, err)
		require.Equal(t, "b", string(v))
	})
	t.Run("counting together misses none", func(t *testing.T) {
		t.Parallel()
		c, _ := open(t)
		var all errgroup.Group
		for range 8 {
			all.Go(func() error {
				for range 50 {
					if _, _, err := c.Count(t.Context(), "n", time.Minute); err != nil {
						return err
					}
				}
				return nil
			})
		}
		require.NoError(t, all.Wait())
		n, left, err := c.Count(t.Context(), "n", time.Minute)
		require.NoError(t, err)
		require.EqualValues(t, 401, n)
		require.Positive(t, left)
	})
	t.Run("a counter keeps the life it started with", func(t *testing.T) {
		t.Parallel()
		c, advance := open(t)
		n, _, err := c.Count(t.Context(), "n", time.Minute)
		require.NoError(t, err)
		require.EqualValues(t, 1, n)
		advance(40 * time.Second)
		n, left, err := c.Count(t.Context(), "n", time.Minute)
		require.NoError(t, err)
		require.EqualValues(t, 2, n)
		require.LessOrEqual(t, left, 20*time.Second)
		advance(20 * time.Second)
		n, _, err = c.Count(t.Context(), "n", time.Minute)
		require.NoError(t, err)
		require.EqualValues(t, 1, n)
	})
}
