package openhours

import "time"

var (
	dayNames     = []string{"Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"}
	weekdayWords = spelled(map[string]time.Weekday{
		"su": time.Sunday, "mo": time.Monday, "tu": time.Tuesday, "we": time.Wednesday, "th": time.Thursday, "fr": time.Friday, "sa": time.Saturday,
		"tues": time.Tuesday, "thur": time.Thursday, "thurs": time.Thursday,
	}, time.Sunday, time.Saturday)
)

// weekdayOf knows Mo, Mon and Monday, in any case.
func weekdayOf(t token) (time.Weekday, bool) {
	if t.kind != word {
		return 0, false
	}
	d, ok := weekdayWords[t.name]
	return d, ok
}

func isHoliday(t token) bool { return t.name == "ph" || t.name == "sh" }

func isDay(t token) bool {
	_, weekday := weekdayOf(t)
	return weekday || isHoliday(t)
}

func (s daySet) empty() bool { return len(s.week) == 0 && len(s.holidays) == 0 }

// days reads "Mo-Fr,Su", "PH,Su", "Su[1]" or "SH Mo-Fr".
func (p *parser) days(r *rule) error {
	if err := p.dayList(r); err != nil {
		return err
	}
	if _, weekday := weekdayOf(p.peek(0)); weekday && len(r.days.week) == 0 {
		r.days.both = true
		return p.list(func() error { return p.weekdays(r) }, func() bool { _, ok := weekdayOf(p.peek(1)); return ok })
	}
	return nil
}

func (p *parser) dayList(r *rule) error {
	return p.list(func() error {
		if !isHoliday(p.peek(0)) {
			return p.weekdays(r)
		}
		h := holidays{school: p.next().name == "sh"}
		var err error
		h.offset, err = p.offset()
		r.days.holidays = append(r.days.holidays, h)
		return err
	}, func() bool { return isDay(p.peek(1)) })
}

func (p *parser) weekdays(r *rule) error {
	d, err := p.dayRange()
	r.days.week = append(r.days.week, d)
	return err
}

// dayRange reads "Mo", "Mo-Fr", "Su[1,-1]" or "Sa[1] +1 day".
func (p *parser) dayRange() (d dayRange, err error) {
	d.from, _ = weekdayOf(p.next())
	d.to = d.from
	switch {
	case p.accept('['):
		if d.nth, err = p.nths(); err == nil {
			d.offset, err = p.offset()
		}
	case p.peek(0).kind == '-':
		p.next()
		var ok bool
		if d.to, ok = weekdayOf(p.peek(0)); !ok {
			return d, p.unexpected("a weekday")
		}
		if p.next(); p.peek(0).kind == '[' {
			return d, wrong(p.peek(0), "a range of weekdays cannot be counted in the month")
		}
	}
	return d, err
}

// nths reads "1]", "1-2,-1]".
func (p *parser) nths() (nths []nthRange, err error) {
	err = p.list(func() error {
		n := nthRange{}
		if n.from, err = p.nth(); err != nil {
			return err
		}
		n.to = n.from
		if n.from > 0 && p.accept('-') {
			if n.to, err = p.nth(); err != nil {
				return err
			}
		}
		if nths = append(nths, n); n.from > n.to {
			return wrong(p.peek(0), "%d comes after %d", n.from, n.to)
		}
		return nil
	}, func() bool { return true })
	if err == nil && !p.accept(']') {
		err = p.unexpected("]")
	}
	return nths, err
}

func (p *parser) nth() (int, error) {
	sign := 1
	if p.accept('-') {
		sign = -1
	}
	if t := p.peek(0); t.kind != number || t.value < 1 || t.value > 5 {
		return 0, p.unexpected("a number from 1 to 5")
	}
	return sign * p.next().value, nil
}
