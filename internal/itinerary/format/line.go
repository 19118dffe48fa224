package format

import (
	"math"

	"github.com/paulmach/orb"
)

// cut parts a way where it crosses the antimeridian (RFC 7946, 3.1.9): each
// leg goes the short way round, and a part ends at 180 where the next begins at
// -180, at one latitude. A way without two positions has no parts.
func cut(way orb.LineString) orb.MultiLineString {
	if len(way) < 2 {
		return nil
	}
	parts := orb.MultiLineString{{way[0]}}
	for i, to := range way[1:] {
		from, last := way[i], len(parts)-1
		if edge, lat, crosses := crossing(from, to); crosses {
			parts[last] = extend(parts[last], orb.Point{edge, lat})
			parts = append(parts, orb.LineString{{-edge, lat}})
			last++
		}
		parts[last] = extend(parts[last], to)
	}
	return drop(parts)
}

// crossing tells where a leg crosses the antimeridian, and on which edge of
// the map it leaves.
func crossing(from, to orb.Point) (edge, lat float64, crosses bool) {
	d := to[0] - from[0]
	if math.Abs(d) <= 180 {
		return 0, 0, false
	}
	edge = math.Copysign(180, from[0])
	east := 360 - math.Abs(d) // how many degrees the short way is
	if east == 0 {
		return edge, from[1], true
	}
	share := (180 - math.Abs(from[0])) / east
	return edge, from[1] + share*(to[1]-from[1]), true
}

// extend adds a position that is not there already.
func extend(part orb.LineString, p orb.Point) orb.LineString {
	if part[len(part)-1] == p {
		return part
	}
	return append(part, p)
}

// drop leaves out parts of one position, which are no lines: a way that
// starts or ends on the antimeridian makes them.
func drop(parts orb.MultiLineString) (kept orb.MultiLineString) {
	for _, p := range parts {
		if len(p) > 1 {
			kept = append(kept, p)
		}
	}
	return kept
}
