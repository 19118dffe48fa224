package rpc_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/mesh"
	"sojourn/internal/kit/rpc"
	"sojourn/internal/kit/rpc/rpctest"
	"sojourn/internal/kit/trace"
	"sojourn/internal/kit/upstream"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// things is a contract with a method of each form.
type things interface {
	Find(ctx context.Context, id string) (thing, error)
	Drop(ctx context.Context, id string) error
}

type thing struct {
	ID    string
	At    time.Time
	Tags  []string
	Trace string
}

var contract = rpc.Contract[things]{Service: "store", Serve: serve, Dial: func(c *rpc.Client) things { return remote{c} }}

func serve(s *rpc.Server, t things) {
	rpc.Handle(s, "find", t.Find)
	rpc.Handle(s, "drop", func(ctx context.Context, id string) (rpc.None, error) { return rpc.None{}, t.Drop(ctx, id) })
}

type remote struct{ c *rpc.Client }

func (r remote) Find(ctx context.Context, id string) (thing, error) {
	return rpc.Call[string, thing](ctx, r.c, "find", id)
}

func (r remote) Drop(ctx context.Context, id string) error {
	_, err := rpc.Call[string, rpc.None](ctx, r.c, "drop", id)
	return err
}

type shelf struct{}

var noon = time.Date(2027, 5, 1, 12, 0, 0, 123456000, time.UTC)

func (shelf) Find(ctx context.Context, id string) (thing, error) {
	switch id {
	case "panic":
		panic("poison")
	case "wait":
		<-ctx.Done()
		return thing{}, ctx.Err()
	}
	return thing{id, noon, []string{"é", `"`}, trace.ID(ctx)}, refusal(id)
}

func (shelf) Drop(_ context.Context, id string) error { return refusal(id) }

func refusal(id string) error {
	switch id {
	case "field":
		return fault.AtField("body.id", id, "must be %s", "better")
	case "busy":
		return fault.Retry(fault.Unavailable, 90*time.Second, "come back")
	case "bug":
		return errors.New("password=hunter2")
	}
	for k := fault.Internal; k <= fault.Canceled; k++ {
		if k.String() == id {
			return fault.New(k, "it is %s", id)
		}
	}
	return nil
}

// One test for both bindings.
func TestTwin(t *testing.T) {
	t.Parallel()
	rpctest.Twin[things](t, contract, shelf{}, func(t *testing.T, c things) {
		ctx := trace.Ensure(t.Context())
		got, err := c.Find(ctx, "a")
		require.NoError(t, err)
		require.Equal(t, thing{"a", noon, []string{"é", `"`}, trace.ID(ctx)}, got, "values arrive as they were, and in the caller's trace")
		require.NoError(t, c.Drop(ctx, "a"))
		for k := fault.Internal; k <= fault.Canceled; k++ {
			require.Equal(t, k, fault.KindOf(c.Drop(ctx, k.String())), k.String())
		}
		field := c.Drop(ctx, "field").(*fault.Error)
		require.Equal(t, []fault.Field{{Location: "body.id", Message: "must be better", Value: "field"}}, field.Fields)
		busy := c.Drop(ctx, "busy").(*fault.Error)
		require.Equal(t, 90*time.Second, busy.RetryAfter)
		require.Equal(t, "come back", busy.Message)
		require.Equal(t, fault.Internal, fault.KindOf(c.Drop(ctx, "bug")))
		left, cancel := context.WithCancel(ctx)
		time.AfterFunc(time.Millisecond, cancel)
		_, err = c.Find(left, "wait")
		require.Equal(t, fault.Canceled, fault.KindOf(err))
	})
}

func TestAPanicIsAFailure(t *testing.T) {
	t.Parallel()
	_, err := rpctest.Remote[things](t, contract, shelf{}).Find(t.Context(), "panic")
	require.Equal(t, fault.Internal, fault.KindOf(err))
	require.NotContains(t, err.Error(), "rpc_test.go", "a stack stays in the log of its process")
}

// site serves the contract, and tells what strangers get.
func site(t *testing.T) (*httptest.Server, func(keys *mesh.Keys) things) {
	t.Helper()
	server := rpc.NewServer("store", rpctest.Keys(t), clock.System{}, slog.New(slog.DiscardHandler))
	contract.Serve(server, shelf{})
	mux := http.NewServeMux()
	server.Register(mux)
	s := httptest.NewServer(mux)
	u, err := url.Parse(s.URL)
	require.NoError(t, err)
	way := upstream.New("store", []*url.URL{u}, nil)
	t.Cleanup(func() { _ = way.Close(); s.Close() })
	return s, func(keys *mesh.Keys) things { return contract.Dial(rpc.NewClient("store", way, keys, clock.System{})) }
}

func TestStrangersAreRefused(t *testing.T) {
	t.Parallel()
	s, dial := site(t)
	res, err := http.Post(s.URL+"/rpc/store/drop", "application/json", strings.NewReader(`"a"`))
	require.NoError(t, err)
	require.NoError(t, res.Body.Close())
	require.NotEqual(t, 200, res.StatusCode)
	other, err := mesh.NewKeys(strings.Repeat("x", 32))
	require.NoError(t, err)
	require.Equal(t, fault.Unauthenticated, fault.KindOf(dial(other).Drop(t.Context(), "a")))
	require.NoError(t, dial(rpctest.Keys(t)).Drop(t.Context(), "a"))
}

func TestAServiceThatIsAway(t *testing.T) {
	t.Parallel()
	s, dial := site(t)
	s.Close()
	err := dial(rpctest.Keys(t)).Drop(t.Context(), "a")
	require.Equal(t, fault.Unavailable, fault.KindOf(err))
	require.Positive(t, err.(*fault.Error).RetryAfter)
	require.Contains(t, err.(*fault.Error).Message, "store service")
}
