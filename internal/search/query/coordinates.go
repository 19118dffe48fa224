package query

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// A pair of decimal degrees as maps and phones copy it: "38.7, -9.14",
// "geo:38.7,-9.14", "38.7° N, 9.14° W". One of the two must have a point or a
// hemisphere, so that "10 20" stays a text.
var pair = regexp.MustCompile(`^(?:geo:)?\s*([+-]?\d{1,3}(?:\.\d{1,15})?)\s*°?\s*([NSns]?)\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d{1,15})?)\s*°?\s*([EWew]?)$`)

// Coordinates reads a pasted position in degrees; ok is false where s is
// something else or out of range.
func Coordinates(s string) (lat, lon float64, ok bool) {
	m := pair.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil || !strings.ContainsAny(m[0], ".NSEWnsew°:,") {
		return 0, 0, false
	}
	lat, ok1 := signed(m[1], m[2], "S")
	lon, ok2 := signed(m[3], m[4], "W")
	return lat, lon, ok1 && ok2 && math.Abs(lat) <= 90 && math.Abs(lon) <= 180
}

// signed applies a hemisphere letter, which excludes a sign.
func signed(digits, hemisphere, negative string) (float64, bool) {
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil || hemisphere != "" && (digits[0] == '-' || digits[0] == '+') {
		return 0, false
	}
	if strings.EqualFold(hemisphere, negative) {
		v = -v
	}
	return v, true
}

// IATA tells whether s can only be meant as an airport's code: three capital
// letters.
func IATA(s string) bool {
	if len(s) != 3 {
		return false
	}
	for i := range 3 {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}
