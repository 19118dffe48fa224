package migrate_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"golang.org/x/sync/errgroup"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// set makes a set with the same files for both engines: name, text, name, ….
func set(files ...string) migrate.Set {
	fs := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		for _, engine := range []string{"sqlite/", "postgres/"} {
			fs[engine+files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
		}
	}
	return migrate.Set{Name: "trips", Files: fs}
}

const (
	first  = "CREATE TABLE a (id TEXT PRIMARY KEY);"
	second = "CREATE TABLE b (id TEXT PRIMARY KEY); INSERT INTO b SELECT id FROM a; DROP TABLE a;"
)

func TestUp(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		require.NoError(t, migrate.Up(t.Context(), db, set("0001_a.sql", first)))
		require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error {
			_, err := tx.Exec(t.Context(), "INSERT INTO a VALUES (?)", "kept")
			return err
		}))
		for range 3 { // once each, however often
			require.NoError(t, migrate.Up(t.Context(), db, set("0001_a.sql", first, "0002_b.sql", second)))
		}
		var id string
		require.NoError(t, db.Row(t.Context(), "SELECT id FROM b").Scan(&id))
		require.Equal(t, "kept", id)
		require.Equal(t, []string{"1 a", "2 b"}, applied(t, db))
	})
}

func applied(t *testing.T, db *sqldb.DB) []string {
	t.Helper()
	rows, err := db.Query(t.Context(), "SELECT number || ' ' || name FROM schema_migrations ORDER BY set_name, number")
	require.NoError(t, err)
	defer func() { require.NoError(t, rows.Close()) }()
	all := []string{}
	for rows.Next() {
		var s string
		require.NoError(t, rows.Scan(&s))
		all = append(all, s)
	}
	require.NoError(t, rows.Err())
	return all
}

func TestSetsAreApart(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		other := set("0001_c.sql", "CREATE TABLE c (id TEXT)")
		other.Name = "other"
		require.NoError(t, migrate.Up(t.Context(), db, set("0001_a.sql", first), other))
		require.NoError(t, migrate.Up(t.Context(), db, other))
		require.Equal(t, []string{"1 c", "1 a"}, applied(t, db))
	})
}

// What is up to date is only read: a start must not wait for a writer.
func TestUpToDateTakesNoLock(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error {
			require.NoError(t, tx.Lock(t.Context(), "migrate"))
			return migrate.Up(t.Context(), db, set("0001_a.sql", first))
		}))
	}, set("0001_a.sql", first))
}

func TestAFailingMigrationLeavesNothing(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		broken := set("0001_a.sql", first, "0002_b.sql", "CREATE TABLE b (id TEXT); INSERT INTO a VALUES ('x'); INSERT INTO missing VALUES (1);")
		err := migrate.Up(t.Context(), db, broken)
		require.ErrorContains(t, err, "0002_b")
		require.Equal(t, []string{"1 a"}, applied(t, db))
		var n int
		require.NoError(t, db.Row(t.Context(), "SELECT COUNT(*) FROM a").Scan(&n))
		require.Zero(t, n, "a row of the failed migration stayed")
		require.Error(t, db.Row(t.Context(), "SELECT COUNT(*) FROM b").Scan(&n), "a table of the failed migration stayed")
		require.NoError(t, migrate.Up(t.Context(), db, set("0001_a.sql", first, "0002_b.sql", second)), "mended, it goes on")
	})
}

func TestProcessesMayMigrateTogether(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		var g errgroup.Group
		for range 6 {
			g.Go(func() error {
				return migrate.Up(t.Context(), db, set("0001_a.sql", first, "0002_b.sql", second))
			})
		}
		require.NoError(t, g.Wait())
		require.Equal(t, []string{"1 a", "2 b"}, applied(t, db))
	})
}

func TestUpRefuses(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		for _, c := range []struct {
			name string
			set  migrate.Set
			says string
		}{
			{"a newer database", set("0001_a.sql", first), "newer version of Sojourn (it has migration trips 0002_b, this version ends at 0001)"},
			{"a changed text", set("0001_a.sql", first+" ", "0002_b.sql", second), "0001_a in the database differs"},
			{"swapped texts", set("0001_a.sql", second, "0002_b.sql", first), "0001_a in the database differs"},
		} {
			err := migrate.Up(t.Context(), db, c.set)
			require.True(t, fault.Is(err, fault.Conflict), "%s: %v", c.name, err)
			require.ErrorContains(t, err, c.says, c.name)
			require.Equal(t, []string{"1 a", "2 b"}, applied(t, db), "%s changed the database", c.name)
		}
	}, set("0001_a.sql", first, "0002_b.sql", second))
}
