package format

import (
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/emersion/go-ical"

	"sojourn/internal/itinerary/trip"
)

// add makes the event of an item that has a day ("" for an idea) or a start.
// An idea that keeps a clock is tentative and blocks no time.
func (c *calendar) add(it *trip.Item, day trip.Date) {
	e := ical.NewComponent(ical.CompEvent)
	start := it.Time.Start
	switch {
	case it.Type == "lodging" && (day != "" || start != nil):
		c.nights(e, it, day)
	case start != nil:
		c.timed(e, it)
	case day != "":
		allDay(e, day, day.Add(1))
	default:
		return
	}
	if day == "" {
		plain(e, ical.PropStatus, string(ical.EventTentative))
		plain(e, ical.PropTransparency, "TRANSPARENT")
	}
	c.describe(e, it)
	c.events = append(c.events, e)
}

// timed gives an event its clocks: the start in its zone, and the end in its
// own, which another zone may be. An end that is no later than the start is
// left out, as the format asks.
func (c *calendar) timed(e *ical.Component, it *trip.Item) {
	plain(e, ical.PropTransparency, "OPAQUE")
	start := *it.Time.Start
	c.moment(e, ical.PropDateTimeStart, start)
	end, found := ending(it)
	if found && end.At.After(start.At) {
		c.moment(e, ical.PropDateTimeEnd, end)
	}
}

// ending is when an item is over: as it says, or after its duration.
func ending(it *trip.Item) (m trip.Moment, found bool) {
	if it.Time.End != nil {
		return *it.Time.End, true
	}
	if it.Time.Start == nil || it.DurationMin == nil || *it.DurationMin <= 0 {
		return m, false
	}
	m = *it.Time.Start
	m.At = m.At.Add(time.Duration(*it.DurationMin) * time.Minute)
	return m, true
}

// nights makes a stay the days that it covers: from its first day up to, and
// without, the day of leaving. A stay is at least a night.
func (c *calendar) nights(e *ical.Component, it *trip.Item, day trip.Date) {
	first := day
	if first == "" {
		first = dateOf(*it.Time.Start)
	}
	last := first.Add(1)
	if end, found := ending(it); found {
		last = max(last, dateOf(end))
	}
	allDay(e, first, last)
}

func allDay(e *ical.Component, first, end trip.Date) {
	e.Props.SetDate(ical.PropDateTimeStart, first.Time())
	e.Props.SetDate(ical.PropDateTimeEnd, end.Time())
	plain(e, ical.PropTransparency, "TRANSPARENT")
}

// dateOf is the day of a moment by the clock of its zone.
func dateOf(m trip.Moment) trip.Date {
	z, err := trip.Zone("time", m.Zone)
	if err != nil {
		z = time.UTC
	}
	return trip.Date(m.At.In(z).Format(time.DateOnly))
}

// moment writes a clock with its zone. Of a clock that comes twice, when they
// are put back, the format means the first: the second is written in UTC, and
// so is a clock whose zone is not known.
func (c *calendar) moment(e *ical.Component, name string, m trip.Moment) {
	z, err := trip.Zone("time", m.Zone)
	if err != nil {
		e.Props.SetDateTime(name, m.At.UTC())
		return
	}
	local := m.At.In(z)
	first, err := trip.Local("time", local.Format("2006-01-02T15:04"), m.Zone)
	if err != nil || !first.At.Equal(m.At.Truncate(time.Minute)) {
		local = m.At.UTC()
	}
	e.Props.SetDateTime(name, local)
	if local.Location() != time.UTC {
		c.zones.use(z, m.At)
	}
}

func (c *calendar) describe(e *ical.Component, it *trip.Item) {
	plain(e, ical.PropUID, line(it.ID)+"@sojourn")
	plain(e, ical.PropSequence, strconv.FormatInt(it.Seq, 10))
	e.Props.SetDateTime(ical.PropDateTimeStamp, c.stamp(it.UpdatedAt))
	e.Props.SetDateTime(ical.PropLastModified, c.stamp(it.UpdatedAt))
	e.Props.SetDateTime(ical.PropCreated, c.stamp(it.CreatedAt))
	text(e, ical.PropSummary, title(it))
	text(e, ical.PropCategories, line(string(it.Type)))
	text(e, ical.PropDescription, about(it, c.o))
	if l := it.Location; l != nil {
		text(e, ical.PropLocation, where(l))
		if onEarth(l) {
			plain(e, ical.PropGeo, fmt.Sprintf("%.6f;%.6f", l.Lat, l.Lon))
		}
	}
	if u, err := url.Parse(it.URL); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		plain(e, ical.PropURL, u.String())
	}
}
