package fts

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"sojourn/internal/search/index"
	"sojourn/internal/search/index/indextest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// list is a source of places for tests.
type list []index.Place

func (l list) Len() int             { return len(l) }
func (l list) At(i int) index.Place { return l[i] }

func config(dir, fingerprint string, places []index.Place) Config {
	return Config{Dir: dir, Fingerprint: fingerprint, Load: func() (Places, error) { return list(places), nil }}
}

func open(t *testing.T, cfg Config) *Index {
	t.Helper()
	x, err := Open(t.Context(), cfg)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, x.Close()) })
	return x
}

func TestIndex(t *testing.T) {
	t.Parallel()
	indextest.Run(t, func(t *testing.T, places []index.Place) index.Index {
		x := open(t, config(t.TempDir(), "1", places))
		var answer string
		require.NoError(t, x.db.Row(t.Context(), "SELECT rtreecheck('near')").Scan(&answer))
		require.Equal(t, "ok", answer, "the packed tree is one that SQLite would have made")
		return x
	})
}

func one(name string) []index.Place {
	return []index.Place{{ID: "0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80", Name: name, Keys: index.Keys{Names: name}}}
}

func first(t *testing.T, x *Index) string {
	t.Helper()
	top, err := x.Top(t.Context(), index.Filter{}, 1)
	require.NoError(t, err)
	require.Len(t, top, 1)
	return top[0].Name
}

func TestOpenAgainDoesNotBuild(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	require.NoError(t, open(t, config(dir, "1", one("a"))).Close())
	cfg := config(dir, "1", nil)
	cfg.Load = func() (Places, error) { return nil, errors.New("must not be called") }
	require.Equal(t, "a", first(t, open(t, cfg)))
}

func TestOtherDataBuildsAgain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	require.NoError(t, open(t, config(dir, "1", one("a"))).Close())
	require.Equal(t, "b", first(t, open(t, config(dir, "2", one("b")))))
}

// TestKilled lays out what a process leaves that was killed at each point of a
// build: the next start must serve whole data.
func TestKilled(t *testing.T) {
	t.Parallel()
	junk := []byte(strings.Repeat("half a database ", 1000))
	for _, tc := range []struct{ name, left string }{
		{"while filling the new file", "search-building.db"},
		{"with a log beside the new file", "search-building.db-wal"},
		{"after removing the old file, with its log left", "search.db-wal"},
		{"with a damaged file in place", "search.db"},
		{"with a shared-memory file left", "search-building.db-shm"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(dir, tc.left), junk, 0o600))
			require.Equal(t, "a", first(t, open(t, config(dir, "1", one("a")))))
		})
	}
}

func TestHalfBuiltFileIsNotServed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	x := open(t, config(dir, "1", one("a")))
	require.NoError(t, x.Close())
	require.NoError(t, os.Truncate(filepath.Join(dir, "search.db"), 8192))
	require.Equal(t, "b", first(t, open(t, config(dir, "1", one("b")))))
}

func TestLoadFails(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	cfg := config(dir, "1", nil)
	cfg.Load = func() (Places, error) { return nil, errors.New("no data") }
	_, err := Open(t.Context(), cfg)
	require.ErrorContains(t, err, "no data")
}

func TestWithinOneEdit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		letter := rapid.RuneFrom([]rune("abcß東"))
		a := rapid.SliceOfN(letter, 0, 7).Draw(t, "a")
		b := rapid.SliceOfN(letter, 0, 7).Draw(t, "b")
		want := edits(a, b) <= 1
		require.Equal(t, want, withinOneEdit(a, b), "%q %q", string(a), string(b))
		require.Equal(t, want, withinOneEdit(b, a))
	})
}

// edits is the distance by the textbook: optimal string alignment.
func edits(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func FuzzUnpack(f *testing.F) {
	p := one("a")[0]
	f.Add(pack(&p))
	f.Add("")
	f.Add(strings.Repeat("\t", 30))
	f.Fuzz(func(t *testing.T, row string) {
		p, err := unpack(row)
		if err != nil {
			return
		}
		again, err := unpack(pack(&p))
		require.NoError(t, err)
		again.Prominence, p.Prominence = 0, 0 // kept to two decimals
		require.Equal(t, pack(&p), pack(&again))
	})
}
