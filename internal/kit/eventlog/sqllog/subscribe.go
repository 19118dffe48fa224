package sqllog

import (
	"context"
	"database/sql"
	"errors"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

// subscription is a group that reads topics.
type subscription struct {
	*Log
	courier eventlog.Courier
	topics  []string
	handle  eventlog.Handle
}

// Subscribe implements eventlog.Log. One process a group reads a topic at a
// time on SQLite; the idempotent consumer bears a second one on PostgreSQL.
func (l *Log) Subscribe(ctx context.Context, group string, topics []string, handle eventlog.Handle) error {
	s := subscription{l, eventlog.Courier{Group: group, Attempts: l.opt.Attempts, Backoff: l.opt.Backoff, Logger: l.slog, Watch: l.opt.Watch}, topics, handle}
	for ctx.Err() == nil {
		news := l.news()
		n, err := s.round(ctx)
		if err != nil && ctx.Err() == nil {
			l.slog.Warn("event log", "group", group, "error", err)
		}
		l.purgeNowAndThen(ctx)
		if n == 0 {
			eventlog.Wait(ctx, l.opt.Poll, news)
		}
	}
	return nil
}

// round handles a batch of each topic and tells how many events there were.
func (s subscription) round(ctx context.Context) (n int, err error) {
	for _, topic := range s.topics {
		again, first := s.replay(ctx, topic)
		m, late := s.step(ctx, topic)
		n, err = n+again+m, errors.Join(err, first, late)
	}
	return n, err
}

// step handles one batch of a topic and moves the group's place behind it. An
// event whose effect committed but whose place did not is handed out again,
// and the consumer knows it by its id.
func (s subscription) step(ctx context.Context, topic string) (int, error) {
	place, err := s.place(ctx, topic)
	if err != nil {
		return 0, err
	}
	entries, err := s.after(ctx, topic, place)
	if err != nil || len(entries) == 0 {
		return 0, err
	}
	for i, e := range entries {
		if _, err := s.deliver(ctx, e); err != nil {
			return i, errors.Join(err, s.move(ctx, topic, place))
		}
		place = e.position
	}
	return len(entries), s.move(ctx, topic, place)
}

// deliver hands out an event and tells whether it was handled. One that was
// not is a dead letter then, unless there is an error.
func (s subscription) deliver(ctx context.Context, e entry) (handled bool, err error) {
	letter, err := s.courier.Deliver(ctx, e.topic, e.Event, s.handle)
	if err != nil || letter == nil {
		return err == nil, err
	}
	return false, s.db.Write(ctx, func(tx *sqldb.Tx) error {
		_, err := tx.Exec(ctx, `INSERT INTO log_dead (group_name, position, reason, attempts) VALUES (?, ?, ?, ?)
			ON CONFLICT (group_name, position) DO UPDATE SET reason = excluded.reason, attempts = excluded.attempts, replay = 0`,
			letter.Group, e.position, letter.Reason, letter.Attempts)
		return err
	})
}

// replay hands out again the dead letters that an operator asked for.
func (s subscription) replay(ctx context.Context, topic string) (int, error) {
	rows, err := s.db.Query(ctx, "SELECT "+columns+` FROM log_dead d JOIN log_events e ON e.position = d.position
		WHERE d.group_name = ? AND d.replay = 1 AND e.topic = ? ORDER BY d.position LIMIT ?`, s.courier.Group, topic, batch)
	entries, err := sqldb.Collect(rows, err, func(rows *sql.Rows) (entry, error) { return scanEntry(rows) })
	if err != nil {
		return 0, err
	}
	for i, e := range entries {
		handled, err := s.deliver(ctx, e)
		if handled {
			err = s.unbury(ctx, e)
		}
		if err != nil {
			return i, err
		}
	}
	return len(entries), nil
}

// unbury ends a replay that succeeded. One that failed is dead again already,
// and may have been asked for once more.
func (s subscription) unbury(ctx context.Context, e entry) error {
	ctx = context.WithoutCancel(ctx) // a stop after the effect repeats none
	return s.db.Write(ctx, func(tx *sqldb.Tx) error {
		_, err := tx.Exec(ctx, "DELETE FROM log_dead WHERE group_name = ? AND position = ? AND replay = 1", s.courier.Group, e.position)
		return err
	})
}

func (s subscription) place(ctx context.Context, topic string) (p int64, err error) {
	err = s.db.Row(ctx, "SELECT position FROM log_groups WHERE group_name = ? AND topic = ?", s.courier.Group, topic).Scan(&p)
	if fault.Is(err, fault.NotFound) {
		return 0, s.enrol(ctx, topic)
	}
	return p, err
}

// enrol makes the group known before its first event, so that its lag shows
// and what it has not read is kept.
func (s subscription) enrol(ctx context.Context, topic string) error {
	return s.db.Write(ctx, func(tx *sqldb.Tx) error {
		_, err := tx.Exec(ctx, `INSERT INTO log_groups (group_name, topic, position) VALUES (?, ?, 0)
			ON CONFLICT (group_name, topic) DO NOTHING`, s.courier.Group, topic)
		return err
	})
}

func (s subscription) move(ctx context.Context, topic string, place int64) error {
	ctx = context.WithoutCancel(ctx) // a stop between two events repeats none
	return s.db.Write(ctx, func(tx *sqldb.Tx) error {
		_, err := tx.Exec(ctx, "UPDATE log_groups SET position = ? WHERE group_name = ? AND topic = ? AND position < ?",
			place, s.courier.Group, topic, place)
		return err
	})
}
