package lettering

import (
	"image"
	"image/color"
	"slices"
	"strings"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"

	"sojourn/internal/webui/raster"
)

// Style is how a text looks.
type Style struct {
	Size  float64 // pixels
	Bold  bool
	Lang  string
	Right bool // the lines end at the right edge
}

// Block is a laid out text.
type Block struct {
	lines []shaping.Line
	style Style
	width float64
	Cut   bool // it did not fit: the end is missing, after an ellipsis
}

// Lay breaks a text into lines of a width, at most so many.
func Lay(text string, style Style, width float64, most int) Block {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	b := Block{style: style, width: width}
	if len(runes) == 0 {
		return b
	}
	var shaper shaping.HarfbuzzShaper
	fonts := newFaces(style.Bold)
	direction := directionOf(runes)
	dots := style.input([]rune("…"), fonts.open(fonts.cuts[0]), direction)
	config := shaping.WrapConfig{Direction: direction, TruncateAfterLines: most}.WithTruncator(&shaper, dots)
	var wrapper shaping.LineWrapper
	lines, missing := wrapper.WrapParagraph(config, int(width), runes, shaping.NewSliceIterator(style.shape(runes, fonts, direction, &shaper)))
	for _, l := range lines {
		b.lines = append(b.lines, slices.Clone(l))
	}
	b.Cut = missing > 0
	return b
}

// directionOf is that of the first letter: a name keeps its own whatever the
// language around it.
func directionOf(runes []rune) di.Direction {
	for _, r := range runes {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return di.DirectionLTR
		case bidi.R, bidi.AL:
			return di.DirectionRTL
		}
	}
	return di.DirectionLTR
}

func (s Style) input(runes []rune, face *font.Face, d di.Direction) shaping.Input {
	return shaping.Input{Text: runes, RunEnd: len(runes), Direction: d, Face: face, Size: fixed.Int26_6(s.Size * 64),
		Script: language.Latin, Language: language.NewLanguage(s.Lang)}
}

func (s Style) shape(runes []rune, fonts *faces, d di.Direction, shaper *shaping.HarfbuzzShaper) (runs []shaping.Output) {
	var segmenter shaping.Segmenter
	for _, run := range segmenter.Split(s.input(runes, nil, d), fonts) {
		runs = append(runs, shaper.Shape(run))
	}
	return runs
}

// leading is a line's height, as a part of the letters' size.
const leading = 1.18

// Height is what the block needs.
func (b Block) Height() float64 { return float64(len(b.lines)) * b.style.Size * leading }

// Width is that of the widest line.
func (b Block) Width() (widest float64) {
	for _, l := range b.lines {
		widest = max(widest, lineWidth(l))
	}
	return widest
}

func lineWidth(l shaping.Line) (width float64) {
	for _, run := range l {
		width += float64(run.Advance) / 64
	}
	return width
}

// Draw paints the block with the upper left corner of its width at x, y.
func (b Block) Draw(dst *image.RGBA, x, y float64, c color.Color) {
	var p raster.Path
	for i, l := range b.lines {
		left := x
		if b.style.Right {
			left = x + b.width - lineWidth(l)
		}
		outlineLine(&p, l, left, y+float64(i)*b.style.Size*leading+b.style.Size*0.98)
	}
	raster.Fill(dst, &p, c)
}

// Centre paints a short text around a point.
func Centre(dst *image.RGBA, text string, style Style, x, y float64, c color.Color) {
	b := Lay(text, style, 1000, 1)
	const capitals = 0.714 // height of a capital or a figure in Noto Sans
	b.Draw(dst, x-b.Width()/2, y-style.Size*0.98+style.Size*capitals/2, c)
}

func outlineLine(p *raster.Path, l shaping.Line, x, y float64) {
	l = slices.Clone(l)
	slices.SortFunc(l, func(a, b shaping.Output) int { return int(a.VisualIndex - b.VisualIndex) })
	for _, run := range l {
		scale := float64(run.Size) / 64 / float64(run.Face.Upem())
		for _, g := range run.Glyphs {
			if outline, ok := run.Face.GlyphDataOutline(g.GlyphID); ok {
				outlineGlyph(p, outline, x+float64(g.XOffset)/64, y-float64(g.YOffset)/64, scale)
			}
			x += float64(g.Advance) / 64
		}
	}
}

func outlineGlyph(p *raster.Path, outline font.GlyphOutline, x, y, scale float64) {
	for _, s := range outline.Segments {
		var at [6]float32
		for i, a := range s.Args {
			at[2*i], at[2*i+1] = float32(x+float64(a.X)*scale), float32(y-float64(a.Y)*scale)
		}
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			p.MoveTo(at[0], at[1])
		case opentype.SegmentOpLineTo:
			p.LineTo(at[0], at[1])
		case opentype.SegmentOpQuadTo:
			p.QuadTo(at[0], at[1], at[2], at[3])
		case opentype.SegmentOpCubeTo:
			p.CubeTo(at[0], at[1], at[2], at[3], at[4], at[5])
		}
	}
}
