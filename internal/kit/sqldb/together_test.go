package sqldb_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

func textOf(s sqldb.Scanner) (text string, err error) {
	err = s.Scan(&text)
	return text, err
}

func numberOf(s sqldb.Scanner) (n int, err error) {
	err = s.Scan(&n)
	return n, err
}

const countThings = "SELECT COUNT(*) FROM things"

func TestTogether(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, "b", "a", "c")
		var ids, none []string
		var counts []int
		require.NoError(t, db.Together(t.Context(),
			sqldb.List(&ids, textOf, "SELECT id FROM things WHERE id <> ? ORDER BY id", "c"),
			sqldb.List(&none, textOf, "SELECT id FROM things WHERE id = '?'"),
			sqldb.List(&counts, numberOf, countThings)))
		require.Equal(t, []string{"a", "b"}, ids)
		require.Empty(t, none)
		require.Equal(t, []int{3}, counts)
		require.NoError(t, db.Together(t.Context()))
	})
}

// What is kept as NULL comes back as "not set", also where the row before had
// a value, and repeated values stay right.
func TestTogetherScansOurKinds(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		_, err := exec(t, db, "INSERT INTO things (id, label, at) VALUES ('1', 'x', 5), ('2', 'x', 6), ('3', NULL, NULL), ('4', 'y', 7)")
		require.NoError(t, err)
		type row struct {
			label sqldb.Text
			at    sqldb.Micros
		}
		var r row // one for all rows
		var got []row
		require.NoError(t, db.Together(t.Context(), sqldb.List(&got, func(s sqldb.Scanner) (row, error) {
			err := s.Scan(&r.label, &r.at)
			return r, err
		}, "SELECT label, at FROM things ORDER BY id")))
		require.Equal(t, []row{{"x", 5}, {"x", 6}, {"", 0}, {"y", 7}}, got)
	})
}

func TestTogetherFails(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		add(t, db, "a")
		mine := errors.New("mine")
		var texts []string
		var numbers []int
		gone, leave := context.WithCancel(t.Context())
		leave()
		for name, ask := range map[string]sqldb.Ask{
			"no such table":   sqldb.List(&texts, textOf, "SELECT id FROM missing"),
			"another kind":    sqldb.List(&numbers, numberOf, "SELECT id FROM things"),
			"a write":         sqldb.List(&texts, textOf, "INSERT INTO things (id) VALUES ('b') RETURNING id"),
			"while it runs":   sqldb.List(&numbers, numberOf, "SELECT 1 / CAST(id AS BIGINT) FROM things"),
			"the scan's own":  sqldb.List(&texts, func(sqldb.Scanner) (string, error) { return "", mine }, "SELECT id FROM things"),
			"too few columns": sqldb.List(&texts, textOf, "SELECT id, n FROM things"),
		} {
			if name == "while it runs" && db.Engine() == sqldb.SQLite {
				continue // SQLite makes a number of any text
			}
			err := db.Together(t.Context(), sqldb.List(&numbers, numberOf, countThings), ask, sqldb.List(&numbers, numberOf, countThings))
			require.True(t, fault.Is(err, fault.Internal), "%s: %v", name, err)
			require.Equal(t, 1, count(t, db), name)
			add(t, db, name) // its connection is of use, and in no transaction
			_, err = exec(t, db, "DELETE FROM things WHERE id = ?", name)
			require.NoError(t, err)
		}
		require.True(t, fault.Is(db.Together(gone, sqldb.List(&numbers, numberOf, countThings)), fault.Canceled))
	})
}

// A change that is committed between two statements is seen by neither.
func TestTogetherSeesOneState(t *testing.T) {
	t.Parallel()
	postgres(t, func(t *testing.T, db *sqldb.DB) {
		var counts []int
		var locks []any
		done := make(chan error, 1)
		require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error {
			require.NoError(t, tx.Lock(t.Context(), "between"))
			go func() {
				done <- db.Together(t.Context(),
					sqldb.List(&counts, numberOf, countThings),
					sqldb.List(&locks, func(sqldb.Scanner) (any, error) { return nil, nil }, "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", db.Name()+"/between"),
					sqldb.List(&counts, numberOf, countThings))
			}()
			require.Eventually(t, func() bool {
				var waiting int
				err := db.Row(t.Context(), `SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
					AND (classid::bigint << 32 | objid::bigint) = hashtextextended(?, 0)`, db.Name()+"/between").Scan(&waiting)
				return err == nil && waiting > 0
			}, 10*time.Second, time.Millisecond)
			add(t, db, "a")
			return nil
		}))
		require.NoError(t, <-done)
		require.Equal(t, []int{0, 0}, counts)
	})
}

func TestTogetherPassesOverWhatIsWrittenMeanwhile(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, db *sqldb.DB) {
		var counts []int
		between := func(s sqldb.Scanner) (int, error) {
			n, err := numberOf(s)
			add(t, db, "a")
			return n, err
		}
		require.NoError(t, db.Together(t.Context(), sqldb.List(&counts, between, countThings), sqldb.List(&counts, numberOf, countThings)))
		require.Equal(t, []int{0, 0}, counts)
	})
}
