package sqllog_test

import (
	"log/slog"
	"testing"
	"time"

	"go.uber.org/goleak"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/eventlogtest"
	"sojourn/internal/kit/eventlog/sqllog"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func newLog(db *sqldb.DB) eventlog.Log {
	return sqllog.New(db, slog.New(slog.DiscardHandler), sqllog.Options{Attempts: eventlogtest.Attempts, Backoff: time.Millisecond, Poll: 3 * time.Millisecond})
}

func TestLog(t *testing.T) {
	t.Parallel()
	sqldbtest.EachOpen(t, func(t *testing.T, open func(*testing.T) *sqldb.DB) {
		eventlogtest.Run(t, func(t *testing.T) (eventlog.Log, func() eventlog.Log) {
			db := open(t)
			return newLog(db), func() eventlog.Log { return newLog(db) }
		})
	}, sqllog.Migrations())
}
