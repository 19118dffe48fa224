package search_test

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
	"sojourn/internal/search"
	"sojourn/internal/search/index/fts"
	"sojourn/internal/search/index/postgis"
	"sojourn/internal/search/rank"
)

// whole is the index of the embedded gazetteer, built once for the package:
// it takes seconds and no test changes it. shared is the same on PostgreSQL.
var whole struct {
	sync.Once
	index *fts.Index
	err   error
	dir   string
}

var shared struct {
	sync.Once
	index *postgis.Index
	err   error
	db    *sqldb.DB
}

func TestMain(m *testing.M) {
	code := m.Run()
	if whole.index != nil {
		_ = whole.index.Close()
	}
	if whole.dir != "" {
		_ = os.RemoveAll(whole.dir)
	}
	if shared.db != nil {
		_ = shared.db.Close()
	}
	os.Exit(code)
}

// each runs a test on a service over the whole gazetteer, with either index.
func each(t *testing.T, test func(t *testing.T, s *search.Service)) {
	t.Helper()
	t.Run("fts", func(t *testing.T) {
		t.Parallel()
		test(t, setup(t))
	})
	t.Run("postgis", func(t *testing.T) {
		t.Parallel()
		test(t, setupShared(t))
	})
}

// setup gives a service over the whole gazetteer.
func setup(t testing.TB) *search.Service {
	t.Helper()
	whole.Do(func() {
		if whole.dir, whole.err = os.MkdirTemp("", "sojourn-search-*"); whole.err == nil {
			whole.index, whole.err = fts.Open(context.Background(), search.IndexConfig(whole.dir))
		}
	})
	require.NoError(t, whole.err)
	s := search.NewService(lisbonTime{})
	s.Serve(whole.index)
	return s
}

// setupShared gives the same with the index on PostgreSQL. Its schema stays on
// the test server, for the next run and for other packages.
func setupShared(t testing.TB) *search.Service {
	t.Helper()
	sqldbtest.NeedPostgres(t)
	shared.Do(func() {
		ctx := context.Background()
		if shared.db, shared.err = sqldb.Open(ctx, sqldb.Config{Source: sqldbtest.Source(), Name: "t_places", PlanOnce: true}); shared.err == nil {
			shared.index, shared.err = postgis.Open(ctx, search.SharedIndexConfig(shared.db, nil))
		}
	})
	require.NoError(t, shared.err)
	s := search.NewService(lisbonTime{})
	s.Serve(shared.index)
	return s
}

// lisbonTime is a Zones that knows one zone.
type lisbonTime struct{}

func (lisbonTime) ZoneAt(context.Context, float64, float64) (string, string, error) {
	return "Europe/Lisbon", "PT", nil
}

// names writes hits as "Name (kind, country)".
func names(hits []rank.Hit) []string {
	out := make([]string, len(hits))
	for i, h := range hits {
		out[i] = fmt.Sprintf("%s (%s, %s)", h.Name, h.Kind, h.Country)
	}
	return out
}
