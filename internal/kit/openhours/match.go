package openhours

import "time"

// day is a date, counted from 1 January 1970.
type day int

func dayOf(year int, month time.Month, d int) day {
	return day(time.Date(year, month, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func (d day) time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

func (d day) weekday() time.Weekday { return time.Weekday(((int(d)+4)%7 + 7) % 7) }

// selects tells whether a rule is for a day.
func (e *evaluation) selects(r *rule, d day) bool {
	if r.years == nil && r.dates == nil && r.weeks == nil && r.days.empty() {
		return true
	}
	at := d.time()
	return some(r.years, func(y yearRange) bool { return y.contains(at.Year()) }) &&
		some(r.dates, func(x dateRange) bool { return x.contains(d, at) }) &&
		(r.weeks == nil || some(r.weeks, func(w weekRange) bool { return w.contains(at) })) &&
		(r.days.empty() || e.inDays(r.days, d))
}

// some tells whether one of a selector's entries is right; an empty selector
// selects all.
func some[T any](list []T, is func(T) bool) bool {
	for _, x := range list {
		if is(x) {
			return true
		}
	}
	return len(list) == 0
}

func (y yearRange) contains(year int) bool {
	return y.from <= year && (year <= y.to || y.to == lastYear) && (year-y.from)%y.step == 0
}

func (w weekRange) contains(t time.Time) bool {
	_, week := t.ISOWeek()
	return w.from <= week && week <= w.to && (week-w.from)%w.step == 0
}

// contains looks at the ranges that begin in the year before and after, too:
// they may cross the year's end.
func (r dateRange) contains(d day, at time.Time) bool {
	if r.from.year != 0 {
		return r.from.exists(r.from.year) && r.starts(r.from.year) <= d && (r.forever || d <= r.ends(r.from.year))
	}
	if r.from.plain() && r.to.plain() {
		return r.inYear(int(at.Month())*32 + at.Day())
	}
	year := at.Year()
	return r.within(d, year-1) || r.within(d, year) || r.within(d, year+1)
}

// plain is true of months and days of the month, which need no calendar.
func (x date) plain() bool { return !x.easter && x.nth == 0 && x.offset == 0 }

// inYear compares plain dates as month*32+day.
func (r dateRange) inYear(at int) bool {
	first, last := int(r.from.month)*32+r.from.day, int(r.to.month)*32+r.to.day
	if r.to.day == 0 {
		last += 31
	}
	if last < first {
		return at >= first || at <= last
	}
	return at >= first && at <= last
}

// within tells whether a day is in the range that begins in a year.
func (r dateRange) within(d day, year int) bool {
	if r.single() && !r.from.exists(year) {
		return false
	}
	start, end := r.starts(year), r.ends(year)
	if end < start && !r.single() {
		end = r.ends(year + 1)
	}
	return start <= d && d <= end
}

// wholeMonth tells "Apr" from a date in it.
func (x date) wholeMonth() bool { return !x.easter && x.day == 0 && x.nth == 0 }

func (r dateRange) starts(year int) day { return r.from.in(year, 1) }

// ends gives the last day of the range that begins in a year, or ends in it.
func (r dateRange) ends(year int) day {
	if r.to.year != 0 {
		year = r.to.year
	}
	if r.to.wholeMonth() {
		return dayOf(year, r.to.month+1, 0)
	}
	if !r.single() && !r.to.exists(year) {
		return dayOf(year, r.to.month+1, 0) // to 29 February: the month's last
	}
	return r.to.in(year, 1)
}

// exists is false of 29 February in most years, and of many a fifth Sunday.
func (x date) exists(year int) bool {
	if x.day > 0 {
		return dayOf(year, x.month, x.day) <= dayOf(year, x.month+1, 0)
	}
	return x.nth == 0 || x.in(year, 1)-day(x.offset) <= dayOf(year, x.month+1, 0) && x.in(year, 1)-day(x.offset) >= dayOf(year, x.month, 1)
}

// in places a date in a year; first is the day that stands for a whole month.
func (x date) in(year, first int) day {
	switch {
	case x.easter:
		return easter(year) + day(x.offset)
	case x.nth > 0:
		start := dayOf(year, x.month, 1)
		return start + day(int(x.wday-start.weekday()+7)%7+7*(x.nth-1)+x.offset)
	case x.nth < 0:
		last := dayOf(year, x.month+1, 0)
		return last - day(int(last.weekday()-x.wday+7)%7+7*(-x.nth-1)-x.offset)
	}
	return dayOf(year, x.month, max(x.day, first)) + day(x.offset)
}

// easter is Easter Sunday by the Gregorian calendar, after the anonymous
// algorithm that J. Meeus gives in Astronomical Algorithms, chapter 8.
func easter(year int) day {
	a, b, c := year%19, year/100, year%100
	d := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	e := (32 + 2*(b%4) + 2*(c/4) - d - c%4) % 7
	f := d + e - 7*((a+11*d+22*e)/451) + 114
	return dayOf(year, time.Month(f/31), f%31+1)
}

func (e *evaluation) inDays(s daySet, d day) bool {
	onWeekday := len(s.week) > 0 && some(s.week, func(r dayRange) bool { return r.contains(d) })
	if len(s.holidays) == 0 || s.both != onWeekday {
		return onWeekday && !s.both
	}
	return some(s.holidays, func(h holidays) bool { return e.isHoliday(h.school, d-day(h.offset)) })
}

func (r dayRange) contains(d day) bool {
	d -= day(r.offset)
	on := d.weekday()
	if (on-r.from+7)%7 > (r.to-r.from+7)%7 {
		return false
	}
	if r.nth == nil {
		return true
	}
	at := d.time()
	first := (at.Day()-1)/7 + 1
	last := -((dayOf(at.Year(), at.Month()+1, 0).time().Day()-at.Day())/7 + 1)
	return some(r.nth, func(n nthRange) bool { return n.from <= first && first <= n.to || n.from <= last && last <= n.to })
}
