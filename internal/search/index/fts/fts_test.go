package fts

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

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
