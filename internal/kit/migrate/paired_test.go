package migrate_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

func TestPaired(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		files []string
		says  string // "" where it is right
	}{
		{"right", []string{"sqlite/0001_a.sql", "postgres/0001_a.sql"}, ""},
		{"right, two", []string{"sqlite/0001_a.sql", "postgres/0001_a.sql", "sqlite/0002_b.sql", "postgres/0002_b.sql"}, ""},
		{"only for one", []string{"sqlite/0001_a.sql", "postgres/0001_a.sql", "sqlite/0002_b.sql"}, "2 migrations for sqlite, 1 for postgres"},
		{"another name", []string{"sqlite/0001_a.sql", "postgres/0001_b.sql"}, "0001 is a for sqlite, b for postgres"},
		{"a gap", []string{"sqlite/0001_a.sql", "sqlite/0003_c.sql", "postgres/0001_a.sql", "postgres/0003_c.sql"}, "expected migration 0002, found 0003_c.sql"},
		{"a number twice", []string{"sqlite/0001_a.sql", "sqlite/0001_b.sql", "postgres/0001_a.sql"}, "expected migration 0002, found 0001_b.sql"},
		{"from zero", []string{"sqlite/0000_a.sql", "postgres/0000_a.sql"}, "expected migration 0001, found 0000_a.sql"},
		{"no number", []string{"sqlite/a.sql", "postgres/a.sql"}, "a.sql is not named NNNN_name.sql"},
		{"capitals", []string{"sqlite/0001_A.sql", "postgres/0001_A.sql"}, "not named NNNN_name.sql"},
		{"a stray file", []string{"sqlite/0001_a.sql", "sqlite/README.md", "postgres/0001_a.sql"}, "README.md is not named"},
		{"no folder", []string{"sqlite/0001_a.sql"}, "postgres"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			fs := fstest.MapFS{}
			for _, f := range c.files {
				fs[f] = &fstest.MapFile{Data: []byte("SELECT 1")}
			}
			err := migrate.Paired(migrate.Set{Name: "trips", Files: fs})
			if c.says == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorContains(t, err, c.says)
		})
	}
}

func TestUpRefusesAGap(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		err := migrate.Up(t.Context(), db, set("0001_a.sql", first, "0003_c.sql", second))
		require.ErrorContains(t, err, "expected migration 0002")
		require.Empty(t, applied(t, db), "nothing is applied of a set that is wrong")
	})
}
