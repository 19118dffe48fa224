package postgis

import (
	"strings"

	"sojourn/internal/search/index"
	"sojourn/internal/search/index/record"
)

// term is one word that a place must have, in any of its spellings and fields.
type term struct {
	words  []string // with their marks
	prefix bool
}

// termsOf gives what a place must have; nil where a term has no spelling.
func termsOf(field index.Field, terms []index.Term, kind string) []term {
	var all []term
	for _, t := range terms {
		if len(t.Words) == 0 {
			return nil
		}
		one := term{prefix: t.Prefix}
		for _, word := range t.Words {
			for _, mark := range record.Marks(field) {
				one.words = append(one.words, mark+word)
			}
		}
		all = append(all, one)
	}
	if kind != "" {
		all = append(all, term{words: []string{kindMark + kind}})
	}
	return all
}

// key gives the key of a word's head.
func (t term) key(word string) string {
	if t.prefix {
		return word
	}
	return word + whole
}

// query writes the term as a tsquery that fits a place with any of the words;
// empty where there are none.
func (t term) query(words []string) string {
	all := make([]string, len(words))
	for i, word := range words {
		all[i] = "'" + quoted.Replace(word) + "'"
		if t.prefix {
			all[i] += ":*"
		}
	}
	return strings.Join(all, " | ")
}

var quoted = strings.NewReplacer("'", "''", `\`, `\\`)

// queryOf writes terms as one tsquery.
func queryOf(terms []term) string {
	all := make([]string, len(terms))
	for i, t := range terms {
		all[i] = "(" + t.query(t.words) + ")"
	}
	return strings.Join(all, " & ")
}
