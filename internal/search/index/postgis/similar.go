package postgis

import (
	"context"
	"database/sql"

	"sojourn/internal/search/index/typo"
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
	head := string(runes[:len(runes)/2])
	tail := typo.Reverse(string(runes[len(runes)-(len(runes)-1)/2:]))
	n := int32(len(runes))
	var found []typo.Hint
	_, err := collect(ctx, x, x.texts.similar, func(rows *sql.Rows) (none struct{}, err error) {
		h, fits, err := scanHint(rows, runes, prefix)
		if fits {
			found = append(found, h)
		}
		return none, err
	}, head, head+lastRune, []int32{n - 1, n, n + 1}, tail, tail+lastRune)
	return typo.Best(found, limit), err
}

const lastRune = "\U0010ffff"

// scanHint reads a known word and tells whether it is one edit away.
func scanHint(rows *sql.Rows, word []rune, prefix bool) (h typo.Hint, fits bool, err error) {
	var backwards bool
	if err = rows.Scan(&h.Word, &h.Rank, &backwards); err != nil {
		return h, false, err
	}
	if backwards {
		h.Word = typo.Reverse(h.Word)
	}
	if prefix && !backwards {
		return h, typo.PrefixWithinOneEdit(word, []rune(h.Word)), nil
	}
	return h, typo.WithinOneEdit(word, []rune(h.Word)), nil
}
