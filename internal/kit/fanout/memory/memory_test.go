package memory_test

import (
	"testing"

	"go.uber.org/goleak"

	"sojourn/internal/kit/fanout"
	"sojourn/internal/kit/fanout/fanouttest"
	"sojourn/internal/kit/fanout/memory"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestFanout(t *testing.T) {
	t.Parallel()
	fanouttest.Run(t, func(*testing.T) (here, there fanout.Fanout) {
		f := memory.New()
		return f, f
	})
}
