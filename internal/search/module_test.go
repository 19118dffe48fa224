package search_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/search"
)

// TestRun: the module refuses queries until it is ready, serves, and stops.
func TestRun(t *testing.T) {
	t.Parallel()
	setup(t)
	dir := t.TempDir()
	data, err := os.ReadFile(filepath.Join(whole.dir, "search.db"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "search.db"), data, 0o600))

	serves(t, search.Config{Dir: dir})
}

// TestRunShared: the same with the index on PostgreSQL.
func TestRunShared(t *testing.T) {
	t.Parallel()
	setupShared(t)
	serves(t, search.Config{DB: shared.db})
}

func serves(t *testing.T, cfg search.Config) {
	t.Helper()
	m := search.New(cfg, search.Deps{Zones: lisbonTime{}, Logger: slog.New(slog.DiscardHandler)})
	query := search.Query{Text: "lisbon", Limit: 1}
	_, err := m.Suggest(t.Context(), query)
	require.True(t, fault.Is(err, fault.Unavailable))

	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- m.Run(ctx) }()
	<-m.Ready()
	hits, err := m.Suggest(t.Context(), query)
	require.NoError(t, err)
	require.Len(t, hits, 1)

	stop()
	require.NoError(t, <-ended)
	_, err = m.Suggest(t.Context(), query)
	require.True(t, fault.Is(err, fault.Unavailable))
}

// TestStopWhileBuilding: a build ends with its context and leaves nothing that
// is taken for an index.
func TestStopWhileBuilding(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	m := search.New(search.Config{Dir: dir}, search.Deps{Zones: lisbonTime{}, Logger: slog.New(slog.DiscardHandler)})
	ctx, stop := context.WithCancel(t.Context())
	stop()
	require.NoError(t, m.Run(ctx))
	require.NoFileExists(t, filepath.Join(dir, "search.db"))
}
