package openhours

import "time"

// localDay is the date at a place.
func localDay(t time.Time, at Place) day { return dayOf(t.In(at.zone()).Date()) }

// timeline gives the states of one calendar day, closed times too, without a
// gap from its first instant to the next day's.
func (e *evaluation) timeline(d day) (all []Interval) {
	from := 0
	add := func(to int, s Status) {
		i := Interval{instant(d, from, e.at.zone()), instant(d, to, e.at.zone()), s}
		if from = to; i.Start.Before(i.End) {
			all = append(all, i)
		}
	}
	for _, p := range e.settle(func() []piece { return e.day(d) }) {
		if p.from > from {
			add(p.from, Status{})
		}
		add(p.to, p.Status)
	}
	if from < oneDay {
		add(oneDay, Status{})
	}
	return all
}

// instant is when clocks show a minute of a day: for the first time where they
// show it twice, and when they jump where they jump over it.
func instant(d day, minute int, zone *time.Location) time.Time {
	shown := d.time().Add(time.Duration(minute) * time.Minute)
	before := shown.Add(-offset(shown.Add(-oneDay*time.Minute), zone))
	if shows(before, shown, zone) {
		return before.In(zone)
	}
	after := shown.Add(-offset(shown.Add(oneDay*time.Minute), zone))
	if shows(after, shown, zone) {
		return after.In(zone)
	}
	jump, _ := before.In(zone).ZoneBounds()
	return jump
}

// offset is a zone's distance from UTC at an instant.
func offset(t time.Time, zone *time.Location) time.Duration {
	_, seconds := t.In(zone).Zone()
	return time.Duration(seconds) * time.Second
}

// shows tells whether clocks show a time, given in UTC, at an instant.
func shows(t, shown time.Time, zone *time.Location) bool {
	return t.Add(offset(t, zone)).Equal(shown)
}
