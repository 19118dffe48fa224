// Package point gives a position an id that carries it: a UUID of version 8
// from which latitude and longitude can be read back. So pasted coordinates are
// a place like any other without being stored.
package point

import (
	"encoding/binary"
	"math"

	"github.com/google/uuid"
)

// perDegree keeps a ten-millionth of a degree: one centimetre.
const perDegree = 1e7

// tag fills what the position leaves free, and tells these ids from others.
var tag = [...]byte{0x5, 'S', 'J', 'N', 'P'}

// ID makes the id of a position in degrees.
func ID(lat, lon float64) string {
	var u uuid.UUID
	binary.BigEndian.PutUint32(u[0:], uint32(int32(math.Round(lat*perDegree))))
	binary.BigEndian.PutUint32(u[10:], uint32(int32(math.Round(lon*perDegree))))
	u[6] = 0x80 | tag[0]
	u[8] = 0x80
	u[9], u[14], u[15], u[7] = tag[1], tag[2], tag[3], tag[4]
	return u.String()
}

// Position reads an id back, in degrees; ok is false for any other id.
func Position(id string) (lat, lon float64, ok bool) {
	u, err := uuid.Parse(id)
	if err != nil {
		return 0, 0, false
	}
	lat = float64(int32(binary.BigEndian.Uint32(u[0:]))) / perDegree
	lon = float64(int32(binary.BigEndian.Uint32(u[10:]))) / perDegree
	return lat, lon, ID(lat, lon) == id && math.Abs(lat) <= 90 && math.Abs(lon) <= 180
}
