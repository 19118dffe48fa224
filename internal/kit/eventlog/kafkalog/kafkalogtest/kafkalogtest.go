// Package kafkalogtest gives each test a log of its own on a real Kafka broker.
package kafkalogtest

import (
	"context"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"

	"sojourn/internal/kit/eventlog/eventlogtest"
	"sojourn/internal/kit/eventlog/kafkalog"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// EnvKafka names the variable with the kafka:// address of a broker at hand.
// `make test` sets it; without it the tests on Kafka are skipped, and where
// sqldbtest.EnvRequire is set as well its absence is a failure.
const EnvKafka = "SOJOURN_TEST_KAFKA"

// Address gives the broker's address with a prefix that no other test has.
// What the test makes below it is deleted in the end.
func Address(t testing.TB) string {
	t.Helper()
	if os.Getenv(EnvKafka) == "" {
		if os.Getenv(sqldbtest.EnvRequire) != "" {
			t.Fatalf("%s is not set: run scripts/services up", EnvKafka)
		}
		t.Skipf("%s is not set; `make test` brings a broker", EnvKafka)
	}
	address := os.Getenv(EnvKafka) + "?partitions=3&prefix=t" + id.Random(6) + "."
	cfg, err := kafkalog.Parse(address)
	require.NoError(t, err)
	t.Cleanup(func() { sweep(t, cfg) })
	return address
}

// Open makes a log at an Address, closed in the end. Its pauses are short.
func Open(t testing.TB, address string) *kafkalog.Log {
	t.Helper()
	cfg, err := kafkalog.Parse(address)
	require.NoError(t, err)
	log, err := kafkalog.Open(cfg, slog.New(slog.DiscardHandler), kafkalog.Options{Attempts: eventlogtest.Attempts, Backoff: time.Millisecond, Session: time.Second})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, log.Close()) })
	return log
}

// sweep deletes what a prefix has, or the broker would slow down from test to
// test.
func sweep(t testing.TB, cfg kafkalog.Config) {
	t.Helper()
	client, err := kgo.NewClient(kgo.SeedBrokers(cfg.Brokers...))
	require.NoError(t, err)
	defer client.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	admin := kadm.NewClient(client)
	topics, err := admin.ListTopics(ctx)
	require.NoError(t, err)
	_, err = admin.DeleteTopics(ctx, with(cfg.Prefix, topics.Names())...)
	require.NoError(t, err)
	groups, err := admin.ListGroups(ctx)
	require.NoError(t, err)
	_, err = admin.DeleteGroups(ctx, with(cfg.Prefix, groups.Groups())...)
	require.NoError(t, err)
}

func with(prefix string, names []string) (matching []string) {
	for _, n := range names {
		if strings.HasPrefix(n, prefix) {
			matching = append(matching, n)
		}
	}
	return matching
}
