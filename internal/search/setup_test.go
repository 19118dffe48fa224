package search_test

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/search"
	"sojourn/internal/search/index/fts"
	"sojourn/internal/search/rank"
)

// whole is the index of the embedded gazetteer, built once for the package:
// it takes seconds and no test changes it.
var whole struct {
	sync.Once
	index *fts.Index
	err   error
	dir   string
}

func TestMain(m *testing.M) {
	code := m.Run()
	if whole.index != nil {
		_ = whole.index.Close()
	}
	if whole.dir != "" {
		_ = os.RemoveAll(whole.dir)
	}
	os.Exit(code)
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
