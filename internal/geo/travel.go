package geo

import "math"

// EarthRadius is the mean radius of the earth in metres (IUGG).
const EarthRadius = 6371008.8

// Point is a position in degrees (WGS 84).
type Point struct{ Lat, Lon float64 }

// Distance gives the great-circle distance in metres on a sphere, by the
// haversine formula; against the ellipsoid it is at most 0.6 % off.
func Distance(a, b Point) float64 {
	const rad = math.Pi / 180
	dLat, dLon := (b.Lat-a.Lat)*rad, (b.Lon-a.Lon)*rad
	s, t := math.Sin(dLat/2), math.Sin(dLon/2)
	h := s*s + math.Cos(a.Lat*rad)*math.Cos(b.Lat*rad)*t*t
	return 2 * EarthRadius * math.Asin(math.Min(1, math.Sqrt(h)))
}

// Mode is a way to travel.
type Mode string

// The modes. Auto chooses among the others by distance.
const (
	Walk    Mode = "walk"
	Transit Mode = "transit"
	Drive   Mode = "drive"
	Auto    Mode = "auto"
)

const (
	walkable    = 1600.0  // metres on foot, about 20 minutes
	ridable     = 60000.0 // metres, as far as city transit goes
	walkDetour  = 1.25    // streets are not straight
	rideDetour  = 1.35
	walkSpeed   = 80.0  // metres a minute, 4.8 km/h
	rideSpeed   = 350.0 // metres a minute, 21 km/h, stops included
	rideWait    = 8.0   // minutes to the stop and for the vehicle
	driveSlow   = 400.0 // metres a minute in town, 24 km/h
	driveFast   = 1500.0
	driveGrows  = 25000.0 // metres at which half the difference is reached
	drivePark   = 4.0     // minutes to park and walk
	atTheSpot   = 30.0    // metres below which there is no way to go
	minuteRound = 0.5
)

// Estimate guesses the way between two points: its length in metres along
// streets, and whole minutes. With Auto it also chooses the mode.
func Estimate(a, b Point, mode Mode) (Mode, float64, int) {
	d := Distance(a, b)
	if mode == Auto {
		mode = choose(d)
	}
	if d < atTheSpot {
		return mode, d, 0
	}
	along := d * rideDetour
	var minutes float64
	switch mode {
	case Walk:
		along = d * walkDetour
		minutes = along / walkSpeed
	case Transit:
		minutes = rideWait + along/rideSpeed
	default:
		speed := driveSlow + (driveFast-driveSlow)*along/(along+driveGrows)
		minutes = drivePark + along/speed
	}
	return mode, along, int(math.Ceil(minutes - minuteRound + 1e-9))
}

func choose(d float64) Mode {
	switch {
	case d*walkDetour <= walkable:
		return Walk
	case d*rideDetour <= ridable:
		return Transit
	}
	return Drive
}
