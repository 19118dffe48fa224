package eventlog

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"sojourn/internal/kit/sqldb"
)

// Consumer applies other services' events to a database, each exactly once.
type Consumer struct {
	db       *sqldb.DB
	log      Log
	group    string
	topics   []string
	handlers map[string]Handler // by event type
}

// NewConsumer makes a consumer. Events of other types than the handlers' are
// passed over.
func NewConsumer(db *sqldb.DB, log Log, group string, topics []string, handlers map[string]Handler) *Consumer {
	return &Consumer{db: db, log: log, group: group, topics: topics, handlers: handlers}
}

// Run consumes until ctx ends.
func (c *Consumer) Run(ctx context.Context) error {
	return c.log.Subscribe(ctx, c.group, c.topics, c.Apply)
}

// Apply applies one event unless it has been applied before. A handler that
// panics has failed: an event that brings it about must not stop the process
// at each start.
func (c *Consumer) Apply(ctx context.Context, e Event) (err error) {
	handle, ok := c.handlers[e.Type]
	if !ok {
		return nil
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("handler of %s panicked: %v\n%s", e.Type, p, debug.Stack())
		}
	}()
	return c.db.Write(ctx, func(tx *sqldb.Tx) error {
		n, err := tx.Exec(ctx, `INSERT INTO consumed_events (consumer, event_id, at) VALUES (?, ?, ?)
			ON CONFLICT (consumer, event_id) DO NOTHING`, c.group, e.ID, sqldb.At(time.Now()))
		if err != nil || n == 0 {
			return err
		}
		return handle(ctx, tx, e)
	})
}
