package instance

import (
	"math"
	"strconv"
)

// number reads a number of a file; what is not finite or beyond reason is none.
func number(field string) (float64, bool) {
	n, err := strconv.ParseFloat(field, 64)
	return n, err == nil && math.Abs(n) <= maxNumber
}
