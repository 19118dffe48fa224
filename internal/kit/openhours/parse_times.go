package openhours

import "slices"

const (
	oneDay     = 24 * 60
	lastMinute = 2 * oneDay // how far past midnight a span may run: 48:00
)

// startsTime looks whether the ith token from here begins a time of day.
func (p *parser) startsTime(i int) bool {
	t := p.peek(i)
	return t.kind == clock || t.kind == always || t.kind == '(' || eventOf(t) != noEvent
}

func eventOf(t token) event {
	if t.kind != word {
		return noEvent
	}
	return event(max(0, slices.Index(events[:], t.name)))
}

// times reads a list of spans. A missing comma between them is forgiven.
func (p *parser) times(r *rule) error {
	for p.startsTime(0) {
		if err := p.part(); err != nil {
			return err
		}
		t, err := p.timespan()
		if err != nil {
			return err
		}
		r.times = append(r.times, t)
		if p.peek(0).kind == ',' && p.startsTime(1) {
			p.next()
		}
	}
	return nil
}

func (p *parser) timespan() (t timespan, err error) {
	first := p.peek(0)
	if p.accept(always) {
		return timespan{to: moment{minutes: oneDay}}, nil
	}
	if t.from, err = p.moment(); err != nil {
		return t, err
	}
	if t.from.event == noEvent && t.from.minutes >= oneDay {
		return t, wrong(first, "a span begins before 24:00")
	}
	switch {
	case p.accept('+'):
		return timespan{from: t.from, to: t.from, open: true, bare: true}, nil
	case p.startsHalf():
		return t, p.unexpected("a dash")
	case !p.accept('-'):
		return t, wrong(first, "%q is a point in time: opening hours need a span such as 09:00-17:00", first.text)
	case !p.startsTime(0) || p.peek(0).kind == always:
		return t, p.unexpected("the time that the span ends at")
	}
	if t.to, err = p.moment(); err != nil {
		return t, err
	}
	if p.peek(0).kind == '/' {
		return t, wrong(p.peek(0), "points in time, every so many minutes, are not hours")
	}
	t.open = p.accept('+')
	return t, nil
}

// startsHalf looks for AM or PM.
func (p *parser) startsHalf() bool { return p.peek(0).name == "am" || p.peek(0).name == "pm" }

// moment reads "09:00", "sunset" or "(sunset-01:00)".
func (p *parser) moment() (m moment, err error) {
	if p.peek(0).kind == clock {
		return moment{minutes: p.next().value}, nil
	}
	brackets := p.accept('(')
	if m.event = eventOf(p.peek(0)); m.event == noEvent {
		return m, p.unexpected("a time, sunrise or sunset")
	}
	p.next()
	if !brackets {
		return m, nil
	}
	sign := p.next()
	if sign.kind != '+' && sign.kind != '-' || p.peek(0).kind != clock || p.peek(0).value > oneDay {
		return m, wrong(sign, "after ( and the sun's event stands + or - and a time such as 01:00")
	}
	if m.minutes = p.next().value; sign.kind == '-' {
		m.minutes = -m.minutes
	}
	if !p.accept(')') {
		return m, p.unexpected(")")
	}
	return m, nil
}

// wraps tells whether a span is meant to end on the next day.
func (t timespan) wraps() bool { return !t.bare && t.to.usual() <= t.from.usual() }

// mayPass24 tells whether a span can last past midnight.
func (t timespan) mayPass24() bool {
	return t.open || t.from.event != noEvent || t.to.event != noEvent || t.to.minutes > oneDay || t.wraps()
}
