package account

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"sojourn/internal/kit/fault"
)

// MaxName is the most characters a name may have.
const MaxName = 100

// NamePattern is what a name looks like: at least one character that is not a
// space, none that hides or reorders others. It is part of the published schema.
const NamePattern = `^[^` + controls + `]*[^` + controls + spaces + `][^` + controls + `]*$`

var nameForm = regexp.MustCompile(NamePattern)

// CheckName gives the name without the spaces around it, or fault.Invalid at
// location. Emoji and every script are welcome.
func CheckName(location, s string) (string, error) {
	switch n := utf8.RuneCountInString(s); {
	case !utf8.ValidString(s):
		return "", fault.AtField(location, s, "must be valid UTF-8")
	case n < 1 || n > MaxName:
		return "", fault.AtField(location, s, "must have 1 to %d characters", MaxName)
	case !nameForm.MatchString(s):
		return "", fault.AtField(location, s, "must have a visible character and no control characters")
	}
	return strings.TrimSpace(s), nil
}

// Clean makes text that a client sent unasked, such as its User-Agent, fit to
// be stored: valid UTF-8 without control characters, at most limit characters.
func Clean(s string, limit int) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == utf8.RuneError || (r >= 0x7f && r < 0xa0) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	if runes := []rune(s); len(runes) > limit {
		return string(runes[:limit])
	}
	return s
}
