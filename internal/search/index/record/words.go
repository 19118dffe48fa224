package record

import (
	"strings"

	"sojourn/internal/search/index"
)

// The marks before words that are not in a place's names in wide use, so that
// one index serves all fields. Folding never leaves them in a word.
const (
	areaMark  = "\ue000"
	otherMark = "\ue001"
)

var (
	nameMarks = []string{""}
	elseMarks = []string{otherMark}
	bothMarks = []string{"", otherMark}
	allMarks  = []string{"", otherMark, areaMark}
)

// Marks gives what stands before the words of a field.
func Marks(field index.Field) []string {
	switch field {
	case index.InNames:
		return nameMarks
	case index.InOther:
		return elseMarks
	case index.InBoth:
		return bothMarks
	}
	return allMarks
}

// Words is the text that an index keeps the words of, each followed by a space:
// each distinct word of the names, and those of other names and areas with
// their marks.
func Words(p *index.Place) string {
	var b strings.Builder
	names := appendWords(&b, p.Keys.Names, "", nil)
	appendWords(&b, p.Keys.Other, otherMark, names)
	appendWords(&b, p.Keys.Area, areaMark, nil)
	return b.String()
}

// appendWords writes the words of keys that are not in known, each once.
func appendWords(b *strings.Builder, keys, mark string, known []string) []string {
	seen := known[:len(known):len(known)]
	for key := range strings.SplitSeq(keys, "|") {
		for word := range strings.SplitSeq(key, " ") {
			if word == "" || contains(seen, word) {
				continue
			}
			seen = append(seen, word)
			b.WriteString(mark)
			b.WriteString(word)
			b.WriteByte(' ')
		}
	}
	return seen
}

func contains(all []string, word string) bool {
	for _, w := range all {
		if w == word {
			return true
		}
	}
	return false
}
