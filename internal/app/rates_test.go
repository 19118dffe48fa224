package app_test

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/app"
	"sojourn/internal/kit/fault"
)

// TestRatesThatAreWrong: the start ends with what is wrong in which line, and
// nothing has been opened.
func TestRatesThatAreWrong(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		"date,2027-05-01\nsource,x\nUSD,\"1,08\"\n": "line 3, field rate",
		"date,2027-05-01\nUSD,1.08\n":               "field source: is missing",
		"":                                          "field date: is missing",
	} {
		cfg := app.Defaults()
		cfg.Data, cfg.Rates = t.TempDir(), filepath.Join(t.TempDir(), "rates.csv")
		_, err := app.New(t.Context(), cfg, io.Discard)
		require.ErrorContains(t, err, "cannot be read", "the file is not there yet")
		require.NoError(t, os.WriteFile(cfg.Rates, []byte(text), 0o600))
		_, err = app.New(t.Context(), cfg, io.Discard)
		require.Equal(t, fault.Invalid, fault.KindOf(err))
		require.ErrorContains(t, err, says)
		require.ErrorContains(t, err, cfg.Rates)
		left, err := os.ReadDir(cfg.Data)
		require.NoError(t, err)
		require.Empty(t, left)
	}
}
