package instance

import (
	"sojourn/internal/geo/tour"
)

// The rows of a file with several constraints and windows: M N B E1…E10, then the
// start i x y d S O C, then points i x y d S O1 O2 O3 O4 C4 E b e1…e10. The four
// windows follow one another; a tour uses every other one of them.
const (
	multiHead  = 13
	multiStart = 7
	multiPoint = 22
	kinds      = 10
)

func isMulti(rows []row) bool {
	return len(rows) > 2 && len(rows[0].num) == multiHead && len(rows[1].num) == multiStart && len(rows[2].num) == multiPoint
}

func multi(rows []row, o Options) (Problem, error) {
	head, points := rows[0], rows[1:]
	if len(points) > maxPoints {
		return Problem{}, points[maxPoints].wrong("a file has at most %d points", maxPoints)
	}
	if !head.whole(0, 1, tour.MaxDays) || !head.whole(2, 0, maxNumber) {
		return Problem{}, head.wrong("it has no number of tours from 1 to %d and whole budget", tour.MaxDays)
	}
	if err := checkPoint(points[0], points[0].num[5], points[0].num[6]); err != nil {
		return Problem{}, err
	}
	days, s := o.Days, o.scale(decimals(points))
	if days == 0 {
		days = int(head.num[0])
	}
	p := Problem{Problem: tour.Problem{Stops: []tour.Stop{{}}, Money: int(head.num[2])}, IDs: []int{int(points[0].num[0])}}
	for range days {
		p.Days = append(p.Days, tour.Day{Leave: s.up(points[0].num[5]), Back: s.down(points[0].num[6])})
	}
	for _, r := range points[1:] {
		stop, err := s.multiStop(r, days)
		if err != nil {
			return Problem{}, err
		}
		p.Stops, p.IDs = append(p.Stops, stop), append(p.IDs, int(r.num[0]))
	}
	p.Travel = s.distances(points)
	return p, p.kinds(head, points)
}

func (s scale) multiStop(r row, days int) (tour.Stop, error) {
	if len(r.num) != multiPoint {
		return tour.Stop{}, r.wrong("a point has %d numbers, not %d", multiPoint, len(r.num))
	}
	if !r.whole(10, 0, 1) || !r.whole(11, 0, maxNumber) {
		return tour.Stop{}, r.wrong("after its windows come 0 or 1 and a whole fee")
	}
	for k := 5; k < 9; k++ {
		if err := checkPoint(r, r.num[k], r.num[k+1]); err != nil {
			return tour.Stop{}, err
		}
	}
	stop := tour.Stop{Score: int(r.num[4]), Visit: s.up(r.num[3]), Cost: int(r.num[11])}
	for d := range days {
		stop.Hours = append(stop.Hours, s.everyOther(r, d))
	}
	return stop, nil
}

// everyOther gives the first and third window on the first day and every other
// one after it, and the second and fourth on the days between; or the other way
// round, where the file says so.
func (s scale) everyOther(r row, d int) []tour.Window {
	first := 5 + (d+1+int(r.num[10]))%2
	a, b := s.windows(r.num[first], r.num[first+1]), s.windows(r.num[first+2], r.num[first+3])
	if len(a) > 0 && len(b) > 0 && b[0].Open <= a[0].Close {
		return []tour.Window{{Open: a[0].Open, Close: b[0].Close}}
	}
	return append(a, b...)
}

// kinds limits how many points of each kind are visited in all. Of a kind that
// may not be visited at all the points are closed.
func (p *Problem) kinds(head row, points []row) error {
	for z := range kinds {
		if !head.whole(3+z, 0, maxNumber) {
			return head.wrong("E%d is no whole number", z+1)
		}
		l := tour.Limit{Trip: int(head.num[3+z])}
		for i, r := range points[1:] {
			if !r.whole(12+z, 0, 1) {
				return r.wrong("e%d is neither 0 nor 1", z+1)
			}
			if r.num[12+z] == 0 {
				continue
			}
			if l.Stops = append(l.Stops, i+1); l.Trip == 0 {
				p.Stops[i+1].Hours = nil
			}
		}
		if l.Trip > 0 && len(l.Stops) > 0 {
			p.Limits = append(p.Limits, l)
		}
	}
	return nil
}
