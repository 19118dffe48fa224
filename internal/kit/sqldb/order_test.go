package sqldb_test

import (
	"database/sql"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/sqldb"
)

func scanText(rows *sql.Rows) (s string, err error) { return s, rows.Scan(&s) }

func texts(t *testing.T, db *sqldb.DB, query string, args ...any) []string {
	t.Helper()
	rows, err := db.Query(t.Context(), query, args...)
	all, err := sqldb.Collect(rows, err, scanText)
	require.NoError(t, err)
	return all
}

// awkward are fractional positions and ids that collations other than bytes
// put into another order.
var awkward = []string{"Zz", "a0", "a", "A", "B", "b", "_", "-a", "a-b", "ab", "a0V", "a0v", "é", "e", "f", "ß", "😀", "9", "10"}

func TestOrderOfBytes(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, awkward...)
		want := slices.Sorted(slices.Values(awkward))
		require.Equal(t, want, texts(t, db, `SELECT id FROM things ORDER BY id`), `a COLLATE "C" column`)
		require.Equal(t, want, texts(t, db, `SELECT label FROM things ORDER BY label`+db.Binary()), "any column with Binary")
		require.NotEqual(t, want, texts(t, db, `SELECT label FROM things ORDER BY label`),
			"the trap is not set: this column's own collation is expected to differ")
	})
}

// A page starts behind a key: comparison must agree with order, or pages skip
// and repeat rows.
func TestPagesFollowTheOrderOfBytes(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, awkward...)
		label := "label" + db.Binary()
		var all []string
		for last := ""; ; last = all[len(all)-1] {
			page := texts(t, db, "SELECT label FROM things WHERE "+label+" > ? ORDER BY "+label+" LIMIT 4", last)
			if len(page) == 0 {
				break
			}
			all = append(all, page...)
		}
		require.Equal(t, slices.Sorted(slices.Values(awkward)), all)
	})
}

func TestEqualityTellsCaseApart(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, "Lisbon", "lisbon")
		require.Equal(t, []string{"lisbon"}, texts(t, db, "SELECT id FROM things WHERE id = ?", "lisbon"))
	})
}

// SQLite's LIKE ignores ASCII case and knows no escape by itself, PostgreSQL's
// does neither. Folding both sides and naming the escape makes them agree.
func TestLikeThatBothEnginesAgreeOn(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, "Lisbon", "lisboa", "LIS%", "Madrid")
		const query = `SELECT id FROM things WHERE LOWER(id) LIKE ? ESCAPE '\' ORDER BY id`
		require.Equal(t, []string{"LIS%", "Lisbon", "lisboa"}, texts(t, db, query, "lis%"))
		require.Equal(t, []string{"LIS%"}, texts(t, db, query, `lis\%`))
	})
}
