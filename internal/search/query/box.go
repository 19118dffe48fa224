package query

import (
	"math"
	"strconv"
	"strings"

	"sojourn/internal/kit/fault"
	"sojourn/internal/search/index"
)

// boxForm is told to whoever sends another one.
const boxForm = "must be minLon,minLat,maxLon,maxLat in degrees, for instance -9.25,38.68,-9.08,38.80 (minLon greater than maxLon crosses the antimeridian)"

// Box reads "minLon,minLat,maxLon,maxLat"; the field names the parameter at
// fault.
func Box(field, s string) (index.Box, error) {
	parts := strings.Split(s, ",")
	if len(s) > 200 || len(parts) != 4 {
		return index.Box{}, fault.AtField(field, s, boxForm)
	}
	var v [4]float64
	for i, part := range parts {
		n, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return index.Box{}, fault.AtField(field, s, boxForm)
		}
		v[i] = n
	}
	b := index.Box{West: v[0], South: v[1], East: v[2], North: v[3]}
	switch {
	case math.Abs(b.West) > 180 || math.Abs(b.East) > 180:
		return index.Box{}, fault.AtField(field, s, "longitudes must be from -180 to 180")
	case math.Abs(b.South) > 90 || math.Abs(b.North) > 90:
		return index.Box{}, fault.AtField(field, s, "latitudes must be from -90 to 90")
	case b.South > b.North:
		return index.Box{}, fault.AtField(field, s, "minLat must not exceed maxLat")
	}
	return b, nil
}
