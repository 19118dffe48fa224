package sqldb_test

import (
	"errors"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

func TestReadWritesNothing(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		err := db.Read(t.Context(), func(tx *sqldb.Tx) error { return insert(t.Context(), tx, "a") })
		require.True(t, fault.Is(err, fault.Internal), "writing in Read is a bug of ours: %v", err)
		require.Zero(t, count(t, db))
	})
}

func TestReadSeesOneState(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		require.NoError(t, db.Read(t.Context(), func(tx *sqldb.Tx) error {
			require.Zero(t, count(t, tx))
			add(t, db, "a") // another transaction, committed meanwhile
			require.Zero(t, count(t, tx))
			return nil
		}))
		require.Equal(t, 1, count(t, db))
	})
}

func TestWriteSeesItsOwnRows(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error {
			require.NoError(t, insert(t.Context(), tx, "a"))
			require.Equal(t, 1, count(t, tx))
			require.Zero(t, count(t, db), "others see it after the commit only")
			return nil
		}))
		require.Equal(t, 1, count(t, db))
	})
}

func TestRollback(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		mine := errors.New("mine")
		fired := false
		half := func(end func() error) func(*sqldb.Tx) error {
			return func(tx *sqldb.Tx) error {
				tx.AfterCommit(func() { fired = true })
				require.NoError(t, insert(t.Context(), tx, "a"))
				return end()
			}
		}
		require.Same(t, mine, db.Write(t.Context(), half(func() error { return mine })))
		require.PanicsWithValue(t, "mine", func() { _ = db.Write(t.Context(), half(func() error { panic("mine") })) })
		done := make(chan struct{})
		go func() { // as a failed test or a library may
			defer close(done)
			_ = db.Write(t.Context(), half(func() error { runtime.Goexit(); return nil }))
		}()
		<-done
		require.False(t, fired, "AfterCommit ran without a commit")
		require.Zero(t, count(t, db))
		add(t, db, "b") // the writer is free again
	})
}

func TestAfterCommit(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		var seen []int
		hook := func() {
			add(t, db, "from a hook") // the writer is free by then
			seen = append(seen, count(t, db))
		}
		require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error {
			tx.AfterCommit(hook)
			tx.AfterCommit(func() { seen = append(seen, -1) })
			return insert(t.Context(), tx, "a")
		}))
		require.Equal(t, []int{2, -1}, seen, "each once, in order, after the commit")
	})
}

// A table made in a transaction is of use in it, although the connection that
// prepares statements cannot see it yet.
func TestSchemaChangeInTransaction(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error {
			require.NoError(t, tx.Script(t.Context(), "CREATE TABLE more (id TEXT); INSERT INTO more VALUES ('a');"))
			n, err := tx.Exec(t.Context(), "INSERT INTO more VALUES (?), (?)", "b", "c")
			require.EqualValues(t, 2, n)
			return err
		}))
		require.Equal(t, []string{"a", "b", "c"}, texts(t, db, "SELECT id FROM more ORDER BY id"))
	})
}
