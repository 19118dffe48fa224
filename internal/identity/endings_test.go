package identity_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/kit/fanout"
	"sojourn/internal/kit/fanout/memory"
)

// wire is a fan-out that a test cuts and mends.
type wire struct {
	*memory.Fanout
	tell func(fanout.Signal)
	up   chan struct{}
}

func (w *wire) Subscribe(ctx context.Context, topic string, on func(fanout.Signal)) error {
	w.tell = on
	return w.Fanout.Subscribe(ctx, topic, func(s fanout.Signal) {
		on(s)
		if s.Kind == fanout.Up {
			close(w.up)
		}
	})
}

// listen runs the part that hears of other processes' endings.
func (e *env) listen() *wire {
	e.t.Helper()
	w := &wire{Fanout: e.fanout, up: make(chan struct{})}
	e.fan = w
	e.open(free)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- e.m.Services()["identity.endings"].Run(ctx) }()
	e.t.Cleanup(func() { cancel(); require.NoError(e.t, <-done) })
	<-w.up
	return w
}

// What one process ends, another refuses as soon as it hears of it.
func TestEndingsAreHeardOfAtOnce(t *testing.T) {
	t.Parallel()
	here := setup(t, free)
	there := setupOn(t, here.db, free)
	there.clock, there.fanout = here.clock, here.fanout
	there.listen()
	ada := here.register("ada@example.com")
	there.me(200, ada)
	here.do(call{path: "/api/v1/auth/logout", bearer: ada.Access, status: 204})
	require.Eventually(t, func() bool {
		_, err := there.m.Sessions().Introspect(t.Context(), identityapi.Credentials{Bearer: ada.Access})
		return err != nil
	}, 10*time.Second, time.Millisecond)
}

// A process that hears nothing believes nothing that it remembers.
func TestADeafProcessReadsEachCredentialAnew(t *testing.T) {
	t.Parallel()
	here := setup(t, free)
	there := setupOn(t, here.db, free)
	there.clock = here.clock // and a fan-out of its own: the message is lost
	wire := there.listen()
	ada, bob := here.register("ada@example.com"), here.register("bob@example.com")
	there.me(200, ada)
	there.me(200, bob)
	wire.tell(fanout.Signal{Kind: fanout.Down})
	here.do(call{path: "/api/v1/auth/logout", bearer: ada.Access, status: 204})
	there.me(401, ada)
	wire.tell(fanout.Signal{Kind: fanout.Up})
	there.me(401, ada)
	there.me(200, bob)
}
