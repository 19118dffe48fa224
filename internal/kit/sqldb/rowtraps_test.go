package sqldb_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

// exec runs one statement and gives its count of rows, and its error.
func exec(t *testing.T, db *sqldb.DB, query string, args ...any) (n int64, err error) {
	t.Helper()
	err = db.Write(t.Context(), func(tx *sqldb.Tx) (err error) {
		n, err = tx.Exec(t.Context(), query, args...)
		return err
	})
	return n, err
}

func TestUpsertCountsTheRowsItChanged(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		const grow = "INSERT INTO things (id, n) VALUES ('a', ?) ON CONFLICT (id) DO UPDATE SET n = excluded.n WHERE things.n < excluded.n"
		const keep = "INSERT INTO things (id, n) VALUES ('a', ?) ON CONFLICT (id) DO NOTHING"
		for i, step := range []struct {
			query   string
			n       int
			touched int64
		}{{grow, 5, 1}, {grow, 7, 1}, {grow, 7, 0}, {grow, 6, 0}, {keep, 9, 0}} {
			touched, err := exec(t, db, step.query, step.n)
			require.NoError(t, err)
			require.Equal(t, step.touched, touched, "step %d", i)
		}
		require.Equal(t, []string{"7"}, texts(t, db, "SELECT CAST(n AS TEXT) FROM things"))
		touched, err := exec(t, db, "UPDATE things SET n = n")
		require.NoError(t, err)
		require.EqualValues(t, 1, touched, "a row that stays the same counts as well")
	})
}

func TestUpsertReturnsTheRowsItChanged(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, "a")
		require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error {
			var id string
			query := "INSERT INTO things (id) VALUES (?) ON CONFLICT (id) DO NOTHING RETURNING id"
			require.NoError(t, tx.Row(t.Context(), query, "b").Scan(&id))
			require.True(t, fault.Is(tx.Row(t.Context(), query, "a").Scan(&id), fault.NotFound), "no row was made, none is returned")
			return nil
		}))
	})
}

// SQLite puts NULL first, PostgreSQL last: an ORDER BY over a column that may
// be NULL says where.
func TestNullsInOrder(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		_, err := exec(t, db, "INSERT INTO things (id, at) VALUES ('none', NULL), ('late', 2), ('early', 1)")
		require.NoError(t, err)
		want := []string{"early", "late", "none"}
		for _, order := range []string{"CASE WHEN at IS NULL THEN 1 ELSE 0 END, at", "at NULLS LAST"} {
			require.Equal(t, want, texts(t, db, "SELECT id FROM things ORDER BY "+order), order)
		}
		bare := texts(t, db, "SELECT id FROM things ORDER BY at")
		require.Equal(t, db.Engine() == sqldb.SQLite, bare[0] == "none", "the trap is not where it was: %v", bare)
		require.Equal(t, []string{"late"}, texts(t, db, "SELECT id FROM things WHERE at <> 1"), "<> passes over NULL")
	})
}

// A UNIQUE column takes NULL many times and the empty text once, which is why
// "not set" is NULL (sqldb.Text).
func TestUniqueAndNull(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		const query = "INSERT INTO things (id, code) VALUES (?, ?)"
		for id, code := range map[string]any{"a": nil, "b": sqldb.Text(""), "c": ""} {
			_, err := exec(t, db, query, id, code)
			require.NoError(t, err)
		}
		_, err := exec(t, db, query, "d", "")
		require.True(t, fault.Is(err, fault.Conflict), "%v", err)
	})
}

func TestLimitAndOffset(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, "a", "b", "c")
		page := func(limit, offset int) []string {
			return texts(t, db, "SELECT id FROM things ORDER BY id LIMIT ? OFFSET ?", limit, offset)
		}
		require.Equal(t, []string{"b", "c"}, page(2, 1))
		require.Equal(t, []string{"c"}, page(2, 2))
		require.Empty(t, page(2, 9))
		require.Empty(t, page(0, 0))
		rows, err := db.Query(t.Context(), "SELECT id FROM things LIMIT ?", -1)
		all, err := sqldb.Collect(rows, err, scanText)
		require.Equal(t, db.Engine() == sqldb.SQLite, err == nil && len(all) == 3, "a negative limit is no limit on SQLite, an error on PostgreSQL")
	})
}

// SQLite takes 32,766 parameters, PostgreSQL 65,535; queries with IN go by
// chunks far below either.
func TestManyParameters(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, "a")
		ask := func(n int) error {
			args := make([]any, n)
			for i := range args {
				args[i] = "b"
			}
			args[n-1] = "a"
			var id string
			return db.Row(t.Context(), "SELECT id FROM things WHERE id IN ("+sqldb.Marks(n)+")", args...).Scan(&id)
		}
		require.NoError(t, ask(32_766))
		err := ask(32_767)
		require.Equal(t, db.Engine() == sqldb.SQLite, err != nil, "%v", err)
		rows, err := db.Query(t.Context(), "SELECT id FROM things WHERE id IN ()")
		_, err = sqldb.Collect(rows, err, scanText)
		require.Equal(t, db.Engine() == sqldb.Postgres, err != nil, "an empty list is PostgreSQL's syntax error: ask first")
	})
}

// A column's type is a wish to SQLite: it keeps what cannot be turned into it.
// Go's types are what keeps text out of numbers; Scan refuses what came in.
func TestKindsOfValues(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		_, err := exec(t, db, "CREATE TABLE kinds (id BIGINT, yes BOOLEAN, body TEXT)")
		require.NoError(t, err)
		_, err = exec(t, db, "INSERT INTO kinds (id, yes, body) VALUES (?, ?, ?)", "1", true, "1")
		require.NoError(t, err)
		var id int64
		var yes bool
		var body string
		require.NoError(t, db.Row(t.Context(), "SELECT id, yes, body FROM kinds WHERE yes AND id = ? AND body = ?", 1, "1").Scan(&id, &yes, &body))
		require.EqualValues(t, 1, id, "a text of digits became a number")
		require.True(t, yes)
		require.Equal(t, "1", body, "and a text stayed one")
		_, err = exec(t, db, "INSERT INTO kinds (id) VALUES (?)", "one")
		require.Equal(t, db.Engine() == sqldb.Postgres, err != nil, "%v", err)
		if db.Engine() == sqldb.SQLite {
			require.Error(t, db.Row(t.Context(), "SELECT id FROM kinds WHERE yes IS NULL").Scan(&id))
		}
	})
}

func TestInstantsKeepTheirOrder(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		epoch := time.Unix(0, 0).UTC()
		var want []time.Time
		for i, at := range []time.Time{
			time.Date(1, 1, 1, 0, 0, 0, 1000, time.UTC), time.Date(1969, 7, 20, 20, 17, 40, 0, time.UTC),
			epoch.Add(-time.Microsecond), epoch.Add(time.Microsecond), time.Date(9999, 12, 31, 23, 59, 59, 999_999_000, time.UTC),
		} {
			_, err := exec(t, db, "INSERT INTO things (id, at) VALUES (?, ?)", strings.Repeat("x", 9-i), sqldb.At(at))
			require.NoError(t, err)
			want = append(want, at)
		}
		rows, err := db.Query(t.Context(), "SELECT at FROM things ORDER BY at")
		require.NoError(t, err)
		defer func() { _ = rows.Close() }()
		for i := 0; rows.Next(); i++ {
			var at sqldb.Micros
			require.NoError(t, rows.Scan(&at))
			require.Equal(t, want[i], at.Time())
		}
		require.NoError(t, rows.Err())
		require.Equal(t, []string{"5"}, texts(t, db, "SELECT CAST(COUNT(*) AS TEXT) FROM things WHERE at IS NOT NULL"))
		require.Zero(t, sqldb.At(epoch), "the first instant of 1970 is the one that means not set")
		require.Equal(t, epoch.Add(-time.Microsecond), sqldb.At(epoch.Add(-1)).Time(), "below a microsecond it goes down, before 1970 as after")
	})
}
