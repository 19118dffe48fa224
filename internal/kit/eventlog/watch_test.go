package eventlog_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

// watch notes what it is told.
type watch struct {
	mu       sync.Mutex
	outcomes []eventlog.Outcome
	ages     []time.Duration
	moved    int
	failures int
}

var _ eventlog.Watch = (*watch)(nil)

func (w *watch) Moved(_ string, n int) { w.mu.Lock(); defer w.mu.Unlock(); w.moved += n }
func (w *watch) MoveFailed(string)     { w.mu.Lock(); defer w.mu.Unlock(); w.failures++ }
func (w *watch) Handled(_, _ string, o eventlog.Outcome, _, age time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.outcomes, w.ages = append(w.outcomes, o), append(w.ages, age)
}

func (w *watch) count(o eventlog.Outcome) (n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, one := range w.outcomes {
		if one == o {
			n++
		}
	}
	return n
}

func TestWatchOfAConsumer(t *testing.T) {
	t.Parallel()
	h := open(t, sqldb.SQLite)
	h.create(t, "lisbon")
	seen, e := &watch{}, event(t, "lisbon", 1)
	e.At = time.Now().Add(-time.Minute)
	failing := true
	consumer := h.counting("a", func() error {
		if failing {
			return errors.New("no")
		}
		return nil
	}).Watched(seen)
	require.Error(t, consumer.Apply(t.Context(), e))
	failing = false
	require.NoError(t, consumer.Apply(t.Context(), e))
	require.NoError(t, consumer.Apply(t.Context(), e))
	require.Equal(t, []eventlog.Outcome{eventlog.Failed, eventlog.Applied, eventlog.Repeated}, seen.outcomes)
	require.Zero(t, seen.ages[0])
	require.GreaterOrEqual(t, seen.ages[1], time.Minute)
	require.Zero(t, seen.ages[2])
	require.NoError(t, h.counting("b", nothing).Watched(nil).Apply(t.Context(), e), "nobody need watch")
}

func TestWatchOfARelay(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h house) {
		h.create(t, "lisbon")
		seen := &watch{}
		oldest, err := h.outbox.Oldest(t.Context())
		require.NoError(t, err)
		require.Zero(t, oldest)
		h.write(t, func(tx *sqldb.Tx) error {
			young, old := event(t, "lisbon", 2), event(t, "lisbon", 1)
			young.At, old.At = time.Now(), time.Now().Add(-time.Hour)
			return h.outbox.Append(t.Context(), tx, old, young)
		})
		relay := h.relay().Watched(seen)
		oldest, err = relay.Oldest(t.Context())
		require.NoError(t, err)
		require.GreaterOrEqual(t, oldest, time.Hour)
		_, err = relay.Move(t.Context())
		require.NoError(t, err)
		require.Equal(t, 2, seen.moved)
		require.Zero(t, seen.failures)
	})
}

func TestWatchOfADeadLetter(t *testing.T) {
	t.Parallel()
	seen, tries := &watch{}, 0
	courier := eventlog.Courier{Group: "a", Attempts: 2, Backoff: time.Nanosecond, Logger: quiet, Watch: seen}
	letter, err := courier.Deliver(t.Context(), topic, event(t, "lisbon", 1), func(context.Context, eventlog.Event) error {
		if tries++; tries == 2 {
			return fault.New(fault.Full, "no room")
		}
		return errors.New("no")
	})
	require.NoError(t, err)
	require.Equal(t, 2, letter.Attempts)
	require.Equal(t, 3, tries, "an attempt while the database was away does not count")
	require.Equal(t, []eventlog.Outcome{eventlog.Dead}, seen.outcomes)
}
