package fts

import (
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/search/index"
)

// TestKillNine: a process that dies in the middle of a build, by SIGKILL,
// leaves a folder from which the next start serves whole data.
func TestKillNine(t *testing.T) {
	t.Parallel()
	for _, at := range []int{0, 1, 700, 1999} {
		t.Run(strconv.Itoa(at), func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestHelperDies$")
			cmd.Env = append(os.Environ(), "FTS_DIE_IN="+dir, "FTS_DIE_AT="+strconv.Itoa(at))
			err := cmd.Run()
			require.ErrorContains(t, err, "killed")
			x := open(t, config(dir, "1", one("a")))
			require.Equal(t, "a", first(t, x))
		})
	}
}

// TestHelperDies is the process that dies; it does nothing in a normal run.
func TestHelperDies(t *testing.T) {
	dir := os.Getenv("FTS_DIE_IN")
	if dir == "" {
		t.Skip("only as a child of TestKillNine")
	}
	at, err := strconv.Atoi(os.Getenv("FTS_DIE_AT"))
	require.NoError(t, err)
	cfg := config(dir, "1", nil)
	cfg.Load = func() (Places, error) { return mortal{at}, nil }
	_, err = Open(t.Context(), cfg)
	t.Fatal("still alive:", err)
}

// mortal is a source of places that kills its process at one of them.
type mortal struct{ at int }

func (mortal) Len() int { return 2000 }

func (m mortal) At(i int) index.Place {
	if i == m.at {
		self, _ := os.FindProcess(os.Getpid())
		_ = self.Kill()
		select {} // until the signal arrives
	}
	name := "place" + strconv.Itoa(i)
	return index.Place{ID: "0199c0de-7a3b-7cc1-9f2e-" + strconv.Itoa(100_000_000_000+i), Name: name, Keys: index.Keys{Names: name}}
}
