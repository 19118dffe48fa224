package preference

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"sojourn/internal/kit/fault"
)

// checker collects what is wrong with a value.
type checker struct{ fields []fault.Field }

func (c *checker) fail(at string, value any, format string, args ...any) {
	c.fields = append(c.fields, fault.Field{Location: at, Message: fmt.Sprintf(format, args...), Value: value})
}

func (c *checker) check(s *Schema, at string, value any) {
	switch v := value.(type) {
	case map[string]any:
		if c.isType(s, at, value, "object") {
			c.object(s, at, v)
		}
	case []any:
		if c.isType(s, at, value, "array") {
			c.array(s, at, v)
		}
	case string:
		if c.isType(s, at, value, "string") {
			c.text(s, at, v)
		}
	case float64:
		if c.isType(s, at, value, "number") && (v < *s.Minimum || v > *s.Maximum) {
			c.fail(at, v, "must be between %g and %g", *s.Minimum, *s.Maximum)
		}
	case bool:
		c.isType(s, at, value, "boolean")
	default:
		c.fail(at, value, "must be of type %s", s.Type)
	}
}

func (c *checker) isType(s *Schema, at string, value any, kind string) bool {
	if s.Type == kind {
		return true
	}
	c.fail(at, value, "must be of type %s", s.Type)
	return false
}

func (c *checker) object(s *Schema, at string, v map[string]any) {
	for _, key := range s.Required {
		if _, ok := v[key]; !ok {
			c.fail(at+"."+key, nil, "is missing")
		}
	}
	for _, key := range sortedKeys(v) {
		if p, ok := s.Properties[key]; ok {
			c.check(p, at+"."+key, v[key])
		} else {
			c.fail(at+"."+key, v[key], "is not a known preference")
		}
	}
}

func (c *checker) array(s *Schema, at string, v []any) {
	if s.MaxItems != nil && len(v) > *s.MaxItems {
		c.fail(at, nil, "must have at most %d entries", *s.MaxItems)
		return
	}
	seen := map[any]bool{}
	for i, e := range v {
		place := fmt.Sprintf("%s[%d]", at, i)
		c.check(s.Items, place, e)
		if text, ok := e.(string); ok && s.UniqueItems {
			if seen[text] {
				c.fail(place, e, "is there twice")
			}
			seen[text] = true
		}
	}
}

func (c *checker) text(s *Schema, at, v string) {
	n := utf8.RuneCountInString(v)
	switch {
	case !utf8.ValidString(v) || strings.ContainsRune(v, 0):
		c.fail(at, v, "must be valid UTF-8 without U+0000")
	case s.Enum != nil && !slices.Contains(s.Enum, v):
		c.fail(at, v, "must be one of %s", strings.Join(s.Enum, ", "))
	case s.MinLength != nil && n < *s.MinLength, s.MaxLength != nil && n > *s.MaxLength:
		c.fail(at, v, "must have %d to %d characters", *s.MinLength, *s.MaxLength)
	case s.pattern != nil && !s.pattern.MatchString(v):
		c.fail(at, v, "must match %s", s.Pattern)
	}
}

// exist checks what a schema cannot say.
func (c *checker) exist(at string, v map[string]any) {
	if s, ok := v["locale"].(string); ok {
		if _, err := language.Parse(s); err != nil {
			c.fail(at+".locale", s, "must be a known language tag such as pt-PT")
		}
	}
	if s, ok := v["home_currency"].(string); ok {
		if _, err := currency.ParseISO(s); err != nil {
			c.fail(at+".home_currency", s, "must be an ISO 4217 currency such as EUR")
		}
	}
}
