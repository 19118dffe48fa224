package eventlogtest

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
)

// failing gives a handler that fails for one event, times times.
func failing(id string, times int32, err error) func(eventlog.Event) error {
	var left atomic.Int32
	left.Store(times)
	return func(e eventlog.Event) error {
		if e.ID == id && left.Add(-1) >= 0 {
			return err
		}
		return nil
	}
}

func dead(t *testing.T, log Store, group string) []eventlog.DeadLetter {
	t.Helper()
	all, err := log.Dead(t.Context(), group)
	require.NoError(t, err)
	return all
}

func redelivery(t *testing.T, open Open) {
	log, _ := open(t)
	sent := events(t, 4, "k")
	add(t, log, topic, sent...)
	got := follow(t, log, "g", failing(sent[1].ID, Attempts-1, errors.New("not yet")), topic).await(t, 4)
	require.Equal(t, ids(sent), ids(got), "those behind it waited, or the order of the key is lost")
	require.Empty(t, dead(t, log, "g"))
}

func poison(t *testing.T, open Open) {
	log, reopen := open(t)
	sent := events(t, 4, "k")
	add(t, log, topic, sent...)
	f := follow(t, log, "g", failing(sent[1].ID, 1000, errors.New("cannot read it")), topic)
	require.Equal(t, []string{sent[0].ID, sent[2].ID, sent[3].ID}, ids(f.await(t, 3)))
	require.NoError(t, f.stop())
	for _, l := range []Store{log, reopen()} {
		letters := dead(t, l, "g")
		require.Len(t, letters, 1)
		require.Equal(t, sent[1].ID, letters[0].ID)
		require.Equal(t, topic, letters[0].Topic)
		require.Equal(t, "g", letters[0].Group)
		require.Equal(t, Attempts, letters[0].Attempts)
		require.Contains(t, letters[0].Reason, "cannot read it")
		require.JSONEq(t, string(sent[1].Payload), string(letters[0].Payload))
	}
	require.Empty(t, dead(t, log, "healthy"), "dead for one group is not dead for others")
	require.Equal(t, ids(sent), ids(follow(t, log, "healthy", nil, topic).await(t, 4)))
}

// The reason is whatever a driver or a decoder said. One that cannot be kept
// would hold up the topic for good.
func reasons(t *testing.T, open Open) {
	log, _ := open(t)
	sent := events(t, 3, "k")
	add(t, log, topic, sent...)
	says := map[string]string{sent[0].ID: "NUL \x00 here", sent[1].ID: "not UTF-8: \xff\xfe", sent[2].ID: strings.Repeat("é", 1<<20)}
	last := events(t, 1, "k")[0]
	f := follow(t, log, "g", func(e eventlog.Event) error {
		if e.ID == last.ID {
			return nil
		}
		return errors.New(says[e.ID])
	}, topic)
	add(t, log, topic, last)
	f.await(t, 1)
	letters := dead(t, log, "g")
	require.Len(t, letters, 3)
	for _, d := range letters {
		require.True(t, utf8.ValidString(d.Reason))
		require.LessOrEqual(t, len(d.Reason), 4096, "a list of dead letters must stay readable")
		require.NotEmpty(t, d.Reason)
	}
}

func deadOrder(t *testing.T, open Open) {
	log, _ := open(t)
	sent := events(t, 5, "k")
	add(t, log, topic, sent...)
	f := follow(t, log, "g", func(e eventlog.Event) error {
		if e.ID == sent[4].ID {
			return nil
		}
		return errors.New("no")
	}, topic)
	f.await(t, 1)
	var got []string
	for _, d := range dead(t, log, "g") {
		got = append(got, d.ID)
	}
	require.Equal(t, ids(sent[:4]), got)
}

func unavailable(t *testing.T, open Open) {
	for _, kind := range []fault.Kind{fault.Unavailable, fault.Full} {
		log, _ := open(t)
		sent := events(t, 3, "k")
		add(t, log, topic, sent...)
		got := follow(t, log, "g", failing(sent[1].ID, Attempts*3, fault.New(kind, "away")), topic).await(t, 3)
		require.Equal(t, ids(sent), ids(got))
		require.Empty(t, dead(t, log, "g"))
	}
}

// A process that stops in the middle of an event hands it out again.
func stopping(t *testing.T, open Open) {
	log, reopen := open(t)
	sent := events(t, 3, "k")
	add(t, log, topic, sent...)
	ctx, cancel := context.WithCancel(t.Context())
	require.NoError(t, log.Subscribe(ctx, "g", []string{topic}, func(ctx context.Context, e eventlog.Event) error {
		if e.ID == sent[0].ID {
			return nil
		}
		cancel()
		<-ctx.Done()
		return ctx.Err()
	}))
	require.Empty(t, dead(t, log, "g"))
	require.Equal(t, ids(sent[1:]), ids(follow(t, reopen(), "g", nil, topic).await(t, 2)))
}
