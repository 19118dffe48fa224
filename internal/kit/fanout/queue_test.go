package fanout_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"sojourn/internal/kit/fanout"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// told gives what a listener hears that begins now, until it has heard last.
func told(q *fanout.Queue, last string) []string {
	var all []string
	ctx, stop := context.WithCancel(context.Background())
	q.Up()
	q.Push([]byte(last))
	q.Run(ctx, func(s fanout.Signal) {
		all = append(all, s.Kind.String()+string(s.Body))
		if string(s.Body) == last {
			stop()
		}
	})
	return all
}

func TestQueue(t *testing.T) {
	t.Parallel()
	q := fanout.NewQueue()
	q.Push([]byte("early")) // nobody was told Up
	q.Up()
	q.Push([]byte("1"))
	require.Equal(t, []string{"up", "message1", "messagea"}, told(q, "a"))
	q.Push([]byte("2"))
	q.Down()
	q.Push([]byte("while down"))
	q.Down()
	require.Equal(t, []string{"down", "up", "messageb"}, told(q, "b"))
	q.Up() // twice is once
	require.Equal(t, []string{"messagec"}, told(q, "c"))
}

// TestQueueKeepsItsWord: between Up and Down a listener hears every message
// there was, in order.
func TestQueueKeepsItsWord(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		q := fanout.NewQueue()
		next := byte(0)
		for _, act := range rapid.SliceOfN(rapid.IntRange(0, 9), 0, 60).Draw(rt, "acts") {
			switch act {
			case 0:
				q.Down()
			case 1:
				q.Up()
			case 2: // more than a queue holds
				q.Push(make([]byte, 4<<20+1))
			default:
				next++
				q.Push([]byte{next})
			}
		}
		up, last := false, byte(0)
		for _, s := range told(q, "\xff") {
			switch {
			case s == "up":
				require.False(rt, up)
				up = true
			case s == "down":
				require.True(rt, up)
				up, last = false, 0
			case s == "message\xff":
				require.True(rt, up)
			default:
				n := s[len(s)-1]
				require.True(rt, up)
				require.True(rt, last == 0 || n == last+1, "%d after %d", n, last)
				last = n
			}
		}
		require.True(rt, last == 0 || last == next, "the newest is heard")
	})
}
