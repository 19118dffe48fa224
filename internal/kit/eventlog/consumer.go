package eventlog

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/trace"
)

// Consumer applies other services' events to a database, each exactly once.
type Consumer struct {
	db       *sqldb.DB
	log      Log
	group    string
	topics   []string
	handlers map[string]Handler // by event type
	watch    Watch
}

// NewConsumer makes a consumer. Events of other types than the handlers' are
// passed over.
func NewConsumer(db *sqldb.DB, log Log, group string, topics []string, handlers map[string]Handler) *Consumer {
	return &Consumer{db: db, log: log, group: group, topics: topics, handlers: handlers, watch: unwatched{}}
}

// Watched lets w, which may be nil, hear of what the consumer applies.
func (c *Consumer) Watched(w Watch) *Consumer {
	c.watch = watchOr(w)
	return c
}

// Run consumes until ctx ends, and forgets now and then what it applied long
// ago.
func (c *Consumer) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() { defer close(ended); c.forgetNowAndThen(ctx) }()
	defer func() { cancel(); <-ended }()
	return c.log.Subscribe(ctx, c.group, c.topics, c.Apply)
}

// Apply applies one event unless it has been applied before, in a span below
// the one that published it.
func (c *Consumer) Apply(ctx context.Context, e Event) error {
	handle, ok := c.handlers[e.Type]
	if !ok {
		return nil
	}
	start := time.Now()
	ctx, span := trace.Start(trace.Resume(ctx, e.Trace), trace.Consumer, "apply "+e.Type, "messaging.consumer.group.name", c.group)
	outcome, err := c.apply(ctx, e, handle)
	span.End(err)
	age := time.Duration(0)
	if outcome == Applied {
		age = max(0, time.Since(e.At))
	}
	if err == nil || ctx.Err() == nil { // who is told to stop has not failed
		c.watch.Handled(c.group, e.Type, outcome, time.Since(start), age)
	}
	return err
}

// apply notes the event's id and runs its handler in one transaction. A
// handler that panics has failed: an event that brings it about must not stop
// the process at each start.
func (c *Consumer) apply(ctx context.Context, e Event, handle Handler) (outcome Outcome, err error) {
	defer func() {
		if p := recover(); p != nil {
			outcome, err = Failed, fmt.Errorf("handler of %s panicked: %v\n%s", e.Type, p, debug.Stack())
		}
	}()
	err = c.db.Write(ctx, func(tx *sqldb.Tx) error {
		n, err := tx.Exec(ctx, `INSERT INTO consumed_events (consumer, event_id, at) VALUES (?, ?, ?)
			ON CONFLICT (consumer, event_id) DO NOTHING`, c.group, e.ID, sqldb.At(time.Now()))
		if outcome = Repeated; err != nil || n == 0 {
			return err
		}
		outcome = Applied
		return handle(ctx, tx, e)
	})
	if err != nil {
		outcome = Failed
	}
	return outcome, err
}
