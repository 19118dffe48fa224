package sqllog

import (
	"context"
	"database/sql"
	"slices"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

// Topics implements eventlog.Desk.
func (l *Log) Topics(ctx context.Context) ([]string, error) {
	rows, err := l.db.Query(ctx, "SELECT topic FROM log_events UNION SELECT topic FROM log_groups")
	topics, err := sqldb.Collect(rows, err, func(rows *sql.Rows) (topic string, err error) {
		err = rows.Scan(&topic)
		return topic, err
	})
	slices.Sort(topics)
	return topics, err
}

// Tail implements eventlog.Desk.
func (l *Log) Tail(ctx context.Context, topics []string, fromStart bool, fn func(topic string, e eventlog.Event) error) error {
	place, err := l.end(ctx)
	if err != nil {
		return err
	}
	if fromStart {
		place = 0
	}
	for ctx.Err() == nil {
		news := l.news()
		n, err := l.show(ctx, topics, &place, fn)
		if err != nil && ctx.Err() == nil {
			return err
		}
		if n == 0 {
			eventlog.Wait(ctx, l.opt.Poll, news)
		}
	}
	return nil
}

// show shows one batch behind place, and moves place behind it.
func (l *Log) show(ctx context.Context, topics []string, place *int64, fn func(topic string, e eventlog.Event) error) (int, error) {
	where, args := "", []any{*place}
	if len(topics) > 0 {
		where = " AND e.topic IN (" + sqldb.Marks(len(topics)) + ")"
	}
	for _, topic := range topics {
		args = append(args, topic)
	}
	rows, err := l.db.Query(ctx, "SELECT "+columns+" FROM log_events e WHERE e.position > ?"+where+" ORDER BY e.position LIMIT ?", append(args, batch)...)
	entries, err := sqldb.Collect(rows, err, func(rows *sql.Rows) (entry, error) { return scanEntry(rows) })
	for _, e := range entries {
		if err := fn(e.topic, e.Event); err != nil {
			return 0, err
		}
		*place = e.position
	}
	return len(entries), err
}

func (l *Log) end(ctx context.Context) (place int64, err error) {
	err = l.db.Row(ctx, "SELECT COALESCE(MAX(position), 0) FROM log_events").Scan(&place)
	return place, err
}

// Lags implements eventlog.Desk.
func (l *Log) Lags(ctx context.Context) ([]eventlog.Lag, error) {
	rows, err := l.db.Query(ctx, `SELECT g.group_name, g.topic, (SELECT COUNT(*) FROM log_events e WHERE e.topic = g.topic AND e.position > g.position)
		FROM log_groups g ORDER BY g.group_name, g.topic`+l.db.Binary())
	return sqldb.Collect(rows, err, func(rows *sql.Rows) (g eventlog.Lag, err error) {
		err = rows.Scan(&g.Group, &g.Topic, &g.Behind)
		return g, err
	})
}

// Dead implements eventlog.Desk.
func (l *Log) Dead(ctx context.Context, group string) ([]eventlog.DeadLetter, error) {
	rows, err := l.db.Query(ctx, "SELECT "+columns+`, d.group_name, d.reason, d.attempts
		FROM log_dead d JOIN log_events e ON e.position = d.position
		WHERE d.replay = 0 AND (d.group_name = ? OR ? = '') ORDER BY d.position, d.group_name`, group, group)
	return sqldb.Collect(rows, err, func(rows *sql.Rows) (d eventlog.DeadLetter, err error) {
		e, err := scanEntry(rows, &d.Group, &d.Reason, &d.Attempts)
		d.Event, d.Topic = e.Event, e.topic
		return d, err
	})
}

// Replay implements eventlog.Desk: the group's next look at the topic finds the
// mark.
func (l *Log) Replay(ctx context.Context, group, eventID string) error {
	err := l.db.Write(ctx, func(tx *sqldb.Tx) error {
		n, err := tx.Exec(ctx, `UPDATE log_dead SET replay = 1 WHERE group_name = ? AND replay = 0
			AND position = (SELECT position FROM log_events WHERE event_id = ?)`, group, eventID)
		if err == nil && n == 0 {
			return fault.New(fault.NotFound, "%s has no dead letter %s", group, eventID)
		}
		return err
	})
	if err == nil {
		l.announce()
	}
	return err
}
