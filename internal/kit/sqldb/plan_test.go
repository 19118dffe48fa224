package sqldb_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// A database opened with PlanOnce plans without arguments, and others as the
// server likes.
func TestPlanOnce(t *testing.T) {
	t.Parallel()
	sqldbtest.NeedPostgres(t)
	for once, want := range map[bool]string{true: "force_generic_plan", false: "auto"} {
		db, err := sqldb.Open(t.Context(), sqldb.Config{Source: sqldbtest.Source(), Name: "public", PlanOnce: once})
		require.NoError(t, err)
		var got string
		require.NoError(t, db.Row(t.Context(), "SELECT current_setting('plan_cache_mode')").Scan(&got))
		require.Equal(t, want, got)
		require.NoError(t, db.Close())
	}
}
