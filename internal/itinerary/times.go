package itinerary

import (
	"strings"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

// settle decides about day, order and times, which depend on each other:
//   - an explicit day wins, and times that were there follow it with their clock;
//   - a new time without a day puts the item on the time's date;
//   - a day without an order key appends.
func (p *plan) settle(next *trip.Item, was trip.Item, in ItemInput, isNew bool) error {
	if in.Day.Sent {
		day, err := optionalDate("body.day", deref(in.Day.Ptr()))
		if err != nil {
			return err
		}
		next.Place.Day = day
	}
	timed, err := p.times(next, in)
	if err != nil {
		return err
	}
	day := next.Place.Day
	switch {
	case timed && !in.Day.Sent && next.Time.Start != nil:
		next.Place.Day = next.Time.Start.Date()
	case !timed && day != "" && next.Time.Start != nil:
		next.Time = next.Time.OnDate(day)
	}
	if err := p.checkDay(next); err != nil {
		return err
	}
	return p.settleOrder(next, was, in, isNew)
}

func (p *plan) checkDay(next *trip.Item) error {
	if d := next.Place.Day; d != "" && !p.it().Dates.Has(d) {
		if p.it().Dates.Start == "" {
			return fault.AtField("body.day", string(d), "the trip has no dates yet: give it dates, or add the item as an idea")
		}
		return fault.AtField("body.day", string(d), "is not a day of this trip (%s to %s)", p.it().Dates.Start, p.it().Dates.End)
	}
	return next.Check()
}

func optionalDate(location, s string) (trip.Date, error) {
	if s == "" {
		return "", nil
	}
	return trip.ParseDate(location, s)
}

func (p *plan) settleOrder(next *trip.Item, was trip.Item, in ItemInput, isNew bool) error {
	if in.Pos != nil {
		next.Place.Pos = *in.Pos
		return trip.CheckKey("body.pos", *in.Pos)
	}
	if !isNew && !in.After.Sent && next.Place.Day == was.Place.Day {
		return nil
	}
	at := anchor{after: deref(in.After.Ptr()), first: in.After.Null}
	pos, err := p.keyAt(next.ID, next.Place.Day, at)
	next.Place.Pos = pos
	return err
}

// times applies the time fields of an input, and tells whether there were any.
func (p *plan) times(next *trip.Item, in ItemInput) (bool, error) {
	if !in.StartTime.Sent && !in.StartLocal.Sent && !in.StartZone.Sent && !in.EndTime.Sent && !in.EndLocal.Sent && !in.EndZone.Sent {
		return false, nil
	}
	start, err := p.moment(endpoint{
		name: "body.start", time: in.StartTime, local: in.StartLocal, zone: in.StartZone, old: next.Time.Start,
		zones: []string{zoneOf(next.Location), zoneOf(p.it().Destination), "UTC"}, day: next.Place.Day,
	})
	if err != nil {
		return true, err
	}
	if start == nil && next.Time.Start != nil && !in.EndTime.Sent && !in.EndLocal.Sent {
		next.Time = trip.Time{}
		return true, nil
	}
	next.Time.Start = start
	e := endpoint{name: "body.end", time: in.EndTime, local: in.EndLocal, zone: in.EndZone, old: next.Time.End, day: next.Place.Day, after: start}
	e.zones = []string{zoneOf(next.EndLocation), zoneOf(next.Location), zoneOf(p.it().Destination), "UTC"}
	if start != nil {
		e.day = start.Date()
		e.zones = []string{zoneOf(next.EndLocation), start.Zone}
	}
	next.Time.End, err = p.moment(e)
	return true, err
}

func zoneOf(l *trip.Location) string {
	if l == nil {
		return ""
	}
	return l.Zone
}

// endpoint is what an input says about one end of an item's time.
type endpoint struct {
	name  string // body.start or body.end
	time  httpapi.Opt[string]
	local httpapi.Opt[string]
	zone  httpapi.Opt[string]
	old   *trip.Moment
	zones []string     // defaults, the first that is not empty
	day   trip.Date    // for a bare clock
	after *trip.Moment // a bare clock before it is on the next day
}

func (p *plan) moment(e endpoint) (*trip.Moment, error) {
	if e.time.Null || e.local.Null {
		return nil, nil
	}
	zone := e.chooseZone()
	switch {
	case e.time.Sent:
		return e.fromInstant(zone)
	case e.local.Sent:
		return e.fromLocal(zone)
	case e.old != nil && e.zone.Sent:
		m, err := trip.Local(e.name, e.old.Local, zone)
		return &m, err
	}
	return e.old, nil
}

func (e endpoint) chooseZone() string {
	if z := e.zone.Ptr(); z != nil {
		return *z
	}
	if e.old != nil && !e.zone.Null {
		return e.old.Zone
	}
	for _, z := range e.zones {
		if z != "" {
			return z
		}
	}
	return "UTC"
}

func (e endpoint) fromInstant(zone string) (*trip.Moment, error) {
	t, err := trip.ParseInstant(e.name+"_time", e.time.V)
	if err != nil {
		return nil, err
	}
	m, err := trip.At(e.name, t, zone)
	if err != nil {
		return nil, err
	}
	if l := e.local.Ptr(); l != nil && !strings.HasPrefix(*l, m.Local) {
		return nil, fault.AtField(e.name+"_local", *l, "is not what %s_time is in %s (%s): send one of the two", e.name, zone, m.Local)
	}
	return &m, nil
}

func (e endpoint) fromLocal(zone string) (*trip.Moment, error) {
	local := e.local.V
	bare := len(local) == len("09:30")
	if bare {
		if e.day == "" {
			return nil, fault.AtField(e.name+"_local", local, "needs a date, as the item has no day: 2027-05-01T%s", local)
		}
		local = string(e.day) + "T" + local
	}
	m, err := trip.Local(e.name, local, zone)
	if err != nil {
		return nil, err
	}
	if bare && e.after != nil && m.At.Before(e.after.At) {
		m = m.OnDate(e.day.Add(1))
	}
	return &m, nil
}
