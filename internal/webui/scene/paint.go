package scene

import (
	"image"
	"image/color"
	"image/draw"
	"strconv"

	"sojourn/internal/webui/lettering"
	"sojourn/internal/webui/raster"
)

// The painter's colours are those of the page's light theme.
var (
	sea   = Colour("#dbe6ea")
	earth = Colour("#f7f5f0")
	coast = Colour("#c3d2d8")
	paper = Colour("#ffffff")
)

// Colour reads #rrggbb.
func Colour(s string) color.RGBA {
	v, _ := strconv.ParseUint(s[1:], 16, 32)
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
}

// Paint draws the scene as pixels.
func (s Scene) Paint(dst *image.RGBA, pinRadius float64) {
	draw.Draw(dst, dst.Bounds(), image.NewUniform(sea), image.Point{}, draw.Src)
	s.paintLand(dst)
	for _, d := range s.Days {
		d.paintWay(dst, pinRadius)
	}
	for _, d := range s.Days {
		for i := len(d.Pins) - 1; i >= 0; i-- {
			d.Pins[i].paint(dst, pinRadius, Colour(Colours[d.Index%8]))
		}
	}
}

func (s Scene) paintLand(dst *image.RGBA) {
	var inside, edge raster.Path
	for _, shape := range s.Land {
		points := make([][2]float64, 0, len(shape)+1)
		for i, p := range shape {
			if i == 0 {
				inside.MoveTo(float32(p.X), float32(p.Y))
			} else {
				inside.LineTo(float32(p.X), float32(p.Y))
			}
			points = append(points, [2]float64{p.X, p.Y})
		}
		edge.Stroke(append(points, points[0]), 1.5, nil)
	}
	raster.Fill(dst, &inside, earth)
	raster.Fill(dst, &edge, coast)
}

func (d Day) paintWay(dst *image.RGBA, pinRadius float64) {
	points := make([][2]float64, len(d.Way))
	for i, p := range d.Way {
		points[i] = [2]float64{p.X, p.Y}
	}
	width := pinRadius / 4
	var halo, way raster.Path
	halo.Stroke(points, width+4, nil)
	dashes := make([]float64, len(Dashes[d.Index%8]))
	for i, v := range Dashes[d.Index%8] {
		dashes[i] = v * width / 2.5
	}
	way.Stroke(points, width, dashes)
	raster.Fill(dst, &halo, paper)
	raster.Fill(dst, &way, Colour(Colours[d.Index%8]))
}

func (p Pin) paint(dst *image.RGBA, r float64, c color.RGBA) {
	if p.moved() {
		var leader raster.Path
		leader.Stroke([][2]float64{{p.True.X, p.True.Y}, {p.At.X, p.At.Y}}, 2, nil)
		leader.Circle(float32(p.True.X), float32(p.True.Y), 3)
		raster.Fill(dst, &leader, c)
	}
	Disc(dst, p.At, r, c, p.Number)
}

// Disc paints a numbered disc with a white rim.
func Disc(dst *image.RGBA, at Point, r float64, c color.RGBA, number int) {
	var rim, disc raster.Path
	rim.Circle(float32(at.X), float32(at.Y), float32(r+2.5))
	disc.Circle(float32(at.X), float32(at.Y), float32(r))
	raster.Fill(dst, &rim, paper)
	raster.Fill(dst, &disc, c)
	lettering.Centre(dst, strconv.Itoa(number), lettering.Style{Size: r, Bold: true}, at.X, at.Y, paper)
}
