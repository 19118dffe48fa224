package fts

import (
	"context"
	"database/sql"
	"slices"

	"sojourn/internal/kit/sqldb"
	"sojourn/internal/search/index/typo"
)

func scanRank(rows *sql.Rows) (rank int64, err error) {
	err = rows.Scan(&rank)
	return rank, err
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
	if len(runes) < typo.Shortest {
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
	return typo.Best(append(found, tails...), limit), nil
}

func (x *Index) byHead(ctx context.Context, word []rune, prefix bool) ([]typo.Hint, error) {
	head := string(word[:len(word)/2])
	rows, err := x.db.Query(ctx, headSQL, head, head+"\U0010ffff")
	hints, err := sqldb.Collect(rows, err, scanHint)
	return slices.DeleteFunc(hints, func(h typo.Hint) bool {
		candidate := []rune(h.Word)
		if prefix {
			return !typo.PrefixWithinOneEdit(word, candidate)
		}
		return !typo.WithinOneEdit(word, candidate)
	}), err
}

func (x *Index) byTail(ctx context.Context, word []rune) ([]typo.Hint, error) {
	tail := typo.Reverse(string(word[len(word)-(len(word)-1)/2:]))
	var found []typo.Hint
	for length := len(word) - 1; length <= len(word)+1; length++ {
		rows, err := x.db.Query(ctx, tailSQL, length, tail, tail+"\U0010ffff")
		hints, err := sqldb.Collect(rows, err, scanHint)
		if err != nil {
			return nil, err
		}
		for _, h := range hints {
			h.Word = typo.Reverse(h.Word)
			if typo.WithinOneEdit(word, []rune(h.Word)) {
				found = append(found, h)
			}
		}
	}
	return found, nil
}

func scanHint(rows *sql.Rows) (h typo.Hint, err error) {
	err = rows.Scan(&h.Word, &h.Rank)
	return h, err
}
