package sqldb_test

import (
	"os"
	"runtime"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// nextLine gives the site of a statement on the line after the call.
func nextLine() string {
	_, _, line, _ := runtime.Caller(1)
	return "internal/kit/sqldb/observe_test.go:" + strconv.Itoa(line+1)
}

func TestObserve(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, quiet *sqldb.DB) {
		var seen, want []sqldb.Statement
		db := openObserved(t, quiet, func(s sqldb.Statement) { seen = append(seen, s) })
		expect := func(site, query string) {
			want = append(want, sqldb.Statement{Engine: db.Engine(), Site: site, Query: query})
		}
		var n int
		expect(nextLine(), "SELECT CAST(? AS BIGINT)")
		require.NoError(t, db.Row(t.Context(), "SELECT CAST(? AS BIGINT)", 1).Scan(&n))
		require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error {
			expect(nextLine(), "SELECT 2")
			require.NoError(t, tx.Row(t.Context(), "SELECT 2").Scan(&n))
			expect(nextLine(), "CREATE TABLE more (id TEXT)")
			_, err := tx.Exec(t.Context(), "CREATE TABLE more (id TEXT)")
			return err
		}))
		require.Equal(t, want, seen)
	})
}

// openObserved opens a second way to quiet's schema, or a file of its own.
func openObserved(t *testing.T, quiet *sqldb.DB, observe func(sqldb.Statement)) *sqldb.DB {
	t.Helper()
	cfg := sqldb.Config{Dir: t.TempDir(), Name: quiet.Name(), Observe: observe}
	if quiet.Engine() == sqldb.Postgres {
		cfg.Source = os.Getenv(sqldbtest.EnvPostgres)
	}
	db, err := sqldb.Open(t.Context(), cfg)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	return db
}
