package eventlog

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"

	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
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
// the key is that of the calls.
func (o *Outbox) Append(ctx context.Context, tx *sqldb.Tx, events ...Event) error {
	const insert = "INSERT INTO outbox (event_id, type, key, at, trace_id, payload) VALUES (?, ?, ?, ?, ?, ?)"
	for _, e := range events {
		_, err := tx.Exec(ctx, insert, e.ID, e.Type, e.Key, sqldb.At(e.At), e.TraceID, string(e.Payload))
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

func scanOutbox(rows *sql.Rows) (outboxRow, error) {
	var r outboxRow
	var at sqldb.Micros
	var payload string
	err := rows.Scan(&r.row, &r.ID, &r.Type, &r.Key, &at, &r.TraceID, &payload)
	r.At, r.Payload = at.Time(), []byte(payload)
	return r, err
}

type outboxRow struct {
	Event
	row int64
}
