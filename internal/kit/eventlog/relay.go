package eventlog

import (
	"context"
	"log/slog"
	"time"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

const (
	relayBatch = 256
	relayPoll  = 500 * time.Millisecond // only what another process left is found by polling
	relayPause = 2 * time.Second        // after a failure
)

// Relay moves an outbox to the log.
type Relay struct {
	outbox *Outbox
	log    Log
	slog   *slog.Logger
}

// NewRelay makes the relay of an outbox.
func NewRelay(outbox *Outbox, log Log, logger *slog.Logger) *Relay {
	return &Relay{outbox: outbox, log: log, slog: logger}
}

// Waiting counts the events that are not moved yet.
func (r *Relay) Waiting(ctx context.Context) (int, error) { return r.outbox.Waiting(ctx) }

// Run moves events until ctx ends. A log that does not answer delays events
// and loses none.
func (r *Relay) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		n, err := r.Move(ctx)
		wait := relayPoll
		switch {
		case err != nil && ctx.Err() == nil:
			r.slog.Warn("relay", "topic", r.outbox.topic, "error", err)
			wait = relayPause
		case n == relayBatch:
			continue
		}
		r.sleep(ctx, wait, err == nil)
	}
	return nil
}

func (r *Relay) sleep(ctx context.Context, d time.Duration, wakeable bool) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	wake := r.outbox.wake
	if !wakeable {
		wake = nil
	}
	select {
	case <-ctx.Done():
	case <-timer.C:
	case <-wake:
	}
}

// Move moves one batch and tells how many events it moved. Appending and
// deleting are apart: a crash between them repeats the append, which the log
// passes over by event id. The lock keeps one relay an outbox.
func (r *Relay) Move(ctx context.Context) (moved int, err error) {
	err = r.outbox.db.Exclusively(ctx, "relay", func() error {
		rows, err := r.read(ctx, r.outbox.db)
		if err != nil || len(rows) == 0 {
			return err
		}
		if err := r.log.Append(ctx, r.outbox.topic, plain(rows)); err != nil {
			return fault.Wrap(err, fault.Unavailable, "the event log does not answer")
		}
		moved = len(rows)
		return r.outbox.db.Write(ctx, func(tx *sqldb.Tx) error { return r.remove(ctx, tx, rows) })
	})
	return moved, err
}

// read takes what is committed, in the order of row numbers. A transaction
// draws a row's number while it holds the lock of the aggregate, so a reader
// that sees an event sees the earlier ones of its key as well. Rows leave by
// deletion and never behind a cursor: the next read finds a late commit.
// Neither order nor filter may ask for the transaction's number, which is given
// at its first write, before it holds the lock.
func (r *Relay) read(ctx context.Context, q sqldb.Queryer) ([]outboxRow, error) {
	rows, err := q.Query(ctx, "SELECT id, event_id, type, key, at, trace_id, payload FROM outbox ORDER BY id LIMIT ?", relayBatch)
	return sqldb.Collect(rows, err, scanOutbox)
}

func (r *Relay) remove(ctx context.Context, tx *sqldb.Tx, rows []outboxRow) error {
	args := make([]any, len(rows))
	for i, row := range rows {
		args[i] = row.row
	}
	_, err := tx.Exec(ctx, "DELETE FROM outbox WHERE id IN ("+sqldb.Marks(len(args))+")", args...)
	return err
}

func plain(rows []outboxRow) []Event {
	events := make([]Event, len(rows))
	for i, r := range rows {
		events[i] = r.Event
	}
	return events
}
