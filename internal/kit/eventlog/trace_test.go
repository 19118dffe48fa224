package eventlog_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/trace"
)

// What a request causes belongs to its trace, up to the consumer's own events.
func TestOneTrace(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h house) {
		h.create(t, "lisbon")
		ctx := trace.Ensure(t.Context())
		h.write(t, func(tx *sqldb.Tx) error { return h.change(ctx, tx, "lisbon") })
		h.drain(t)
		within, cancel := context.WithTimeout(t.Context(), patient)
		defer cancel()
		var id string
		consumer := eventlog.NewConsumer(h.db, h.log, "a", []string{topic}, map[string]eventlog.Handler{
			changed: func(ctx context.Context, _ *sqldb.Tx, _ eventlog.Event) error {
				id = trace.ID(ctx)
				cancel()
				return nil
			},
		})
		require.NoError(t, consumer.Run(within))
		require.NotEmpty(t, id)
		require.Equal(t, trace.ID(ctx), id)
	})
}

func TestAnEventKeepsTheTraceItHas(t *testing.T) {
	t.Parallel()
	h := open(t, sqldb.SQLite)
	e := event(t, "lisbon", 1)
	e.Trace = trace.Parent(trace.Ensure(t.Context()))
	h.write(t, func(tx *sqldb.Tx) error { return h.outbox.Append(trace.Ensure(t.Context()), tx, e) })
	log := &catching{}
	_, err := eventlog.NewRelay(h.outbox, log, quiet).Move(t.Context())
	require.NoError(t, err)
	require.Equal(t, e.Trace[:35], log.caught[0].Trace[:35])
}

// catching is a log that keeps what is appended.
type catching struct {
	eventlog.Log
	caught []eventlog.Event
}

func (c *catching) Append(_ context.Context, _ string, events []eventlog.Event) error {
	c.caught = append(c.caught, events...)
	return nil
}
