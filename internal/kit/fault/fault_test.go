package fault_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
)

func TestKindOf(t *testing.T) {
	t.Parallel()
	conflict := fault.New(fault.Conflict, "taken")
	for _, c := range []struct {
		name string
		err  error
		want fault.Kind
	}{
		{"a fault", conflict, fault.Conflict},
		{"wrapped by fmt", fmt.Errorf("creating: %w", conflict), fault.Conflict},
		{"joined", errors.Join(io.EOF, conflict), fault.Conflict},
		{"the outer kind wins", fault.Wrap(conflict, fault.Unavailable, "later"), fault.Unavailable},
		{"a foreign error", io.EOF, fault.Internal},
		{"the caller left", fmt.Errorf("query: %w", context.Canceled), fault.Canceled},
		{"the caller's time is up", context.DeadlineExceeded, fault.Canceled},
		{"a kind for a context's end", fault.Wrap(context.Canceled, fault.Internal, "ours"), fault.Internal},
	} {
		require.Equal(t, c.want, fault.KindOf(c.err), c.name)
		require.True(t, fault.Is(c.err, c.want), c.name)
		require.False(t, fault.Is(c.err, fault.TooLarge), c.name)
	}
	require.False(t, fault.Is(nil, fault.Internal), "nil is of no kind")
}

func TestWrap(t *testing.T) {
	t.Parallel()
	require.NoError(t, fault.Wrap(nil, fault.Full, "no room"))
	err := fault.Wrap(io.EOF, fault.Full, "no room for %d", 7)
	require.ErrorIs(t, err, io.EOF)
	require.EqualError(t, err, "full: no room for 7: EOF", "the log has all of it")
	e, ok := errors.AsType[*fault.Error](err)
	require.True(t, ok)
	require.Equal(t, "no room for 7", e.Message, "the caller has the sentence only")
}

func TestFields(t *testing.T) {
	t.Parallel()
	require.NoError(t, fault.Fields(nil), "no field is no error, and no typed nil")
	one := fault.Fields([]fault.Field{{Location: "body.a", Message: "is odd", Value: 1}})
	require.EqualError(t, one, "invalid: is odd; body.a: is odd")
	two := fault.Fields([]fault.Field{{Location: "body.a", Message: "is odd"}, {Location: "body.b", Message: "is long"}})
	require.EqualError(t, two, "invalid: 2 fields are not valid; body.a: is odd; body.b: is long")
	require.True(t, fault.Is(two, fault.Invalid))
	at := fault.AtField("query.n", -1, "at least %d", 1)
	require.Equal(t, []fault.Field{{Location: "query.n", Message: "at least 1", Value: -1}}, at.Fields)
}

func TestRetry(t *testing.T) {
	t.Parallel()
	e := fault.Retry(fault.Limited, time.Minute, "too many")
	require.Equal(t, time.Minute, e.RetryAfter)
	require.True(t, fault.Is(e, fault.Limited))
}

func TestKindsHaveNames(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for k := fault.Internal; k <= fault.Canceled; k++ {
		names[k.String()] = true
	}
	require.Len(t, names, int(fault.Canceled)+1, "each kind has a name of its own")
	require.Equal(t, "internal", fault.Kind(200).String())
}
