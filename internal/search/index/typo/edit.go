package typo

import "slices"

// PrefixWithinOneEdit tells whether some beginning of candidate is within one
// edit of word.
func PrefixWithinOneEdit(word, candidate []rune) bool {
	for n := len(word) - 1; n <= len(word)+1; n++ {
		if n <= len(candidate) && WithinOneEdit(word, candidate[:n]) {
			return true
		}
	}
	return false
}

// WithinOneEdit tells whether a becomes b by at most one letter inserted, left
// out or replaced, or by two neighbours swapped.
func WithinOneEdit(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return slices.Equal(a[i:], b[i+1:])
	}
	if i == len(a) || slices.Equal(a[i+1:], b[i+1:]) {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}
