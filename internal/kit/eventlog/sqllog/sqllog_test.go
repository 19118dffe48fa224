package sqllog_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/eventlogtest"
	"sojourn/internal/kit/eventlog/sqllog"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func newLog(db *sqldb.DB) *sqllog.Log {
	return sqllog.New(db, slog.New(slog.DiscardHandler), sqllog.Options{Attempts: eventlogtest.Attempts, Backoff: time.Millisecond, Poll: 3 * time.Millisecond})
}

func TestLog(t *testing.T) {
	t.Parallel()
	sqldbtest.EachOpen(t, func(t *testing.T, open func(*testing.T) *sqldb.DB) {
		eventlogtest.Run(t, func(t *testing.T) (eventlogtest.Store, func() eventlogtest.Store) {
			db := open(t)
			return newLog(db), func() eventlogtest.Store { return newLog(db) }
		})
	}, sqllog.Migrations())
}

func events(t *testing.T, at time.Time, n int) []eventlog.Event {
	t.Helper()
	all := make([]eventlog.Event, n)
	for i := range all {
		e, err := eventlog.New("first.thing_happened.v1", "k", at, i)
		require.NoError(t, err)
		all[i] = e
	}
	return all
}

// shown gives the ids of the first n events that a tail shows.
func shown(t *testing.T, log *sqllog.Log, n int) (ids []string) {
	t.Helper()
	enough := errors.New("enough")
	require.ErrorIs(t, log.Tail(t.Context(), nil, true, func(_ string, e eventlog.Event) error {
		if ids = append(ids, e.ID); len(ids) == n {
			return enough
		}
		return nil
	}), enough)
	return ids
}

// The log takes an id once, whoever appends it.
func TestAnEventIDIsTakenOnce(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		sent := events(t, time.Now(), 3)
		require.NoError(t, newLog(db).Append(t.Context(), "t", sent[:2]))
		require.NoError(t, newLog(db).Append(t.Context(), "t", append(sent[:2:2], sent[2], sent[2])))
		last := events(t, time.Now(), 1)
		require.NoError(t, newLog(db).Append(t.Context(), "t", last))
		require.Equal(t, []string{sent[0].ID, sent[1].ID, sent[2].ID, last[0].ID}, shown(t, newLog(db), 4))
	}, sqllog.Migrations())
}

// What goes is old, handled by every group and not dead.
func TestPurge(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		log, then := newLog(db), time.Now().Add(-time.Hour)
		old, young := events(t, then.Add(-time.Minute), 4), events(t, time.Now(), 1)
		require.NoError(t, log.Append(t.Context(), "t", old[:3]))
		read(t, log, "slow", old[1].ID, old[0].ID)
		require.NoError(t, log.Append(t.Context(), "t", append(young, old[3])))
		read(t, log, "quick", old[3].ID, "")
		purge := func(want int64) {
			n, err := log.Purge(t.Context(), then)
			require.NoError(t, err)
			require.Equal(t, want, n)
		}
		purge(1) // not the dead one, nor what slow has not read
		read(t, log, "slow", old[3].ID, "")
		purge(1) // not behind a young one
		require.Equal(t, []string{old[0].ID, young[0].ID, old[3].ID}, shown(t, log, 3))
	}, sqllog.Migrations())
}

// read lets a group read up to an event; the dead one fails.
func read(t *testing.T, log *sqllog.Log, group, last, dead string) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	require.NoError(t, log.Subscribe(ctx, group, []string{"t"}, func(_ context.Context, e eventlog.Event) error {
		switch e.ID {
		case dead:
			return errors.New("no")
		case last:
			cancel()
		}
		if e.ID > last {
			return ctx.Err()
		}
		return nil
	}))
}
