package eventlog_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// postgres runs a test of transactions that interleave: SQLite has one at a
// time.
func postgres(t *testing.T, test func(t *testing.T, h house)) {
	t.Helper()
	sqldbtest.NeedPostgres(t)
	for name, open := range map[string]func(*testing.T) house{
		"sql":   func(t *testing.T) house { return open(t, sqldb.Postgres) },
		"kafka": split,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

// drain moves until the outbox is empty. Transactions of other tests on the
// server may delay that, never prevent it.
func (h house) drain(t *testing.T) {
	t.Helper()
	require.Eventually(t, func() bool { h.move(t); return h.waiting(t) == 0 }, patient, time.Millisecond)
}

// shuffle lets writers commit in another order than they began: each waits in
// its open transaction until several do, and then one of them may go on.
type shuffle struct{ waiting chan chan struct{} }

func newShuffle(ctx context.Context, together func() int) *shuffle {
	s := &shuffle{make(chan chan struct{})}
	go func() {
		var held []chan struct{}
		for {
			for len(held) > 0 && len(held) >= together() {
				i := rand.IntN(len(held))
				close(held[i])
				held = append(held[:i], held[i+1:]...)
			}
			select {
			case c := <-s.waiting:
				held = append(held, c)
			case <-ctx.Done():
				return
			}
		}
	}()
	return s
}

func (s *shuffle) wait() {
	c := make(chan struct{})
	s.waiting <- c
	<-c
}

var errGivenUp = errors.New("given up")

// Many writers commit in any order, one in ten gives up, two relays race: the
// log has each committed event once, each trip's in the order of its commits.
func TestRelaysUnderConcurrency(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h house) {
		const writers, changes, shared = 8, 100, 3
		for i := range writers + shared {
			h.create(t, strconv.Itoa(i))
		}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		var active atomic.Int64
		active.Store(writers)
		mix := newShuffle(ctx, func() int {
			if h.db.Engine() == sqldb.SQLite {
				return 1 // the others wait for the writer
			}
			return min(3, int(active.Load()))
		})
		stop, done, seen := make(chan struct{}), make(chan error, 2), &watch{}
		for range 2 {
			go func() { done <- moveUntil(ctx, h.relay().Watched(seen), stop) }()
		}
		var g errgroup.Group
		var committed atomic.Int64
		for w := range writers {
			g.Go(func() error {
				defer func() { active.Add(-1); mix.wait() }() // who is left must not wait for us
				for i := range changes {
					err := h.db.Write(ctx, func(tx *sqldb.Tx) error {
						own := h.change(ctx, tx, strconv.Itoa(w))
						mix.wait() // the number is taken
						common := h.change(ctx, tx, strconv.Itoa(writers+i%shared))
						if i%10 == 9 {
							return errors.Join(own, common, errGivenUp)
						}
						return errors.Join(own, common)
					})
					if errors.Is(err, errGivenUp) {
						continue
					}
					if err != nil {
						return err
					}
					committed.Add(2)
				}
				return nil
			})
		}
		require.NoError(t, g.Wait())
		close(stop)
		require.NoError(t, errors.Join(<-done, <-done))
		require.Eventually(t, func() bool {
			_, err := h.relay().Watched(seen).Move(ctx)
			require.NoError(t, err)
			return h.waiting(t) == 0
		}, patient, time.Millisecond)
		require.EqualValues(t, writers*changes*2*9/10, committed.Load())
		if h.db.Engine() == sqldb.Postgres { // a SQLite folder has one process, and its lock none
			require.EqualValues(t, committed.Load(), seen.moved, "none is moved twice")
		}
		for trip, counts := range h.logged(t, int(committed.Load())) {
			for i, n := range counts {
				require.Equal(t, strconv.Itoa(i+1), n, "trip %s", trip)
			}
		}
	})
}

func moveUntil(ctx context.Context, relay *eventlog.Relay, stop <-chan struct{}) error {
	for {
		if _, err := relay.Move(ctx); err != nil {
			return err
		}
		select {
		case <-stop:
			return nil
		default:
		}
	}
}
