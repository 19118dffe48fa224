package archtest

import (
	"path"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPackages: every package says what it is, and none is a drawer for odds
// and ends.
func TestPackages(t *testing.T) {
	t.Parallel()
	documented, seen := map[string]bool{}, map[string]bool{}
	for _, s := range tree(t) {
		if s.test {
			continue
		}
		seen[s.pkg] = true
		documented[s.pkg] = documented[s.pkg] || s.doc
		require.NotContains(t, []string{"util", "utils", "common", "helpers", "models", "types"}, path.Base(s.pkg), "name %s after what it provides", s.pkg)
	}
	for pkg := range seen {
		require.True(t, documented[pkg], "%s has no package comment", pkg)
	}
}

// TestNoInit: what runs before main cannot be ordered, configured or tested.
func TestNoInit(t *testing.T) {
	t.Parallel()
	for _, s := range tree(t) {
		require.False(t, slices.Contains(s.funcs, "init"), "%s has an init function", s.path)
	}
}

// TestNoSleep: a test that sleeps is slow on a good day and wrong on a bad one.
func TestNoSleep(t *testing.T) {
	t.Parallel()
	for _, s := range tree(t) {
		require.False(t, s.test && s.sleeps, "%s sleeps: await a condition, or use testing/synctest", s.path)
	}
}

// large are the files that may be long, with the reason.
var large = map[string]string{}

const longest = 400

// TestFilesAreShort: a file over 400 lines is several.
func TestFilesAreShort(t *testing.T) {
	t.Parallel()
	for _, s := range tree(t) {
		if large[s.path] == "" {
			require.LessOrEqual(t, s.lines, longest, "%s: split it, or name it in large with the reason", s.path)
		}
	}
}
