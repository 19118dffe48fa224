package storebench_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"sojourn/internal/itinerary/storebench"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// The ways that are compared must read the same.
func TestWays(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		source := "sqlite"
		if db.Engine() == sqldb.Postgres {
			source = os.Getenv(sqldbtest.EnvPostgres)
		}
		f, err := storebench.Open(t.Context(), source, t.TempDir(), 7)
		require.NoError(t, err)
		defer func() { require.NoError(t, f.Close(t.Context())) }()
		require.NoError(t, f.Read(t.Context()))
		if db.Engine() == sqldb.Postgres {
			require.Equal(t, 1+7+1+2, f.Rows, "an itinerary, items, what is written about a day, members")
			require.NoError(t, f.BareTogether(t.Context()))
			require.NoError(t, f.BareOneByOne(t.Context()))
		}
	})
}
