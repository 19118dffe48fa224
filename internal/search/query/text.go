package query

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/internal/search/fold"
	"sojourn/internal/search/index"
)

// maxWords bounds the work of one query; further words are left out.
const maxWords = 8

// Text is a query's text in the form that names are compared in.
type Text struct {
	Folded string
	Words  []string
}

// Parse folds a query's text. It has no words where nothing but punctuation
// was written.
func Parse(raw string) Text {
	folded := fold.Text(raw)
	words := meaningful(strings.Fields(folded))
	return Text{Folded: folded, Words: words[:min(len(words), maxWords)]}
}

// glue joins other words and names nothing: "tower of belem" is "belem tower".
var glue = map[string]bool{"of": true, "the": true, "in": true, "at": true, "near": true, "and": true}

// meaningful leaves glue out, unless there is nothing else or it is the last
// word, which may still be growing ("the" on the way to "theatre").
func meaningful(words []string) []string {
	kept := make([]string, 0, len(words))
	for i, word := range words {
		if !glue[word] || i == len(words)-1 {
			kept = append(kept, word)
		}
	}
	return kept
}

// Mended is the text with some words replaced; empty replacements keep them.
func (t Text) Mended(words []string) Text {
	m := Text{Words: slices.Clone(t.Words)}
	for i, word := range words {
		if word != "" {
			m.Words[i] = word
		}
	}
	m.Folded = strings.Join(m.Words, " ")
	return m
}

// shortPrefix is the length in letters below which a finished word is only
// matched whole: "la paz" should not read every name that begins with "la".
const shortPrefix = 3

// Terms gives what to look for. The last word may still be growing; earlier
// ones match as prefixes too once they are long enough ("kath kirche").
func (t Text) Terms() []index.Term {
	terms := make([]index.Term, len(t.Words))
	for i, word := range t.Words {
		last := i == len(t.Words)-1
		terms[i] = index.Term{Words: []string{word}, Prefix: last || utf8.RuneCountInString(word) >= shortPrefix}
	}
	return terms
}
