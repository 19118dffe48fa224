package postgis_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
	"sojourn/internal/search/index"
	"sojourn/internal/search/index/postgis"
)

func one(name string) []index.Place {
	return []index.Place{{ID: "0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80", Name: name, Keys: index.Keys{Names: name}}}
}

func first(t *testing.T, x *postgis.Index) string {
	t.Helper()
	top, err := x.Top(t.Context(), index.Filter{}, 1)
	require.NoError(t, err)
	require.Len(t, top, 1)
	return top[0].Name
}

// placeTables counts the builds that are there, whole or not.
func placeTables(t *testing.T, db *sqldb.DB) (n int) {
	t.Helper()
	require.NoError(t, db.Row(t.Context(), `SELECT COUNT(*) FROM pg_tables WHERE schemaname = ? AND tablename LIKE 'place\_%'`, db.Name()).Scan(&n))
	return n
}

func TestOpenAgainDoesNotBuild(t *testing.T) {
	t.Parallel()
	db := database(t)
	open(t, config(db, "1", one("a")))
	cfg := config(db, "1", nil)
	cfg.Load = func() (index.Places, error) { return nil, errors.New("must not be called") }
	require.Equal(t, "a", first(t, open(t, cfg)))
}

// TestUpgrade: processes of two versions read their own data at the same time;
// what only older ones read is dropped.
func TestUpgrade(t *testing.T) {
	t.Parallel()
	db := database(t)
	old := open(t, config(db, "1", one("a")))
	require.Equal(t, "b", first(t, open(t, config(db, "2", one("b")))))
	require.Equal(t, "a", first(t, old))
	require.Equal(t, "a", first(t, open(t, config(db, "1", nil))), "a restart of the old version does not build")
	require.Equal(t, "c", first(t, open(t, config(db, "3", one("c")))))
	require.Equal(t, 2, placeTables(t, db))
	require.Equal(t, "a", first(t, old), "what was opened last is kept beside the new one")
	require.Equal(t, "d", first(t, open(t, config(db, "2", one("d")))), "what was dropped is built again")
}

// TestOneBuilds: of many processes that start at once one builds, and all serve.
func TestOneBuilds(t *testing.T) {
	t.Parallel()
	db := database(t)
	var builds atomic.Int32
	var all errgroup.Group
	for range 8 {
		all.Go(func() error {
			cfg := config(db, "1", nil)
			cfg.Load = func() (index.Places, error) {
				builds.Add(1)
				return list(one("a")), nil
			}
			x, err := postgis.Open(t.Context(), cfg)
			if err != nil {
				return err
			}
			_, err = x.Top(t.Context(), index.Filter{}, 1)
			return err
		})
	}
	require.NoError(t, all.Wait())
	require.EqualValues(t, 1, builds.Load())
}

// TestStopWhileWaiting: who waits for another's build can be stopped.
func TestStopWhileWaiting(t *testing.T) {
	t.Parallel()
	db := database(t)
	loading, release := make(chan struct{}), make(chan struct{})
	cfg := config(db, "1", one("a"))
	load := cfg.Load
	cfg.Load = func() (index.Places, error) {
		close(loading)
		<-release
		return load()
	}
	built := make(chan error, 1)
	go func() {
		_, err := postgis.Open(context.WithoutCancel(t.Context()), cfg)
		built <- err
	}()
	<-loading
	ctx, stop := context.WithCancel(t.Context())
	waited := make(chan error, 1)
	go func() {
		_, err := postgis.Open(ctx, config(db, "1", nil))
		waited <- err
	}()
	require.Eventually(t, func() bool {
		var n int
		return db.Row(t.Context(), "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").Scan(&n) == nil && n > 0
	}, waitFor, tick)
	stop()
	require.True(t, fault.Is(<-waited, fault.Canceled))
	close(release)
	require.NoError(t, <-built)
}

func TestLoadFails(t *testing.T) {
	t.Parallel()
	db := database(t)
	cfg := config(db, "1", nil)
	cfg.Load = func() (index.Places, error) { return nil, errors.New("no data") }
	_, err := postgis.Open(t.Context(), cfg)
	require.ErrorContains(t, err, "no data")
	require.Equal(t, "a", first(t, open(t, config(db, "1", one("a")))))
}

// TestKillNine: a process that dies in the middle of a build, by SIGKILL,
// leaves nothing of it; an older build stays.
func TestKillNine(t *testing.T) {
	t.Parallel()
	for _, at := range []int{0, 1, 2500, 3999} {
		t.Run(strconv.Itoa(at), func(t *testing.T) {
			t.Parallel()
			db := database(t)
			old := open(t, config(db, "0", one("old")))
			cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestHelperDies$")
			cmd.Env = append(os.Environ(), "POSTGIS_DIE_IN="+db.Name(), "POSTGIS_DIE_AT="+strconv.Itoa(at))
			require.ErrorContains(t, cmd.Run(), "killed")
			require.Equal(t, 1, placeTables(t, db))
			require.Equal(t, "old", first(t, old))
			require.Equal(t, "a", first(t, open(t, config(db, "1", one("a")))))
		})
	}
}

// TestHelperDies is the process that dies; it does nothing in a normal run.
func TestHelperDies(t *testing.T) {
	schema := os.Getenv("POSTGIS_DIE_IN")
	if schema == "" {
		t.Skip("only as a child of TestKillNine")
	}
	at, err := strconv.Atoi(os.Getenv("POSTGIS_DIE_AT"))
	require.NoError(t, err)
	db, err := sqldb.Open(t.Context(), sqldb.Config{Source: sqldbtest.Source(), Name: schema})
	require.NoError(t, err)
	cfg := config(db, "1", nil)
	cfg.Load = func() (index.Places, error) { return mortal{at}, nil }
	_, err = postgis.Open(t.Context(), cfg)
	t.Fatal("still alive:", err)
}

// mortal is a source of places that kills its process at one of them.
type mortal struct{ at int }

func (mortal) Len() int { return 4000 }

func (m mortal) At(i int) index.Place {
	if i == m.at {
		self, _ := os.FindProcess(os.Getpid())
		_ = self.Kill()
		select {} // until the signal arrives
	}
	name := "place" + strconv.Itoa(i)
	return index.Place{ID: id.Derived("test", name), Name: name, Keys: index.Keys{Names: name}}
}

func TestNeedsPostgreSQL(t *testing.T) {
	t.Parallel()
	_, err := postgis.Open(t.Context(), config(sqldbtest.Open(t, sqldb.SQLite), "1", nil))
	require.ErrorContains(t, err, "needs PostgreSQL")
}
