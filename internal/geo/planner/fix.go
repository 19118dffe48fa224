package planner

import (
	"slices"
	"time"

	"sojourn/internal/geo/geoapi"
)

// roundTo is what new times are rounded up to.
const roundTo = 5 * time.Minute

func roundUp(t time.Time) time.Time {
	if down := t.Truncate(roundTo); down.Before(t) {
		return down.Add(roundTo)
	}
	return t
}

// movable tells whether a visit with a time may be given another.
func (c *check) movable(i int) bool {
	v := &c.trip.Visits[i]
	return !v.Pinned && v.Kind != "lodging" && v.Starts != nil
}

// later gives a visit a later start, where it is open then and nothing else is
// there.
func (c *check) later(i int, start time.Time) *geoapi.Fix {
	if !c.movable(i) {
		return nil
	}
	d := slices.IndexFunc(c.trip.Days, func(d geoapi.Day) bool { return d.Date == c.trip.Visits[i].Day })
	start = roundUp(start)
	if !c.sameDate(d, start) || !c.isFree(i, start) || !c.isOpen(d, i, start) {
		return nil
	}
	return &geoapi.Fix{Kind: "move_time", ID: c.trip.Visits[i].ID, Start: &start}
}

func (c *check) sameDate(d int, t time.Time) bool {
	return t.In(c.axes[d].zone).Format(dateForm) == c.trip.Days[d].Date
}

// isFree tells whether no other visit runs within the time that one would take.
func (c *check) isFree(i int, start time.Time) bool {
	end := start.Add(c.leave(i).Sub(*c.trip.Visits[i].Starts))
	for _, j := range c.timed() {
		v := &c.trip.Visits[j]
		if j == i || v.Kind == "lodging" {
			continue
		}
		if start.Before(c.leave(j).Add(c.wayMinutes(j, i))) && v.Starts.Before(end.Add(c.wayMinutes(i, j))) {
			return false
		}
	}
	return true
}

func (c *check) isOpen(d, i int, start time.Time) bool {
	v := &c.trip.Visits[i]
	o := openAround(v, c.axes[d].date)
	if !o.known {
		return true
	}
	end := start.Add(c.leave(i).Sub(*v.Starts))
	return slices.ContainsFunc(o.spans, func(s geoapi.Span) bool { return !start.Before(s.Start) && !end.After(s.End) })
}

// reopen finds when a visit may begin that is closed at its time: as near to it
// as can be on its day, else on the first other day that has room at its clock,
// or once it opens.
func (c *check) reopen(d, i int, o opening) *geoapi.Fix {
	if !c.movable(i) {
		return nil
	}
	v := &c.trip.Visits[i]
	if start, found := c.nearest(d, i, o, *v.Starts); found {
		return &geoapi.Fix{Kind: "move_time", ID: v.ID, Start: &start}
	}
	for other := range c.trip.Days {
		if other == d {
			continue
		}
		wanted := v.Starts.AddDate(0, 0, int(c.axes[other].date.Sub(c.axes[d].date).Hours()/24))
		if start, found := c.nearest(other, i, openAround(v, c.axes[other].date), wanted); found {
			return &geoapi.Fix{Kind: "move_day", ID: v.ID, Day: c.trip.Days[other].Date, Start: &start}
		}
	}
	return nil
}

// nearest is the start nearest to a wanted one that a day has for a visit.
func (c *check) nearest(d, i int, o opening, wanted time.Time) (best time.Time, found bool) {
	length := c.leave(i).Sub(*c.trip.Visits[i].Starts)
	for _, s := range o.on(c.axes[d]) {
		last := s.End.Add(-length)
		if last.Before(s.Start) {
			continue
		}
		start := wanted
		if start.Before(s.Start) {
			start = roundUp(s.Start)
		}
		if start.After(last) {
			start = last
		}
		if !c.sameDate(d, start) || !c.isFree(i, start) {
			continue
		}
		if !found || start.Sub(wanted).Abs() < best.Sub(wanted).Abs() {
			best, found = start, true
		}
	}
	return best, found
}

// shorten ends a visit when the place closes, where half of it is left.
func (c *check) shorten(i int, closes time.Time) *geoapi.Fix {
	v := &c.trip.Visits[i]
	if !c.movable(i) {
		return nil
	}
	is, left := c.leave(i).Sub(*v.Starts), closes.Sub(*v.Starts)
	if 2*left < is {
		return nil
	}
	return &geoapi.Fix{Kind: "shorten", ID: v.ID, Minutes: int(left.Minutes())}
}

// reorder puts a day's list in the order of the clock; what has no time stays
// after what it stood after.
func (c *check) reorder(d int) *geoapi.Fix {
	var order []int
	for _, i := range c.rows[d] {
		v := &c.trip.Visits[i]
		at := len(order)
		for v.Starts != nil && at > 0 && c.isLater(order[:at], v) {
			at = c.before(order[:at], v)
		}
		order = slices.Insert(order, at, i)
	}
	f := &geoapi.Fix{Kind: "reorder", Order: c.ids(order...)}
	for n, i := range order {
		if i != c.rows[d][n] {
			f.ID = c.trip.Visits[i].ID
			break
		}
	}
	return f
}

// isLater tells whether any of some rows begins after a visit.
func (c *check) isLater(rows []int, v *geoapi.Visit) bool {
	return slices.ContainsFunc(rows, func(i int) bool {
		s := c.trip.Visits[i].Starts
		return s != nil && s.After(*v.Starts)
	})
}

// before is where the first row stands that begins after a visit.
func (c *check) before(rows []int, v *geoapi.Visit) int {
	return slices.IndexFunc(rows, func(i int) bool {
		s := c.trip.Visits[i].Starts
		return s != nil && s.After(*v.Starts)
	})
}

// otherDay finds the day with the least on it on which a visit without a time
// would be open.
func (c *check) otherDay(d, point int, p *problem) *geoapi.Fix {
	if point < 0 || p.visit[point] < 0 {
		return nil
	}
	v := &p.trip.Visits[p.visit[point]]
	booked := slices.ContainsFunc(c.trip.Visits, func(o geoapi.Visit) bool { return o.ID == v.ID && o.Pinned })
	if booked || v.Starts != nil {
		return nil
	}
	best := -1
	for other := range c.trip.Days {
		if other == d || !c.opens(other, v) || best >= 0 && len(c.rows[other]) >= len(c.rows[best]) {
			continue
		}
		best = other
	}
	if best < 0 || len(c.rows[best]) > len(c.rows[d]) {
		return nil
	}
	return &geoapi.Fix{Kind: "move_day", ID: v.ID, Day: c.trip.Days[best].Date}
}

func (c *check) opens(d int, v *geoapi.Visit) bool {
	o := openAround(v, c.axes[d].date)
	return !o.known || len(o.on(c.axes[d])) > 0
}
