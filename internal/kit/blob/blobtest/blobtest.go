// Package blobtest is what every blob store must do.
package blobtest

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/blob"
	"sojourn/internal/kit/fault"
)

// Run tests a store.
func Run(t *testing.T, open func(t *testing.T) blob.Store) {
	t.Helper()
	t.Run("what was put is read", func(t *testing.T) {
		t.Parallel()
		s := open(t)
		info, err := s.Put(t.Context(), "covers/a.jpg", strings.NewReader("one"))
		require.NoError(t, err)
		require.EqualValues(t, 3, info.Size)
		_, err = s.Put(t.Context(), "covers/a.jpg", strings.NewReader("two!"))
		require.NoError(t, err)
		require.Equal(t, "two!", read(t, s, "covers/a.jpg"))
	})
	t.Run("a put that fails leaves the old blob", func(t *testing.T) {
		t.Parallel()
		s := open(t)
		_, err := s.Put(t.Context(), "a", strings.NewReader("old"))
		require.NoError(t, err)
		broken := io.MultiReader(strings.NewReader("ne"), iotest.ErrReader(errors.New("cut off")))
		_, err = s.Put(t.Context(), "a", broken)
		require.Error(t, err)
		require.Equal(t, "old", read(t, s, "a"))
	})
	t.Run("a missing blob is not found, and deleting it is no error", func(t *testing.T) {
		t.Parallel()
		s := open(t)
		_, _, err := s.Open(t.Context(), "none")
		require.True(t, fault.Is(err, fault.NotFound), "%v", err)
		require.NoError(t, s.Delete(t.Context(), "none"))
	})
	t.Run("keys stay inside", func(t *testing.T) {
		t.Parallel()
		s := open(t)
		for _, key := range []string{"", "../a", "/etc/passwd", "a/../b", "A", ".hidden", "a//b", strings.Repeat("a", 513)} {
			_, err := s.Put(t.Context(), key, strings.NewReader("x"))
			require.True(t, fault.Is(err, fault.Invalid), "%q: %v", key, err)
		}
	})
}

func read(t *testing.T, s blob.Store, key string) string {
	t.Helper()
	r, _, err := s.Open(t.Context(), key)
	require.NoError(t, err)
	defer func() { require.NoError(t, r.Close()) }()
	b, err := io.ReadAll(r)
	require.NoError(t, err)
	return string(b)
}
