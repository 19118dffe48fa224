package fts

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"sojourn/internal/kit/sqldb"
)

func scanRank(rows *sql.Rows) (rank int64, err error) {
	err = rows.Scan(&rank)
	return rank, err
}

// hint is a known word with the rank of the best known place that has it.
type hint struct {
	word string
	rank int64
}

const (
	headSQL = `SELECT word, rank FROM hint WHERE word >= ? AND word < ?`
	tailSQL = `SELECT tail, rank FROM hint_tail WHERE length = ? AND tail >= ? AND tail < ?`
)

// Similar implements index.Index. One edit leaves the word's first part or its
// last part as it was, so two short ranges of known words hold every answer.
// A prefix may still grow: for that only its first part can be relied on, so
// an edit there is found in finished words alone.
func (x *Index) Similar(ctx context.Context, word string, prefix bool, limit int) ([]string, error) {
	runes := []rune(word)
	if len(runes) < shortestHint {
		return nil, nil
	}
	found, err := x.byHead(ctx, runes, prefix)
	if err != nil {
		return nil, err
	}
	tails, err := x.byTail(ctx, runes)
	if err != nil {
		return nil, err
	}
	return best(append(found, tails...), limit), nil
}

func (x *Index) byHead(ctx context.Context, word []rune, prefix bool) ([]hint, error) {
	head := string(word[:len(word)/2])
	rows, err := x.db.Query(ctx, headSQL, head, head+"\U0010ffff")
	hints, err := sqldb.Collect(rows, err, scanHint)
	return slices.DeleteFunc(hints, func(h hint) bool {
		candidate := []rune(h.word)
		if prefix {
			return !prefixWithinOneEdit(word, candidate)
		}
		return !withinOneEdit(word, candidate)
	}), err
}

func (x *Index) byTail(ctx context.Context, word []rune) ([]hint, error) {
	tail := reverse(string(word[len(word)-(len(word)-1)/2:]))
	var found []hint
	for length := len(word) - 1; length <= len(word)+1; length++ {
		rows, err := x.db.Query(ctx, tailSQL, length, tail, tail+"\U0010ffff")
		hints, err := sqldb.Collect(rows, err, scanHint)
		if err != nil {
			return nil, err
		}
		for _, h := range hints {
			h.word = reverse(h.word)
			if withinOneEdit(word, []rune(h.word)) {
				found = append(found, h)
			}
		}
	}
	return found, nil
}

func scanHint(rows *sql.Rows) (h hint, err error) {
	err = rows.Scan(&h.word, &h.rank)
	return h, err
}

// best gives the words of the lowest ranks, each once.
func best(found []hint, limit int) []string {
	slices.SortFunc(found, func(a, b hint) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.word, b.word)) })
	found = slices.Compact(found)
	words := make([]string, 0, limit)
	for _, h := range found[:min(limit, len(found))] {
		words = append(words, h.word)
	}
	return words
}

// prefixWithinOneEdit tells whether some beginning of candidate is within one
// edit of word.
func prefixWithinOneEdit(word, candidate []rune) bool {
	for n := len(word) - 1; n <= len(word)+1; n++ {
		if n <= len(candidate) && withinOneEdit(word, candidate[:n]) {
			return true
		}
	}
	return false
}

// withinOneEdit tells whether a becomes b by at most one letter inserted, left
// out or replaced, or by two neighbours swapped.
func withinOneEdit(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return slices.Equal(a[i:], b[i+1:])
	}
	if i == len(a) || slices.Equal(a[i+1:], b[i+1:]) {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}
