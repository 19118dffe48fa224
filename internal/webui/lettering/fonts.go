package lettering

import (
	"bytes"
	"embed"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
)

//go:embed fonts/*.woff
var fontFiles embed.FS

// cut is one font file, read when a text needs it.
type cut struct {
	name string
	load func() *font.Font
}

func newCut(name string) cut {
	return cut{name, sync.OnceValue(func() *font.Font {
		b, err := fontFiles.ReadFile("fonts/" + name + ".woff")
		if err != nil {
			panic(err) // a broken build: the tests draw every script
		}
		face, err := font.ParseTTF(bytes.NewReader(b))
		if err != nil {
			panic(err)
		}
		return face.Font
	})}
}

// In each list the first font that has a character draws it. Japanese has one
// weight: a second would double the size of all fonts together.
var regular, bold = cuts("400"), cuts("700")

func cuts(weight string) (list []cut) {
	for _, script := range []string{"latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "vietnamese", "arabic", "hebrew", "devanagari"} {
		list = append(list, newCut(script+"-"+weight))
	}
	return append(list, japanese)
}

var japanese = newCut("japanese-700")

// faces choose fonts for one drawing: a face keeps notes while it works, so
// that two drawings must not share one.
type faces struct {
	cuts   []cut
	opened map[string]*font.Face
}

func newFaces(isBold bool) *faces {
	list := regular
	if isBold {
		list = bold
	}
	return &faces{list, map[string]*font.Face{}}
}

func (f *faces) open(c cut) *font.Face {
	if f.opened[c.name] == nil {
		f.opened[c.name] = font.NewFace(c.load())
	}
	return f.opened[c.name]
}

func (f *faces) find(r rune) *font.Face {
	for _, c := range f.cuts {
		if face := f.open(c); has(face, r) {
			return face
		}
	}
	return nil
}

func has(face *font.Face, r rune) bool {
	_, ok := face.NominalGlyph(r)
	return ok
}

// ResolveFace implements shaping.Fontmap.
func (f *faces) ResolveFace(r rune) *font.Face {
	if face := f.find(r); face != nil {
		return face
	}
	return f.open(f.cuts[0])
}

// Drawable gives what of a text can be drawn: signs that no font has, such as
// emoji, are left out. It is false where letters are missing, for then the rest
// would say something else.
func Drawable(text string) (string, bool) {
	f := newFaces(true)
	var kept []rune
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			kept = append(kept, ' ')
		case f.find(r) != nil:
			kept = append(kept, r)
		case unicode.In(r, unicode.L, unicode.M, unicode.N) && !unicode.Is(unicode.Variation_Selector, r):
			return "", false
		}
	}
	return string(kept), true
}
