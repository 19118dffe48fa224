// Package sqllog is the event log on SQL tables, for the shape with no broker.
//
// Appends take one lock, so that positions are given in the order of commits
// and a reader that saw position n has seen everything below it.
package sqllog

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"log/slog"
	"strings"
	"sync"
	"time"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
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
	Attempts int           // tries before an event is dead; 0 means 6
	Backoff  time.Duration // pause after the first failure, doubled each time; 0 means 100 ms
	Poll     time.Duration // how often another process's appends are looked for; 0 means 500 ms
}

// Log is an eventlog.Log in a database.
type Log struct {
	db   *sqldb.DB
	slog *slog.Logger
	opt  Options

	mu    sync.Mutex
	fresh chan struct{} // closed and replaced at each append of this process
}

var _ eventlog.Log = (*Log)(nil)

// New makes a log on a database to which Migrations are applied.
func New(db *sqldb.DB, logger *slog.Logger, opt Options) *Log {
	if opt.Attempts == 0 {
		opt.Attempts = 6
	}
	if opt.Backoff == 0 {
		opt.Backoff = 100 * time.Millisecond
	}
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
			_, err := tx.Exec(ctx, `INSERT INTO log_events (topic, event_id, type, key, at, trace_id, payload)
				VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING`,
				topic, e.ID, e.Type, e.Key, sqldb.At(e.At), e.TraceID, string(e.Payload))
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

// Subscribe implements eventlog.Log. One process a group reads a topic at a
// time on SQLite; the idempotent consumer bears a second one on PostgreSQL.
func (l *Log) Subscribe(ctx context.Context, group string, topics []string, handle func(context.Context, eventlog.Event) error) error {
	for ctx.Err() == nil {
		news := l.news()
		n := 0
		for _, topic := range topics {
			m, err := l.step(ctx, group, topic, handle)
			if err != nil && ctx.Err() == nil {
				l.slog.Warn("event log", "group", group, "topic", topic, "error", err)
			}
			n += m
		}
		if n == 0 {
			wait(ctx, l.opt.Poll, news)
		}
	}
	return nil
}

func wait(ctx context.Context, d time.Duration, news <-chan struct{}) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	case <-news:
	}
}

const batch = 128

type entry struct {
	eventlog.Event
	position int64
}

// step handles one batch of a topic and moves the group's place behind each
// event. An event whose effect committed but whose place did not is handed out
// again, and the consumer knows it by its id.
func (l *Log) step(ctx context.Context, group, topic string, handle func(context.Context, eventlog.Event) error) (int, error) {
	place, err := l.place(ctx, group, topic)
	if err != nil {
		return 0, err
	}
	rows, err := l.db.Query(ctx, `SELECT position, event_id, type, key, at, trace_id, payload FROM log_events
		WHERE topic = ? AND position > ? ORDER BY position LIMIT ?`, topic, place, batch)
	entries, err := sqldb.Collect(rows, err, scanEntry)
	if err != nil {
		return 0, err
	}
	for i, e := range entries {
		if err := l.deliver(ctx, group, e, handle); err != nil {
			return i, errors.Join(err, l.move(ctx, group, topic, place))
		}
		place = e.position
	}
	if len(entries) == 0 {
		return 0, nil
	}
	return len(entries), l.move(ctx, group, topic, place)
}

func (l *Log) deliver(ctx context.Context, group string, e entry, handle func(context.Context, eventlog.Event) error) error {
	pause := l.opt.Backoff
	for attempt := 1; ; attempt++ {
		err := handle(ctx, e.Event)
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return ctx.Err()
		case fault.Is(err, fault.Unavailable) || fault.Is(err, fault.Full):
			return err // the consumer's database is away: the event is not at fault
		case attempt >= l.opt.Attempts:
			l.slog.Error("dead letter", "group", group, "event", e.ID, "type", e.Type, "error", err)
			return l.bury(ctx, group, e, err, attempt)
		}
		wait(ctx, pause, nil)
		pause *= 2
	}
}

func (l *Log) bury(ctx context.Context, group string, e entry, reason error, attempts int) error {
	return l.db.Write(ctx, func(tx *sqldb.Tx) error {
		_, err := tx.Exec(ctx, `INSERT INTO log_dead (group_name, position, reason, attempts) VALUES (?, ?, ?, ?)
			ON CONFLICT (group_name, position) DO NOTHING`, group, e.position, legible(reason), attempts)
		return err
	})
}

const reasonLimit = 2000

// legible gives an error as text that every database can hold: one that cannot
// be kept would hold up the topic for good.
func legible(err error) string {
	s := err.Error()
	if len(s) > reasonLimit {
		s = s[:reasonLimit] + "…"
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

func (l *Log) place(ctx context.Context, group, topic string) (int64, error) {
	var p int64
	err := l.db.Row(ctx, "SELECT position FROM log_groups WHERE group_name = ? AND topic = ?", group, topic).Scan(&p)
	if fault.Is(err, fault.NotFound) {
		return 0, nil
	}
	return p, err
}

func (l *Log) move(ctx context.Context, group, topic string, place int64) error {
	return l.db.Write(context.WithoutCancel(ctx), func(tx *sqldb.Tx) error {
		_, err := tx.Exec(context.WithoutCancel(ctx), `INSERT INTO log_groups (group_name, topic, position) VALUES (?, ?, ?)
			ON CONFLICT (group_name, topic) DO UPDATE SET position = excluded.position
			WHERE excluded.position > log_groups.position`, group, topic, place)
		return err
	})
}

// Dead implements eventlog.Log.
func (l *Log) Dead(ctx context.Context, group string) ([]eventlog.DeadLetter, error) {
	rows, err := l.db.Query(ctx, `SELECT e.event_id, e.type, e.key, e.at, e.trace_id, e.payload, d.group_name, e.topic, d.reason, d.attempts
		FROM log_dead d JOIN log_events e ON e.position = d.position WHERE d.group_name = ? ORDER BY d.position`, group)
	return sqldb.Collect(rows, err, func(rows *sql.Rows) (eventlog.DeadLetter, error) {
		var d eventlog.DeadLetter
		var at sqldb.Micros
		var payload string
		err := rows.Scan(&d.ID, &d.Type, &d.Key, &at, &d.TraceID, &payload, &d.Group, &d.Topic, &d.Reason, &d.Attempts)
		d.At, d.Payload = at.Time(), []byte(payload)
		return d, err
	})
}

func scanEntry(rows *sql.Rows) (entry, error) {
	var e entry
	var at sqldb.Micros
	var payload string
	err := rows.Scan(&e.position, &e.ID, &e.Type, &e.Key, &at, &e.TraceID, &payload)
	e.At, e.Payload = at.Time(), []byte(payload)
	return e, err
}
