package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// maxAlternates is how many alternate names a place of this size keeps.
func maxAlternates(population int) int {
	switch {
	case population >= 1_000_000:
		return 60
	case population >= 100_000:
		return 24
	case population >= 10_000:
		return 8
	}
	return 3
}

// trimAlternates keeps the names that somebody may type: no machine
// transliterations (GeoNames writes those in lower-case ASCII), nothing that
// folds to a name already kept, and Latin and other scripts in turn, so that
// the cut does not take the local script away.
func trimAlternates(t town) []string {
	limit := maxAlternates(t.Population)
	seen := map[string]bool{fold(t.Name): true}
	var latin, other []string
	for _, name := range t.Alternates {
		key := fold(name)
		if key == "" || seen[key] || isTransliteration(name) || len(name) > 60 {
			continue
		}
		seen[key] = true
		if isLatin(name) {
			latin = append(latin, name)
		} else {
			other = append(other, name)
		}
	}
	return interleave(latin, other, limit)
}

func interleave(a, b []string, limit int) []string {
	var out []string
	for i := 0; len(out) < limit && (i < len(a) || i < len(b)); i++ {
		if i < len(b) {
			out = append(out, b[i])
		}
		if i < len(a) && len(out) < limit {
			out = append(out, a[i])
		}
	}
	return out
}

// isTransliteration tells "li si ben" from "Lisboa".
func isTransliteration(name string) bool {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return false
		}
	}
	return name[0] >= 'a' && name[0] <= 'z'
}

func isLatin(name string) bool {
	for _, r := range name {
		if unicode.IsLetter(r) {
			return unicode.Is(unicode.Latin, r)
		}
	}
	return true
}

// fold is a rough form in which spellings of one name agree. It only decides
// what is worth storing; the index folds on its own.
func fold(s string) string {
	strip := transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	plain, _, err := transform.String(strip, s)
	if err != nil {
		plain = s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, plain)
}
