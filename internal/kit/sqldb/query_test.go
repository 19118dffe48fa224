package sqldb_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

func replace(s string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(s) }

// A question mark in text or in a comment is not a placeholder, on the real
// engines and not only in rebind's eyes.
func TestPlaceholders(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		for _, query := range []string{
			"SELECT '?' || CAST(? AS TEXT) || 'it''s ?'",
			"SELECT '?' || CAST(? AS TEXT) -- why?\n || 'it''s ?'",
			"SELECT /* or? */ '?' || CAST(? AS TEXT) || 'it''s ?'",
			`SELECT "q?" FROM (SELECT '?' || CAST(? AS TEXT) || 'it''s ?' AS "q?") AS t`,
		} {
			var got string
			require.NoError(t, db.Row(t.Context(), query, "x").Scan(&got), query)
			require.Equal(t, "?xit's ?", got, query)
		}
	})
}

func TestNull(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		at := time.Date(2027, 3, 28, 1, 59, 59, 123456789, time.FixedZone("", 3600))
		require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error {
			_, err := tx.Exec(t.Context(), "INSERT INTO things (id, label, at) VALUES (?, ?, ?), (?, ?, ?)",
				"set", sqldb.Text("x"), sqldb.At(at), "unset", sqldb.Text(""), sqldb.At(time.Time{}))
			return err
		}))
		var label sqldb.Text
		var got sqldb.Micros
		row := func(id string) sqldb.Row {
			return db.Row(t.Context(), "SELECT label, at FROM things WHERE id = ?", id)
		}
		require.NoError(t, row("set").Scan(&label, &got))
		require.Equal(t, sqldb.Text("x"), label)
		require.Equal(t, at.UTC().Truncate(time.Microsecond), got.Time())
		require.NoError(t, row("unset").Scan(&label, &got)) // into variables that hold something
		require.Empty(t, label)
		require.True(t, got.Time().IsZero())
		var nulls int
		require.NoError(t, db.Row(t.Context(), "SELECT COUNT(*) FROM things WHERE label IS NULL AND at IS NULL").Scan(&nulls))
		require.Equal(t, 1, nulls, "not set must be NULL, or COALESCE and IS NULL lie")
	})
}

func TestMicrosKeepsInstants(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		at := time.UnixMicro(rapid.Int64Range(-1<<52, 1<<52).Filter(func(n int64) bool { return n != 0 }).Draw(t, "µs"))
		zone := time.FixedZone("", rapid.IntRange(-14*3600, 14*3600).Draw(t, "offset"))
		require.True(t, sqldb.At(at.In(zone)).Time().Equal(at))
		require.Equal(t, time.UTC, sqldb.At(at).Time().Location())
	})
}

func TestScanRefusesOtherKinds(t *testing.T) {
	t.Parallel()
	var m sqldb.Micros
	for _, v := range []any{"2027-03-28", 1.5, time.Now(), []byte("1")} {
		require.Error(t, m.Scan(v), "%T", v)
	}
	var s sqldb.Text
	for _, v := range []any{int64(1), 1.5, true} {
		require.Error(t, s.Scan(v), "%T", v)
	}
}

func TestNoRowIsNotFound(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		const query = "SELECT id FROM things WHERE id = ?"
		var id string
		require.True(t, fault.Is(db.Row(t.Context(), query, "x").Scan(&id), fault.NotFound))
		find := func(tx *sqldb.Tx) error { return tx.Row(t.Context(), query, "x").Scan(&id) }
		require.True(t, fault.Is(db.Read(t.Context(), find), fault.NotFound))
		require.True(t, fault.Is(db.Write(t.Context(), find), fault.NotFound))
		var none any
		require.NoError(t, db.Row(t.Context(), "SELECT MAX(id) FROM things").Scan(&none), "a row of NULL is a row")
		require.Nil(t, none)
	})
}

func TestCollect(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, "b", "a", "c")
		rows, err := db.Query(t.Context(), "SELECT id FROM things ORDER BY id LIMIT ?", 2)
		ids, err := sqldb.Collect(rows, err, scanText)
		require.NoError(t, err)
		require.Equal(t, []string{"a", "b"}, ids)
		rows, err = db.Query(t.Context(), "SELECT id FROM missing")
		_, err = sqldb.Collect(rows, err, scanText)
		require.True(t, fault.Is(err, fault.Internal))
	})
}
