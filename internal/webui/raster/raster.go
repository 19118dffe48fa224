package raster

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"
)

type command uint8

const (
	move command = iota
	line
	quad
	cube
)

type step struct {
	command command
	at      [3][2]float32
}

// Path is an outline. Parts that turn the other way are holes.
type Path struct {
	steps                  []step
	left, top, right, base float32
}

func (p *Path) add(c command, at ...[2]float32) {
	if len(p.steps) == 0 {
		p.left, p.top, p.right, p.base = at[0][0], at[0][1], at[0][0], at[0][1]
	}
	s := step{command: c}
	for i, q := range at {
		s.at[i] = q
		p.left, p.right = min(p.left, q[0]), max(p.right, q[0])
		p.top, p.base = min(p.top, q[1]), max(p.base, q[1])
	}
	p.steps = append(p.steps, s)
}

// MoveTo begins a part; the one before is closed.
func (p *Path) MoveTo(x, y float32) { p.add(move, [2]float32{x, y}) }

// LineTo goes straight.
func (p *Path) LineTo(x, y float32) { p.add(line, [2]float32{x, y}) }

// QuadTo goes along a curve with one control point.
func (p *Path) QuadTo(bx, by, x, y float32) { p.add(quad, [2]float32{bx, by}, [2]float32{x, y}) }

// CubeTo goes along a curve with two control points.
func (p *Path) CubeTo(bx, by, cx, cy, x, y float32) {
	p.add(cube, [2]float32{bx, by}, [2]float32{cx, cy}, [2]float32{x, y})
}

// roundness is how far a quarter circle's control points lie along its square.
const roundness = 0.5522848

// Circle adds a disc.
func (p *Path) Circle(x, y, r float32) { p.Rect(x-r, y-r, x+r, y+r, r) }

// Rect adds a rectangle with round corners.
func (p *Path) Rect(x0, y0, x1, y1, r float32) {
	k := r * (1 - roundness)
	p.MoveTo(x0+r, y0)
	p.LineTo(x1-r, y0)
	p.CubeTo(x1-k, y0, x1, y0+k, x1, y0+r)
	p.LineTo(x1, y1-r)
	p.CubeTo(x1, y1-k, x1-k, y1, x1-r, y1)
	p.LineTo(x0+r, y1)
	p.CubeTo(x0+k, y1, x0, y1-k, x0, y1-r)
	p.LineTo(x0, y0+r)
	p.CubeTo(x0, y0+k, x0+k, y0, x0+r, y0)
}

// Fill paints the inside of a path.
func Fill(dst *image.RGBA, p *Path, c color.Color) {
	box := image.Rect(int(math.Floor(float64(p.left))), int(math.Floor(float64(p.top))), int(math.Ceil(float64(p.right))), int(math.Ceil(float64(p.base)))).Intersect(dst.Bounds())
	if len(p.steps) == 0 || box.Empty() {
		return
	}
	z := vector.NewRasterizer(box.Dx(), box.Dy())
	x, y := float32(box.Min.X), float32(box.Min.Y)
	for i, s := range p.steps {
		a := s.at
		switch s.command {
		case move:
			if i > 0 {
				z.ClosePath()
			}
			z.MoveTo(a[0][0]-x, a[0][1]-y)
		case line:
			z.LineTo(a[0][0]-x, a[0][1]-y)
		case quad:
			z.QuadTo(a[0][0]-x, a[0][1]-y, a[1][0]-x, a[1][1]-y)
		case cube:
			z.CubeTo(a[0][0]-x, a[0][1]-y, a[1][0]-x, a[1][1]-y, a[2][0]-x, a[2][1]-y)
		}
	}
	z.ClosePath()
	z.Draw(dst, box, image.NewUniform(c), image.Point{})
}
