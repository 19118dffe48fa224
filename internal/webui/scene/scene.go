package scene

import "math"

// Stop is one place of a trip.
type Stop struct {
	Lat, Lon float64
	Number   int
	Title    string
}

// Pin is a numbered stop in the picture. At is where its disc is drawn, True
// where the place is: discs that would cover each other are moved apart.
type Pin struct {
	At, True Point
	Number   int
	Title    string
}

// Day is one day's way.
type Day struct {
	Index int // from 0; it chooses the colour and the dash
	Way   []Point
	Pins  []Pin
}

// Scene is a picture's content, in its pixels.
type Scene struct {
	Frame Frame
	Land  [][]Point
	Days  []Day
	Stops int
}

// New fits the days' stops into a frame; false where there is no stop.
func New(days [][]Stop, frame Frame, pinRadius float64) (Scene, bool) {
	var all []Point
	for _, stops := range days {
		for _, s := range stops {
			all = append(all, project(s.Lat, s.Lon))
		}
	}
	if len(all) == 0 {
		return Scene{}, false
	}
	unwrap(all)
	f := fitTo(all, frame)
	sc := Scene{Frame: frame, Land: land(f, frame), Stops: len(all)}
	for i, stops := range days {
		day := Day{Index: i}
		for j, s := range stops {
			p := f.apply(all[j])
			day.Way = append(day.Way, p)
			day.Pins = append(day.Pins, Pin{p, p, s.Number, s.Title})
		}
		all = all[len(stops):]
		sc.Days = append(sc.Days, day)
	}
	spread(sc.Days, 2*pinRadius, frame)
	return sc, true
}

// World is a picture without a trip.
func World(frame Frame) Scene {
	f := fitTo([]Point{project(66, -150), project(-48, 170)}, frame)
	return Scene{Frame: frame, Land: land(f, frame)}
}

// mostSpread is how many pins are moved apart: beyond it the picture is a
// cloud in any case, and the work would grow with the square.
const mostSpread = 300

// spread moves pins apart until none covers another, or for as long as that
// helps. The order of the pins decides ties, so that it always ends the same.
func spread(days []Day, apart float64, frame Frame) {
	var pins []*Pin
	for i := range days {
		for j := range days[i].Pins {
			pins = append(pins, &days[i].Pins[j])
		}
	}
	if len(pins) > mostSpread {
		return
	}
	for range 60 {
		moved := false
		for i, a := range pins {
			for j, b := range pins[:i] {
				moved = push(a, b, apart, float64(i*7+j)) || moved
			}
		}
		for _, p := range pins {
			p.At.X = math.Max(apart/2, math.Min(frame.Width-apart/2, p.At.X))
			p.At.Y = math.Max(apart/2, math.Min(frame.Height-apart/2, p.At.Y))
		}
		if !moved {
			return
		}
	}
}

// push moves two pins apart by half of what they overlap each; two at one
// place part along an angle of their own.
func push(a, b *Pin, apart, turn float64) bool {
	dx, dy := a.At.X-b.At.X, a.At.Y-b.At.Y
	distance := math.Hypot(dx, dy)
	if distance >= apart-0.01 {
		return false
	}
	if distance < 0.01 {
		distance = 0.01
		dx, dy = distance*math.Cos(turn), distance*math.Sin(turn)
	}
	by := (apart - distance) / 2 / distance
	a.At.X, a.At.Y = a.At.X+dx*by, a.At.Y+dy*by
	b.At.X, b.At.Y = b.At.X-dx*by, b.At.Y-dy*by
	return true
}

// Colours are the days' colours, as in the planner; white text on each passes
// 4.5:1.
var Colours = [8]string{"#b4460f", "#1f63b5", "#1b7a3d", "#7a2fc4", "#b5195a", "#0e6f68", "#86590b", "#4a5568"}

// Dashes tell the days' ways apart where colours do not.
var Dashes = [8][]float64{nil, {8, 5}, {2, 5}, {12, 4, 2, 4}, {5, 3}, {14, 6}, {1, 4}, {9, 3, 3, 3}}
