package eventlogtest

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"sojourn/internal/kit/eventlog"
)

func arrival(t *testing.T, open Open) {
	log, _ := open(t)
	sent := events(t, 1, "k")
	sent[0].Payload = []byte(`{"text":"caf\u00e9 \u0000 😀"}`)
	add(t, log, topic, sent...)
	got := follow(t, log, "g", nil, topic).await(t, 1)[0]
	require.JSONEq(t, string(sent[0].Payload), string(got.Payload))
	require.True(t, sent[0].At.Equal(got.At))
	got.Payload, got.At = sent[0].Payload, sent[0].At
	require.Equal(t, sent[0], got)
}

func order(t *testing.T, open Open) {
	log, _ := open(t)
	sent := events(t, 300, "a", "b", "c") // more than any batch
	for i := 0; i < len(sent); i += 50 {
		add(t, log, topic, sent[i:i+50]...)
	}
	ordered(t, sent, follow(t, log, "g", nil, topic).await(t, len(sent)))
}

// A relay that died before it deleted appends again. A log may hand out such
// events again as well.
func repeats(t *testing.T, open Open) {
	log, reopen := open(t)
	sent := events(t, 6, "a", "b")
	add(t, log, topic, sent[:4]...)
	add(t, log, topic, sent[:4]...)
	add(t, reopen(), topic, sent...)
	add(t, log, topic, sent[0], sent[5], sent[5])
	last := events(t, 2, "a", "b")
	add(t, log, topic, last...)
	f := follow(t, log, "g", nil, topic)
	f.awaitID(t, last[0].ID)
	f.awaitID(t, last[1].ID) // what came before it in its key has arrived by then
	ordered(t, append(sent, last...), first(f.all()))
}

func concurrency(t *testing.T, open Open) {
	log, reopen := open(t)
	f := follow(t, log, "g", nil, topic)
	var sent []eventlog.Event
	var g errgroup.Group
	for _, key := range []string{"a", "b", "c", "d"} {
		mine := events(t, 40, key)
		sent = append(sent, mine...)
		from := reopen()
		g.Go(func() error {
			for i := 0; i < len(mine); i += 4 {
				if err := from.Append(t.Context(), topic, mine[i:i+4]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	require.NoError(t, g.Wait())
	ordered(t, sent, f.await(t, len(sent)))
}

func topics(t *testing.T, open Open) {
	log, _ := open(t)
	first, second := events(t, 3, "k"), events(t, 3, "k")
	add(t, log, topic, first...)
	add(t, log, other, second...)
	require.ElementsMatch(t, ids(append(first, second...)), ids(follow(t, log, "both", nil, topic, other).await(t, 6)))
	require.Equal(t, ids(second), ids(follow(t, log, "one", nil, other).await(t, 3)))
}

func following(t *testing.T, open Open) {
	log, reopen := open(t)
	f := follow(t, log, "g", nil, topic)
	sent := events(t, 3, "k")
	add(t, log, topic, sent[0])
	f.await(t, 1)
	add(t, reopen(), topic, sent[1]) // another process
	f.await(t, 2)
	add(t, log, topic, sent[2])
	require.Equal(t, ids(sent), ids(f.await(t, 3)))
}

func groups(t *testing.T, open Open) {
	log, _ := open(t)
	sent := events(t, 5, "k")
	add(t, log, topic, sent[:2]...)
	early := follow(t, log, "early", nil, topic)
	early.await(t, 2)
	require.NoError(t, early.stop())
	add(t, log, topic, sent[2:]...)
	require.Equal(t, ids(sent), ids(follow(t, log, "late", nil, topic).await(t, 5)), "a new group starts at the log's beginning")
	require.Equal(t, ids(sent[2:]), ids(follow(t, log, "early", nil, topic).await(t, 3)))
}

func restart(t *testing.T, open Open) {
	log, reopen := open(t)
	sent := events(t, 20, "a", "b")
	add(t, log, topic, sent...)
	var got []eventlog.Event
	for len(got) < len(sent) {
		f := follow(t, log, "g", nil, topic)
		f.await(t, min(3, len(sent)-len(got)))
		require.NoError(t, f.stop()) // an ordered stop repeats nothing
		got = append(got, f.all()...)
		log = reopen()
	}
	ordered(t, sent, got)
}
