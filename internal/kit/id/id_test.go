package id_test

import (
	"regexp"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

// Ids sort by the time they were made, also within a millisecond: stores order
// by them, and cursors compare them.
func TestNewSortsByTime(t *testing.T) {
	t.Parallel()
	last := ""
	for range 20000 {
		next := id.New()
		require.Greater(t, next, last)
		require.True(t, id.Valid(next))
		last = next
	}
}

func TestNewIsUnique(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var g sync.WaitGroup
	seen := map[string]bool{}
	for range 8 {
		g.Go(func() {
			for range 2000 {
				s := id.New()
				mu.Lock()
				seen[s] = true
				mu.Unlock()
			}
		})
	}
	g.Wait()
	require.Len(t, seen, 16000)
}

func TestValid(t *testing.T) {
	t.Parallel()
	for s, ok := range map[string]bool{
		"0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80":          true,
		"f47ac10b-58cc-4372-a567-0e02b2c3d479":          true,
		"":                                              false,
		"0199C0DE-7A3B-7CC1-9F2E-3B1F5A6D7E80":          false, // two spellings of one id would be two rows
		"0199c0de7a3b7cc19f2e3b1f5a6d7e80":              false,
		"{0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80}":        false,
		"urn:uuid:0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80": false,
		"0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e8g":          false,
		"0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80 ":         false,
		"00000000-0000-0000-0000-000000000000":          false,
	} {
		require.Equal(t, ok, id.Valid(s), s)
		err := id.Check("path.id", s)
		require.Equal(t, ok, err == nil)
		if !ok {
			require.True(t, fault.Is(err, fault.Invalid))
			require.ErrorContains(t, err, "path.id")
		}
	}
}

var canonical = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)

func FuzzValid(f *testing.F) {
	f.Add(id.New())
	f.Add("00000000-0000-0000-0000-000000000000")
	f.Add("0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e8\xff")
	f.Fuzz(func(t *testing.T, s string) {
		want := canonical.MatchString(s) && s != "00000000-0000-0000-0000-000000000000"
		require.Equal(t, want, id.Valid(s), "%q", s)
	})
}

// A data set's entity keeps its id across rebuilds: these are in databases.
func TestDerivedIsStable(t *testing.T) {
	t.Parallel()
	require.Equal(t, "e7ef4f2d-e196-536e-9c7f-8b82b70426db", id.Derived("places", "Q597"))
	require.True(t, id.Valid(id.Derived("places", "")))
	different := map[string]bool{}
	for _, p := range [][2]string{{"places", "Q597"}, {"places", "Q598"}, {"airports", "Q597"}, {"place", "sQ597"}, {"", "placesQ597"}} {
		different[id.Derived(p[0], p[1])] = true
	}
	require.Len(t, different, 5)
}

func TestRandom(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 16, 32} {
		require.Regexp(t, "^[0-9a-f]*$", id.Random(n))
		require.Len(t, id.Random(n), 2*n)
	}
	first := id.Random(16)
	require.NotEqual(t, first, id.Random(16))
}
