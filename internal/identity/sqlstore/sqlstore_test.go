package sqlstore_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity"
	"sojourn/internal/identity/identityapi"
	"sojourn/internal/identity/sqlstore"
	"sojourn/internal/identity/storetest"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

func TestStore(t *testing.T) {
	t.Parallel()
	sqldbtest.EachOpen(t, func(t *testing.T, open func(*testing.T) *sqldb.DB) {
		storetest.Run(t, func(t *testing.T) identity.Store {
			db := open(t)
			return identity.NewStore(db, eventlog.NewOutbox(db, identityapi.Topic))
		})
	}, identity.Migrations()...)
}

func TestMigrationsArePaired(t *testing.T) {
	t.Parallel()
	require.NoError(t, migrate.Paired(sqlstore.Migrations()))
	if os.Getenv(sqldbtest.EnvPostgres) == "" {
		t.Skip("no PostgreSQL at hand to compare tables")
	}
	lite := sqldbtest.Columns(t, sqldbtest.Open(t, sqldb.SQLite, identity.Migrations()...))
	pg := sqldbtest.Columns(t, sqldbtest.Open(t, sqldb.Postgres, identity.Migrations()...))
	require.Equal(t, lite, pg)
}
