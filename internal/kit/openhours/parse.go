package openhours

import (
	"slices"
	"unicode/utf8"

	"sojourn/internal/kit/fault"
)

// What a hostile value can cost is bounded by these.
const (
	maxLength = 2000 // bytes; OpenStreetMap itself allows 255 characters
	maxRules  = 60
	maxParts  = 200 // entries of all rules' selectors and times
)

// Parse reads a value. Errors are fault.Invalid and say where the trouble is;
// nothing is read in part.
func Parse(value string) (*Hours, error) {
	if len(value) > maxLength {
		return nil, fault.New(fault.Invalid, "opening hours are longer than %d bytes", maxLength)
	}
	if !utf8.ValidString(value) {
		return nil, fault.New(fault.Invalid, "opening hours are not UTF-8 text")
	}
	tokens, err := lex(value)
	if err != nil {
		return nil, err
	}
	p := &parser{rest: tokens}
	h := &Hours{}
	if h.rules, err = p.rules(); err != nil {
		return nil, err
	}
	for _, r := range h.rules {
		h.past24 = h.past24 || r.mayPass24()
		h.school = h.school || slices.ContainsFunc(r.days.holidays, func(x holidays) bool { return x.school })
	}
	return h, nil
}

// parser is what has not been read yet. The last token stays.
type parser struct {
	rest  []token
	parts int
}

func (p *parser) peek(i int) token { return p.rest[min(i, len(p.rest)-1)] }

func (p *parser) next() token {
	t := p.rest[0]
	if len(p.rest) > 1 {
		p.rest = p.rest[1:]
	}
	return t
}

// accept reads the next token if it is of a kind.
func (p *parser) accept(k kind) bool {
	if p.peek(0).kind != k {
		return false
	}
	p.next()
	return true
}

// acceptWord reads the next token if it is one of some words.
func (p *parser) acceptWord(words ...string) (token, bool) {
	if t := p.peek(0); t.kind == word && slices.Contains(words, t.name) {
		return p.next(), true
	}
	return token{}, false
}

// unexpected is the error of the next token; wanted says what would be right.
func (p *parser) unexpected(wanted string) error {
	t := p.peek(0)
	switch {
	case t.kind == end:
		return wrong(t, "the text ends where %s should stand", wanted)
	case t.kind == comment:
		return wrong(t, "a comment stands where %s should", wanted)
	case p.startsHalf():
		return wrong(t, "AM and PM are not read: write times such as 09:00-17:00")
	}
	return wrong(t, "%q stands where %s should", t.text, wanted)
}

func (p *parser) rules() (rules []rule, err error) {
	for joint := replaces; ; {
		r, err := p.rule()
		if err != nil {
			return nil, err
		}
		r.joint = joint
		if rules = append(rules, r); len(rules) > maxRules {
			return nil, wrong(p.peek(0), "there are more than %d rules", maxRules)
		}
		var more bool
		if joint, more, err = p.joint(r); err != nil || !more {
			return rules, err
		}
	}
}

// joint reads what stands between two rules. A comma begins a rule only after
// times, a state or a comment: elsewhere it goes on with a list.
func (p *parser) joint(before rule) (joint, bool, error) {
	switch {
	case p.accept(end):
		return 0, false, nil
	case p.accept(';'):
		return replaces, p.peek(0).kind != end, nil
	case p.accept(or):
		return fills, true, nil
	case p.peek(0).kind == ',' && (before.times != nil || before.said):
		p.next()
		return adds, true, nil
	}
	return 0, false, p.unexpected("times such as 09:00-17:00, off, or \";\" and another rule")
}

// rule reads selectors, times and the state.
func (p *parser) rule() (r rule, err error) {
	first := p.peek(0)
	if first.kind == comment && p.peek(1).kind == ':' {
		r.label = first.text
		p.rest = p.rest[2:]
	}
	if err = p.selectors(&r); err == nil {
		err = p.times(&r)
	}
	if err != nil {
		return r, err
	}
	r.said = p.modifier(&r)
	if p.peek(0).at == first.at {
		return r, p.unexpected("a rule such as Mo-Fr 09:00-17:00")
	}
	if r.times == nil && !r.said && r.dates == nil && r.weeks == nil && r.days.empty() {
		return r, wrong(first, "this says neither times nor open or off")
	}
	return r, nil
}

// modifier reads the state and the comment, and tells whether either was said.
// A comment alone makes the state unknown.
func (p *parser) modifier(r *rule) (said bool) {
	r.state = Open
	t, said := p.acceptWord("open", "closed", "off", "unknown")
	switch t.name {
	case "closed", "off":
		r.state = Off
	case "unknown":
		r.state = Unknown
	}
	if p.peek(0).kind == comment {
		if r.comment = p.next().text; !said {
			r.state = Unknown
		}
		return true
	}
	return said
}

// part counts an entry of a selector.
func (p *parser) part() error {
	if p.parts++; p.parts > maxParts {
		return wrong(p.peek(0), "the rules list more than %d things", maxParts)
	}
	return nil
}

// list reads entries with commas between; another tells whether what follows a
// comma is an entry.
func (p *parser) list(entry func() error, another func() bool) error {
	for {
		if err := p.part(); err != nil {
			return err
		}
		if err := entry(); err != nil {
			return err
		}
		if p.peek(0).kind != ',' || !another() {
			return nil
		}
		p.next()
	}
}
