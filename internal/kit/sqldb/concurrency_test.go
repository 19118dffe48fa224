package sqldb_test

import (
	"context"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

func TestConcurrentWritesAllSucceed(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, "a")
		var g errgroup.Group
		for range 8 {
			g.Go(func() error {
				for range 20 {
					if err := db.Write(t.Context(), func(tx *sqldb.Tx) error { return addOne(t.Context(), tx, "a", 0) }); err != nil {
						return err
					}
				}
				return nil
			})
		}
		require.NoError(t, g.Wait())
		var n int
		require.NoError(t, db.Row(t.Context(), "SELECT n FROM things").Scan(&n))
		require.Equal(t, 160, n)
	})
}

// addOne reads, modifies and writes, as use cases do, under a row's lock.
func addOne(ctx context.Context, tx *sqldb.Tx, id string, n int) error {
	if err := tx.Row(ctx, "SELECT n FROM things WHERE id = ?"+tx.ForUpdate(), id).Scan(&n); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "UPDATE things SET n = ? WHERE id = ?", n+1, id)
	return err
}

// meet lets the first attempts of two transactions wait for each other.
type meet struct {
	attempts atomic.Int32
	both     sync.WaitGroup
}

func (m *meet) wait() {
	if m.attempts.Add(1) <= 2 {
		m.both.Done()
		m.both.Wait()
	}
}

func race(t *testing.T, db *sqldb.DB, fn func(tx *sqldb.Tx, m *meet, i int) error) *meet {
	t.Helper()
	m := &meet{}
	m.both.Add(2)
	var g errgroup.Group
	for i := range 2 {
		g.Go(func() error { return db.Write(t.Context(), func(tx *sqldb.Tx) error { return fn(tx, m, i) }) })
	}
	require.NoError(t, g.Wait())
	return m
}

func TestSerializationFailureIsRetried(t *testing.T) {
	t.Parallel()
	postgres(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, "a")
		m := race(t, db, func(tx *sqldb.Tx, m *meet, _ int) error {
			if _, err := tx.Exec(t.Context(), "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"); err != nil {
				return err
			}
			var n int
			if err := tx.Row(t.Context(), "SELECT n FROM things").Scan(&n); err != nil {
				return err
			}
			m.wait()
			_, err := tx.Exec(t.Context(), "UPDATE things SET n = ?", n+1)
			return err
		})
		var n int
		require.NoError(t, db.Row(t.Context(), "SELECT n FROM things").Scan(&n))
		require.Equal(t, 2, n, "no update is lost")
		require.Greater(t, m.attempts.Load(), int32(2), "one of them was run again")
	})
}

func TestDeadlockIsRetried(t *testing.T) {
	t.Parallel()
	postgres(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, "a", "b")
		rows := []string{"a", "b"}
		m := race(t, db, func(tx *sqldb.Tx, m *meet, i int) error {
			if _, err := tx.Exec(t.Context(), "SET LOCAL deadlock_timeout = '20ms'"); err != nil {
				return err
			}
			if err := addOne(t.Context(), tx, rows[i], 0); err != nil {
				return err
			}
			m.wait()
			return addOne(t.Context(), tx, rows[1-i], 0)
		})
		var sum int
		require.NoError(t, db.Row(t.Context(), "SELECT SUM(n) FROM things").Scan(&sum))
		require.Equal(t, 4, sum)
		require.Greater(t, m.attempts.Load(), int32(2))
	})
}

func TestRetriesEnd(t *testing.T) {
	t.Parallel()
	postgres(t, func(t *testing.T, db *sqldb.DB) {
		for state, want := range map[string]int{"40001": 6, "40P01": 6, "23505": 1, "57P01": 1, "XX000": 1} {
			attempts, hooks := 0, 0
			err := db.Write(t.Context(), func(tx *sqldb.Tx) error {
				attempts++
				tx.AfterCommit(func() { hooks++ })
				return tx.Script(t.Context(), "DO $$ BEGIN RAISE EXCEPTION SQLSTATE '"+state+"'; END $$")
			})
			require.Error(t, err)
			require.Equal(t, want, attempts, state)
			require.Equal(t, want == 6 || state == "57P01", fault.Is(err, fault.Unavailable), state)
			require.Zero(t, hooks)
		}
	})
}

// Two processes that start at once both create the schema.
func TestOpenTogether(t *testing.T) {
	t.Parallel()
	postgres(t, func(t *testing.T, _ *sqldb.DB) {
		for range 5 {
			cfg := sqldb.Config{Source: os.Getenv(sqldbtest.EnvPostgres), Name: "t_" + id.Random(8)}
			dbs := make([]*sqldb.DB, 6)
			var g errgroup.Group
			for i := range dbs {
				g.Go(func() (err error) { dbs[i], err = sqldb.Open(t.Context(), cfg); return err })
			}
			err := g.Wait()
			for _, db := range dbs {
				if db != nil {
					_ = db.Write(t.Context(), func(tx *sqldb.Tx) error {
						return tx.Script(t.Context(), "DROP SCHEMA IF EXISTS "+cfg.Name)
					})
					require.NoError(t, db.Close())
				}
			}
			require.NoError(t, err)
		}
	})
}

// Reading transactions that are the first to use a statement do not wait for
// each other's connections to prepare it on.
func TestManyReadersOfANewQuery(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, "a")
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		for round := range 20 {
			var g errgroup.Group
			for range 16 {
				g.Go(func() error {
					return db.Read(ctx, func(tx *sqldb.Tx) error {
						var n int
						if err := tx.Row(ctx, fmt.Sprintf("SELECT n + %d FROM things", round)).Scan(&n); err != nil {
							return err
						}
						return tx.Row(ctx, fmt.Sprintf("SELECT n - %d FROM things", round)).Scan(&n)
					})
				})
			}
			require.NoError(t, g.Wait())
		}
	})
}
