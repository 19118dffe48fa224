package webui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/internal/webui/lang"
)

// spoken is what the services say about a form, as sentence writes it. They
// speak English; these are translated, and what is not among them is shown as
// it came.
var spoken = lang.Texts(
	"Must have at least 8 characters.",
	"Must have at most 256 characters.",
	"Must have at most 254 characters.",
	"Must have 1 to 100 characters.",
	"Must have a visible character and no control characters.",
	"Must not be your e-mail address.",
	"Must be an e-mail address such as ada@example.com.",
	"Must be valid UTF-8.",
	"Must be valid UTF-8 without U+0000.",
	"Is one of the most common passwords: choose another.",
	"Is not valid text.",
	"Has an account already.",
	"The e-mail address or the password is not right.",
	"This e-mail address has an account: sign in, or reset the password.",
	"This is not the invitation's password.",
	"Too many attempts: try again later.",
	"Too much to do just now: try again in a moment.",
	"Too many passwords are being checked just now: try again in a moment.",
	"The form cannot be read, or is larger than 16 kB.",
	"The server failed. The trace id names the failure in its log.",
	"You are signed out: sign in again.",
)

// said is a service's message in the reader's language.
func said(l *lang.Language, message string) string {
	s := sentence(message)
	if slices.Contains(spoken, s) {
		return l.T(s)
	}
	return s
}

func sentence(s string) string {
	if s == "" {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	s = strings.ToUpper(string(r)) + s[n:]
	if strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}
