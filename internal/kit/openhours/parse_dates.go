package openhours

import (
	"slices"
	"strings"
	"time"
)

var (
	monthNames = []string{"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
	monthWords = spelled(map[string]time.Month{"sept": time.September}, time.January, time.December)
	longest    = []int{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
)

// spelled adds the English names from first to last, whole and cut to three
// letters, in lower case.
func spelled[T interface {
	~int
	String() string
}](words map[string]T, first, last T) map[string]T {
	for v := first; v <= last; v++ {
		name := strings.ToLower(v.String())
		words[name], words[name[:3]] = v, v
	}
	return words
}

// monthOf knows Jan and January, in any case.
func monthOf(t token) (time.Month, bool) {
	if t.kind != word {
		return 0, false
	}
	m, ok := monthWords[t.name]
	return m, ok
}

func isEaster(t token) bool { return t.name == "easter" }

// selectors reads which days a rule is for. Their order is free, but for the
// years, which come first.
func (p *parser) selectors(r *rule) error {
	year := 0
	if isYear(p.peek(0)) {
		if err := p.years(r); err != nil {
			return err
		}
		if one := r.years; len(one) == 1 && one[0].from == one[0].to && p.startsDate(0) {
			year, r.years = one[0].from, nil
		}
	}
	for {
		read, err := p.selector(r, year)
		if err != nil || !read {
			return err
		}
		p.accept(':')
	}
}

func (p *parser) selector(r *rule, year int) (bool, error) {
	switch t := p.peek(0); {
	case r.dates == nil && p.startsDate(0):
		return true, p.dates(r, year)
	case r.weeks == nil && (t.name == "week" || t.name == "weeks"):
		p.next()
		return true, p.weeks(r)
	case r.days.empty() && isDay(t):
		return true, p.days(r)
	}
	return false, nil
}

// startsDate looks whether the ith token from here begins a date.
func (p *parser) startsDate(i int) bool {
	_, month := monthOf(p.peek(i))
	return month || isEaster(p.peek(i))
}

func (p *parser) dates(r *rule, year int) error {
	return p.list(func() error {
		d, err := p.dateRange(year, r.dates)
		r.dates = append(r.dates, d)
		return err
	}, func() bool {
		return p.startsDate(1) || p.dateAfterYear(1) || p.isDayOfMonth(1) && r.dates[len(r.dates)-1].to.day > 0
	})
}

// isDayOfMonth is true of a number that can be one, and of what it counts.
func (p *parser) isDayOfMonth(i int) bool {
	t := p.peek(i)
	return t.kind == number && t.value >= 1 && t.value <= 31
}

// dateRange reads "Dec 25", "Dec 24-26", "Apr-Oct", "easter -2 days-easter" and
// the like; a bare number is a day of the month that the date before ends in.
func (p *parser) dateRange(year int, before []dateRange) (d dateRange, err error) {
	context := date{year: year}
	if p.isDayOfMonth(0) && len(before) > 0 {
		context = before[len(before)-1].to
	}
	start := p.peek(0)
	if d.from, err = p.date(context, false); err != nil {
		return d, err
	}
	d.to = d.from
	_, weekday := weekdayOf(p.peek(1))
	switch {
	case p.peek(0).kind == '+' && weekday:
		return d, wrong(p.peek(0), "a date that is moved to a weekday is not read")
	case p.peek(0).kind == '+' && d.from.year == 0:
		return d, wrong(start, "a date without an end needs its year")
	case p.accept('+'):
		d.forever = true
	case p.accept('-'):
		context = date{year: d.from.year, month: d.from.month, day: d.from.day}
		if d.to, err = p.date(context, !d.from.wholeMonth()); err == nil {
			err = d.check(start)
		}
	}
	return d, err
}

// check refuses ranges that mean nothing, or one of two things.
func (d dateRange) check(at token) error {
	switch {
	case d.from.year == 0 && d.to.year != 0:
		return wrong(at, "only the end of this range of dates has a year")
	case d.from.day > d.to.day && d.to.day > 0 && d.from.month == d.to.month && d.from.year == d.to.year:
		return wrong(at, "this range of dates ends before it begins")
	case d.from.year != 0 && d.ends(d.from.year) < d.starts(d.from.year):
		return wrong(at, "this range of dates ends before it begins: the year of its end is missing")
	}
	return nil
}

// date reads one date. What it leaves out is the context's. ending tells that
// it ends a range of days, where "Oct Su[-1]" is one date.
func (p *parser) date(context date, ending bool) (d date, err error) {
	d.year = context.year
	if isYear(p.peek(0)) && p.startsDate(1) {
		d.year = p.next().value
	}
	month, named := monthOf(p.peek(0))
	switch {
	case isEaster(p.peek(0)):
		p.next()
		d.easter = true
	case named:
		p.next()
		d.month = month
		err = p.dayOfMonth(&d, ending)
	case p.isDayOfMonth(0) && context.day > 0:
		d.month = context.month
		err = p.dayOfMonth(&d, ending)
	default:
		return d, p.unexpected("a date such as Apr 15")
	}
	if err == nil && d.nth == 0 && !d.wholeMonth() {
		d.offset, err = p.offset()
	}
	return d, err
}

// dayOfMonth reads the day after a month, or "Su[-1]" where it begins or ends
// a range of dates; elsewhere that is a weekday selector, and means the same.
func (p *parser) dayOfMonth(d *date, ending bool) error {
	t := p.peek(0)
	switch {
	case t.kind == number && !isYear(t):
		if t.value < 1 || t.value > longest[d.month] {
			return wrong(t, "%s has no day %s", monthNames[d.month], t.text)
		}
		d.day = p.next().value
	case p.nthOfMonth(ending):
		r, err := p.dayRange()
		if err != nil {
			return err
		}
		if len(r.nth) != 1 || r.nth[0].from != r.nth[0].to {
			return wrong(t, "a date is one day, such as Su[-1]")
		}
		d.wday, d.nth, d.offset = r.from, r.nth[0].from, r.offset
	}
	return nil
}

// nthOfMonth looks ahead for "Su[-1]", and the dash of a range behind it
// unless it ends one.
func (p *parser) nthOfMonth(ending bool) bool {
	if _, weekday := weekdayOf(p.peek(0)); !weekday || p.peek(1).kind != '[' {
		return false
	}
	after := 1 + slices.IndexFunc(p.rest, func(t token) bool { return t.kind == ']' })
	if p.offsetAt(after) {
		after += 3
	}
	return ending || p.peek(after).kind == '-' && (p.startsDate(after+1) || p.dateAfterYear(after+1))
}

// offsetAt looks whether "+1 day" stands at the ith token from here.
func (p *parser) offsetAt(i int) bool {
	sign, n, unit := p.peek(i), p.peek(i+1), p.peek(i+2)
	return (sign.kind == '+' || sign.kind == '-') && n.kind == number && (unit.name == "day" || unit.name == "days")
}

// offset reads "+1 day", or nothing.
func (p *parser) offset() (int, error) {
	if !p.offsetAt(0) {
		return 0, nil
	}
	sign, n := p.next(), p.next()
	p.next()
	if n.value > 366 {
		return 0, wrong(n, "%s days are too many", n.text)
	}
	if sign.kind == '-' {
		return -n.value, nil
	}
	return n.value, nil
}
