package sqldb_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

const endless = `WITH RECURSIVE r (n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM r) SELECT COUNT(*) FROM r`

func TestACallerWhoLeftIsCanceled(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		gone, leave := context.WithCancel(t.Context())
		leave()
		none := func(*sqldb.Tx) error { return nil }
		var n int
		require.True(t, fault.Is(db.Write(gone, none), fault.Canceled))
		require.True(t, fault.Is(db.Read(gone, none), fault.Canceled))
		require.True(t, fault.Is(db.Row(gone, "SELECT 1").Scan(&n), fault.Canceled))
		require.True(t, fault.Is(db.Ping(gone), fault.Canceled))
	})
}

func TestALongQueryIsCutShort(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		short, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
		defer cancel()
		var n int
		err := db.Row(short, endless).Scan(&n)
		require.True(t, fault.Is(err, fault.Canceled), "%v", err)
		err = db.Write(t.Context(), func(tx *sqldb.Tx) error {
			short, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
			defer cancel()
			return tx.Row(short, endless).Scan(&n)
		})
		require.True(t, fault.Is(err, fault.Canceled), "%v", err)
		add(t, db, "a") // the writer is free again
	})
}

// A client may hang up after the last statement: database/sql has rolled back
// by the time of the commit, and that is not our failure.
func TestLeavingBeforeTheCommit(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		ctx, leave := context.WithCancel(t.Context())
		err := db.Write(ctx, func(tx *sqldb.Tx) error {
			require.NoError(t, insert(ctx, tx, "a"))
			leave()
			for { // until the roll-back behind our back is done
				if _, err := tx.Exec(t.Context(), "UPDATE things SET n = n"); err != nil {
					return nil
				}
			}
		})
		require.True(t, fault.Is(err, fault.Canceled), "%v", err)
		require.Zero(t, count(t, db))
	})
}

// Whoever came first writes first: SQLite's own busy handler would let a
// newcomer overtake those who sleep.
func TestWritersTakeTurns(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		db := sqldbtest.Open(t, sqldb.SQLite, tables())
		var order []int
		var gone error
		free := make(chan struct{})
		go func() { _ = db.Write(t.Context(), func(*sqldb.Tx) error { <-free; return nil }) }()
		synctest.Wait() // the writer is taken
		for i := range 20 {
			go func() {
				_ = db.Write(t.Context(), func(*sqldb.Tx) error { order = append(order, i); return nil })
			}()
			synctest.Wait() // i stands in the queue
		}
		ctx, leave := context.WithCancel(t.Context())
		go func() { gone = db.Write(ctx, func(*sqldb.Tx) error { t.Error("left, and ran"); return nil }) }()
		synctest.Wait()
		leave()
		synctest.Wait()
		require.True(t, fault.Is(gone, fault.Canceled), "leaving the queue needs no turn: %v", gone)
		close(free)
		synctest.Wait()
		require.IsIncreasing(t, order)
		require.Len(t, order, 20)
	})
}
