// Package sqldbtest gives each test its own database on both engines.
package sqldbtest

import (
	"context"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/id"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
)

// EnvPostgres names the variable with the postgres:// URL of a server at hand.
// `make test` sets it; without it the PostgreSQL half is skipped, and where
// EnvRequire is set as well its absence is a failure.
const (
	EnvPostgres = "SOJOURN_TEST_POSTGRES"
	EnvRequire  = "SOJOURN_TEST_REQUIRE_SERVICES"
)

// Each runs test on SQLite and on PostgreSQL, in parallel, each time with a
// database of its own to which the sets are applied.
func Each(t *testing.T, test func(t *testing.T, db *sqldb.DB), sets ...migrate.Set) {
	t.Helper()
	EachOpen(t, func(t *testing.T, open func(t *testing.T) *sqldb.DB) { test(t, open(t)) }, sets...)
}

// EachOpen is Each for suites that open several databases.
func EachOpen(t *testing.T, suite func(t *testing.T, open func(t *testing.T) *sqldb.DB), sets ...migrate.Set) {
	t.Helper()
	for _, engine := range []sqldb.Engine{sqldb.SQLite, sqldb.Postgres} {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			if engine == sqldb.Postgres {
				NeedPostgres(t)
			}
			suite(t, func(t *testing.T) *sqldb.DB { return Open(t, engine, sets...) })
		})
	}
}

// Open makes an empty database on the engine and applies the sets to it.
func Open(t testing.TB, engine sqldb.Engine, sets ...migrate.Set) *sqldb.DB {
	t.Helper()
	cfg := sqldb.Config{Source: "sqlite", Dir: t.TempDir(), Name: "test", Observe: record()}
	if engine == sqldb.Postgres {
		cfg.Source, cfg.Name = os.Getenv(EnvPostgres), "t_"+id.Random(8)
	}
	db, err := sqldb.Open(context.Background(), cfg)
	require.NoError(t, err)
	t.Cleanup(func() {
		if engine == sqldb.Postgres {
			drop(t, db)
		}
		require.NoError(t, db.Close())
	})
	require.NoError(t, migrate.Up(context.Background(), db, sets...))
	return db
}

// NeedPostgres skips a test that needs PostgreSQL where no server is at hand, or
// fails it where one is required.
func NeedPostgres(t testing.TB) {
	t.Helper()
	if os.Getenv(EnvPostgres) != "" {
		return
	}
	if os.Getenv(EnvRequire) != "" {
		t.Fatalf("%s is not set: run scripts/services up", EnvPostgres)
	}
	t.Skipf("%s is not set; `make test` brings a server", EnvPostgres)
}

func drop(t testing.TB, db *sqldb.DB) {
	t.Helper()
	err := db.Write(context.Background(), func(tx *sqldb.Tx) error {
		return tx.Script(context.Background(), "DROP SCHEMA "+db.Name()+" CASCADE")
	})
	require.NoError(t, err)
}

// Columns lists every table's columns as "table.column: kind", with the
// engines' type names folded into one, so that two engines can be compared.
func Columns(t testing.TB, db *sqldb.DB) []string {
	t.Helper()
	query := `SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.name`
	args := []any{}
	if db.Engine() == sqldb.Postgres {
		query = `SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns
			WHERE table_schema = ? ORDER BY table_name COLLATE "C", column_name COLLATE "C"`
		args = append(args, db.Name())
	}
	rows, err := db.Query(context.Background(), query, args...)
	require.NoError(t, err)
	defer func() { _ = rows.Close() }()
	var all []string
	for rows.Next() {
		var table, column, kind string
		require.NoError(t, rows.Scan(&table, &column, &kind))
		all = append(all, table+"."+column+": "+fold(kind))
	}
	require.NoError(t, rows.Err())
	return all
}

func fold(kind string) string {
	switch k := strings.ToLower(kind); {
	case strings.HasPrefix(k, "text"):
		return "text"
	case k == "bigint" || k == "integer":
		return "integer"
	case k == "boolean":
		return "boolean"
	case k == "double precision" || k == "real":
		return "real"
	case k == "bytea" || k == "blob":
		return "bytes"
	default:
		return k
	}
}

// Source gives the URL of the PostgreSQL server with a search path, for tests
// that start the whole program; empty where none is at hand.
func Source() string {
	u, err := url.Parse(os.Getenv(EnvPostgres))
	if err != nil {
		return ""
	}
	return u.String()
}
