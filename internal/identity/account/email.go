package account

import (
	"net/mail"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"sojourn/internal/kit/fault"
)

// MaxEmail is the most characters an e-mail address may have.
const MaxEmail = 254

// The characters that neither an address nor a name may hold: spaces of every
// kind, and the marks that hide or reorder what stands beside them.
const (
	spaces   = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
	controls = `\x00-\x1f\x7f-\x9f` + "\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
	atom     = `[^` + controls + spaces + "\u200b-\u200f" + `"(),.:;<>@\[\\\]]+`
	label    = "[A-Za-z0-9\u00a1-\u167f\u1681-\u1fff\u2c00-\u2fff\u3001-\ud7ff]" +
		"([A-Za-z0-9\u00a1-\u167f\u1681-\u1fff\u2c00-\u2fff\u3001-\ud7ff-]{0,61}" +
		"[A-Za-z0-9\u00a1-\u167f\u1681-\u1fff\u2c00-\u2fff\u3001-\ud7ff])?"
)

// EmailPattern is what an address looks like: dot-separated words, @, a host
// name. It is part of the published schema.
const EmailPattern = `^` + atom + `(\.` + atom + `)*@` + label + `(\.` + label + `)*$`

var emailForm = regexp.MustCompile(EmailPattern)

// CheckEmail answers fault.Invalid at location where s is not an address that
// mail can be sent to: one without display name, at most 254 characters.
func CheckEmail(location, s string) error {
	if utf8.RuneCountInString(s) > MaxEmail {
		return fault.AtField(location, s, "must have at most %d characters", MaxEmail)
	}
	if utf8.ValidString(s) && emailForm.MatchString(s) {
		if a, err := mail.ParseAddress(s); err == nil && a.Address == s {
			return nil
		}
	}
	return fault.AtField(location, s, "must be an e-mail address such as ada@example.com")
}

// FoldEmail gives the key under which an address is unique: NFKC and lower
// case. Folding a key again changes nothing.
func FoldEmail(s string) string {
	for range 4 { // a lower-case letter may compose anew; two rounds are enough for every letter of Unicode 15
		folded := norm.NFKC.String(strings.ToLower(norm.NFKC.String(s)))
		if folded == s {
			break
		}
		s = folded
	}
	return s
}
