package eventlog_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

func (h house) write(t *testing.T, fn func(tx *sqldb.Tx) error) {
	t.Helper()
	require.NoError(t, h.db.Write(t.Context(), fn))
}

func (h house) move(t *testing.T) int {
	t.Helper()
	n, err := h.relay().Move(t.Context())
	require.NoError(t, err)
	return n
}

func TestStateAndEventCommitTogether(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h house) {
		h.create(t, "lisbon")
		h.write(t, func(tx *sqldb.Tx) error { return h.change(t.Context(), tx, "lisbon") })
		mine := errors.New("mine")
		require.ErrorIs(t, h.db.Write(t.Context(), func(tx *sqldb.Tx) error {
			return errors.Join(h.change(t.Context(), tx, "lisbon"), mine)
		}), mine)
		require.Equal(t, 1, h.waiting(t), "an event of a transaction that was rolled back")
		require.Equal(t, 1, h.move(t))
		require.Zero(t, h.waiting(t))
		require.Equal(t, map[string][]string{"lisbon": {"1"}}, h.logged(t, 1))
	})
}

// crashing is a log behind a relay that dies around the append.
type crashing struct {
	eventlog.Log
	before, after error
}

func (c crashing) Append(ctx context.Context, topic string, events []eventlog.Event) error {
	if c.before != nil {
		return c.before
	}
	return errors.Join(c.Log.Append(ctx, topic, events), c.after)
}

func TestRelayCrash(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h house) {
		h.create(t, "lisbon")
		for range 3 {
			h.write(t, func(tx *sqldb.Tx) error { return h.change(t.Context(), tx, "lisbon") })
		}
		for _, log := range []crashing{{h.log, errors.New("away"), nil}, {h.log, nil, errors.New("died")}, {h.log, nil, errors.New("died")}} {
			_, err := eventlog.NewRelay(h.outbox, log, quiet).Move(t.Context())
			require.True(t, fault.Is(err, fault.Unavailable))
			require.Equal(t, 3, h.waiting(t), "what the log may not have stays")
		}
		h.write(t, func(tx *sqldb.Tx) error { return h.change(t.Context(), tx, "lisbon") })
		require.Equal(t, 4, h.move(t))
		require.Equal(t, map[string][]string{"lisbon": {"1", "2", "3", "4"}}, h.logged(t, 4))
	})
}

// session is a transaction that a test leads by the hand.
type session struct {
	t     *testing.T
	steps chan func(tx *sqldb.Tx) error
	done  chan error
}

func (h house) begin(t *testing.T) *session {
	t.Helper()
	s := &session{t, make(chan func(tx *sqldb.Tx) error), make(chan error, 1)}
	go func() {
		s.done <- h.db.Write(t.Context(), func(tx *sqldb.Tx) (err error) {
			for step := range s.steps {
				err = errors.Join(err, step(tx))
			}
			return err
		})
	}()
	return s
}

// change runs the use case in the open transaction.
func (s *session) change(h house, trip string) {
	ran := make(chan struct{})
	s.steps <- func(tx *sqldb.Tx) error { defer close(ran); return h.change(s.t.Context(), tx, trip) }
	<-ran
}

func (s *session) commit() {
	s.t.Helper()
	close(s.steps)
	require.NoError(s.t, <-s.done)
}

// TestLateCommit is the case in which a cursor over row numbers loses an event.
func TestLateCommit(t *testing.T) {
	t.Parallel()
	postgres(t, func(t *testing.T, h house) {
		h.create(t, "lisbon", "porto")
		late, early := h.begin(t), h.begin(t)
		late.change(h, "lisbon")
		early.change(h, "porto")
		early.commit()
		h.move(t)
		late.commit()
		h.drain(t)
		require.Equal(t, map[string][]string{"lisbon": {"1"}, "porto": {"1"}}, h.logged(t, 2))
	})
}

// A transaction may have its number long before it locks a trip: the order of
// numbers is not the order of commits.
func TestOrderOfCommitsNotOfTransactionNumbers(t *testing.T) {
	t.Parallel()
	postgres(t, func(t *testing.T, h house) {
		h.create(t, "lisbon", "porto")
		second, first := h.begin(t), h.begin(t)
		second.change(h, "porto")
		first.change(h, "lisbon")
		first.commit()
		second.change(h, "lisbon")
		second.commit()
		h.drain(t)
		require.Equal(t, map[string][]string{"lisbon": {"1", "2"}, "porto": {"1"}}, h.logged(t, 3))
	})
}

// The same while a transaction whose number lies between the two stays open:
// the relay must not take the later event alone.
func TestOrderOfCommitsBehindAnOpenTransaction(t *testing.T) {
	t.Parallel()
	postgres(t, func(t *testing.T, h house) {
		h.create(t, "lisbon", "porto", "faro")
		second, bystander, first := h.begin(t), h.begin(t), h.begin(t)
		second.change(h, "porto")
		bystander.change(h, "faro")
		first.change(h, "lisbon")
		first.commit()
		second.change(h, "lisbon")
		second.commit()
		h.move(t)
		bystander.commit()
		h.drain(t)
		require.Equal(t, map[string][]string{"lisbon": {"1", "2"}, "porto": {"1"}, "faro": {"1"}}, h.logged(t, 4))
	})
}
