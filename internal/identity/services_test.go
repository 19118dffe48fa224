package identity_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"sojourn/internal/identity"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/password"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/maypok86/otter/v2.(*cache[...]).periodicCleanUp"))
}

// The parts run, send mails, and stop in order; a mail that waits at the stop
// is still sent.
func TestServicesRunAndStop(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for name, s := range e.m.Services() {
		wg.Go(func() {
			if err := s.Run(ctx); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
	e.register("ada@example.com")
	require.Eventually(t, func() bool { return e.mails.count() == 1 && len(e.eventTypes()) == 1 }, 10*time.Second, time.Millisecond)
	stop()
	wg.Wait()
	e.do(call{path: "/api/v1/auth/password/forgot", status: 202, body: `{"email":"ada@example.com"}`})
	require.NoError(t, e.m.Services()["identity.queue"].Run(ctx))
	require.Equal(t, 2, e.mails.count())
}

// A log-in brings an old hash to the present cost.
func TestRehash(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("ada@example.com")
	dear := free
	dear.Password = password.Params{MemoryKiB: 128, Passes: 2, Lanes: 1}
	e.open(dear)
	for range 2 {
		e.login("ada@example.com", goodPassword)
		u, err := e.m.Store().User(t.Context(), ada.User.ID)
		require.NoError(t, err)
		require.Contains(t, u.PasswordHash, "m=128,t=2")
		require.Equal(t, int64(1), u.Seq, "nobody needs to know")
	}
	e.me(200, ada)
}

// A cache that fails counts nothing and locks nobody out.
func TestBrokenCache(t *testing.T) {
	t.Parallel()
	e := setup(t, identity.Config{})
	e.cache.fail(errors.New("redis: connection refused"))
	e.register("ada@example.com")
	for range 12 {
		e.do(attempt("ada@example.com", "wrong", "", 401))
	}
	e.login("ada@example.com", goodPassword)
	require.Contains(t, e.slog.String(), "attempts are not counted")
}

// While every slot hashes and the queue is full, sign-ins are told to come
// back, and requests that need no hash are served.
func TestHashingBlocksNobody(t *testing.T) {
	t.Parallel()
	cfg := free
	cfg.Password, cfg.HashesAtOnce, cfg.HashesWaiting = password.Params{MemoryKiB: 8 << 10, Passes: 2, Lanes: 1}, 1, 2
	e := setup(t, cfg)
	ada := e.register("ada@example.com")
	codes := make(chan int, 24)
	var wg sync.WaitGroup
	for range cap(codes) {
		wg.Go(func() {
			codes <- serve(e.handler, request("POST", "/api/v1/auth/login", `{"email":"ada@example.com","password":"`+goodPassword+`"}`))
		})
	}
	for range 100 {
		_, err := e.m.Authenticate(t.Context(), httpapi.Credentials{Bearer: ada.Access})
		require.NoError(t, err)
	}
	wg.Wait()
	close(codes)
	count := map[int]int{}
	for c := range codes {
		count[c]++
	}
	require.Equal(t, cap(codes), count[200]+count[503], "%v", count)
	require.NotZero(t, count[200])
	require.NotZero(t, count[503])
}
