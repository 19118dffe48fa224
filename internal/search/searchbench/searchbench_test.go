package searchbench

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
	"sojourn/internal/search"
	"sojourn/internal/search/index/postgis"
)

func TestRun(t *testing.T) {
	t.Parallel()
	report, err := Run(t.Context(), t.TempDir())
	require.NoError(t, err)
	show(t, report)
}

// TestMeasureShared measures the index on PostgreSQL, in the schema that the
// tests of package search use too.
func TestMeasureShared(t *testing.T) {
	t.Parallel()
	sqldbtest.NeedPostgres(t)
	db, err := sqldb.Open(t.Context(), sqldb.Config{Source: sqldbtest.Source(), Name: "t_places", PlanOnce: true})
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	x, err := postgis.Open(t.Context(), search.SharedIndexConfig(db, nil))
	require.NoError(t, err)
	report, err := Measure(t.Context(), x)
	require.NoError(t, err)
	show(t, report)
}

func show(t *testing.T, report Report) {
	t.Helper()
	require.Len(t, report.Rows, 4)
	var out bytes.Buffer
	report.Print(&out)
	require.Contains(t, out.String(), "suggest, 3 letters")
	t.Log("\n" + out.String())
}
