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
