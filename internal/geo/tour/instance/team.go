package instance

import "sojourn/internal/geo/tour"

// A point of a team orienteering file: i x y d S f a list O C, where a says how
// long the list is. The depot has neither a list nor f.
const (
	teamDepot = 7
	teamPoint = 8
)

func isTeam(rows []row) bool {
	return len(rows) > 2 && len(rows[0].num) == 4 && len(rows[1].num) == 2 && len(rows[2].num) >= teamDepot
}

func team(rows []row, o Options) (Problem, error) {
	points := rows[2:]
	if len(points) > maxPoints {
		return Problem{}, points[maxPoints].wrong("a file has at most %d points", maxPoints)
	}
	for i, r := range points {
		if err := teamRow(r, i == 0); err != nil {
			return Problem{}, err
		}
	}
	s := o.scale(decimals(points))
	p := Problem{Problem: tour.Problem{Travel: s.distances(points)}}
	for i, r := range points {
		stop, n := tour.Stop{}, len(r.num)
		if i > 0 {
			stop = tour.Stop{Score: int(r.num[4]), Visit: s.up(r.num[3]), Hours: [][]tour.Window{s.windows(r.num[n-2], r.num[n-1])}}
		}
		p.Stops, p.IDs = append(p.Stops, stop), append(p.IDs, int(r.num[0]))
	}
	n := len(points[0].num)
	p.Days = make([]tour.Day, max(o.Days, 1))
	for d := range p.Days {
		p.Days[d] = tour.Day{Leave: s.up(points[0].num[n-2]), Back: s.down(points[0].num[n-1])}
	}
	return p, nil
}

func teamRow(r row, depot bool) error {
	if depot && len(r.num) < teamDepot || !depot && len(r.num) < teamPoint {
		return r.wrong("a point has at least %d numbers, not %d", teamPoint, len(r.num))
	}
	return checkPoint(r, r.num[len(r.num)-2], r.num[len(r.num)-1])
}

func checkPoint(r row, open, closing float64) error {
	switch {
	case !r.whole(0, 0, maxNumber):
		return r.wrong("a point begins with its number")
	case !r.whole(4, 0, tour.MaxScore):
		return r.wrong("the score %g is no whole number from 0 to %d", r.num[4], tour.MaxScore)
	case r.num[3] < 0:
		return r.wrong("the visit takes less than no time")
	case open < 0 || closing < open:
		return r.wrong("it closes at %g before it opens at %g", closing, open)
	}
	return nil
}

// decimals are one where all coordinates are whole numbers, else two.
func decimals(points []row) int {
	for _, r := range points {
		if !r.whole(1, -maxNumber, maxNumber) || !r.whole(2, -maxNumber, maxNumber) {
			return 2
		}
	}
	return 1
}

// windows is none where rounding leaves none.
func (s scale) windows(open, closing float64) []tour.Window {
	if w := (tour.Window{Open: s.up(open), Close: s.down(closing)}); w.Open <= w.Close {
		return []tour.Window{w}
	}
	return nil
}
