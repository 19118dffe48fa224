package sqldb_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// Every error of a driver comes out with a kind, and with a message that tells
// nothing of tables, statements or values.
func TestDriverErrorsGetAKind(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, "a")
		for _, c := range []struct {
			name, query string
			want        fault.Kind
		}{
			{"primary key", "INSERT INTO things (id) VALUES ('a')", fault.Conflict},
			{"unique", "INSERT INTO things (id, code) VALUES ('x', 'c'), ('y', 'c')", fault.Conflict},
			{"not null", "INSERT INTO things (id, n) VALUES ('c', NULL)", fault.Internal},
			{"foreign key", "INSERT INTO things (id, parent) VALUES ('d', 'secret')", fault.Internal},
			{"no table", "SELECT secret FROM missing", fault.Internal},
			{"no statement", "secret", fault.Internal},
			{"wrong number of values", "SELECT ?", fault.Internal},
		} {
			err := db.Write(t.Context(), func(tx *sqldb.Tx) error {
				_, err := tx.Exec(t.Context(), c.query)
				return err
			})
			requireFault(t, err, c.want, c.name)
			rows, err := db.Query(t.Context(), c.query)
			if err == nil { // SQLite's reader may say it at the first row only
				_ = rows.Close()
				continue
			}
			_, ok := errors.AsType[*fault.Error](err)
			require.True(t, ok, "%s: %T leaks", c.name, err)
		}
	})
}

func requireFault(t *testing.T, err error, want fault.Kind, name string) {
	t.Helper()
	e, ok := errors.AsType[*fault.Error](err)
	require.True(t, ok, "%s: %T leaks", name, err)
	require.Equal(t, want, e.Kind, "%s: %v", name, err)
	for _, word := range []string{"secret", "things", "missing", "SQL", "constraint"} {
		require.NotContains(t, e.Message, word, name)
	}
	require.NotNil(t, e.Unwrap(), "%s: the log needs the cause", name)
}

func TestScanErrorsGetAKind(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, "a")
		var n int
		requireFault(t, db.Row(t.Context(), "SELECT id FROM things").Scan(&n), fault.Internal, "text into int")
		requireFault(t, db.Row(t.Context(), "SELECT id, n FROM things").Scan(&n), fault.Internal, "two into one")
	})
}

func TestCommitErrorsGetAKind(t *testing.T) {
	t.Parallel()
	postgres(t, func(t *testing.T, db *sqldb.DB) {
		err := db.Write(t.Context(), func(tx *sqldb.Tx) error {
			require.NoError(t, tx.Script(t.Context(), "ALTER TABLE things ADD UNIQUE (n) DEFERRABLE INITIALLY DEFERRED"))
			return insert(t.Context(), tx, "a", "b")
		})
		requireFault(t, err, fault.Conflict, "deferred constraint")
	})
}

func TestFullDisk(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		if db.Engine() != sqldb.SQLite {
			t.Skip("PostgreSQL's disk cannot be filled here; 53100 is mapped the same way")
		}
		add(t, db, "a")
		fill := func(tx *sqldb.Tx) error {
			if _, err := tx.Exec(t.Context(), "PRAGMA max_page_count = 20"); err != nil {
				return err
			}
			return insert(t.Context(), tx, strings.Repeat("b", 1<<20))
		}
		requireFault(t, db.Write(t.Context(), fill), fault.Full, "full")
		require.Equal(t, 1, count(t, db), "nothing was changed, and reading goes on")
		require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error {
			if _, err := tx.Exec(t.Context(), "PRAGMA max_page_count = 1000000"); err != nil {
				return err
			}
			return insert(t.Context(), tx, strings.Repeat("b", 1<<20))
		}), "with room again, writing goes on")
	})
}

// A connection that the server has ended is unavailable at the first statement
// that notices, and at those behind it.
func TestALostConnection(t *testing.T) {
	t.Parallel()
	sqldbtest.NeedPostgres(t)
	db := sqldbtest.Open(t, sqldb.Postgres)
	err := db.Write(t.Context(), func(tx *sqldb.Tx) error {
		var pid int
		var ended bool
		require.NoError(t, tx.Row(t.Context(), "SELECT pg_backend_pid()").Scan(&pid))
		require.NoError(t, db.Row(t.Context(), "SELECT pg_terminate_backend(?)", pid).Scan(&ended))
		for range 3 {
			_, err := tx.Exec(t.Context(), "SELECT 1")
			require.True(t, fault.Is(err, fault.Unavailable), "%v", err)
		}
		return nil
	})
	require.True(t, fault.Is(err, fault.Unavailable), "%v", err)
}
