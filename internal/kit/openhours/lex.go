package openhours

import (
	"strings"
	"unicode"

	"sojourn/internal/kit/fault"
)

// kind is what a token is. Symbols stand for themselves.
type kind rune

const (
	end     kind = 0
	number  kind = '0'
	clock   kind = 't' // 09:00 or 09.00; value is in minutes
	word    kind = 'w' // letters, in lower case
	comment kind = '"'
	always  kind = '7' // 24/7
	or      kind = '|'
)

type token struct {
	kind  kind
	text  string // as written; of a comment what stands between the quotes
	name  string // a word's text in lower case
	value int
	at    int // which character it begins with, from 1
}

// plain gives the syntax's character for one that is typed in its place.
var plain = map[rune]rune{
	'–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-', '‒': '-', '：': ':', '“': '"', '”': '"', '„': '"', '，': ',', '；': ';',
}

func simplify(r rune) rune {
	if r > ' ' && r < 0x7f {
		return r
	}
	if p, ok := plain[r]; ok {
		return p
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// lex cuts a value into tokens, with one of kind end behind the last.
func lex(value string) ([]token, error) {
	written := []rune(value)
	rest := []rune(strings.Map(simplify, value))
	var tokens []token
	for at := 0; at < len(rest); {
		if rest[at] == ' ' {
			at++
			continue
		}
		t, n := scan(rest[at:])
		t.at = at + 1
		switch {
		case n == 0 && rest[at] == '"':
			return nil, wrong(t, "the comment has no closing quote")
		case n == 0:
			return nil, wrong(t, "%q has no meaning here", string(written[at]))
		case t.kind == comment:
			t.text = strings.Join(strings.Fields(string(written[at+1:at+n-1])), " ")
		}
		tokens = append(tokens, t)
		at += n
	}
	return append(tokens, token{kind: end, at: len(rest) + 1}), nil
}

// scan reads the token that rest begins with and says how long it is; 0 means
// that nothing begins so.
func scan(rest []rune) (token, int) {
	switch r := rest[0]; {
	case r == '"':
		return scanComment(rest)
	case isDigit(r):
		return scanNumber(rest)
	case isLetter(r):
		n := run(rest, isLetter)
		return token{kind: word, text: string(rest[:n]), name: strings.ToLower(string(rest[:n]))}, n
	case r == '|' && len(rest) > 1 && rest[1] == '|':
		return token{kind: or, text: "||"}, 2
	case strings.ContainsRune(";,-+/:[]()", r):
		return token{kind: kind(r), text: string(r)}, 1
	}
	return token{}, 0
}

func scanComment(rest []rune) (token, int) {
	n := 1 + run(rest[1:], func(r rune) bool { return r != '"' })
	if n == len(rest) {
		return token{}, 0
	}
	return token{kind: comment}, n + 1
}

func scanNumber(rest []rune) (token, int) {
	n := run(rest, isDigit)
	text := string(rest[:n])
	if text == "24" && strings.HasPrefix(string(rest[n:min(n+3, len(rest))]), "/7") && run(rest[n+1:], isDigit) == 1 {
		return token{kind: always, text: "24/7"}, n + 2
	}
	if n <= 2 && len(rest) > n && (rest[n] == ':' || rest[n] == '.') && run(rest[n+1:], isDigit) == 2 {
		minutes := atoi(string(rest[n+1 : n+3]))
		t := token{kind: clock, text: string(rest[:n+3]), value: atoi(text)*60 + minutes}
		if minutes > 59 || t.value > lastMinute {
			return token{}, 0
		}
		return t, n + 3
	}
	return token{kind: number, text: text, value: atoi(text)}, n
}

// run counts the leading runes that are of a sort.
func run(rest []rune, is func(rune) bool) (n int) {
	for n < len(rest) && is(rest[n]) {
		n++
	}
	return n
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// atoi reads digits. Beyond four it gives a number that no rule accepts.
func atoi(digits string) (n int) {
	if len(digits) > 4 {
		return 1 << 20
	}
	for _, r := range digits {
		n = n*10 + int(r-'0')
	}
	return n
}

// wrong is the error of a token.
func wrong(t token, format string, args ...any) error {
	return fault.New(fault.Invalid, "opening hours, at character %d: "+format, append([]any{t.at}, args...)...)
}
