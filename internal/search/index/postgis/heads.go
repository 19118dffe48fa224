package postgis

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/internal/search/index/typo"
)

const (
	// few is how many places a word or prefix may have without a head.
	few = 64
	// A head holds this many of the best known places of a prefix, of which only
	// the first are shown while somebody types, and of a whole word, which helps
	// to find the others of several words.
	mostOfPrefix = 1024
	mostOfWord   = 16384
)

// A head's key is a word with its mark, and a space at the end where the word
// is whole: no word holds one, so that a prefix's key differs.
const whole = " "

// postings are the places of each word, by rank.
type postings map[string][]int32

func (p postings) note(words string, rank int32) {
	for word := range strings.SplitSeq(words, " ") {
		all, known := p[word]
		if !known {
			word = strings.Clone(word) // else it would hold the whole text
		}
		if !known || all[len(all)-1] != rank {
			p[word] = append(all, rank)
		}
	}
}

// heads walks the words in order and gives each whole word and each prefix of
// more than a few places. Prefixes of a word are open until a word comes that
// does not begin with them.
func (p postings) heads(emit emitter) error {
	var open []prefix
	closeTo := func(word string) error {
		for len(open) > 0 && !strings.HasPrefix(word, open[len(open)-1].text) {
			if err := open[len(open)-1].emit(emit, mostOfPrefix); err != nil {
				return err
			}
			open = open[:len(open)-1]
		}
		return nil
	}
	for _, word := range slices.Sorted(maps.Keys(p)) {
		if err := closeTo(word); err != nil {
			return err
		}
		if err := (&prefix{word + whole, p[word]}).emit(emit, mostOfWord); err != nil {
			return err
		}
		if strings.HasPrefix(word, kindMark) {
			continue // kinds are asked for whole
		}
		longest := 0
		if len(open) > 0 {
			longest = len(open[len(open)-1].text)
		}
		for _, end := range ends(word) {
			if end > longest {
				open = append(open, prefix{text: word[:end]})
			}
		}
		for i := range open {
			open[i].ranks = append(open[i].ranks, p[word]...)
		}
	}
	return closeTo("\xff") // no word begins so: all are closed
}

// ends gives where the letters of a word end, the mark not counted.
func ends(word string) []int {
	var all []int
	for i, r := range word {
		if r < '\ue000' || r > '\ue0ff' {
			all = append(all, i+utf8.RuneLen(r))
		}
	}
	return all
}

type prefix struct {
	text  string
	ranks []int32
}

// emitter takes a head: how many places the key has, and its best known ones.
type emitter func(key string, places int, best []int32) error

func (p *prefix) emit(emit emitter, most int) error {
	if len(p.ranks) <= few {
		return nil
	}
	slices.Sort(p.ranks)
	ranks := slices.Compact(p.ranks)
	if len(ranks) <= few {
		return nil
	}
	return emit(p.text, len(ranks), ranks[:min(most, len(ranks))])
}

const insertHead = `INSERT INTO head_# (key, places, reach, ranks)
SELECT key, places, reach, ranks::integer[] FROM unnest(?::text[], ?::integer[], ?::integer[], ?::text[]) AS t (key, places, reach, ranks)`

func (w *writer) insertHeads() error {
	var keys, ranks []string
	var places, reaches []int32
	flush := func() error {
		err := w.exec(insertHead, keys, places, reaches, ranks)
		keys, places, reaches, ranks = keys[:0], places[:0], reaches[:0], ranks[:0]
		return err
	}
	err := w.postings.heads(func(key string, n int, best []int32) error {
		reach := int32(everything)
		if n > len(best) {
			reach = best[len(best)-1]
		}
		keys, places, reaches, ranks = append(keys, key), append(places, int32(n)), append(reaches, reach), append(ranks, arrayText(best))
		if len(keys) < batch {
			return nil
		}
		return flush()
	})
	if err != nil {
		return err
	}
	return flush()
}

const (
	insertHint = "INSERT INTO hint_# (word, rank) SELECT * FROM unnest(?::text[], ?::integer[])"
	insertTail = "INSERT INTO hint_tail_# (length, tail, rank) SELECT * FROM unnest(?::integer[], ?::text[], ?::integer[])"
)

func (w *writer) insertHints() error {
	for words := range slices.Chunk(slices.Sorted(maps.Keys(w.hints)), batch) {
		tails, lengths, ranks := make([]string, len(words)), make([]int32, len(words)), make([]int32, len(words))
		for i, word := range words {
			tails[i], lengths[i], ranks[i] = typo.Reverse(word), int32(utf8.RuneCountInString(word)), w.hints[word]
		}
		if err := w.exec(insertHint, words, ranks); err != nil {
			return err
		}
		if err := w.exec(insertTail, lengths, tails, ranks); err != nil {
			return err
		}
	}
	return nil
}
