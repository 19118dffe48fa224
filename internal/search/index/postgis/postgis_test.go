package postgis_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
	"sojourn/internal/search/index"
	"sojourn/internal/search/index/indextest"
	"sojourn/internal/search/index/postgis"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// list is a source of places for tests.
type list []index.Place

func (l list) Len() int             { return len(l) }
func (l list) At(i int) index.Place { return l[i] }

func config(db *sqldb.DB, fingerprint string, places []index.Place) postgis.Config {
	return postgis.Config{DB: db, Fingerprint: fingerprint, Load: func() (index.Places, error) { return list(places), nil }}
}

func database(t *testing.T) *sqldb.DB {
	t.Helper()
	sqldbtest.NeedPostgres(t)
	return sqldbtest.Open(t, sqldb.Postgres)
}

func open(t *testing.T, cfg postgis.Config) *postgis.Index {
	t.Helper()
	x, err := postgis.Open(t.Context(), cfg)
	require.NoError(t, err)
	return x
}

func TestIndex(t *testing.T) {
	t.Parallel()
	indextest.Run(t, func(t *testing.T, places []index.Place) index.Index {
		return open(t, config(database(t), "1", places))
	})
}

// TestCallerLeaves: a query of somebody who types on is answered and costs no
// connection.
func TestCallerLeaves(t *testing.T) {
	t.Parallel()
	x := open(t, config(database(t), "1", one("a")))
	ctx, leave := context.WithCancel(t.Context())
	leave()
	top, err := x.Top(ctx, index.Filter{}, 1)
	require.NoError(t, err)
	require.Len(t, top, 1)
}

// TestDatabaseHangs: a query that is not answered ends, and says so.
func TestDatabaseHangs(t *testing.T) {
	t.Parallel()
	db := database(t)
	x := open(t, config(db, "1", one("a")))
	require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error {
		require.NoError(t, tx.Script(t.Context(), `DO $$ DECLARE r record; BEGIN
			FOR r IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename LIKE 'place\_%' LOOP
				EXECUTE 'LOCK TABLE ' || r.tablename;
			END LOOP; END $$`))
		_, err := x.Top(t.Context(), index.Filter{}, 1)
		require.True(t, fault.Is(err, fault.Unavailable), "%v", err)
		return nil
	}))
	require.Equal(t, "a", first(t, x))
}
