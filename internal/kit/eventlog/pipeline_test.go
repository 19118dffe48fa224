package eventlog_test

import (
	"context"
	"errors"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
)

// interrupted is a log at which something happens during each append.
type interrupted struct {
	eventlog.Log
	calls  int
	during func(call int) error
}

func (l *interrupted) Append(ctx context.Context, topic string, events []eventlog.Event) error {
	l.calls++
	return errors.Join(l.during(l.calls), l.Log.Append(ctx, topic, events))
}

// fill leaves n events of one key.
func (h house) fill(t *testing.T, key string, n int) {
	t.Helper()
	h.write(t, func(tx *sqldb.Tx) error {
		all := make([]eventlog.Event, n)
		for i := range all {
			all[i] = event(t, key, i+1)
		}
		return h.outbox.Append(t.Context(), tx, all...)
	})
}

// Rows are read ahead. A late commit lies before those on their way, and a
// later event of its trip behind them: it must not overtake.
func TestLateCommitBehindRowsOnTheirWay(t *testing.T) {
	t.Parallel()
	postgres(t, func(t *testing.T, h house) {
		const bulk = 2 * eventlog.RelayReach
		h.create(t, "lisbon")
		late := h.begin(t)
		late.change(h, "lisbon")
		h.fill(t, "bulk", bulk)
		log := &interrupted{Log: h.log, during: func(call int) error {
			if call == 1 {
				late.commit()
				h.write(t, func(tx *sqldb.Tx) error { return h.change(t.Context(), tx, "lisbon") })
			}
			return nil
		}}
		moved, err := eventlog.NewRelay(h.outbox, log, quiet).Move(t.Context())
		require.NoError(t, err)
		require.Equal(t, bulk+2, moved, "none is moved twice, and none is left")
		require.Zero(t, h.waiting(t))
		got := h.logged(t, moved)
		require.Equal(t, []string{"1", "2"}, got["lisbon"])
		require.Len(t, got["bulk"], bulk)
		for i, n := range got["bulk"] {
			require.Equal(t, strconv.Itoa(i+1), n)
		}
	})
}

// What is read ahead of a batch that the log refuses is not appended.
func TestNothingOvertakesARefusedBatch(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h house) {
		const reach, bulk = eventlog.RelayReach, 2*eventlog.RelayReach + 1
		h.fill(t, "bulk", bulk)
		log := &interrupted{Log: h.log, during: func(call int) error {
			if call == reach/eventlog.RelayBatch+2 { // the second batch of the second reach
				return errors.New("refused, and appended or not")
			}
			return nil
		}}
		relay := eventlog.NewRelay(h.outbox, log, quiet)
		moved, err := relay.Move(t.Context())
		require.Error(t, err)
		require.Equal(t, reach, moved)
		require.Equal(t, reach/eventlog.RelayBatch+2, log.calls, "nothing follows it")
		require.Equal(t, bulk-reach, h.waiting(t), "what was acknowledged is deleted, and no more")
		moved, err = relay.Move(t.Context())
		require.NoError(t, err)
		require.Equal(t, bulk-reach, moved)
		got := h.logged(t, bulk)
		for i, n := range got["bulk"] {
			require.Equal(t, strconv.Itoa(i+1), n)
		}
	})
}

// Rows with gaps between them, few or many a reach, as transactions leave them
// that gave up, and more than one reach of them: each is moved and deleted, and
// no other.
func TestGaps(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h house) {
		total := 0
		for _, pieces := range []int{4, 32} {
			total += h.moveWithGaps(t, pieces)
		}
		for key, counts := range h.logged(t, total) {
			for i, n := range counts {
				require.Equal(t, strconv.Itoa(i+1), n, key)
			}
		}
	})
}

// moveWithGaps leaves two reaches and a half, cut in so many pieces a reach,
// and moves them; it tells how many events those were.
func (h house) moveWithGaps(t *testing.T, pieces int) int {
	t.Helper()
	total := 0
	for i := range pieces * 5 / 2 {
		h.fill(t, "never", 1)
		h.fill(t, strconv.Itoa(pieces)+" "+strconv.Itoa(i), eventlog.RelayReach/pieces)
		total += eventlog.RelayReach / pieces
	}
	h.write(t, func(tx *sqldb.Tx) error {
		_, err := tx.Exec(t.Context(), "DELETE FROM outbox WHERE key = 'never'")
		return err
	})
	late := &interrupted{Log: h.log, during: func(call int) error {
		if call == total/eventlog.RelayBatch { // the last: this one waits for the next turn
			h.fill(t, "porto", 1)
		}
		return nil
	}}
	moved, err := eventlog.NewRelay(h.outbox, late, quiet).Move(t.Context())
	require.NoError(t, err)
	require.Equal(t, total, moved)
	require.Equal(t, 1, h.waiting(t))
	h.write(t, func(tx *sqldb.Tx) error { // or the next would be its second
		_, err := tx.Exec(t.Context(), "DELETE FROM outbox")
		return err
	})
	return total
}
