package typo_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/search/index/typo"
)

func TestWithinOneEdit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		letter := rapid.RuneFrom([]rune("abcß東"))
		a := rapid.SliceOfN(letter, 0, 7).Draw(t, "a")
		b := rapid.SliceOfN(letter, 0, 7).Draw(t, "b")
		want := edits(a, b) <= 1
		require.Equal(t, want, typo.WithinOneEdit(a, b), "%q %q", string(a), string(b))
		require.Equal(t, want, typo.WithinOneEdit(b, a))
	})
}

// edits is the distance by the textbook: optimal string alignment.
func edits(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
