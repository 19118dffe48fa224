package geo

import (
	"fmt"
	"strconv"
	"strings"

	"sojourn/internal/kit/fault"
)

// MaxPoints is how many points a route or a matrix may have.
const MaxPoints = 50

// ParsePoints reads "lat,lon;lat,lon;…" in degrees, two points at least.
func ParsePoints(s string) ([]Point, error) {
	parts := strings.Split(s, ";")
	if len(parts) < 2 || len(parts) > MaxPoints {
		return nil, fault.AtField("query.points", s, "has %d points: 2 to %d are taken, as lat,lon;lat,lon", len(parts), MaxPoints)
	}
	points := make([]Point, len(parts))
	for i, part := range parts {
		p, err := parsePoint(part)
		if err != nil {
			return nil, fault.AtField("query.points", part, "point %d: %s", i+1, err)
		}
		points[i] = p
	}
	return points, nil
}

func parsePoint(s string) (Point, error) {
	a, b, ok := strings.Cut(s, ",")
	if !ok {
		return Point{}, fmt.Errorf("must be lat,lon in degrees")
	}
	lat, errLat := strconv.ParseFloat(strings.TrimSpace(a), 64)
	lon, errLon := strconv.ParseFloat(strings.TrimSpace(b), 64)
	switch {
	case errLat != nil || errLon != nil:
		return Point{}, fmt.Errorf("must be lat,lon in degrees")
	case !(lat >= -90 && lat <= 90):
		return Point{}, fmt.Errorf("latitude must be -90 to 90")
	case !(lon >= -180 && lon <= 180):
		return Point{}, fmt.Errorf("longitude must be -180 to 180")
	}
	return Point{lat, lon}, nil
}
