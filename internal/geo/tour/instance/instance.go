package instance

import (
	"math"
	"strings"

	"sojourn/internal/geo/tour"
	"sojourn/internal/kit/fault"
)

// Limits of a file.
const (
	MaxBytes  = 16 << 20
	maxPoints = 2000
	maxNumber = 3e5 // so that hundredths of it stay within tour's limits
)

// Options override what a file says.
type Options struct {
	Days     int  // how many days; 0 for what the file says, or one
	Decimals *int // of distances; nil for what the coordinates suggest
}

// Problem is what a file asks for.
type Problem struct {
	tour.Problem
	IDs []int // the file's number of each point
}

// Read reads a file of any of the formats whose answer is a plan.
func Read(b []byte, o Options) (Problem, error) {
	if o.Days < 0 || o.Days > tour.MaxDays {
		return Problem{}, fault.New(fault.Invalid, "a plan has 1 to %d days", tour.MaxDays)
	}
	if o.Decimals != nil && (*o.Decimals < 0 || *o.Decimals > 2) {
		return Problem{}, fault.New(fault.Invalid, "distances have 0 to 2 decimals")
	}
	if isOwn(b) {
		return own(b, o)
	}
	rows, err := split(b)
	if err != nil {
		return Problem{}, err
	}
	switch {
	case isMulti(rows):
		return multi(rows, o)
	case isTourist(rows):
		return tourist(rows, o)
	case isTeam(rows):
		return team(rows, o)
	case isOrder(rows):
		return Problem{}, fault.New(fault.Invalid, "this is a matrix with time windows, which asks for an order and not for a plan")
	}
	return Problem{}, fault.New(fault.Invalid, "the format is unknown: neither of the first lines fits one")
}

// row is a line of numbers.
type row struct {
	line int
	num  []float64
}

func (r row) wrong(format string, args ...any) error {
	return fault.New(fault.Invalid, "line %d: "+format, append([]any{r.line}, args...)...)
}

// split reads all lines that have something in them. A # begins a comment.
func split(b []byte) ([]row, error) {
	if len(b) > MaxBytes {
		return nil, fault.New(fault.Invalid, "the file is longer than %d bytes", MaxBytes)
	}
	var rows []row
	line := 0
	for text := range strings.Lines(string(b)) {
		line++
		text, _, _ = strings.Cut(text, "#")
		fields := strings.Fields(text)
		if len(fields) == 0 {
			continue
		}
		r := row{line: line, num: make([]float64, len(fields))}
		for i, f := range fields {
			n, ok := number(f)
			if !ok {
				return nil, r.wrong("%.20q is no number below %g", f, maxNumber)
			}
			r.num[i] = n
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// whole says whether a number of a row is a whole one from low to high.
func (r row) whole(i, low, high int) bool {
	return i < len(r.num) && r.num[i] == math.Trunc(r.num[i]) && r.num[i] >= float64(low) && r.num[i] <= float64(high)
}

// scale turns numbers of a file into whole ones.
type scale float64

func (o Options) scale(otherwise int) scale {
	if o.Decimals != nil {
		otherwise = *o.Decimals
	}
	return scale(math.Pow10(otherwise))
}

// A hair is added before rounding, because sums of decimals miss whole numbers
// by less.
const hair = 1e-9

func (s scale) down(x float64) int { return int(math.Floor(x*float64(s) + 1e-6)) }
func (s scale) up(x float64) int   { return int(math.Ceil(x*float64(s) - 1e-6)) }

// distances are rounded down.
func (s scale) distances(rows []row) [][]int {
	table := make([][]int, len(rows))
	for i, a := range rows {
		table[i] = make([]int, len(rows))
		for j, b := range rows {
			d := math.Hypot(a.num[1]-b.num[1], a.num[2]-b.num[2])
			table[i][j] = int(math.Floor(d*float64(s) + hair))
		}
	}
	return table
}
