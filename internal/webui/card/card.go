package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"

	"sojourn/internal/webui/lettering"
	"sojourn/internal/webui/raster"
	"sojourn/internal/webui/scene"
)

// Width and Height are what link previews ask for.
const (
	Width  = 1200
	Height = 630
)

// Version is part of every card's ETag: whoever changes how cards look raises
// it, so that caches ask again.
const Version = "1"

// Card is what a picture says. Texts that no font can draw are left out.
type Card struct {
	Title string
	Lines []string // under the title, the first in dark ink
	Days  [][]scene.Stop
	Lang  string
	RTL   bool
}

const (
	edge, padding = 44.0, 40.0
	panelWidth    = 500.0
	pinRadius     = 19.0
	mostChips     = 8
)

var (
	white  = scene.Colour("#ffffff")
	ink    = scene.Colour("#1c1b19")
	ink2   = scene.Colour("#55524c")
	accent = scene.Colour("#0b6e6a")
	shade  = color.NRGBA{28, 27, 25, 6}
)

// PNG draws the card.
func (c Card) PNG() ([]byte, error) {
	img := image.NewRGBA(image.Rect(0, 0, Width, Height))
	c.scene().Paint(img, pinRadius)
	left := c.panel(img)
	top := edge + padding
	brand(img, left, top, c.RTL)
	c.texts(img, left, top+84)
	c.chips(img, left, Height-edge-padding-22)
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img)
	return b.Bytes(), err
}

func (c Card) scene() scene.Scene {
	frame := scene.Frame{Width: Width, Height: Height, Left: edge + panelWidth + 70, Top: 70, Right: 70, Bottom: 70}
	if c.RTL {
		frame.Left, frame.Right = frame.Right, frame.Left
	}
	if s, ok := scene.New(c.Days, frame, pinRadius+2.5); ok {
		return s
	}
	return scene.World(scene.Frame{Width: Width, Height: Height})
}

// panel paints the white ground of the texts and gives their left edge.
func (c Card) panel(img *image.RGBA) float64 {
	x := float32(edge)
	if c.RTL {
		x = Width - edge - panelWidth
	}
	for grow := float32(24); grow > 0; grow -= 3 {
		var soft raster.Path
		soft.Rect(x-grow, edge-grow+6, x+panelWidth+grow, Height-edge+grow+6, 28+grow)
		raster.Fill(img, &soft, shade)
	}
	var ground raster.Path
	ground.Rect(x, edge, x+panelWidth, Height-edge, 28)
	raster.Fill(img, &ground, white)
	return float64(x) + padding
}

const textWidth = panelWidth - 2*padding

// brand is the icon of the site and its name.
func brand(img *image.RGBA, left, top float64, rtl bool) {
	const size = 44.0
	x := left
	name := lettering.Lay("Sojourn", lettering.Style{Size: 28, Bold: true}, textWidth, 1)
	nameAt := x + size + 14
	if rtl {
		x = left + textWidth - size
		nameAt = x - 14 - name.Width()
	}
	icon(img, x, top, size/32)
	name.Draw(img, nameAt, top+5, ink)
}

// icon draws static/icon.svg, whose side is 32.
func icon(img *image.RGBA, x, y, k float64) {
	at := func(v ...float32) []float32 {
		for i := range v {
			v[i] *= float32(k)
			v[i] += float32([2]float64{x, y}[i%2])
		}
		return v
	}
	var ground, drop, hole, way raster.Path
	a := at(0, 0, 32, 32)
	ground.Rect(a[0], a[1], a[2], a[3], float32(9*k))
	a = at(27.5, 11.5, 27.5, 15, 22.5, 20, 17.5, 15, 17.5, 11.5, 22.5, 6.5)
	drop.MoveTo(a[0], a[1])
	drop.QuadTo(a[2], a[3], a[4], a[5])
	drop.QuadTo(a[6], a[7], a[8], a[9])
	a = at(17.5, 8.74, 19.74, 6.5, 22.5, 6.5, 25.26, 6.5, 27.5, 8.74, 27.5, 11.5)
	drop.CubeTo(a[0], a[1], a[2], a[3], a[4], a[5])
	drop.CubeTo(a[6], a[7], a[8], a[9], a[10], a[11])
	a = at(22.5, 11.5)
	hole.Circle(a[0], a[1], float32(1.9*k))
	for _, dot := range [][3]float32{{8, 22, 2.6}, {12.2, 20.6, 1.2}, {15.6, 17.6, 1.2}, {19.4, 17.2, 1.2}} {
		p := at(dot[0], dot[1])
		way.Circle(p[0], p[1], dot[2]*float32(k))
	}
	raster.Fill(img, &ground, accent)
	raster.Fill(img, &drop, white)
	raster.Fill(img, &way, white)
	raster.Fill(img, &hole, accent)
}

// texts writes the title as large as three lines allow, and the lines below.
func (c Card) texts(img *image.RGBA, left, y float64) {
	if title, ok := lettering.Drawable(c.Title); ok && title != "" {
		b := c.title(title)
		b.Draw(img, left, y, ink)
		y += b.Height() + 20
	}
	for i, line := range c.Lines {
		text, ok := lettering.Drawable(line)
		if !ok || text == "" {
			continue
		}
		tint := ink2
		if i == 0 {
			tint = ink
		}
		b := lettering.Lay(text, c.style(27, false), textWidth, 2)
		b.Draw(img, left, y, tint)
		y += b.Height() + 8
	}
}

func (c Card) title(text string) lettering.Block {
	for size := 58.0; size > 40; size -= 6 {
		if b := lettering.Lay(text, c.style(size, true), textWidth, 3); !b.Cut && b.Width() <= textWidth && b.Height() < 190 {
			return b
		}
	}
	return lettering.Lay(text, c.style(38, true), textWidth, 4)
}

func (c Card) style(size float64, isBold bool) lettering.Style {
	return lettering.Style{Size: size, Bold: isBold, Lang: c.Lang, Right: c.RTL}
}

// chips are the days in their colours, the first eight of them.
func (c Card) chips(img *image.RGBA, left, y float64) {
	for i := range min(len(c.Days), mostChips) {
		x := left + 22 + float64(i)*52
		if c.RTL {
			x = left + textWidth - 22 - float64(i)*52
		}
		scene.Disc(img, scene.Point{X: x, Y: math.Round(y)}, 20, scene.Colour(scene.Colours[i]), i+1)
	}
}
