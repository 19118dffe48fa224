package typo

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/internal/search/index"
)

// A typo is mended to words of places from some prominence on: a town of about
// five thousand people for names in wide use, a city of half a million for
// other names.
const (
	hintedName  = 35
	hintedOther = 55
)

// Shortest is the shortest word that is taken for a typo, in letters.
const Shortest = 4

// Hint is a known word with the rank of the best known place that has it.
type Hint struct {
	Word string
	Rank int64
}

// Hints keeps the best rank of each known word.
type Hints map[string]int32

// Note adds a place's words. Places come by rank, the best known first.
func (h Hints) Note(p *index.Place, rank int32) {
	if p.Prominence > hintedName {
		h.note(p.Keys.Names, rank)
	}
	if p.Prominence > hintedOther {
		h.note(p.Keys.Other, rank)
	}
}

func (h Hints) note(keys string, rank int32) {
	for key := range strings.SplitSeq(keys, "|") {
		for word := range strings.SplitSeq(key, " ") {
			if utf8.RuneCountInString(word) < Shortest {
				continue
			}
			if _, known := h[word]; !known {
				h[word] = rank
			}
		}
	}
}

// Best gives the words of the lowest ranks, each once.
func Best(found []Hint, limit int) []string {
	slices.SortFunc(found, func(a, b Hint) int { return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Word, b.Word)) })
	found = slices.Compact(found)
	words := make([]string, 0, limit)
	for _, h := range found[:min(limit, len(found))] {
		words = append(words, h.Word)
	}
	return words
}

// Reverse gives a word backwards, by letters.
func Reverse(s string) string {
	runes := []rune(s)
	slices.Reverse(runes)
	return string(runes)
}
