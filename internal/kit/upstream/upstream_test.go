package upstream_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/upstream"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// replica is a process of a target; it answers with its name and what it was sent.
func replica(t *testing.T, name string) *url.URL {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		_, _ = io.WriteString(w, name+" "+string(b))
	}))
	t.Cleanup(s.Close)
	return parse(t, s.URL)
}

func parse(t *testing.T, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	require.NoError(t, err)
	return u
}

// nobody is an address that refuses connections.
func nobody(t *testing.T) *url.URL {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer func() { require.NoError(t, l.Close()) }()
	return parse(t, "http://"+l.Addr().String())
}

// outcomes notes what a watch hears.
type outcomes struct {
	mu  sync.Mutex
	all []string
}

func (o *outcomes) watch(target, outcome string, _ time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.all = append(o.all, target+" "+outcome)
}

func way(t *testing.T, watch upstream.Watch, addresses ...*url.URL) *upstream.Upstream {
	t.Helper()
	u := upstream.New("itinerary", addresses, watch)
	t.Cleanup(func() { require.NoError(t, u.Close()) })
	return u
}

func send(t *testing.T, u *upstream.Upstream, method, body string) (string, error) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, "http://itinerary/x", strings.NewReader(body))
	require.NoError(t, err)
	res, err := u.RoundTrip(r)
	if err != nil {
		return "", err
	}
	defer func() { require.NoError(t, res.Body.Close()) }()
	b, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	return string(b), nil
}

func TestReplicasTakeTurns(t *testing.T) {
	t.Parallel()
	u := way(t, nil, replica(t, "a"), replica(t, "b"))
	seen := map[string]int{}
	for range 10 {
		got, err := send(t, u, "POST", "body")
		require.NoError(t, err)
		seen[got]++
	}
	require.Equal(t, map[string]int{"a body": 5, "b body": 5}, seen)
}

// A replica that is away costs nobody an answer, whatever the method: nothing
// was sent to it.
func TestAnAbsentReplicaIsPassedOver(t *testing.T) {
	t.Parallel()
	u := way(t, nil, nobody(t), replica(t, "b"))
	for _, method := range []string{"GET", "POST", "PUT", "DELETE"} {
		for range 4 {
			got, err := send(t, u, method, "body")
			require.NoError(t, err)
			require.Equal(t, "b body", got)
		}
	}
	require.False(t, u.Open())
}

// breaking is a target that closes connections in the middle of a request.
func breaking(t *testing.T, hits *atomic.Int64) *url.URL {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		hits.Add(1)
		panic(http.ErrAbortHandler)
	}))
	t.Cleanup(s.Close)
	return parse(t, s.URL)
}

// What may have been done is not done twice; reading may be repeated.
func TestOnlyReadsAreRepeated(t *testing.T) {
	t.Parallel()
	var hits atomic.Int64
	u := way(t, nil, breaking(t, &hits), breaking(t, &hits))
	_, err := send(t, u, "POST", "pay")
	require.True(t, fault.Is(err, fault.Unavailable), "%v", err)
	require.EqualValues(t, 1, hits.Load())
	_, err = send(t, u, "GET", "")
	require.True(t, fault.Is(err, fault.Unavailable))
	require.EqualValues(t, 3, hits.Load())
}

func TestTheCircuitOpensAndCloses(t *testing.T) {
	t.Parallel()
	var down atomic.Bool
	var hits atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		hits.Add(1)
		if down.Load() {
			panic(http.ErrAbortHandler)
		}
	}))
	t.Cleanup(s.Close)
	var heard outcomes
	u := way(t, heard.watch, parse(t, s.URL))
	down.Store(true)
	for range 3 {
		_, err := send(t, u, "POST", "x")
		require.Error(t, err)
	}
	require.True(t, u.Open())
	before := hits.Load()
	_, err := send(t, u, "POST", "x")
	require.True(t, fault.Is(err, fault.Unavailable))
	require.ErrorContains(t, err, "the itinerary service does not answer just now")
	require.Positive(t, err.(*fault.Error).RetryAfter)
	require.Equal(t, before, hits.Load(), "an open circuit sends nothing")
	require.Equal(t, []string{"itinerary failed", "itinerary failed", "itinerary failed", "itinerary refused"}, heard.all)
	down.Store(false)
	require.Eventually(t, func() bool { _, err := send(t, u, "POST", "x"); return err == nil }, 10*time.Second, 10*time.Millisecond)
	require.False(t, u.Open())
}

// A caller who leaves is no failure of the target's.
func TestALeavingCallerOpensNothing(t *testing.T) {
	t.Parallel()
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	t.Cleanup(s.Close)
	u := way(t, nil, parse(t, s.URL))
	for range 5 {
		ctx, cancel := context.WithCancel(t.Context())
		r, err := http.NewRequestWithContext(ctx, "GET", "http://itinerary/x", nil)
		require.NoError(t, err)
		time.AfterFunc(time.Millisecond, cancel)
		_, err = u.RoundTrip(r)
		require.ErrorIs(t, err, context.Canceled)
	}
	require.False(t, u.Open())
}

func TestAsk(t *testing.T) {
	t.Parallel()
	var status atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/readyz" {
			w.WriteHeader(int(status.Load()))
		}
	}))
	t.Cleanup(s.Close)
	u := way(t, nil, parse(t, s.URL))
	status.Store(503) // any other path would be answered by 200
	require.Error(t, u.Ask(t.Context()))
	status.Store(200)
	require.NoError(t, u.Ask(t.Context()))
	require.Error(t, way(t, nil, nobody(t)).Ask(t.Context()))
}
