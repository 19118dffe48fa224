package lifecycle_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"sojourn/internal/kit/lifecycle"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const deadline = 10 * time.Second

func newGroup() *lifecycle.Group { return lifecycle.New(slog.New(slog.DiscardHandler), deadline) }

// journal notes what the parts did, in order.
type journal struct {
	mu    sync.Mutex
	lines []string
}

func (j *journal) note(line string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.lines = append(j.lines, line)
}

func (j *journal) all() []string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return append([]string{}, j.lines...)
}

// part is a service that a test leads by the hand.
type part struct {
	name    string
	journal *journal
	ready   chan struct{} // closed by the test
	fail    chan error    // ends Run
	stop    error         // what Run answers when it is stopped
	slow    time.Duration // how long stopping takes
}

func newPart(j *journal, name string) *part {
	return &part{name: name, journal: j, ready: make(chan struct{}), fail: make(chan error, 1)}
}

func (p *part) Ready() <-chan struct{} { return p.ready }

func (p *part) Run(ctx context.Context) error {
	p.journal.note("start " + p.name)
	select {
	case err := <-p.fail:
		return err
	case <-ctx.Done():
	}
	if p.slow > 0 {
		<-time.After(p.slow)
	}
	p.journal.note("stop " + p.name)
	return p.stop
}

// run starts the group in a bubble; stop ends it, and wait gives its answer.
func run(t *testing.T, g *lifecycle.Group) (stop func(), wait func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- g.Run(ctx) }()
	synctest.Wait()
	return func() { cancel(); synctest.Wait() }, func() error { return <-done }
}

func bubble(t *testing.T, test func(t *testing.T, g *lifecycle.Group, j *journal)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { test(t, newGroup(), &journal{}) })
}

func TestStartInOrderStopInReverse(t *testing.T) {
	t.Parallel()
	bubble(t, func(t *testing.T, g *lifecycle.Group, j *journal) {
		db, log, web := newPart(j, "db"), newPart(j, "log"), newPart(j, "web")
		g.Add("db", db)
		g.Add("log", log, "db")
		g.Add("web", web, "log")
		stop, wait := run(t, g)
		require.Equal(t, []string{"start db"}, j.all())
		requireStates(t, g, false, lifecycle.Starting, lifecycle.Waiting, lifecycle.Waiting)
		close(db.ready)
		synctest.Wait()
		requireStates(t, g, false, lifecycle.Ready, lifecycle.Starting, lifecycle.Waiting)
		close(log.ready)
		synctest.Wait()
		close(web.ready)
		synctest.Wait()
		requireStates(t, g, true, lifecycle.Ready, lifecycle.Ready, lifecycle.Ready)
		stop()
		require.NoError(t, wait())
		require.Equal(t, []string{"start db", "start log", "start web", "stop web", "stop log", "stop db"}, j.all())
		requireStates(t, g, false, lifecycle.Stopped, lifecycle.Stopped, lifecycle.Stopped)
	})
}

func requireStates(t *testing.T, g *lifecycle.Group, ready bool, db, log, web lifecycle.State) {
	t.Helper()
	states, all := g.States()
	require.Equal(t, map[string]lifecycle.State{"db": db, "log": log, "web": web}, states)
	require.Equal(t, ready, all)
}

// A part that is no Readier is ready as soon as it runs.
func TestPlainPartsAreReadyAtOnce(t *testing.T) {
	t.Parallel()
	bubble(t, func(t *testing.T, g *lifecycle.Group, j *journal) {
		g.Add("db", lifecycle.Func(newPart(j, "db").Run))
		g.Add("web", lifecycle.Func(newPart(j, "web").Run), "db")
		stop, wait := run(t, g)
		_, ready := g.States()
		require.True(t, ready)
		stop()
		require.NoError(t, wait())
	})
}

// Stopping one part waits for those that need it: web may still use db while
// it drains.
func TestStopWaits(t *testing.T) {
	t.Parallel()
	bubble(t, func(t *testing.T, g *lifecycle.Group, j *journal) {
		db, web := newPart(j, "db"), newPart(j, "web")
		web.slow = deadline - time.Second
		g.Add("db", lifecycle.Func(db.Run))
		g.Add("web", lifecycle.Func(web.Run), "db")
		stop, wait := run(t, g)
		stop()
		states, _ := g.States()
		require.Equal(t, lifecycle.Ready, states["db"])
		require.NoError(t, wait())
		require.Equal(t, []string{"stop web", "stop db"}, j.all()[2:])
	})
}

func TestOneFailureStopsAll(t *testing.T) {
	t.Parallel()
	mine := errors.New("mine")
	for name, cause := range map[string]error{"an error": mine, "an end by itself": nil, "a context of its own": context.Canceled} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			bubble(t, func(t *testing.T, g *lifecycle.Group, j *journal) {
				db, web := newPart(j, "db"), newPart(j, "web")
				g.Add("db", lifecycle.Func(db.Run))
				g.Add("web", lifecycle.Func(web.Run))
				_, wait := run(t, g)
				db.fail <- cause
				err := wait()
				require.ErrorContains(t, err, "db: ", "it must say which part")
				if cause != nil {
					require.ErrorIs(t, err, cause)
				}
				require.Contains(t, j.all(), "stop web")
				states, ready := g.States()
				require.Equal(t, map[string]lifecycle.State{"db": lifecycle.Failed, "web": lifecycle.Stopped}, states)
				require.False(t, ready)
			})
		})
	}
}

// A part that never started is not started by the stop, and what needs a part
// that failed does not start.
func TestAFailureBeforeReadyStartsNobody(t *testing.T) {
	t.Parallel()
	bubble(t, func(t *testing.T, g *lifecycle.Group, j *journal) {
		db, web := newPart(j, "db"), newPart(j, "web")
		g.Add("db", db)
		g.Add("web", web, "db")
		_, wait := run(t, g)
		db.fail <- errors.New("no disk")
		require.ErrorContains(t, wait(), "db: no disk")
		require.Equal(t, []string{"start db"}, j.all())
	})
}

func TestAFailureWhileStoppingIsTold(t *testing.T) {
	t.Parallel()
	bubble(t, func(t *testing.T, g *lifecycle.Group, j *journal) {
		db := newPart(j, "db")
		db.stop = errors.New("cannot flush")
		g.Add("db", lifecycle.Func(db.Run))
		stop, wait := run(t, g)
		stop()
		require.ErrorContains(t, wait(), "db: cannot flush", "or the process ends with 0 and lost data")
	})
}

func TestAPartThatDoesNotStop(t *testing.T) {
	t.Parallel()
	bubble(t, func(t *testing.T, g *lifecycle.Group, j *journal) {
		db, web := newPart(j, "db"), newPart(j, "web")
		web.slow = time.Hour
		g.Add("db", lifecycle.Func(db.Run))
		g.Add("web", lifecycle.Func(web.Run), "db")
		stop, wait := run(t, g)
		start := time.Now()
		stop()
		require.ErrorContains(t, wait(), "web did not stop within 10s")
		require.Equal(t, deadline, time.Since(start), "the others stop without more ado")
		require.Contains(t, j.all(), "stop db")
		<-time.After(time.Hour) // the bubble's, so that web ends
	})
}

func TestAddRefuses(t *testing.T) {
	t.Parallel()
	g := newGroup()
	g.Add("db", lifecycle.Func(nil))
	require.PanicsWithValue(t, "lifecycle: db is there twice", func() { g.Add("db", lifecycle.Func(nil)) })
	require.PanicsWithValue(t, "lifecycle: web needs log, which is not there", func() { g.Add("web", lifecycle.Func(nil), "db", "log") })
	require.PanicsWithValue(t, "lifecycle: me needs me, which is not there", func() { g.Add("me", lifecycle.Func(nil), "me") })
}
