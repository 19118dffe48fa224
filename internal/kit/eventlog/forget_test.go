package eventlog_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/eventlog"
)

// What was applied long ago is forgotten, by each consumer for itself.
func TestForget(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h house) {
		h.create(t, "lisbon")
		var sent []eventlog.Event
		for i := range 3 {
			e := event(t, "lisbon", i)
			require.NoError(t, h.counting("a", nothing).Apply(t.Context(), e))
			require.NoError(t, h.counting("b", nothing).Apply(t.Context(), e))
			sent = append(sent, e)
		}
		forget := func(then time.Time, want int64) {
			n, err := h.counting("a", nothing).Forget(t.Context(), then)
			require.NoError(t, err)
			require.Equal(t, want, n)
		}
		forget(time.Now().Add(-time.Hour), 0)
		require.NoError(t, h.counting("a", nothing).Apply(t.Context(), sent[0]))
		require.Equal(t, 6, h.effect(t, "lisbon"), "it is remembered")
		forget(time.Now().Add(time.Second), 3)
		require.NoError(t, h.counting("b", nothing).Apply(t.Context(), sent[0]))
		require.Equal(t, 6, h.effect(t, "lisbon"), "the other remembers")
	})
}
