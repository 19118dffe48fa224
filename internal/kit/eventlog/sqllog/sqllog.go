// Package sqllog is the event log on SQL tables, for the shape with no broker.
//
// Appends take one lock, so that positions are given in the order of commits
// and a reader that saw position n has seen everything below it. The log takes
// an event id once: what a relay repeats is passed over.
package sqllog

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"
	"log/slog"
	"sync"
	"time"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
)

//go:embed migrations
var files embed.FS

// Migrations gives the log's tables.
func Migrations() migrate.Set {
	sub, _ := fs.Sub(files, "migrations")
	return migrate.Set{Name: "sqllog", Files: sub}
}

// Options tune a Log; the zero value is good for production.
type Options struct {
	Attempts int            // tries before an event is dead; 0 means eventlog.Courier's
	Backoff  time.Duration  // pause after the first failure; 0 means eventlog.Courier's
	Poll     time.Duration  // how often another process's appends are looked for; 0 means 500 ms
	Watch    eventlog.Watch // may be nil
}

// Log is an eventlog.Log in a database.
type Log struct {
	db   *sqldb.DB
	slog *slog.Logger
	opt  Options

	mu    sync.Mutex
	fresh chan struct{} // closed and replaced at each append of this process
	tidy  time.Time     // when this process deletes old events again
}

var (
	_ eventlog.Log  = (*Log)(nil)
	_ eventlog.Desk = (*Log)(nil)
)

// New makes a log on a database to which Migrations are applied.
func New(db *sqldb.DB, logger *slog.Logger, opt Options) *Log {
	if opt.Poll == 0 {
		opt.Poll = 500 * time.Millisecond
	}
	return &Log{db: db, slog: logger, opt: opt, fresh: make(chan struct{})}
}

// Append implements eventlog.Log.
func (l *Log) Append(ctx context.Context, topic string, events []eventlog.Event) error {
	err := l.db.Write(ctx, func(tx *sqldb.Tx) error {
		if err := tx.Lock(ctx, "append"); err != nil {
			return err
		}
		for _, e := range events {
			_, err := tx.Exec(ctx, `INSERT INTO log_events (topic, event_id, type, key, at, traceparent, payload)
				VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING`,
				topic, e.ID, e.Type, e.Key, sqldb.At(e.At), e.Trace, string(e.Payload))
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		l.announce()
	}
	return err
}

// announce wakes those who follow the log in this process.
func (l *Log) announce() {
	l.mu.Lock()
	defer l.mu.Unlock()
	close(l.fresh)
	l.fresh = make(chan struct{})
}

func (l *Log) news() <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.fresh
}

type entry struct {
	eventlog.Event
	position int64
	topic    string
}

const (
	batch   = 128
	columns = "e.position, e.topic, e.event_id, e.type, e.key, e.at, e.traceparent, e.payload"
)

// after reads a topic's events behind a place.
func (l *Log) after(ctx context.Context, topic string, place int64) ([]entry, error) {
	rows, err := l.db.Query(ctx, "SELECT "+columns+" FROM log_events e WHERE e.topic = ? AND e.position > ? ORDER BY e.position LIMIT ?", topic, place, batch)
	return sqldb.Collect(rows, err, func(rows *sql.Rows) (entry, error) { return scanEntry(rows) })
}

func scanEntry(rows *sql.Rows, more ...any) (entry, error) {
	var e entry
	var at sqldb.Micros
	var payload string
	err := rows.Scan(append([]any{&e.position, &e.topic, &e.ID, &e.Type, &e.Key, &at, &e.Trace, &payload}, more...)...)
	e.At, e.Payload = at.Time(), []byte(payload)
	return e, err
}
