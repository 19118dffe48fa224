package sqllog

import (
	"context"
	"time"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
)

const (
	purgeEvery = time.Hour
	purgeBatch = 1000 // rows a transaction, so that appends wait only briefly
)

func (l *Log) purgeNowAndThen(ctx context.Context) {
	l.mu.Lock()
	due := time.Now().After(l.tidy)
	if due {
		l.tidy = time.Now().Add(purgeEvery)
	}
	l.mu.Unlock()
	if !due {
		return
	}
	if _, err := l.Purge(ctx, time.Now().Add(-eventlog.Remembered)); err != nil && ctx.Err() == nil {
		l.slog.Warn("event log: old events stay for now", "error", err)
	}
}

// Purge deletes the events from before then that every known group of their
// topic has handled, and tells how many. Dead letters stay.
func (l *Log) Purge(ctx context.Context, then time.Time) (deleted int64, err error) {
	for n := int64(purgeBatch); n == purgeBatch && err == nil; deleted += n {
		n, err = l.purge(ctx, then)
	}
	return deleted, err
}

// purge looks no further than the first event that is young.
func (l *Log) purge(ctx context.Context, then time.Time) (n int64, err error) {
	err = l.db.Write(ctx, func(tx *sqldb.Tx) error {
		n, err = tx.Exec(ctx, `DELETE FROM log_events WHERE position IN (
			SELECT e.position FROM log_events e WHERE e.at < ?
			AND e.position < COALESCE((SELECT y.position FROM log_events y WHERE y.at >= ? ORDER BY y.position LIMIT 1), e.position + 1)
			AND NOT EXISTS (SELECT 1 FROM log_groups g WHERE g.topic = e.topic AND g.position < e.position)
			AND NOT EXISTS (SELECT 1 FROM log_dead d WHERE d.position = e.position)
			ORDER BY e.position LIMIT ?)`, sqldb.At(then), sqldb.At(then), purgeBatch)
		return err
	})
	return n, err
}
