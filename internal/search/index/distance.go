package index

import "math"

const earthRadiusM = 6_371_008.8

// DistanceM is the great-circle distance in metres, on a sphere: within 0.6 %
// of the ellipsoid's.
func DistanceM(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	sinLat, sinLon := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	h := sinLat*sinLat + math.Cos(lat1*rad)*math.Cos(lat2*rad)*sinLon*sinLon
	return 2 * earthRadiusM * math.Asin(math.Min(1, math.Sqrt(h)))
}

// Around is the smallest box that holds every point within radius metres.
func Around(lat, lon, radius float64) Box {
	const rad = math.Pi / 180
	angle := radius / earthRadiusM
	box := Box{West: -180, East: 180, South: lat - angle/rad, North: lat + angle/rad}
	if box.South <= -90 || box.North >= 90 {
		box.South, box.North = math.Max(box.South, -90), math.Min(box.North, 90)
		return box // a pole is inside: every longitude is
	}
	spread := math.Asin(math.Min(1, math.Sin(angle)/math.Cos(lat*rad))) / rad
	if spread < 180 {
		box.West, box.East = wrap(lon-spread), wrap(lon+spread)
	}
	return box
}

// Halves splits a box that crosses the antimeridian; else it gives the box.
func (b Box) Halves() []Box {
	if b.West <= b.East {
		return []Box{b}
	}
	return []Box{{b.West, b.South, 180, b.North}, {-180, b.South, b.East, b.North}}
}

func wrap(lon float64) float64 {
	switch {
	case lon < -180:
		return lon + 360
	case lon > 180:
		return lon - 360
	}
	return lon
}
