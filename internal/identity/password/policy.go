package password

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"sojourn/internal/kit/fault"
)

// The bounds of a password in characters, and the byte bound that follows.
const (
	Min      = 8
	Max      = 256
	MaxBytes = Max * utf8.UTFMax
)

//go:embed common.txt
var commonText string

var common = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(commonText) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			set[line] = true
		}
	}
	return set
})

// Check answers fault.Invalid at location where the password is too short or
// too long, among the most common ones, or the user's own e-mail address (or
// the part before its @). It never echoes the password.
func Check(location, password, email string) error {
	switch n := utf8.RuneCountInString(password); {
	case !utf8.ValidString(password) || strings.ContainsRune(password, 0):
		return fault.AtField(location, nil, "must be valid UTF-8 without U+0000")
	case n < Min:
		return fault.AtField(location, nil, "must have at least %d characters", Min)
	case n > Max || len(password) > MaxBytes:
		return fault.AtField(location, nil, "must have at most %d characters", Max)
	}
	folded := strings.ToLower(norm.NFKC.String(password))
	address := strings.ToLower(norm.NFKC.String(email))
	local, _, _ := strings.Cut(address, "@")
	switch {
	case folded == address || folded == local:
		return fault.AtField(location, nil, "must not be your e-mail address")
	case common()[folded] || monotone(folded):
		return fault.AtField(location, nil, "is one of the most common passwords: choose another")
	}
	return nil
}

// monotone tells whether a password is one or two characters over and over.
func monotone(s string) bool {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen) <= 2
}
