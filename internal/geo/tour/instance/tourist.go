package instance

import "sojourn/internal/geo/tour"

// The rows of a tourist file: k M SD N C B E1…E10, then the hotel i x y d S O C,
// then points i x y d S t with seven pairs of hours and b.
const (
	touristHead  = 16
	touristHotel = 7
	touristPoint = 21
	week         = 7
)

func isTourist(rows []row) bool {
	return len(rows) > 1 && len(rows[0].num) == touristHead && len(rows[1].num) == touristHotel
}

func tourist(rows []row, o Options) (Problem, error) {
	head, points := rows[0], rows[1:]
	if len(points) > maxPoints {
		return Problem{}, points[maxPoints].wrong("a file has at most %d points", maxPoints)
	}
	if !head.whole(1, 1, tour.MaxDays) || !head.whole(2, 0, week-1) {
		return Problem{}, head.wrong("it has no number of days from 1 to %d and weekday from 0 to 6", tour.MaxDays)
	}
	if err := checkPoint(points[0], points[0].num[5], points[0].num[6]); err != nil {
		return Problem{}, err
	}
	days, s := o.Days, o.scale(2)
	if days == 0 {
		days = int(head.num[1])
	}
	p := Problem{Problem: tour.Problem{Stops: []tour.Stop{{}}}, IDs: []int{int(points[0].num[0])}}
	for range days {
		p.Days = append(p.Days, tour.Day{Leave: s.up(points[0].num[5]), Back: s.down(points[0].num[6])})
	}
	for _, r := range points[1:] {
		if err := touristRow(r); err != nil {
			return Problem{}, err
		}
		stop := tour.Stop{Score: int(r.num[4]), Visit: s.up(r.num[3])}
		for d := range days {
			stop.Hours = append(stop.Hours, s.weekday(r, (int(head.num[2])+d)%week))
		}
		p.Stops, p.IDs = append(p.Stops, stop), append(p.IDs, int(r.num[0]))
	}
	p.Travel = s.distances(points)
	return p, nil
}

func touristRow(r row) error {
	if len(r.num) != touristPoint {
		return r.wrong("a point has %d numbers, not %d", touristPoint, len(r.num))
	}
	for day := range week {
		if err := checkPoint(r, r.num[6+2*day], r.num[7+2*day]); err != nil {
			return err
		}
	}
	return nil
}

// weekday gives the hours of a day; none are written as two zeros.
func (s scale) weekday(r row, day int) []tour.Window {
	open, closing := r.num[6+2*day], r.num[7+2*day]
	if open == 0 && closing == 0 {
		return nil
	}
	return s.windows(open, closing)
}
