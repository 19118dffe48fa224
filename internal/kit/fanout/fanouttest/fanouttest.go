// Package fanouttest is what every fan-out must do: Run is called by each
// implementation's own test. What it does not say is not promised.
package fanouttest

import (
	"context"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fanout"
)

// Patience is how long a signal may take before it is taken for lost.
const Patience = 20 * time.Second

// Run tests a fan-out. open gives two that reach each other, as two processes
// have them, and reach no other test's.
func Run(t *testing.T, open func(t *testing.T) (here, there fanout.Fanout)) {
	t.Helper()
	for name, test := range map[string]func(t *testing.T, here, there fanout.Fanout){
		"to every listener": everyListener, "topics are apart": topics, "any bytes": anyBytes, "in order": order,
		"nothing is kept": nothingKept, "a subscription ends": ends, "a slow listener": slow,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			here, there := open(t)
			test(t, here, there)
		})
	}
}

// Listener collects what a subscription is told.
type Listener struct {
	Signals chan fanout.Signal
	Stop    func() // ends the subscription and waits for it
}

// Listen subscribes and waits until messages arrive. The subscription ends with
// the test at the latest.
func Listen(t *testing.T, f fanout.Fanout, topic string) *Listener {
	t.Helper()
	l := start(t, f, topic, func(l *Listener, s fanout.Signal) { l.Signals <- s })
	require.Equal(t, fanout.Up, l.Next(t).Kind)
	return l
}

func start(t *testing.T, f fanout.Fanout, topic string, on func(*Listener, fanout.Signal)) *Listener {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	l := &Listener{Signals: make(chan fanout.Signal, 10_000)}
	ended := make(chan error, 1)
	go func() { ended <- f.Subscribe(ctx, topic, func(s fanout.Signal) { on(l, s) }) }()
	stopped := false
	l.Stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		require.NoError(t, <-ended, "the end of its context is no error")
	}
	t.Cleanup(l.Stop)
	return l
}

// Next gives the next signal.
func (l *Listener) Next(t *testing.T) fanout.Signal {
	t.Helper()
	select {
	case s := <-l.Signals:
		return s
	case <-time.After(Patience):
		require.FailNow(t, "no signal arrived")
		return fanout.Signal{}
	}
}

// Message waits for a message and gives its body.
func (l *Listener) Message(t *testing.T) string {
	t.Helper()
	s := l.Next(t)
	require.Equal(t, fanout.Message, s.Kind, "told %s", s.Kind)
	return string(s.Body)
}

func publish(t *testing.T, f fanout.Fanout, topic, body string) {
	t.Helper()
	require.NoError(t, f.Publish(t.Context(), topic, []byte(body)))
}

func everyListener(t *testing.T, here, there fanout.Fanout) {
	all := []*Listener{Listen(t, here, "a"), Listen(t, here, "a"), Listen(t, there, "a")}
	publish(t, here, "a", "1")
	publish(t, there, "a", "2")
	for _, l := range all {
		require.ElementsMatch(t, []string{"1", "2"}, []string{l.Message(t), l.Message(t)})
	}
}

func topics(t *testing.T, here, there fanout.Fanout) {
	a, b := Listen(t, here, "a"), Listen(t, here, "a/b")
	publish(t, there, "a/b", "for b")
	publish(t, there, "a", "for a")
	publish(t, there, "nobody", "for nobody")
	require.Equal(t, "for a", a.Message(t))
	require.Equal(t, "for b", b.Message(t))
}

func anyBytes(t *testing.T, here, there fanout.Fanout) {
	l := Listen(t, here, "a")
	for _, body := range []string{"", "\x00\xff\r\n", string(make([]byte, 1<<20))} {
		publish(t, there, "a", body)
		require.Equal(t, body, l.Message(t))
	}
	body := []byte("before")
	require.NoError(t, there.Publish(t.Context(), "a", body))
	copy(body, "after!")
	require.Equal(t, "before", l.Message(t), "the publisher may use its memory again")
}

func order(t *testing.T, here, there fanout.Fanout) {
	l := Listen(t, here, "a")
	const n = 500
	for i := range n {
		publish(t, there, "a", strconv.Itoa(i))
	}
	for i := range n {
		require.Equal(t, strconv.Itoa(i), l.Message(t))
	}
}

func nothingKept(t *testing.T, here, there fanout.Fanout) {
	publish(t, there, "a", "too early")
	l := Listen(t, here, "a")
	publish(t, there, "a", "in time")
	require.Equal(t, "in time", l.Message(t))
}

func ends(t *testing.T, here, there fanout.Fanout) {
	l, other := Listen(t, here, "a"), Listen(t, here, "a")
	l.Stop()
	publish(t, there, "a", "late")
	require.Equal(t, "late", other.Message(t))
	require.Empty(t, l.Signals, "nothing after the end, and no Down")
}

// slow: who cannot keep up holds up neither publishers nor other listeners, is
// told that something was missed, and receives all that comes after.
func slow(t *testing.T, here, there fanout.Fanout) {
	release, busy := make(chan struct{}), make(chan struct{})
	l := start(t, here, "a", func(l *Listener, s fanout.Signal) {
		l.Signals <- s
		if s.Kind == fanout.Message && string(s.Body) == "block" {
			close(busy)
			<-release
		}
	})
	require.Equal(t, fanout.Up, l.Next(t).Kind)
	fast := Listen(t, here, "a")
	publish(t, there, "a", "block")
	require.Equal(t, "block", fast.Message(t))
	<-busy
	body := string(make([]byte, 8<<10))
	for range 1500 { // more than anybody may keep for the slow one
		publish(t, there, "a", body)
		require.Equal(t, body, fast.Message(t))
	}
	close(release)
	require.Equal(t, "block", l.Message(t))
	require.Equal(t, fanout.Down, l.Next(t).Kind)
	require.Equal(t, fanout.Up, l.Next(t).Kind)
	publish(t, there, "a", "the last")
	for l.Message(t) != "the last" { // Message allows no other gap
	}
}
