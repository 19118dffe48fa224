package raster

import "math"

// Stroke adds a line of a width with round ends and corners. Dashes are the
// lengths of stroke and gap in turn; none is a whole line.
func (p *Path) Stroke(points [][2]float64, width float64, dashes []float64) {
	if len(dashes) == 0 {
		for i := 1; i < len(points); i++ {
			p.segment(points[i-1], points[i], width)
		}
		return
	}
	at, left := 0, dashes[0]
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		for length := math.Hypot(b[0]-a[0], b[1]-a[1]); length > 0; {
			n := min(left, length)
			next := [2]float64{a[0] + (b[0]-a[0])*n/length, a[1] + (b[1]-a[1])*n/length}
			if at%2 == 0 {
				p.segment(a, next, width)
			}
			a, length, left = next, length-n, left-n
			if left <= 0 {
				at++
				left = dashes[at%len(dashes)]
			}
		}
	}
}

// hairline is the width from which ends and corners can be seen to be round;
// a coast has thousands of them.
const hairline = 2

// segment turns the same way as Rect does, so that overlapping parts add up
// instead of making holes.
func (p *Path) segment(a, b [2]float64, width float64) {
	r := width / 2
	if length := math.Hypot(b[0]-a[0], b[1]-a[1]); length > 0.01 {
		nx, ny := -(b[1]-a[1])/length*r, (b[0]-a[0])/length*r
		p.MoveTo(float32(a[0]-nx), float32(a[1]-ny))
		p.LineTo(float32(b[0]-nx), float32(b[1]-ny))
		p.LineTo(float32(b[0]+nx), float32(b[1]+ny))
		p.LineTo(float32(a[0]+nx), float32(a[1]+ny))
	}
	if width < hairline {
		return
	}
	p.Circle(float32(a[0]), float32(a[1]), float32(r))
	p.Circle(float32(b[0]), float32(b[1]), float32(r))
}
