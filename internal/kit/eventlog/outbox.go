package eventlog

import (
	"context"
	"embed"
	"io/fs"
	"time"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/trace"
)

//go:embed migrations
var files embed.FS

// Migrations gives the tables that a service with events needs in its own
// database: outbox and consumed_events.
func Migrations() migrate.Set {
	sub, _ := fs.Sub(files, "migrations")
	return migrate.Set{Name: "eventlog", Files: sub}
}

// Outbox is where a service leaves its events.
type Outbox struct {
	db    *sqldb.DB
	topic string
	wake  chan struct{}
}

// NewOutbox makes the outbox of a service; topic is "sojourn.<service>.v1".
func NewOutbox(db *sqldb.DB, topic string) *Outbox {
	return &Outbox{db: db, topic: topic, wake: make(chan struct{}, 1)}
}

// Append leaves events in the outbox within tx, and wakes the relay once tx
// has committed. tx must hold the lock of the events' aggregate: the order of
// the key is that of the calls. Events without a trace get the context's.
func (o *Outbox) Append(ctx context.Context, tx *sqldb.Tx, events ...Event) error {
	const insert = "INSERT INTO outbox (event_id, type, key, at, traceparent, payload) VALUES (?, ?, ?, ?, ?, ?)"
	for _, e := range events {
		if e.Trace == "" {
			e.Trace = trace.Parent(ctx)
		}
		_, err := tx.Exec(ctx, insert, e.ID, e.Type, e.Key, sqldb.At(e.At), e.Trace, string(e.Payload))
		if err != nil {
			return err
		}
	}
	if len(events) > 0 {
		tx.AfterCommit(o.ring)
	}
	return nil
}

func (o *Outbox) ring() {
	select {
	case o.wake <- struct{}{}:
	default: // a ring is pending
	}
}

// Waiting counts the events that the relay has not moved yet.
func (o *Outbox) Waiting(ctx context.Context) (n int, err error) {
	err = o.db.Row(ctx, "SELECT COUNT(*) FROM outbox").Scan(&n)
	return n, err
}

// Oldest gives the age of the event that waits first; 0 where none waits.
func (o *Outbox) Oldest(ctx context.Context) (time.Duration, error) {
	var at sqldb.Micros
	err := o.db.Row(ctx, "SELECT at FROM outbox ORDER BY id LIMIT 1").Scan(&at)
	if fault.Is(err, fault.NotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return max(0, time.Since(at.Time())), nil
}

func scanOutbox(rows sqldb.Scanner) (outboxRow, error) {
	var r outboxRow
	var at sqldb.Micros
	var payload string
	err := rows.Scan(&r.row, &r.ID, &r.Type, &r.Key, &at, &r.Trace, &payload)
	r.At, r.Payload = at.Time(), []byte(payload)
	return r, err
}

type outboxRow struct {
	Event
	row int64
}
