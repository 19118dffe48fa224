package eventlog

import (
	"context"
	"fmt"
	"time"

	"sojourn/internal/kit/sqldb"
)

// Remembered is how long a consumer knows the events that it has applied. No
// log may hand an event out again after that time.
const Remembered = 30 * 24 * time.Hour

const (
	forgetEvery = time.Hour
	forgetBatch = 1000 // rows a transaction, so that writers wait only briefly
)

func (c *Consumer) forgetNowAndThen(ctx context.Context) {
	for ctx.Err() == nil {
		// What fails here is tried again in an hour, and nothing depends on it.
		_, _ = c.Forget(ctx, time.Now().Add(-Remembered))
		Wait[struct{}](ctx, forgetEvery, nil)
	}
}

// Forget deletes the notes of events that were applied before then, and tells
// how many.
func (c *Consumer) Forget(ctx context.Context, then time.Time) (forgotten int64, err error) {
	for n := int64(forgetBatch); n == forgetBatch && err == nil; forgotten += n {
		n, err = c.forget(ctx, then)
	}
	return forgotten, err
}

// forget deletes one batch. Ids begin with the time at which they were made, so
// that the primary key finds the few rows that can be old enough.
func (c *Consumer) forget(ctx context.Context, then time.Time) (n int64, err error) {
	err = c.db.Write(ctx, func(tx *sqldb.Tx) error {
		n, err = tx.Exec(ctx, `DELETE FROM consumed_events WHERE consumer = ? AND event_id IN (
			SELECT event_id FROM consumed_events WHERE consumer = ? AND event_id < ? AND at < ? ORDER BY event_id LIMIT ?)`,
			c.group, c.group, idAt(then), sqldb.At(then), forgetBatch)
		return err
	})
	return n, err
}

// idAt gives the beginning of the UUIDv7s that are made at t.
func idAt(t time.Time) string {
	hex := fmt.Sprintf("%012x", t.UnixMilli())
	return hex[:8] + "-" + hex[8:]
}
