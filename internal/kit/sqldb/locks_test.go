package sqldb_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

// A settled row is one before which no further row can appear: a transaction
// that is open hides every commit that began after it.
func TestSettled(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		settled := func() []string {
			return texts(t, db, "SELECT id FROM things WHERE "+db.Settled("n")+" ORDER BY id")
		}
		mark := func(tx *sqldb.Tx, id string) {
			_, err := tx.Exec(t.Context(), "INSERT INTO things (id, n) VALUES (?, "+tx.TxID()+")", id)
			require.NoError(t, err)
		}
		write := func(fn func(tx *sqldb.Tx)) {
			require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error { fn(tx); return nil }))
		}
		write(func(tx *sqldb.Tx) { mark(tx, "1 before") })
		if db.Engine() == sqldb.SQLite {
			require.Len(t, settled(), 1, "a commit is settled at once where one writes at a time")
			return
		}
		write(func(early *sqldb.Tx) {
			mark(early, "2 early") // takes its number, and stays open
			write(func(tx *sqldb.Tx) { mark(tx, "3 late") })
			require.NotContains(t, settled(), "3 late", "the open transaction may still add a row before it")
			require.NotContains(t, settled(), "2 early")
		})
		// Other tests' transactions on this server hold the mark back as well.
		require.Eventually(t, func() bool { return len(settled()) == 3 }, eventually, tick)
	})
}

func TestTryLock(t *testing.T) {
	t.Parallel()
	postgres(t, func(t *testing.T, db *sqldb.DB) {
		try := func(name string) (got bool) {
			require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) (err error) {
				got, err = tx.TryLock(t.Context(), name)
				return err
			}))
			return got
		}
		require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error {
			require.NoError(t, tx.Lock(t.Context(), "relay"))
			require.False(t, try("relay"))
			require.True(t, try("other"), "locks of other names are free")
			return nil
		}))
		require.True(t, try("relay"), "it is free after the transaction")
	})
}

func TestExclusively(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		mine := errors.New("mine")
		ran := 0
		require.NoError(t, db.Exclusively(t.Context(), "relay", func() error {
			ran++
			add(t, db, "a") // the writer is free meanwhile
			if db.Engine() == sqldb.SQLite {
				return nil
			}
			return db.Exclusively(t.Context(), "relay", func() error { ran++; return mine })
		}))
		require.Equal(t, 1, ran, "the second one passes over it")
		require.ErrorIs(t, db.Exclusively(t.Context(), "relay", func() error { return mine }), mine)
	})
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]fault.Kind{
		"mysql://me:secret@localhost/x":               fault.Invalid,
		"postgres://me:secret@localhost:port/x":       fault.Invalid,
		"postgres://me:secret@127.0.0.1:1/x":          fault.Unavailable,
		"postgres://me:secret@no-such-host.invalid/x": fault.Unavailable,
	} {
		_, err := sqldb.Open(t.Context(), sqldb.Config{Source: source, Name: "x"})
		require.True(t, fault.Is(err, want), "%s: %v", source, err)
		require.NotContains(t, err.Error(), "secret")
		e, _ := errors.AsType[*fault.Error](err)
		require.NotContains(t, fmt.Sprint(e.Fields), "secret", "the command line prints a field's value")
	}
}

// A person's folder may be named anything.
func TestFolderNames(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"with space", "100%41?x=1#y", "Séjour & co", "file:x"} {
		dir := filepath.Join(t.TempDir(), name)
		db, err := sqldb.Open(t.Context(), sqldb.Config{Dir: dir, Name: "trips"})
		require.NoError(t, err, name)
		require.NoError(t, db.Close())
		_, err = os.Stat(filepath.Join(dir, "trips.db"))
		require.NoError(t, err, "the file is elsewhere")
	}
}
