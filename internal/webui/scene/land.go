package scene

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// The file is written by data/land, which tells its format.
//
//go:embed land.bin.zst
var landFile []byte

// The file's grid, as data/land prints it.
const (
	gridX, gridY = 0.0036000360003600037, 0.0016885772698826986
	fromX, fromY = -180, -85.22193775799991
)

type ring struct {
	points    []Point
	low, high Point
}

// coasts are the world's rings, read when the first map is drawn.
var coasts = sync.OnceValue(func() []ring {
	plain, err := unpacked(landFile)
	if err != nil {
		panic(fmt.Sprintf("the embedded coasts: %v", err)) // a broken build: TestLand reads them
	}
	return rings(plain)
})

func unpacked(b []byte) ([]byte, error) {
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer dec.Close()
	return dec.DecodeAll(b, nil)
}

func rings(b []byte) (all []ring) {
	next := func() int64 {
		v, n := binary.Varint(b)
		b = b[n:]
		return v
	}
	for len(b) > 0 {
		count, n := binary.Uvarint(b)
		b = b[n:]
		r := ring{points: make([]Point, count), low: Point{2, 2}, high: Point{-1, -1}}
		var x, y int64
		for i := range r.points {
			x, y = x+next(), y+next()
			r.add(i, project(fromY+float64(y)*gridY, fromX+float64(x)*gridX))
		}
		all = append(all, r)
	}
	return all
}

func (r *ring) add(i int, p Point) {
	r.points[i] = p
	r.low = Point{min(r.low.X, p.X), min(r.low.Y, p.Y)}
	r.high = Point{max(r.high.X, p.X), max(r.high.Y, p.Y)}
}

// bleed is how far land is drawn beyond the picture, so that the line along
// its cut edge is out of sight.
const bleed = 8.0

// land gives the shapes of land inside the picture.
func land(f fit, frame Frame) (shapes [][]Point) {
	low, high := f.invert(Point{-bleed, -bleed}), f.invert(Point{frame.Width + bleed, frame.Height + bleed})
	for _, r := range coasts() {
		for _, world := range []float64{-1, 0, 1} {
			if r.low.X+world > high.X || r.high.X+world < low.X || r.low.Y > high.Y || r.high.Y < low.Y {
				continue
			}
			if shape := thin(f, clip(r.points, low, high, world)); len(shape) > 2 {
				shapes = append(shapes, shape)
			}
		}
	}
	return shapes
}

// clip cuts a ring to a rectangle, edge by edge (Sutherland and Hodgman).
func clip(points []Point, low, high Point, world float64) []Point {
	moved := make([]Point, len(points))
	for i, p := range points {
		moved[i] = Point{p.X + world, p.Y}
	}
	moved = cut(moved, func(p Point) float64 { return p.X - low.X })
	moved = cut(moved, func(p Point) float64 { return high.X - p.X })
	moved = cut(moved, func(p Point) float64 { return p.Y - low.Y })
	return cut(moved, func(p Point) float64 { return high.Y - p.Y })
}

// cut keeps the part of a ring whose depth is not negative.
func cut(points []Point, depth func(Point) float64) (kept []Point) {
	for i, p := range points {
		last := points[(i+len(points)-1)%len(points)]
		a, b := depth(last), depth(p)
		if (a < 0) != (b < 0) {
			t := a / (a - b)
			kept = append(kept, Point{last.X + (p.X-last.X)*t, last.Y + (p.Y-last.Y)*t})
		}
		if b >= 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

// thin leaves out points that are closer to their neighbour than anyone can see.
func thin(f fit, points []Point) (kept []Point) {
	const near = 0.7
	for _, p := range points {
		p = f.apply(p)
		if n := len(kept); n > 0 && abs(kept[n-1].X-p.X) < near && abs(kept[n-1].Y-p.Y) < near {
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

func abs(x float64) float64 { return max(x, -x) }
