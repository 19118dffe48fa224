package scene

import (
	"math"
	"slices"
)

// Point is a place in a picture, in pixels from its upper left corner; before
// a scene is fitted, in widths of the world.
type Point struct{ X, Y float64 }

const (
	furthest  = 85.0    // degrees north and south: Mercator has no poles
	leastSpan = 0.00004 // of the world's width, about 1.6 km, so that one stop is not a blank
)

func project(lat, lon float64) Point {
	lat = math.Max(-furthest, math.Min(furthest, lat)) * math.Pi / 180
	return Point{(lon + 180) / 360, (1 - math.Log(math.Tan(lat)+1/math.Cos(lat))/math.Pi) / 2}
}

// unwrap moves points by whole worlds so that they lie as close together as
// they can: from Fiji to Samoa is a short way, not one around the world.
func unwrap(points []Point) {
	if len(points) < 2 {
		return
	}
	xs := make([]float64, len(points))
	for i, p := range points {
		xs[i] = p.X
	}
	slices.Sort(xs)
	start, widest := xs[0], xs[0]+1-xs[len(xs)-1]
	for i := 1; i < len(xs); i++ {
		if gap := xs[i] - xs[i-1]; gap > widest {
			start, widest = xs[i], gap
		}
	}
	for i := range points {
		if points[i].X < start {
			points[i].X++
		}
	}
}

// Frame is a picture's size and the part of it that the stops fill.
type Frame struct {
	Width, Height            float64
	Left, Top, Right, Bottom float64 // margins
}

// fit is what takes a place from the world into a picture.
type fit struct {
	scale      float64
	world, mid Point
}

func (f fit) apply(p Point) Point {
	return Point{f.mid.X + (p.X-f.world.X)*f.scale, f.mid.Y + (p.Y-f.world.Y)*f.scale}
}

// invert tells where in the world a place in the picture is.
func (f fit) invert(p Point) Point {
	return Point{f.world.X + (p.X-f.mid.X)/f.scale, f.world.Y + (p.Y-f.mid.Y)/f.scale}
}

func fitTo(points []Point, frame Frame) fit {
	low, high := points[0], points[0]
	for _, p := range points {
		low = Point{math.Min(low.X, p.X), math.Min(low.Y, p.Y)}
		high = Point{math.Max(high.X, p.X), math.Max(high.Y, p.Y)}
	}
	width, height := frame.Width-frame.Left-frame.Right, frame.Height-frame.Top-frame.Bottom
	scale := math.Min(width/math.Max(high.X-low.X, leastSpan), height/math.Max(high.Y-low.Y, leastSpan))
	return fit{scale, Point{(low.X + high.X) / 2, (low.Y + high.Y) / 2}, Point{frame.Left + width/2, frame.Top + height/2}}
}
