package instance

import "sojourn/internal/geo/tour"

// mostWindows is how many windows a stop has on a day.
const mostWindows = 48

func (r *ownReader) file() error {
	p := &r.problem
	return r.object(fields{
		"stops": func() error { return r.list(maxPoints, r.ownStop) },
		"days":  func() error { return r.list(tour.MaxDays, r.ownDay) },
		"travel": func() error {
			p.Travel = [][]int{}
			return r.table(&p.Travel)
		},
		"walk": func() error {
			p.Walk = [][]int{}
			return r.table(&p.Walk)
		},
		"later":  func() error { return r.list(tour.MaxLater, r.ownLater) },
		"limits": func() error { return r.list(tour.MaxLimits, r.ownLimit) },
		"money":  r.whole(&p.Money, 0, tour.MaxCost),
	}, "stops", "days", "travel")
}

func (r *ownReader) table(into *[][]int) error {
	return r.list(maxPoints, func(int) error {
		row := []int{}
		err := r.wholes(&row, maxPoints, tour.MaxTime)()
		*into = append(*into, row)
		return err
	})
}

func (r *ownReader) ownStop(int) error {
	id, s := 0, tour.Stop{}
	err := r.object(fields{
		"id":     r.time(&id),
		"score":  r.whole(&s.Score, 0, tour.MaxScore),
		"scores": r.wholes(&s.Scores, tour.MaxDays, tour.MaxScore),
		"visit":  r.time(&s.Visit),
		"hours":  func() error { return r.hours(&s.Hours) },
		"must":   r.flag(&s.Must),
		"cost":   r.whole(&s.Cost, 0, tour.MaxCost),
	}, "id")
	r.problem.Stops, r.problem.IDs = append(r.problem.Stops, s), append(r.problem.IDs, id)
	return err
}

// hours has a list of windows for each day, or one for all.
func (r *ownReader) hours(into *[][]tour.Window) error {
	return r.list(tour.MaxDays, func(int) error {
		day, before := []tour.Window{}, -1
		err := r.list(mostWindows, func(int) error {
			var w tour.Window
			err := r.object(fields{"open": r.time(&w.Open), "close": r.time(&w.Close)}, "open", "close")
			if err == nil && (w.Close < w.Open || w.Open <= before) {
				err = r.wrong("a window from %d to %d ends before it begins, or begins before the one before it ends", w.Open, w.Close)
			}
			day, before = append(day, w), w.Close
			return err
		})
		*into = append(*into, day)
		return err
	})
}

func (r *ownReader) ownDay(i int) error {
	r.problem.Days = append(r.problem.Days, tour.Day{})
	d := tour.Day{}
	day := func() *tour.Day { return &r.problem.Days[i] }
	var fixed []int
	err := r.object(fields{
		"start":     func() error { return r.stop(func(point int) { day().Start = point }) },
		"end":       func() error { return r.stop(func(point int) { day().End = point }) },
		"leave":     r.time(&d.Leave),
		"back":      r.time(&d.Back),
		"breaks":    func() error { return r.breaks(&d) },
		"fixed":     r.stops(&fixed),
		"max_stops": r.whole(&d.MaxStops, 0, maxPoints),
		"max_walk":  r.time(&d.MaxWalk),
	}, "start", "end", "leave", "back")
	d.Fixed = fixed
	r.problem.Days[i] = d
	return err
}

func (r *ownReader) breaks(d *tour.Day) error {
	return r.list(tour.MaxBreaks, func(int) error {
		var b tour.Break
		err := r.object(fields{"open": r.time(&b.Open), "close": r.time(&b.Close), "length": r.time(&b.Length)}, "open", "close", "length")
		if err == nil && b.Close < b.Open {
			err = r.wrong("a break from %d to %d ends before it begins", b.Open, b.Close)
		}
		d.Breaks = append(d.Breaks, b)
		return err
	})
}

func (r *ownReader) ownLater(int) error {
	var later tour.Timetable
	err := r.object(fields{"from": r.time(&later.From), "travel": func() error { return r.table(&later.Travel) }}, "from", "travel")
	r.problem.Later = append(r.problem.Later, later)
	return err
}

func (r *ownReader) ownLimit(int) error {
	var l tour.Limit
	err := r.object(fields{
		"stops": r.stops(&l.Stops),
		"day":   r.whole(&l.Day, 0, maxPoints),
		"trip":  r.whole(&l.Trip, 0, maxPoints),
	}, "stops")
	r.problem.Limits = append(r.problem.Limits, l)
	return err
}
