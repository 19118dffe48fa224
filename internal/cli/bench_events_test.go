package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/cli"
	"sojourn/internal/kit/eventlog/kafkalog/kafkalogtest"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

type eventsReport struct {
	Relay    []struct{ Drain, Bare float64 }
	Shares   *struct{ Drain float64 }
	Embedded struct {
		P50 float64 `json:"p50_ms"`
	}
	Split *struct {
		P50 float64 `json:"p50_ms"`
	}
}

func benchEvents(t *testing.T, args ...string) (report eventsReport) {
	t.Helper()
	var out, errs bytes.Buffer
	require.Zero(t, cli.Main(append([]string{"bench", "events", "--json", "--samples", "10"}, args...), &out, &errs), "%s", &errs)
	require.NoError(t, json.Unmarshal(out.Bytes(), &report))
	return report
}

// The figures are the machine's; that every event arrives once and in order is
// what the command itself fails without.
func TestBenchEvents(t *testing.T) {
	t.Parallel()
	sqldbtest.NeedPostgres(t)
	report := benchEvents(t, "--db", os.Getenv(sqldbtest.EnvPostgres), "--log", kafkalogtest.Address(t), "--runs", "1", "--events", "200")
	require.Len(t, report.Relay, 1)
	require.Positive(t, report.Relay[0].Drain)
	require.Positive(t, report.Relay[0].Bare)
	require.Positive(t, report.Shares.Drain)
	require.Positive(t, report.Split.P50)
}

func TestBenchEventsEmbedded(t *testing.T) {
	t.Parallel()
	report := benchEvents(t)
	require.Positive(t, report.Embedded.P50)
	require.Nil(t, report.Split)
	var out, errs bytes.Buffer
	require.Equal(t, 2, cli.Main([]string{"bench", "events", "--db", "postgres://a/b"}, &out, &errs), "PostgreSQL goes with Kafka")
}
