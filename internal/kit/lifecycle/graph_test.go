package lifecycle_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/kit/lifecycle"
)

// graph draws parts, each with needs among those before it, and whether it is
// a Readier.
func graph(t *rapid.T) (needs [][]int, readier []bool) {
	n := rapid.IntRange(1, 8).Draw(t, "parts")
	for i := range n {
		var mine []int
		for j := range i {
			if rapid.Bool().Draw(t, fmt.Sprintf("%d needs %d", i, j)) {
				mine = append(mine, j)
			}
		}
		needs = append(needs, mine)
		readier = append(readier, rapid.Bool().Draw(t, "readier"))
	}
	return needs, readier
}

// In any graph, with parts that become ready in any order and a stop at any
// moment: no part starts before those it needs are ready, and none stops
// before those that need it have.
func TestAnyGraph(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		needs, readier := graph(rt)
		order := rapid.Permutation(slices.Collect(indexes(len(needs)))).Draw(rt, "ready")
		stopAfter := rapid.IntRange(0, len(needs)).Draw(rt, "stop after")
		synctest.Test(t, func(t *testing.T) {
			g, j := newGroup(), &journal{}
			parts := make([]*part, len(needs))
			for i := range needs {
				parts[i] = newPart(j, strconv.Itoa(i))
				var s lifecycle.Service = parts[i]
				if !readier[i] {
					s = lifecycle.Func(parts[i].Run)
				}
				g.Add(strconv.Itoa(i), s, names(needs[i])...)
			}
			ctx, cancel := context.WithCancel(t.Context())
			done := make(chan error, 1)
			go func() { done <- g.Run(ctx) }()
			isReady := slices.Clone(readier)
			for i := range isReady {
				isReady[i] = !readier[i]
			}
			for _, i := range order[:stopAfter] {
				synctest.Wait()
				requireStarted(t, j, needs, isReady)
				isReady[i] = true
				close(parts[i].ready)
			}
			synctest.Wait()
			requireStarted(t, j, needs, isReady)
			_, ready := g.States()
			require.Equal(t, !slices.Contains(isReady, false), ready)
			cancel()
			require.NoError(t, <-done)
			requireStopped(t, j, needs)
		})
	})
}

func indexes(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i++ {
		}
	}
}

func names(of []int) []string {
	var all []string
	for _, i := range of {
		all = append(all, strconv.Itoa(i))
	}
	return all
}

// requireStarted requires that exactly those parts run that can be ready with
// all they need, which is what ready parts behind others wait for as well.
func requireStarted(t *testing.T, j *journal, needs [][]int, isReady []bool) {
	t.Helper()
	started := make([]bool, len(needs))
	for i, mine := range needs {
		started[i] = !slices.ContainsFunc(mine, func(n int) bool { return !started[n] || !isReady[n] })
		require.Equal(t, started[i], slices.Contains(j.all(), "start "+strconv.Itoa(i)), "part %d", i)
	}
}

// requireStopped requires that what started has stopped, in reverse.
func requireStopped(t *testing.T, j *journal, needs [][]int) {
	t.Helper()
	lines := j.all()
	for i, mine := range needs {
		stop := slices.Index(lines, "stop "+strconv.Itoa(i))
		require.Equal(t, slices.Contains(lines, "start "+strconv.Itoa(i)), stop >= 0)
		for _, n := range mine {
			if stop >= 0 {
				require.Less(t, stop, slices.Index(lines, "stop "+strconv.Itoa(n)), "%d needs %d", i, n)
			}
		}
	}
}
