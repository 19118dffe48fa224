package lang

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

//go:embed *.json
var files embed.FS

// Language is one language's texts.
type Language struct {
	Tag    string // BCP 47
	Name   string // its own name
	Locale string // as Open Graph writes it: de_DE
	Dir    string // ltr or rtl

	tag     language.Tag
	texts   map[string]Text
	formats formats
}

// Text is a translation: one form for each plural category that the language
// has, or other alone.
type Text map[string]string

// UnmarshalJSON takes a plain text as the only form.
func (t *Text) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*t = Text{"other": one}
		return nil
	}
	return json.Unmarshal(b, (*map[string]string)(t))
}

var (
	all     = load("en", "de", "fr", "es", "ja", "ar")
	matcher = language.NewMatcher(tags())
)

// English is the language of the keys, and of whoever asks for one we lack.
var English = all[0]

// All gives the languages, English first.
func All() []*Language { return all }

func load(names ...string) (list []*Language) {
	for _, name := range names {
		b, err := files.ReadFile(name + ".json")
		if err != nil {
			panic(err)
		}
		l, err := Read(name, b)
		if err != nil {
			panic(err)
		}
		list = append(list, l)
	}
	return list
}

// Read makes a language of its file.
func Read(name string, b []byte) (*Language, error) {
	var file struct {
		Name, Locale, Dir string
		Formats           formats
		Texts             map[string]Text
	}
	if err := json.Unmarshal(b, &file); err != nil {
		return nil, fmt.Errorf("language %s: %w", name, err)
	}
	tag, err := language.Parse(name)
	return &Language{name, file.Name, file.Locale, file.Dir, tag, file.Texts, file.Formats}, err
}

func tags() (list []language.Tag) {
	for _, l := range all {
		list = append(list, l.tag)
	}
	return list
}

// Find gives the language that one of the wishes names best, the first wish
// first; a wish is a tag or an Accept-Language header. Nil where none is met.
func Find(wishes ...string) *Language {
	for _, wish := range wishes {
		wanted, _, err := language.ParseAcceptLanguage(wish)
		if err != nil || len(wanted) == 0 {
			continue
		}
		if _, i, confidence := matcher.Match(wanted...); confidence > language.No {
			return all[i]
		}
	}
	return nil
}

// T says a text. Values come in pairs of name and value.
func (l *Language) T(key string, values ...any) string {
	return l.fill(l.form(key, "other"), values)
}

// N says a text in the plural form for n, which is also the value {n}.
func (l *Language) N(key string, n int, values ...any) string {
	return l.fill(l.form(key, categories[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]), append([]any{"n", n}, values...))
}

var categories = map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other"}

func (l *Language) form(key, category string) string {
	text, ok := l.texts[key]
	if !ok {
		return key
	}
	if s, ok := text[category]; ok {
		return s
	}
	return text["other"]
}

// fill puts values into a text. Names in another direction are kept from
// disturbing a text that runs from the right.
func (l *Language) fill(text string, values []any) string {
	for i := 0; i+1 < len(values); i += 2 {
		value := fmt.Sprint(values[i+1])
		if _, isText := values[i+1].(string); isText && l.Dir == "rtl" {
			value = "\u2068" + value + "\u2069"
		}
		text = strings.ReplaceAll(text, fmt.Sprintf("{%v}", values[i]), value)
	}
	return text
}

// Keys are the texts that the language translates.
func (l *Language) Keys() map[string]Text { return l.texts }

// Texts marks texts that are said later, so that the check of the files finds
// them.
func Texts(keys ...string) []string { return keys }
