package trace_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/trace"
)

const parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

func TestATraceIsCarried(t *testing.T) {
	t.Parallel()
	ctx := trace.Resume(t.Context(), parent)
	require.Equal(t, "4bf92f3577b34da6a3ce929d0e0e4736", trace.ID(ctx))
	require.Equal(t, parent, trace.Parent(ctx))
	below, span := trace.Start(ctx, trace.Internal, "work", "a", "b")
	span.Name("other")
	span.End(errors.New("failed"))
	require.Equal(t, trace.ID(ctx), trace.ID(below))
	require.Equal(t, ctx, trace.Ensure(ctx))
}

func TestWithoutATrace(t *testing.T) {
	t.Parallel()
	require.Empty(t, trace.ID(t.Context()))
	require.Empty(t, trace.Parent(t.Context()))
	fresh := trace.Ensure(t.Context())
	require.Len(t, trace.ID(fresh), 32)
	require.Equal(t, "00", trace.Parent(fresh)[53:], "nobody asked to keep it")
}

// What a caller sends as a traceparent is one, or changes nothing.
func FuzzResume(f *testing.F) {
	for _, seed := range []string{parent, "", "00-" + parent, parent[:54], "01" + parent[2:], "<script>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if ctx := trace.Resume(context.Background(), text); trace.ID(ctx) != "" {
			require.Equal(t, text[3:35], trace.ID(ctx))
		}
	})
}
