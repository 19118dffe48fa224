package postgis_test

import (
	"context"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
	"sojourn/internal/search/index/postgis"
)

const (
	waitFor = 20 * time.Second
	tick    = 10 * time.Millisecond
)

// run runs a statement that PostgreSQL allows outside transactions only.
func run(t *testing.T, db *sqldb.DB, statement string) {
	t.Helper()
	rows, err := db.Query(context.Background(), statement)
	require.NoError(t, err)
	require.NoError(t, rows.Close())
}

// emptyDatabase makes a database of its own, which has no PostGIS, owned by a
// user who may not install it, and gives its URL for that user and for the
// superuser.
func emptyDatabase(t *testing.T) (user, superuser string) {
	t.Helper()
	db := database(t)
	name := "t_" + id.Random(8)
	run(t, db, "CREATE ROLE "+name+" LOGIN PASSWORD 'x'")
	run(t, db, "CREATE DATABASE "+name+" OWNER "+name+" TEMPLATE template0")
	t.Cleanup(func() {
		run(t, db, "DROP DATABASE "+name+" WITH (FORCE)")
		run(t, db, "DROP ROLE "+name)
	})
	u, err := url.Parse(sqldbtest.Source())
	require.NoError(t, err)
	u.Path = "/" + name
	superuser = u.String()
	u.User = url.UserPassword(name, "x")
	return u.String(), superuser
}

func connect(t *testing.T, source, schema string) *sqldb.DB {
	t.Helper()
	db, err := sqldb.Open(t.Context(), sqldb.Config{Source: source, Name: schema})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	return db
}

// TestPostGISIsMissing: an operator is told what to do, and once it is done the
// service's own user builds.
func TestPostGISIsMissing(t *testing.T) {
	t.Parallel()
	user, superuser := emptyDatabase(t)
	db := connect(t, user, "search")
	_, err := postgis.Open(t.Context(), config(db, "1", one("a")))
	require.True(t, fault.Is(err, fault.Forbidden), "%v", err)
	require.ErrorContains(t, err, "let a superuser run CREATE EXTENSION postgis")

	admin := connect(t, superuser, "other")
	run(t, admin, "CREATE SCHEMA elsewhere")
	run(t, admin, "CREATE EXTENSION postgis SCHEMA elsewhere")
	_, err = postgis.Open(t.Context(), config(db, "1", one("a")))
	require.ErrorContains(t, err, "PostGIS is installed in the schema elsewhere")

	run(t, admin, "DROP EXTENSION postgis")
	open(t, config(admin, "1", one("installed")))
	require.Equal(t, "a", first(t, open(t, config(db, "1", one("a")))))
}
