package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text gives the folded words of s, with one space between them.
func Text(s string) string {
	if isASCII(s) {
		return ascii(s)
	}
	// Lower first: a few capitals only decompose as small letters. Lower again
	// below: some letters appear only by decomposing.
	return wide(norm.NFKD.String(strings.ToLower(strings.ToValidUTF8(s, " "))))
}

// Words splits s into folded words; nil where it has none.
func Words(s string) []string { return strings.Fields(Text(s)) }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// ascii is the fast path for most names of the gazetteer.
func ascii(s string) string {
	out := make([]byte, 0, len(s))
	gap := false
	for i := range len(s) {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case c == '\'' || c == '`':
			continue
		default:
			gap = len(out) > 0
			continue
		}
		if gap {
			out = append(out, ' ')
			gap = false
		}
		out = append(out, c)
	}
	return string(out)
}

func wide(s string) string {
	out := make([]byte, 0, len(s))
	gap := false
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r) || isApostrophe(r):
			continue
		case r == utf8.RuneError || !isWord(r):
			gap = len(out) > 0
			continue
		}
		if gap {
			out = append(out, ' ')
			gap = false
		}
		out = appendFolded(out, unicode.ToLower(r))
	}
	return string(out)
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mc, r)
}

// isApostrophe tells marks inside a word from those between words: "L’Aquila"
// and "Xi'an" are one word each.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '’', '‘', 'ʻ', 'ʼ', 'ʿ', 'ʾ', '´', 'ʹ', '\u200d', '\u200c', '\u00ad':
		return true
	}
	return false
}

// appendFolded spells letters that Unicode does not decompose.
func appendFolded(out []byte, r rune) []byte {
	switch r {
	case 'ß':
		return append(out, "ss"...)
	case 'ø':
		return append(out, 'o')
	case 'đ', 'ð':
		return append(out, 'd')
	case 'ł':
		return append(out, 'l')
	case 'ı':
		return append(out, 'i')
	case 'ħ':
		return append(out, 'h')
	case 'æ', 'ǽ':
		return append(out, "ae"...)
	case 'œ':
		return append(out, "oe"...)
	case 'þ':
		return append(out, "th"...)
	}
	return utf8.AppendRune(out, r)
}
