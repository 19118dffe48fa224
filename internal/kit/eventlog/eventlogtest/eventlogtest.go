package eventlogtest

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/eventlog"
)

// Attempts is how often the logs under test must try before an event is dead,
// and their pauses must be of a few milliseconds.
const Attempts = 3

// Store is all that a log does.
type Store interface {
	eventlog.Log
	eventlog.Desk
}

// Open gives a fresh, empty log. reopen gives another handle on the same log,
// as another process, or this one after a restart, has.
type Open func(t *testing.T) (log Store, reopen func() Store)

const (
	topic   = "sojourn.first.v1"
	other   = "sojourn.second.v1"
	patient = 20 * time.Second // for what must happen, and does so within milliseconds
)

// Run tests a log.
func Run(t *testing.T, open Open) {
	t.Helper()
	for name, test := range map[string]func(*testing.T, Open){
		"events arrive as they were left":        arrival,
		"events of a key keep their order":       order,
		"a repeated append changes no order":     repeats,
		"concurrent appends all arrive":          concurrency,
		"a topic's events stay in it":            topics,
		"a follower hears of later events":       following,
		"each group has its own place":           groups,
		"a restart goes on where it was":         restart,
		"a failing event is handed out again":    redelivery,
		"a poisoned event goes aside":            poison,
		"any reason can be kept":                 reasons,
		"dead letters come oldest first":         deadOrder,
		"an absent database buries nothing":      unavailable,
		"stopping while handling loses nothing":  stopping,
		"topics are listed":                      listing,
		"a tail shows all topics from the start": tailAll,
		"a tail shows what is new":               tailNew,
		"a tail ends by its reader's error":      tailEnds,
		"a lag counts what is not handled":       lags,
		"a letter is replayed to its group":      replay,
		"a letter that fails again is kept":      replayFails,
		"only a letter is replayed":              replayNothing,
		"a stop repeats no replay":               replayOnce,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open)
		})
	}
}

// events makes n events; keys take turns.
func events(t *testing.T, n int, keys ...string) []eventlog.Event {
	t.Helper()
	all := make([]eventlog.Event, n)
	for i := range all {
		e, err := eventlog.New("first.thing_happened.v1", keys[i%len(keys)], time.Date(2027, 5, 1, 9, 0, i, 123456000, time.UTC), map[string]int{"n": i})
		require.NoError(t, err)
		e.Trace = fmt.Sprintf("00-%032x-%016x-01", i+1, i+1)
		all[i] = e
	}
	return all
}

// follower is a running subscription. Its handler notes what it handled.
type follower struct {
	mu    sync.Mutex
	seen  []eventlog.Event
	grown chan struct{}
	stop  func() error // waits until Subscribe has returned
}

// follow subscribes; handle may be nil, and decides before an event is noted.
func follow(t *testing.T, log eventlog.Log, group string, handle func(eventlog.Event) error, topics ...string) *follower {
	t.Helper()
	f := &follower{grown: make(chan struct{}, 1)}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- log.Subscribe(ctx, group, topics, func(_ context.Context, e eventlog.Event) error { return f.handle(e, handle) })
	}()
	f.stop = sync.OnceValue(func() error { cancel(); return <-ended })
	t.Cleanup(func() { require.NoError(t, f.stop()) })
	return f
}

func (f *follower) handle(e eventlog.Event, decide func(eventlog.Event) error) error {
	if decide != nil {
		if err := decide(e); err != nil {
			return err
		}
	}
	f.mu.Lock()
	f.seen = append(f.seen, e)
	f.mu.Unlock()
	select {
	case f.grown <- struct{}{}:
	default:
	}
	return nil
}

func (f *follower) all() []eventlog.Event {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]eventlog.Event{}, f.seen...)
}

// await waits until n events are handled and gives them.
func (f *follower) await(t *testing.T, n int) []eventlog.Event {
	t.Helper()
	late := time.After(patient)
	for len(f.all()) < n {
		select {
		case <-f.grown:
		case <-late:
			t.Fatalf("%d of %d events arrived", len(f.all()), n)
		}
	}
	return f.all()
}

func ids(all []eventlog.Event) []string {
	names := make([]string, len(all))
	for i, e := range all {
		names[i] = e.ID
	}
	return names
}

func add(t *testing.T, log eventlog.Log, topic string, all ...eventlog.Event) {
	t.Helper()
	require.NoError(t, log.Append(t.Context(), topic, all))
}

// first leaves out an event where it came before.
func first(all []eventlog.Event) []eventlog.Event {
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(all), func(e eventlog.Event) bool {
		defer func() { seen[e.ID] = true }()
		return seen[e.ID]
	})
}

// awaitID waits until an event is handled and gives all that are.
func (f *follower) awaitID(t *testing.T, id string) []eventlog.Event {
	t.Helper()
	for n := 1; ; n++ {
		if all := f.await(t, n); all[n-1].ID == id {
			return all
		}
	}
}

// ordered requires that got is want, each once, each key in want's order.
func ordered(t *testing.T, want, got []eventlog.Event) {
	t.Helper()
	require.ElementsMatch(t, ids(want), ids(got))
	require.Equal(t, byKey(want), byKey(got))
}

func byKey(all []eventlog.Event) map[string][]string {
	keys := map[string][]string{}
	for _, e := range all {
		keys[e.Key] = append(keys[e.Key], e.ID)
	}
	return keys
}
