package planner

import (
	"context"
	"slices"
	"time"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/geo/tour"
)

// A way is tight with less than a quarter and five minutes to spare, as the
// planner's own legs have it.
const (
	tightShare = 4
	tightMore  = 5
)

// mostHours is how long a day may be from its first start to its last end.
const mostHours = 16 * 60

// check looks at a trip as it stands.
type check struct {
	*problem
	found []geoapi.Finding
	rows  [][]int // visits of each day, in their order, by index
}

// Check looks for what does not fit, by the times that visits have, and where
// they have none by those that they would come to.
func (pl *Planner) Check(ctx context.Context, t geoapi.Trip) ([]geoapi.Finding, error) {
	all := []geoapi.Finding{}
	for from := 0; from < len(t.Days); from += tour.MaxDays {
		part := t
		part.Days = t.Days[from:min(len(t.Days), from+tour.MaxDays)]
		found, err := checkPart(part, pl.Estimate)
		if err != nil || ctx.Err() != nil {
			return nil, max2(err, ctx.Err())
		}
		all = append(all, found...)
	}
	return all, nil
}

func max2(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

func checkPart(t geoapi.Trip, estimate Estimate) ([]geoapi.Finding, error) {
	// Visits of other parts take no part in tour's tables.
	t.Visits = slices.DeleteFunc(slices.Clone(t.Visits), func(v geoapi.Visit) bool {
		return !slices.ContainsFunc(t.Days, func(d geoapi.Day) bool { return d.Date == v.Day })
	})
	c := &check{problem: &problem{trip: t, estimate: estimate, pace: paceOf(t), point: map[string]int{}}}
	c.rows = make([][]int, len(t.Days))
	for i := range t.Days {
		a, err := newAxis(t.Days[i])
		if err != nil {
			return nil, err
		}
		c.axes = append(c.axes, a)
	}
	for i := range t.Visits {
		d := slices.IndexFunc(t.Days, func(d geoapi.Day) bool { return d.Date == t.Visits[i].Day })
		c.rows[d] = append(c.rows[d], i)
	}
	c.overlaps()
	for d := range t.Days {
		c.transfers(d)
		c.hours(d)
		if err := c.untimed(d); err != nil {
			return nil, err
		}
	}
	return c.found, nil
}

// leave is when one can go on from a visit with a time: from a bed at once.
func (c *check) leave(i int) time.Time {
	v := &c.trip.Visits[i]
	switch {
	case v.Kind == "lodging":
		return *v.Starts
	case v.Ends != nil:
		return *v.Ends
	}
	return v.Starts.Add(time.Duration(v.Minutes) * time.Minute)
}

// timed are the visits of a part that have a time, in its order.
func (c *check) timed() []int {
	var all []int
	for i := range c.trip.Visits {
		if c.trip.Visits[i].Starts != nil {
			all = append(all, i)
		}
	}
	slices.SortStableFunc(all, func(x, y int) int { return c.trip.Visits[x].Starts.Compare(*c.trip.Visits[y].Starts) })
	return all
}

// overlaps finds visits that run at the same time: each with whatever began
// before it and is not over.
func (c *check) overlaps() {
	var running []int
	for _, next := range c.timed() {
		start := *c.trip.Visits[next].Starts
		running = slices.DeleteFunc(running, func(i int) bool { return !c.leave(i).After(start) })
		for _, i := range running {
			end := c.leave(i)
			if own := c.leave(next); own.Before(end) {
				end = own
			}
			if minutes := int(end.Sub(start).Minutes()); minutes > 0 {
				c.tell(geoapi.Finding{Kind: "overlap", IDs: c.ids(i, next), Date: c.trip.Visits[next].Day, Minutes: minutes, Timed: true, Fix: c.later(next, c.leave(i).Add(c.wayMinutes(i, next)))})
			}
		}
		running = append(running, next)
	}
}

func (c *check) tell(f geoapi.Finding) { c.found = append(c.found, f) }

func (c *check) ids(visits ...int) []string {
	all := []string{}
	for _, i := range visits {
		all = append(all, c.trip.Visits[i].ID)
	}
	return all
}

func (c *check) wayMinutes(i, j int) time.Duration {
	x, y := &c.trip.Visits[i], &c.trip.Visits[j]
	from := or(x.EndAt, x.At)
	if from == nil || y.At == nil {
		return 0
	}
	return time.Duration(c.travel(*from, *y.At, y.By).Minutes) * time.Minute
}

// transfers looks at neighbours of a day that are somewhere and have times.
func (c *check) transfers(d int) {
	rows := slices.DeleteFunc(slices.Clone(c.rows[d]), func(i int) bool { return c.trip.Visits[i].At == nil })
	for n := 1; n < len(rows); n++ {
		from, to := rows[n-1], rows[n]
		x, y := &c.trip.Visits[from], &c.trip.Visits[to]
		if x.Starts == nil || y.Starts == nil {
			continue
		}
		way := c.wayMinutes(from, to)
		gap, minutes := int(y.Starts.Sub(c.leave(from)).Minutes()), int(way.Minutes())
		f := geoapi.Finding{IDs: c.ids(from, to), Date: y.Day, Minutes: minutes, Gap: gap, Timed: true}
		switch {
		case y.Starts.Before(*x.Starts):
			f.Kind, f.Fix = "order", c.reorder(d)
		case gap < 0: // an overlap, told as such
		case gap < minutes:
			f.Kind = "transfer"
		case gap*tightShare < minutes*(tightShare+1)+tightMore*tightShare:
			f.Kind = "tight"
		}
		if f.Kind == "transfer" || f.Kind == "tight" {
			f.Fix = c.later(to, c.leave(from).Add(way+way/tightShare+tightMore*time.Minute))
		}
		if f.Kind != "" {
			c.tell(f)
		}
	}
}

// hours looks at the opening hours of visits with a time.
func (c *check) hours(d int) {
	for _, i := range c.rows[d] {
		v := &c.trip.Visits[i]
		o := openAround(v, c.axes[d].date)
		if o.written && (!o.known || v.Starts != nil && !o.isSure(*v.Starts, c.leave(i))) {
			c.tell(geoapi.Finding{Kind: "hours_unknown", IDs: c.ids(i), Date: v.Day, Timed: v.Starts != nil})
		}
		if !o.known || v.Starts == nil {
			continue
		}
		f := geoapi.Finding{Kind: "closed", IDs: c.ids(i), Date: v.Day, Open: o.on(c.axes[d]), Timed: true}
		at := slices.IndexFunc(o.spans, func(s geoapi.Span) bool { return !v.Starts.Before(s.Start) && v.Starts.Before(s.End) })
		if at >= 0 {
			f.Kind, f.Minutes = "closing", int(c.leave(i).Sub(o.spans[at].End).Minutes())
			if f.Minutes <= 0 || c.trip.BeginBeforeClosing {
				continue
			}
		}
		f.Fix = c.reopen(d, i, o)
		if at >= 0 && f.Fix == nil {
			f.Fix = c.shorten(i, o.spans[at].End)
		}
		c.tell(f)
	}
	c.longDay(d)
}

// longDay looks at a day from its first start to its last end; a journey by
// night is none of it.
func (c *check) longDay(d int) {
	var first, last *time.Time
	var ids []string
	for _, i := range c.rows[d] {
		v := &c.trip.Visits[i]
		if v.Starts == nil || v.Kind == "lodging" {
			continue
		}
		end := c.leave(i)
		if end.Sub(c.axes[d].instant(0)) > 2*24*time.Hour+6*time.Hour {
			return
		}
		if first == nil || v.Starts.Before(*first) {
			first = v.Starts
		}
		if last == nil || end.After(*last) {
			last, ids = &end, c.ids(i)
		}
	}
	if first == nil {
		return
	}
	if minutes := int(last.Sub(*first).Minutes()); minutes > mostHours {
		c.tell(geoapi.Finding{Kind: "long_day", IDs: ids, Date: c.trip.Days[d].Date, Minutes: minutes - mostHours, Timed: true})
	}
}

// untimed walks a day on which some visits have no time: each as soon as the
// one before it is over, those with a time at theirs.
func (c *check) untimed(d int) error {
	if !slices.ContainsFunc(c.rows[d], func(i int) bool { return c.trip.Visits[i].Starts == nil && c.trip.Visits[i].At != nil }) {
		return nil
	}
	p, err := c.walked(d)
	if err != nil {
		return err
	}
	breaches, err := tour.Check(&p.Problem, p.standing())
	for _, b := range breaches {
		c.breach(d, p, b)
	}
	return err
}

// walked is a day by itself, all of it in the order in which it stands.
func (c *check) walked(d int) (*problem, error) {
	t := c.trip
	t.Days, t.Visits, t.Breaks, t.Limits, t.Money = t.Days[d:d+1], nil, nil, nil, 0
	for _, i := range c.rows[d] {
		v := c.trip.Visits[i]
		if v.Kind == "lodging" || v.At == nil {
			continue
		}
		v.Pinned = v.Starts != nil
		t.Visits = append(t.Visits, v)
	}
	return compile(t, c.estimate)
}

// breach tells what tour has found, where it is about a visit without a time:
// the others are judged by theirs.
func (c *check) breach(d int, p *problem, b tour.Breach) {
	f := geoapi.Finding{Date: c.trip.Days[d].Date, Open: []geoapi.Span{}}
	if b.Stop >= 0 && p.visit[b.Stop] >= 0 {
		v := &p.trip.Visits[p.visit[b.Stop]]
		if v.Starts != nil && b.Kind != tour.Clash {
			return
		}
		f.IDs = []string{v.ID}
		f.Open = p.open[p.visit[b.Stop]][0].on(p.axes[0])
	}
	switch b.Kind {
	case tour.Closed, tour.Late:
		f.Kind, f.Fix = "closed", c.otherDay(d, b.Stop, p)
	case tour.Clash:
		f.Kind, f.Minutes, f.IDs = "late", b.Got-b.Limit, append(f.IDs, p.idAt(b.Other))
	case tour.TooLong:
		f.Kind, f.Minutes, f.Fix = "long_day", b.Got-b.Limit, c.otherDay(d, b.Stop, p)
	default:
		return
	}
	c.tell(f)
}
