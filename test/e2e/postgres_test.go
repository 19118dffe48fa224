package e2e_test

import (
	"database/sql"
	"errors"
	"net/url"
	"os"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // makes the tests' own databases
	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/id"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// TestOnPostgres: the whole process keeps its state in PostgreSQL, and a
// second process on the same database finds it all.
func TestOnPostgres(t *testing.T) {
	t.Parallel()
	source := ownDatabase(t)
	p := start(t, t.TempDir(), "--db", source)
	token := p.traveller()
	path := p.trip(token)
	for range 5 {
		p.must(200, "PUT", path+"/items", token, object{"title": "x", "day": "2027-05-02"})
	}
	p.kill()
	again := start(t, t.TempDir(), "--db", source)
	trip := again.must(200, "GET", path, again.login(), nil)
	require.Len(t, trip["items"], 5)
	require.Equal(t, "T", trip["members"].([]any)[0].(object)["name"], "the name came by an event")
}

// ownDatabase makes a database of the test's own on the server at hand.
func ownDatabase(t *testing.T) string {
	t.Helper()
	server := sqldbtest.Source()
	if server == "" {
		if os.Getenv(sqldbtest.EnvRequire) != "" {
			t.Fatalf("%s is not set: run scripts/services up", sqldbtest.EnvPostgres)
		}
		t.Skipf("%s is not set; make test brings a server", sqldbtest.EnvPostgres)
	}
	source, err := newDatabase(server)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, dropDatabase(source)) })
	return source
}

// newDatabase makes an empty database on a server and gives its URL.
func newDatabase(server string) (string, error) {
	name := "e2e_" + id.Random(6)
	u, err := url.Parse(server)
	if err != nil {
		return "", err
	}
	if err := run(server, "CREATE DATABASE "+name); err != nil {
		return "", err
	}
	u.Path = "/" + name
	return u.String(), nil
}

func dropDatabase(source string) error {
	u, err := url.Parse(source)
	if err != nil {
		return err
	}
	name := strings.TrimPrefix(u.Path, "/")
	u.Path = "/postgres"
	return run(u.String(), "DROP DATABASE "+name+" WITH (FORCE)")
}

func run(source, statement string) error {
	db, err := sql.Open("pgx", source)
	if err != nil {
		return err
	}
	_, err = db.Exec(statement)
	return errors.Join(err, db.Close())
}
