package fts

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"unicode/utf8"

	"sojourn/internal/search/index/typo"
)

// finish writes the tables that need all places, then the mark that makes the
// file whole.
func (w *writer) finish(made string) error {
	for _, step := range []func() error{w.insertNear, w.insertIDs, w.insertHints} {
		if err := step(); err != nil {
			return err
		}
	}
	if err := w.tx.Script(w.ctx, "CREATE INDEX place_kind ON place (kind)"); err != nil {
		return err
	}
	_, err := w.tx.Exec(w.ctx, "INSERT INTO meta (key, value) VALUES ('made_from', ?)", made)
	return err
}

func (w *writer) insertIDs() error {
	slices.SortFunc(w.ids, func(a, b uuidRank) int { return bytes.Compare(a.id[:], b.id[:]) })
	in := newInserter(w, "place_id", "id, rank", 2)
	for i := range w.ids {
		if err := in.add(w.ids[i].id[:], w.ids[i].rank); err != nil {
			return err
		}
	}
	return in.flush()
}

func (w *writer) insertHints() error {
	words := slices.Sorted(maps.Keys(w.hints))
	in := newInserter(w, "hint", "word, rank", 2)
	tails := make([]string, len(words))
	for i, word := range words {
		tails[i] = typo.Reverse(word)
		if err := in.add(word, w.hints[word]); err != nil {
			return err
		}
	}
	if err := in.flush(); err != nil {
		return err
	}
	return w.insertTails(tails)
}

func (w *writer) insertTails(tails []string) error {
	slices.SortFunc(tails, func(a, b string) int {
		return cmp.Or(utf8.RuneCountInString(a)-utf8.RuneCountInString(b), cmp.Compare(a, b))
	})
	in := newInserter(w, "hint_tail", "length, tail, rank", 3)
	for _, tail := range tails {
		if err := in.add(utf8.RuneCountInString(tail), tail, w.hints[typo.Reverse(tail)]); err != nil {
			return err
		}
	}
	return in.flush()
}
