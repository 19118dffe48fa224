package kafkalog_test

import (
	"context"
	"log/slog"
	"os"
	"testing"
	"time"

	"go.uber.org/goleak"

	"sojourn/internal/kit/eventlog/kafkalog"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// The variables that make this binary a consumer in a process of its own.
const (
	envMember = "SOJOURN_TEST_MEMBER" // its name
	envSchema = "SOJOURN_TEST_SCHEMA"
	envLog    = "SOJOURN_TEST_LOG"
)

func TestMain(m *testing.M) {
	if name := os.Getenv(envMember); name != "" {
		os.Exit(consume(name))
	}
	goleak.VerifyTestMain(m)
}

// consume applies events until the process is killed.
func consume(name string) int {
	ctx := context.Background()
	db, err := sqldb.Open(ctx, sqldb.Config{Source: os.Getenv(sqldbtest.EnvPostgres), Name: os.Getenv(envSchema)})
	if err != nil {
		return 1
	}
	cfg, err := kafkalog.Parse(os.Getenv(envLog))
	if err != nil {
		return 1
	}
	log, err := kafkalog.Open(cfg, slog.New(slog.DiscardHandler), kafkalog.Options{Session: time.Second})
	if err != nil || member(db, log, name).Run(ctx) != nil {
		return 1
	}
	return 0
}
