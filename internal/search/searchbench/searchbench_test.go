package searchbench

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRun(t *testing.T) {
	t.Parallel()
	report, err := Run(t.Context(), t.TempDir())
	require.NoError(t, err)
	require.Len(t, report.Rows, 4)
	var out bytes.Buffer
	report.Print(&out)
	require.Contains(t, out.String(), "suggest, 3 letters")
	t.Log("\n" + out.String())
}
