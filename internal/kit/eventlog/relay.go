package eventlog

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/trace"
)

// How many events a relay appends at once, and how many it reads and deletes
// at once: the database is asked so seldom that the log need not wait for it.
const (
	RelayBatch = 512
	RelayReach = 8 * RelayBatch
)

const (
	relayTurn  = 8                      // reaches, before another process may take over
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
		case n < relayTurn*RelayReach:
			Wait(ctx, relayPoll, r.outbox.wake)
		}
	}
	return nil
}

// Move moves what waits, within reason, and tells how many events it moved:
// none where another process is at it.
func (r *Relay) Move(ctx context.Context) (moved int, err error) {
	moved, _, err = r.move(ctx)
	return moved, err
}

// move tells beside whether the outbox was this relay's to move. The lock keeps
// one relay an outbox.
func (r *Relay) move(ctx context.Context) (moved int, mine bool, err error) {
	err = r.outbox.db.Exclusively(ctx, "relay", func() (err error) {
		mine = true
		moved, err = r.turn(ctx)
		return err
	})
	return moved, mine, err
}

// turn moves reach after reach. While one is appended, batch by batch, the next
// is read and the one before is deleted, but none is appended before all before
// it is acknowledged. Appending and deleting are apart: a crash between them repeats
// the append, which consumers know by the event's id.
func (r *Relay) turn(ctx context.Context) (moved int, err error) {
	var leaving flight // appended, perhaps not deleted yet
	rows, err := r.read(ctx, nil)
	for n := 0; err == nil && len(rows) > 0 && n < relayTurn; n++ {
		going := fly(rows, func(rows []outboxRow) error { return r.append(ctx, rows) })
		rows, err = r.following(ctx, leaving.rows, going.rows)
		if failed := going.wait(); failed != nil {
			return moved, errors.Join(fault.Wrap(failed, fault.Unavailable, "the event log does not answer"), leaving.wait())
		}
		moved += len(going.rows)
		r.watch.Moved(r.outbox.topic, len(going.rows))
		err = errors.Join(err, leaving.wait())
		leaving = fly(going.rows, func(rows []outboxRow) error { return r.remove(ctx, rows) })
	}
	return moved, errors.Join(err, leaving.wait())
}

// following reads what is behind the rows that are on their way. A reach that
// was not full was the last: what comes after it rings.
func (r *Relay) following(ctx context.Context, leaving, going []outboxRow) ([]outboxRow, error) {
	if len(going) < RelayReach {
		return nil, nil
	}
	return r.read(ctx, slices.Concat(leaving, going))
}

// append hands the rows' events to the log, a batch after the other.
func (r *Relay) append(ctx context.Context, rows []outboxRow) error {
	for batch := range slices.Chunk(rows, RelayBatch) {
		if err := r.publish(ctx, batch); err != nil {
			return err
		}
	}
	return nil
}

// publish appends a batch, each event below a span of its own in the trace of
// its cause.
func (r *Relay) publish(ctx context.Context, rows []outboxRow) error {
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
