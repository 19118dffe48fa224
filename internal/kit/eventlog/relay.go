package eventlog

import (
	"context"
	"log/slog"
	"time"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/trace"
)

// RelayBatch is how many events a relay moves at once.
const RelayBatch = 256

const (
	relayPoll  = 500 * time.Millisecond // only what another process left is found by polling
	relayAgain = 10 * time.Millisecond  // while another process moves this outbox
	relayPause = 2 * time.Second        // after a failure
)

// Relay moves an outbox to the log.
type Relay struct {
	outbox *Outbox
	log    Log
	slog   *slog.Logger
	watch  Watch
}

// NewRelay makes the relay of an outbox.
func NewRelay(outbox *Outbox, log Log, logger *slog.Logger) *Relay {
	return &Relay{outbox: outbox, log: log, slog: logger, watch: unwatched{}}
}

// Watched lets w, which may be nil, hear of what the relay moves.
func (r *Relay) Watched(w Watch) *Relay {
	r.watch = watchOr(w)
	return r
}

// Waiting counts the events that are not moved yet.
func (r *Relay) Waiting(ctx context.Context) (int, error) { return r.outbox.Waiting(ctx) }

// Oldest gives the age of the event that waits first; 0 where none waits.
func (r *Relay) Oldest(ctx context.Context) (time.Duration, error) { return r.outbox.Oldest(ctx) }

// Run moves events until ctx ends. A log that does not answer delays events
// and loses none.
func (r *Relay) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		n, mine, err := r.move(ctx)
		switch {
		case err != nil && ctx.Err() == nil:
			r.slog.Warn("relay", "topic", r.outbox.topic, "error", err)
			r.watch.MoveFailed(r.outbox.topic)
			Wait[struct{}](ctx, relayPause, nil)
		case err == nil && !mine:
			Wait[struct{}](ctx, relayAgain, nil)
		case n < RelayBatch:
			Wait(ctx, relayPoll, r.outbox.wake)
		}
	}
	return nil
}

// Move moves one batch and tells how many events it moved: none where another
// process is at it.
func (r *Relay) Move(ctx context.Context) (moved int, err error) {
	moved, _, err = r.move(ctx)
	return moved, err
}

// move tells beside whether the outbox was this relay's to move. Appending and
// deleting are apart: a crash between them repeats the append, which consumers
// know by the event's id. The lock keeps one relay an outbox.
func (r *Relay) move(ctx context.Context) (moved int, mine bool, err error) {
	err = r.outbox.db.Exclusively(ctx, "relay", func() error {
		mine = true
		rows, err := r.read(ctx, r.outbox.db)
		if err != nil || len(rows) == 0 {
			return err
		}
		if err := r.append(ctx, rows); err != nil {
			return fault.Wrap(err, fault.Unavailable, "the event log does not answer")
		}
		moved = len(rows)
		r.watch.Moved(r.outbox.topic, moved)
		return r.outbox.db.Write(ctx, func(tx *sqldb.Tx) error { return r.remove(ctx, tx, rows) })
	})
	return moved, mine, err
}

// read takes what is committed, in the order of row numbers. A transaction
// draws a row's number while it holds the lock of the aggregate, so a reader
// that sees an event sees the earlier ones of its key as well. Rows leave by
// deletion and never behind a cursor: the next read finds a late commit.
// Neither order nor filter may ask for the transaction's number, which is given
// at its first write, before it holds the lock.
func (r *Relay) read(ctx context.Context, q sqldb.Queryer) ([]outboxRow, error) {
	rows, err := q.Query(ctx, "SELECT id, event_id, type, key, at, traceparent, payload FROM outbox ORDER BY id LIMIT ?", RelayBatch)
	return sqldb.Collect(rows, err, scanOutbox)
}

// append hands the rows' events to the log, each below a span of its own in
// the trace of its cause.
func (r *Relay) append(ctx context.Context, rows []outboxRow) error {
	events, spans := make([]Event, len(rows)), make([]trace.Span, len(rows))
	for i, row := range rows {
		below, span := trace.Start(trace.Resume(ctx, row.Trace), trace.Producer, "publish "+row.Type, "messaging.destination.name", r.outbox.topic)
		row.Trace = trace.Parent(below)
		events[i], spans[i] = row.Event, span
	}
	err := r.log.Append(ctx, r.outbox.topic, events)
	for _, s := range spans {
		s.End(err)
	}
	return err
}

func (r *Relay) remove(ctx context.Context, tx *sqldb.Tx, rows []outboxRow) error {
	args := make([]any, len(rows))
	for i, row := range rows {
		args[i] = row.row
	}
	_, err := tx.Exec(ctx, "DELETE FROM outbox WHERE id IN ("+sqldb.Marks(len(args))+")", args...)
	return err
}
