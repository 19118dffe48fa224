package app_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity"
	identitystore "sojourn/internal/identity/sqlstore"
	itinerarystore "sojourn/internal/itinerary/sqlstore"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/sqllog"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// databases are all databases of the process with their sets; a new service
// adds its own, and TestEverySetIsTested finds it when it does not.
func databases() map[string][]migrate.Set {
	return map[string][]migrate.Set{
		"edge":      {httpapi.Migrations()},
		"events":    {sqllog.Migrations()},
		"identity":  identity.Migrations(),
		"itinerary": {eventlog.Migrations(), itinerarystore.Migrations()},
	}
}

func TestMigrationsArePaired(t *testing.T) {
	t.Parallel()
	for name, sets := range databases() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, set := range sets {
				require.NoError(t, migrate.Paired(set))
			}
		})
	}
}

// Both engines hold the same tables with the same columns.
func TestEnginesHaveTheSameTables(t *testing.T) {
	t.Parallel()
	needPostgres(t)
	for name, sets := range databases() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			lite := sqldbtest.Columns(t, sqldbtest.Open(t, sqldb.SQLite, sets...))
			pg := sqldbtest.Columns(t, sqldbtest.Open(t, sqldb.Postgres, sets...))
			require.Equal(t, lite, pg)
			require.Greater(t, len(lite), len(sets)*3, "Columns sees next to nothing")
		})
	}
}

func needPostgres(t *testing.T) {
	t.Helper()
	if os.Getenv(sqldbtest.EnvPostgres) == "" {
		t.Skip("no PostgreSQL at hand")
	}
}

// A set that this file does not know is a folder of migrations too many.
func TestEverySetIsTested(t *testing.T) {
	t.Parallel()
	known := map[string]bool{identitystore.Migrations().Name: true}
	for _, sets := range databases() {
		for _, s := range sets {
			known[s.Name] = true
		}
	}
	folders := 0
	require.NoError(t, walk("..", func(path string, isDir bool) {
		if isDir && strings.HasSuffix(path, "/migrations") {
			folders++
		}
	}))
	require.Len(t, known, folders, "add the new set to databases()")
}

// Ids, cursors and order keys are COLLATE "C" on PostgreSQL: whatever an index
// orders, and whatever a key compares.
func TestIndexedTextIsOrderedByBytes(t *testing.T) {
	t.Parallel()
	needPostgres(t)
	equalityOnly := []string{"log_events.topic", "log_groups.topic"} // never ordered by, never a cursor
	for name, sets := range databases() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := sqldbtest.Open(t, sqldb.Postgres, sets...)
			rows, err := db.Query(t.Context(), `SELECT DISTINCT c.relname || '.' || a.attname
				FROM pg_index i
				JOIN pg_class c ON c.oid = i.indrelid
				JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey::int2[])
				JOIN pg_collation l ON l.oid = a.attcollation
				WHERE c.relnamespace = CAST(? AS regnamespace) AND l.collname <> 'C'
				AND c.relname <> 'schema_migrations'`, db.Name())
			require.NoError(t, err)
			defer func() { require.NoError(t, rows.Close()) }()
			for rows.Next() {
				var column string
				require.NoError(t, rows.Scan(&column))
				require.True(t, slices.Contains(equalityOnly, column), "%s is indexed and not COLLATE \"C\"", column)
			}
			require.NoError(t, rows.Err())
		})
	}
}
