package eventlogtest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
)

func listing(t *testing.T, open Open) {
	log, _ := open(t)
	none, err := log.Topics(t.Context())
	require.NoError(t, err)
	require.Empty(t, none)
	add(t, log, other, events(t, 1, "k")...)
	add(t, log, topic, events(t, 1, "k")...)
	bury(t, log, events(t, 1, "k")[0], topic, "g") // the dead letters are no topic
	all, err := log.Topics(t.Context())
	require.NoError(t, err)
	require.Equal(t, []string{topic, other}, all)
}

type shown struct {
	topic string
	event eventlog.Event
}

// tail shows the topics on a channel until the test ends.
func tail(t *testing.T, log Store, fromStart bool, topics ...string) <-chan shown {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	seen, ended := make(chan shown), make(chan error, 1)
	go func() {
		ended <- log.Tail(ctx, topics, fromStart, func(topic string, e eventlog.Event) error {
			select {
			case seen <- shown{topic, e}:
			case <-ctx.Done():
			}
			return nil
		})
	}()
	t.Cleanup(func() { cancel(); require.NoError(t, <-ended) })
	return seen
}

func tailAll(t *testing.T, open Open) {
	log, reopen := open(t)
	first, second := events(t, 5, "a", "b"), events(t, 3, "c")
	add(t, log, topic, first...)
	add(t, log, other, second[:2]...)
	seen := tail(t, reopen(), true)
	got := map[string][]eventlog.Event{}
	for range 7 {
		s := <-seen
		got[s.topic] = append(got[s.topic], s.event)
	}
	add(t, log, other, second[2])
	s := <-seen
	ordered(t, first, got[topic])
	ordered(t, second, append(got[other], s.event))
	require.Equal(t, first[0].Trace, find(t, got[topic], first[0].ID).Trace)
}

func find(t *testing.T, all []eventlog.Event, id string) eventlog.Event {
	t.Helper()
	for _, e := range all {
		if e.ID == id {
			return e
		}
	}
	t.Fatalf("no event %s", id)
	return eventlog.Event{}
}

func tailNew(t *testing.T, open Open) {
	log, _ := open(t)
	before := events(t, 3, "k")
	add(t, log, topic, before...)
	seen := tail(t, log, false, topic)
	again := time.NewTicker(20 * time.Millisecond) // when the tail has begun shows in what it shows
	defer again.Stop()
	for late := time.After(patient); ; {
		select {
		case s := <-seen:
			require.NotContains(t, ids(before), s.event.ID)
			return
		case <-again.C:
			add(t, log, other, events(t, 1, "k")...)
			add(t, log, topic, events(t, 1, "k")...)
		case <-late:
			t.Fatal("nothing is shown")
		}
	}
}

func tailEnds(t *testing.T, open Open) {
	log, _ := open(t)
	add(t, log, topic, events(t, 3, "k")...)
	enough, n := errors.New("enough"), 0
	require.ErrorIs(t, log.Tail(t.Context(), []string{topic}, true, func(string, eventlog.Event) error { n++; return enough }), enough)
	require.Equal(t, 1, n)
}

// lag waits until a group is so much behind: a log may count late.
func lag(t *testing.T, log Store, group string, behind int64) {
	t.Helper()
	var all []eventlog.Lag
	require.Eventually(t, func() bool {
		var err error
		all, err = log.Lags(t.Context())
		require.NoError(t, err)
		for _, l := range all {
			if l == (eventlog.Lag{Group: group, Topic: topic, Behind: behind}) {
				return true
			}
		}
		return false
	}, patient, 5*time.Millisecond, "want %d", behind)
}

func lags(t *testing.T, open Open) {
	log, reopen := open(t)
	sent := events(t, 8, "a", "b", "c")
	add(t, log, topic, sent[:5]...)
	f := follow(t, log, "quick", nil, topic)
	f.await(t, 5)
	lag(t, reopen(), "quick", 0)
	require.NoError(t, f.stop())
	hold := make(chan struct{})
	slow := follow(t, log, "slow", func(e eventlog.Event) error { <-hold; return nil }, topic)
	t.Cleanup(func() { _ = slow.stop() })
	t.Cleanup(func() { close(hold) })
	lag(t, reopen(), "slow", 5)
	add(t, log, topic, sent[5:]...)
	lag(t, reopen(), "slow", 8)
	lag(t, reopen(), "quick", 3)
}

// bury adds an event and lets groups fail at it.
func bury(t *testing.T, log Store, e eventlog.Event, topic string, groups ...string) {
	t.Helper()
	after := events(t, 1, e.Key)[0]
	add(t, log, topic, e, after)
	for _, group := range groups {
		f := follow(t, log, group, failing(e.ID, Attempts, errors.New("no")), topic)
		f.awaitID(t, after.ID)
		require.NoError(t, f.stop())
	}
}

func replay(t *testing.T, open Open) {
	log, reopen := open(t)
	e := events(t, 1, "k")[0]
	bury(t, log, e, topic, "g", "h")
	require.Len(t, dead(t, log, ""), 2)
	other := follow(t, log, "other", nil, topic)
	other.awaitID(t, e.ID)
	g := follow(t, log, "g", nil, topic)
	require.NoError(t, reopen().Replay(t.Context(), "g", e.ID))
	g.awaitID(t, e.ID)
	require.Empty(t, dead(t, log, "g"))
	require.Len(t, dead(t, log, "h"), 1, "another group's letter stays")
	last := events(t, 1, "k")[0]
	add(t, log, topic, last)
	g.awaitID(t, last.ID)
	require.NoError(t, g.stop())
	require.Len(t, only(e.ID, g.all()), 1, "it is handed out again once")
	require.Len(t, only(e.ID, other.awaitID(t, last.ID)), 1, "nor to another group")
}

func only(id string, all []eventlog.Event) (same []eventlog.Event) {
	for _, e := range all {
		if e.ID == id {
			same = append(same, e)
		}
	}
	return same
}

func replayFails(t *testing.T, open Open) {
	log, _ := open(t)
	e := events(t, 1, "k")[0]
	bury(t, log, e, topic, "g")
	require.NoError(t, log.Replay(t.Context(), "g", e.ID))
	f := follow(t, log, "g", failing(e.ID, Attempts, errors.New("still not")), topic)
	require.Eventually(t, func() bool {
		letters := dead(t, log, "g")
		return len(letters) == 1 && letters[0].Reason == "still not"
	}, patient, 5*time.Millisecond)
	require.NoError(t, log.Replay(t.Context(), "g", e.ID))
	f.awaitID(t, e.ID)
	require.Empty(t, dead(t, log, "g"))
}

func replayNothing(t *testing.T, open Open) {
	log, _ := open(t)
	e := events(t, 1, "k")[0]
	bury(t, log, e, topic, "g")
	require.True(t, fault.Is(log.Replay(t.Context(), "h", e.ID), fault.NotFound))
	require.True(t, fault.Is(log.Replay(t.Context(), "g", events(t, 1, "k")[0].ID), fault.NotFound))
	require.NoError(t, log.Replay(t.Context(), "g", e.ID))
	require.True(t, fault.Is(log.Replay(t.Context(), "g", e.ID), fault.NotFound), "it has left the dead letters")
}

// A group that stops as it handles a replay has handled it.
func replayOnce(t *testing.T, open Open) {
	log, reopen := open(t)
	e := events(t, 1, "k")[0]
	bury(t, log, e, topic, "g")
	require.NoError(t, log.Replay(t.Context(), "g", e.ID))
	ctx, cancel := context.WithCancel(t.Context())
	require.NoError(t, log.Subscribe(ctx, "g", []string{topic}, func(context.Context, eventlog.Event) error { cancel(); return nil }))
	last := events(t, 1, "k")[0]
	add(t, log, topic, last)
	require.Equal(t, []string{last.ID}, ids(follow(t, reopen(), "g", nil, topic).await(t, 1)))
}
