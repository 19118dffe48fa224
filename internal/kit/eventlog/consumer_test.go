package eventlog_test

import (
	"context"
	"errors"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
)

const changed = "trips.trip_changed.v1"

// counting is a consumer whose effect is to count a trip up.
func (h house) counting(group string, before func() error) *eventlog.Consumer {
	return eventlog.NewConsumer(h.db, h.log, group, []string{topic}, map[string]eventlog.Handler{
		changed: func(ctx context.Context, tx *sqldb.Tx, e eventlog.Event) error {
			if _, err := tx.Exec(ctx, "UPDATE trips SET n = n + 1 WHERE id = ?", e.Key); err != nil {
				return err
			}
			return before()
		},
	})
}

func nothing() error { return nil }

func (h house) effect(t *testing.T, trip string) (n int) {
	t.Helper()
	require.NoError(t, h.db.Row(t.Context(), "SELECT n FROM trips WHERE id = ?", trip).Scan(&n))
	return n
}

func TestTheEffectIsExactlyOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h house) {
		h.create(t, "lisbon")
		e := event(t, "lisbon", 1)
		var g errgroup.Group
		for range 8 { // two processes, a repeat, a restart
			g.Go(func() error { return h.counting("a", nothing).Apply(t.Context(), e) })
		}
		require.NoError(t, g.Wait())
		require.Equal(t, 1, h.effect(t, "lisbon"))
		require.NoError(t, h.counting("b", nothing).Apply(t.Context(), e))
		require.Equal(t, 2, h.effect(t, "lisbon"), "another consumer has its own once")
	})
}

func TestAFailedHandlerHasNoEffect(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h house) {
		h.create(t, "lisbon")
		e, mine := event(t, "lisbon", 1), errors.New("mine")
		require.ErrorIs(t, h.counting("a", func() error { return mine }).Apply(t.Context(), e), mine)
		err := h.counting("a", func() error { panic("poison") }).Apply(t.Context(), e)
		require.ErrorContains(t, err, "poison", "a panic is a failure, or it would end the process at each start")
		require.Zero(t, h.effect(t, "lisbon"))
		require.NoError(t, h.counting("a", nothing).Apply(t.Context(), e), "it is not remembered as applied")
		require.Equal(t, 1, h.effect(t, "lisbon"))
	})
}

func TestOtherTypesArePassedOver(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h house) {
		e := event(t, "lisbon", 1)
		e.Type = "trips.trip_sold.v1"
		require.NoError(t, h.counting("a", nothing).Apply(t.Context(), e))
	})
}

// The whole way: the log forgets a place, as a crash before its commit does,
// and hands everything out again.
func TestRedeliveryHasNoSecondEffect(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h house) {
		h.create(t, "lisbon")
		sent := []eventlog.Event{event(t, "lisbon", 1), event(t, "lisbon", 2), event(t, "lisbon", 3)}
		require.NoError(t, h.log.Append(t.Context(), topic, sent))
		for _, group := range []string{"places a", "places b"} { // two places, one consumer
			ctx, cancel := context.WithTimeout(t.Context(), patient)
			consumer, n := h.counting("a", nothing), 0
			require.NoError(t, h.log.Subscribe(ctx, group, []string{topic}, func(ctx context.Context, e eventlog.Event) error {
				if n++; n == len(sent) {
					defer cancel()
				}
				return consumer.Apply(ctx, e)
			}))
			require.Equal(t, len(sent), n)
		}
		require.Equal(t, 3, h.effect(t, "lisbon"))
	})
}

func TestConsumerRun(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h house) {
		h.create(t, "lisbon", "porto")
		ctx, cancel := context.WithTimeout(t.Context(), patient)
		defer cancel()
		h.write(t, func(tx *sqldb.Tx) error {
			return h.outbox.Append(ctx, tx, event(t, "lisbon", 1), event(t, "lisbon", 2), event(t, "porto", 3))
		})
		h.drain(t)
		seen := &watch{}
		consumer := h.counting("a", nothing).Watched(seen)
		done := make(chan error, 1)
		go func() { done <- consumer.Run(ctx) }()
		require.Eventually(t, func() bool { return seen.count(eventlog.Applied) == 3 }, patient, time.Millisecond)
		cancel()
		require.NoError(t, <-done)
		require.Equal(t, 2, h.effect(t, "lisbon"))
		require.Equal(t, 1, h.effect(t, "porto"))
	})
}

func TestNewEvent(t *testing.T) {
	t.Parallel()
	for typ, ok := range map[string]bool{
		"itinerary.item_moved.v1": true, "a.b.v12": true, "a.b_c_d.v2": true,
		"": false, "item_moved": false, "itinerary.item_moved": false, "itinerary.item_moved.v0": false, "itinerary.item_moved.v01": false,
		"Itinerary.item_moved.v1": false, "itinerary.itemMoved.v1": false, "itinerary.item__moved.v1": false, "itinerary._moved.v1": false,
		"itinerary.item_moved.v1\n": false, "a.b.c.v1": false,
	} {
		e, err := eventlog.New(typ, "k", time.Now(), map[string]string{"a": "b"})
		require.Equal(t, ok, err == nil, "%q: %v", typ, err)
		if ok {
			require.JSONEq(t, `{"a":"b"}`, string(e.Payload))
			require.NotEmpty(t, e.ID)
		}
	}
	_, err := eventlog.New(changed, "k", time.Now(), math.NaN())
	require.Error(t, err)
}
