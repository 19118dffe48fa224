package instance

import (
	"math"

	"sojourn/internal/geo/tour"
	"sojourn/internal/kit/fault"
)

// mostDecimals of an order's matrix are counted, fewer where numbers are large;
// what is finer is rounded.
const mostDecimals = 4

// Sequence asks for the best order of all points that have hours. Unit is how
// many whole numbers make one of the file's, and Places how many are to be in the
// order, those included whose window rounding has left nothing of.
type Sequence struct {
	Problem
	Unit   float64
	Places int
}

// isOrder says whether the rows are the number of places, a square matrix of
// travel times, and each place's window.
func isOrder(rows []row) bool {
	return len(rows) > 1 && len(rows[0].num) == 1 && rows[0].whole(0, 1, maxPoints) && len(rows[1].num) == int(rows[0].num[0])
}

// ReadOrder reads a file of the travelling salesman with time windows.
func ReadOrder(b []byte) (Sequence, error) {
	if isOwn(b) {
		return ownOrder(b)
	}
	rows, err := split(b)
	if err != nil {
		return Sequence{}, err
	}
	if !isOrder(rows) {
		return Sequence{}, fault.New(fault.Invalid, "this is no matrix with time windows")
	}
	n := int(rows[0].num[0])
	if len(rows) < 1+2*n {
		return Sequence{}, rows[len(rows)-1].wrong("the file ends here; it has %d rows of %d", len(rows)-1, 2*n)
	}
	matrix, windows := rows[1:1+n], rows[1+n:1+2*n]
	s := fineness(rows[1 : 1+2*n])
	q := Sequence{Unit: float64(s), Places: n - 1}
	for _, r := range matrix {
		times, err := s.times(r, n)
		if err != nil {
			return Sequence{}, err
		}
		q.Travel = append(q.Travel, times)
	}
	for i, r := range windows {
		if len(r.num) != 2 || r.num[0] < 0 || r.num[1] < r.num[0] {
			return Sequence{}, r.wrong("a window has an opening and, not before it, a closing")
		}
		q.window(i, s.up(r.num[0]), s.down(r.num[1]))
	}
	return q, nil
}

// ownOrder reads a problem of one day whose stops are all to be visited.
func ownOrder(b []byte) (Sequence, error) {
	p, err := own(b, Options{})
	q := Sequence{Problem: p, Unit: 1}
	for _, s := range p.Stops {
		if len(s.Hours) > 0 && len(s.Hours[0]) > 0 {
			q.Places++
		}
	}
	return q, err
}

// window is the whole day's for the first point, where the way begins and ends.
func (q *Sequence) window(i, open, closing int) {
	stop := tour.Stop{}
	if i == 0 {
		q.Days = []tour.Day{{Leave: open, Back: closing}}
	} else if open <= closing {
		stop.Hours = [][]tour.Window{{{Open: open, Close: closing}}}
	}
	q.Stops, q.IDs = append(q.Stops, stop), append(q.IDs, i)
}

// times of a row; the way from a place to itself is never gone.
func (s scale) times(r row, n int) ([]int, error) {
	if len(r.num) != n {
		return nil, r.wrong("a row has %d times, not %d", n, len(r.num))
	}
	times := make([]int, n)
	for j, t := range r.num {
		if t < 0 {
			return nil, r.wrong("%g is no time", t)
		}
		times[j] = int(math.Round(t * float64(s)))
	}
	return times, nil
}

// fineness is the least scale that makes all numbers whole, or the largest within
// limits.
func fineness(rows []row) scale {
	largest, s := 0.0, scale(1)
	for _, r := range rows {
		for _, t := range r.num {
			largest = max(largest, t)
		}
	}
	limit := min(math.Pow10(mostDecimals), tour.MaxTime/max(largest, 1))
	for _, r := range rows {
		for _, t := range r.num {
			for float64(10*s) <= limit && math.Abs(t*float64(s)-math.Round(t*float64(s))) > 1e-6 {
				s *= 10
			}
		}
	}
	return s
}
