package eventlog_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
)

// run starts a relay in a bubble, where time stands still while anyone works.
func (h house) run(t *testing.T, log eventlog.Log) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- eventlog.NewRelay(h.outbox, log, quiet).Run(ctx) }()
	t.Cleanup(func() { cancel(); require.NoError(t, <-done) })
	synctest.Wait()
}

func TestRelayHearsOfACommit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		h := open(t, sqldb.SQLite)
		h.create(t, "lisbon")
		h.run(t, h.log)
		start := time.Now()
		for range 3 {
			h.write(t, func(tx *sqldb.Tx) error { return h.change(t.Context(), tx, "lisbon") })
			synctest.Wait()
			require.Zero(t, h.waiting(t), "it waits for its next poll")
		}
		require.Zero(t, time.Since(start))
	})
}

// An outbox that has grown is moved in one go, batch after batch.
func TestRelayMovesAllBatches(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		h := open(t, sqldb.SQLite)
		h.write(t, func(tx *sqldb.Tx) error {
			for i := range eventlog.RelayReach + 600 {
				if err := h.outbox.Append(t.Context(), tx, event(t, "lisbon", i)); err != nil {
					return err
				}
			}
			return nil
		})
		start := time.Now()
		h.run(t, h.log)
		require.Zero(t, h.waiting(t))
		require.Zero(t, time.Since(start))
	})
}

// What another process commits rings no bell here: a poll finds it.
func TestRelayPolls(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		h := open(t, sqldb.SQLite)
		h.create(t, "lisbon")
		h.run(t, h.log)
		elsewhere := house{h.db, eventlog.NewOutbox(h.db, topic), h.log}
		h.write(t, func(tx *sqldb.Tx) error { return elsewhere.change(t.Context(), tx, "lisbon") })
		<-time.After(time.Second) // of the bubble's time
		synctest.Wait()
		require.Zero(t, h.waiting(t))
	})
}

// flaky is a log that is away for a while.
type flaky struct {
	eventlog.Log
	calls, until atomic.Int32
}

func (f *flaky) Append(ctx context.Context, topic string, events []eventlog.Event) error {
	if f.calls.Add(1) <= f.until.Load() {
		return errors.New("away")
	}
	return f.Log.Append(ctx, topic, events)
}

func TestRelayOutlivesTheLogsAbsence(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		h := open(t, sqldb.SQLite)
		h.create(t, "lisbon")
		log := &flaky{Log: h.log}
		log.until.Store(3)
		h.run(t, log)
		for range 5 { // commits do not hurry a relay whose log is away
			h.write(t, func(tx *sqldb.Tx) error { return h.change(t.Context(), tx, "lisbon") })
			synctest.Wait()
		}
		require.EqualValues(t, 1, log.calls.Load())
		require.Equal(t, 5, h.waiting(t))
		<-time.After(time.Minute) // of the bubble's time
		synctest.Wait()
		require.EqualValues(t, 4, log.calls.Load())
		require.Zero(t, h.waiting(t))
	})
}
