package rank

import (
	"cmp"
	"slices"
	"strings"

	"sojourn/internal/search/index"
	"sojourn/internal/search/query"
)

// Point is a position in degrees.
type Point struct{ Lat, Lon float64 }

// Hit is a candidate with its score. DistanceM is great-circle metres from the
// query's point, and means nothing where the query has none.
type Hit struct {
	index.Place
	Score     float64
	DistanceM float64
}

// What a fit is worth, in points of prominence (ten are a tenfold of people).
const (
	wholeName   = 22.0 // the text is the name
	nameStart   = 8.0  // the name begins with the text
	wholeOther  = 21.0 // the text is another name
	perLetter   = 0.25 // each letter that the name is longer than the text
	mostLetters = 6.0

	wordInName   = 4.0
	startInName  = 2.0
	wordInOther  = -9.0 // many of them are chance: "santa maria" for Buenos Aires
	startInOther = -14.0
	wordInArea   = -7.0
	startInArea  = -9.0
	wordNowhere  = -12.0 // the index mended a typo

	nearest    = 42.0
	halfNearKM = 30.0
)

// Score weighs one place; at is nil for a query without a position.
func Score(q query.Text, at *Point, p index.Place) Hit {
	points, distance := score(q, at, &p)
	return Hit{p, points, distance}
}

func score(q query.Text, at *Point, p *index.Place) (points, distanceM float64) {
	points = p.Prominence + fit(q, &p.Keys)
	if at != nil {
		distanceM = index.DistanceM(at.Lat, at.Lon, p.Lat, p.Lon)
		points += nearest / (1 + distanceM/1000/halfNearKM)
	}
	return points, distanceM
}

// Best scores the candidates, drops repeated ones and gives the best limit.
func Best(q query.Text, at *Point, candidates []index.Place, limit int) []Hit {
	scored := make([]scoredPlace, len(candidates))
	for i := range candidates {
		p := &candidates[i]
		scored[i].place = p
		scored[i].score, scored[i].distance = score(q, at, p)
	}
	slices.SortFunc(scored, compare)
	scored = slices.CompactFunc(scored, func(a, b scoredPlace) bool { return a.place.ID == b.place.ID })
	hits := make([]Hit, min(limit, len(scored)))
	for i := range hits {
		hits[i] = Hit{*scored[i].place, scored[i].score, scored[i].distance}
	}
	return hits
}

// scoredPlace is what is sorted: a Hit is large.
type scoredPlace struct {
	place           *index.Place
	score, distance float64
}

func compare(a, b scoredPlace) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.place.Prominence, a.place.Prominence), cmp.Compare(a.place.ID, b.place.ID))
}

// fit is how well the words of a query fit a place's names.
func fit(q query.Text, keys *index.Keys) float64 {
	if len(q.Words) == 0 {
		return 0
	}
	words := 0.0
	for _, word := range q.Words {
		words += wordFit(word, keys)
	}
	return words/float64(len(q.Words)) + textFit(q.Folded, keys)
}

func wordFit(word string, keys *index.Keys) float64 {
	for _, field := range [...]struct {
		keys         string
		whole, start float64
	}{{keys.Names, wordInName, startInName}, {keys.Other, wordInOther, startInOther}, {keys.Area, wordInArea, startInArea}} {
		switch find(field.keys, word) {
		case whole:
			return field.whole
		case start:
			return field.start
		}
	}
	return wordNowhere
}

// textFit is what the text as a whole adds.
func textFit(text string, keys *index.Keys) float64 {
	best := 0.0
	for key := range strings.SplitSeq(keys.Names, "|") {
		if key == text {
			return wholeName
		}
		if strings.HasPrefix(key, text) {
			best = max(best, nameStart-min(mostLetters, perLetter*float64(len(key)-len(text))))
		}
	}
	if best == 0 && hasKey(keys.Other, text) {
		return wholeOther
	}
	return best
}

func hasKey(keys, text string) bool {
	for key := range strings.SplitSeq(keys, "|") {
		if key == text {
			return true
		}
	}
	return false
}

// Matches tells whether every word of a query begins a word of the place's
// names or areas, and at least one of its names.
func Matches(q query.Text, keys *index.Keys) bool {
	named := false
	for _, word := range q.Words {
		inName := find(keys.Names, word) != nowhere || find(keys.Other, word) != nowhere
		if !inName && find(keys.Area, word) == nowhere {
			return false
		}
		named = named || inName
	}
	return named
}

type found uint8

const (
	nowhere found = iota
	start         // a word begins with it
	whole         // it is a word
)

// find looks for a word in folded keys without cutting them up.
func find(keys, word string) found {
	best := nowhere
	for from := 0; ; {
		i := strings.Index(keys[from:], word)
		if i < 0 {
			return best
		}
		i += from
		end := i + len(word)
		if i == 0 || keys[i-1] == ' ' || keys[i-1] == '|' {
			if end == len(keys) || keys[end] == ' ' || keys[end] == '|' {
				return whole
			}
			best = start
		}
		from = i + 1
	}
}
