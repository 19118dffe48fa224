package sqldb_test

import (
	"context"
	"errors"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// tables is what the tests of this package keep rows in. The collation of
// label is one that ignores case, as an operator's default may.
func tables() migrate.Set {
	const common = `(
		id TEXT %PRIMARY KEY, label TEXT %LABEL, n BIGINT NOT NULL DEFAULT 0, at BIGINT,
		code TEXT UNIQUE, parent TEXT REFERENCES things (id))`
	file := func(id, label string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("CREATE TABLE things " + replace(common, "%PRIMARY", id+" PRIMARY", "%LABEL", label))}
	}
	return migrate.Set{Name: "test", Files: fstest.MapFS{
		"sqlite/0001_things.sql":   file("", "COLLATE NOCASE"),
		"postgres/0001_things.sql": file(`COLLATE "C"`, `COLLATE "en-x-icu"`),
	}}
}

func each(t *testing.T, test func(t *testing.T, db *sqldb.DB)) {
	t.Helper()
	sqldbtest.Each(t, test, tables())
}

// postgres gives a database of that engine, or skips.
func postgres(t *testing.T, test func(t *testing.T, db *sqldb.DB)) {
	t.Helper()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		if db.Engine() != sqldb.Postgres {
			t.Skip("only PostgreSQL has it")
		}
		test(t, db)
	}, tables())
}

func add(t *testing.T, db *sqldb.DB, ids ...string) {
	t.Helper()
	require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error { return insert(t.Context(), tx, ids...) }))
}

func insert(ctx context.Context, tx *sqldb.Tx, ids ...string) error {
	var all []error
	for _, id := range ids {
		_, err := tx.Exec(ctx, "INSERT INTO things (id, label) VALUES (?, ?)", id, id)
		all = append(all, err)
	}
	return errors.Join(all...)
}

func count(t *testing.T, q sqldb.Queryer) (n int) {
	t.Helper()
	require.NoError(t, q.Row(context.WithoutCancel(t.Context()), "SELECT COUNT(*) FROM things").Scan(&n))
	return n
}
