package sqldb

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRebind(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"none", "SELECT 1", "SELECT 1"},
		{"in order", "SELECT ?, ? WHERE a = ?", "SELECT $1, $2 WHERE a = $3"},
		{"in text", "SELECT '?', ?", "SELECT '?', $1"},
		{"after a doubled quote", "SELECT 'it''s ?', ?", "SELECT 'it''s ?', $1"},
		{"in a quoted name", `SELECT "a?""?" = ?`, `SELECT "a?""?" = $1`},
		{"in a line comment", "SELECT ? -- why?\n, ?", "SELECT $1 -- why?\n, $2"},
		{"in a comment at the end", "SELECT ? -- why?", "SELECT $1 -- why?"},
		{"in a block comment", "SELECT /* why? 'no' */ ?", "SELECT /* why? 'no' */ $1"},
		{"an open block comment", "SELECT ? /* why?", "SELECT $1 /* why?"},
		{"a comment's start in text", "SELECT '--', '/*', ?", "SELECT '--', '/*', $1"},
		{"a quote in a comment", "SELECT ? -- don't\n, ?", "SELECT $1 -- don't\n, $2"},
		{"minus and divide", "SELECT ?-?/?", "SELECT $1-$2/$3"},
		{"more than nine", strings.Repeat("?", 11), "$1$2$3$4$5$6$7$8$9$10$11"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, Dialect{Postgres}.Rebind(c.in))
			require.Equal(t, c.in, Dialect{SQLite}.Rebind(c.in))
		})
	}
}

// FuzzRebind compares rebind with a lexer written another way: the text cut
// into pieces, of which only code has placeholders.
func FuzzRebind(f *testing.F) {
	for _, s := range []string{"", "?", "'?'?", `"?`, "--?\n?", "/*?*/?", "'--'?", "-?", "/?", "a = ? AND b IN (?, ?)", "'\x00?'", "é?"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		var want strings.Builder
		n := 0
		for rest := query; rest != ""; {
			piece, code := nextPiece(rest)
			rest = rest[len(piece):]
			if !code {
				want.WriteString(piece)
				continue
			}
			for i, part := range strings.Split(piece, "?") {
				if i > 0 {
					n++
					want.WriteString("$" + strconv.Itoa(n))
				}
				want.WriteString(part)
			}
		}
		require.Equal(t, want.String(), rebind(query))
	})
}

// nextPiece cuts the first quoted text, comment or stretch of code off s.
func nextPiece(s string) (piece string, code bool) {
	for _, p := range []struct{ start, end string }{{"'", "'"}, {`"`, `"`}, {"--", "\n"}, {"/*", "*/"}} {
		if rest, ok := strings.CutPrefix(s, p.start); ok {
			before, _, found := strings.Cut(rest, p.end)
			if !found {
				return s, false
			}
			return s[:len(p.start)+len(before)+len(p.end)], false
		}
	}
	end := len(s)
	for _, start := range []string{"'", `"`, "--", "/*"} {
		if i := strings.Index(s, start); i >= 0 {
			end = min(end, i)
		}
	}
	return s[:end], true
}
