package openhours

import "time"

// Span is one opening, in minutes from the day's midnight. End is exclusive
// and exceeds 1440 where the place closes after midnight.
type Span struct{ Start, End int }

// Schedule is a parsed value.
type Schedule struct{ rules []rule }

// rule says when a place is open on the days that it selects. No dates and no
// weekdays select every day; no spans close it.
type rule struct {
	dates    []dateRange
	weekdays []weekday
	holidays bool // selects public holidays only
	spans    []Span
}

// dateRange is inclusive and may wrap around the year's end. Days count from
// 1; a whole month runs from day 1 to day 31.
type dateRange struct{ from, to monthDay }

type monthDay struct{ month, day int }

func (a monthDay) after(b monthDay) bool {
	return a.month > b.month || a.month == b.month && a.day > b.day
}

// weekday is a day of the week; nth is 0 for every one, 1 to 5 for the nth of
// its month, -1 to -5 counted from the month's end.
type weekday struct {
	day time.Weekday
	nth int
}

// On gives the openings that start on a date, of which only year, month and
// day are read; nil where the place is closed.
func (s Schedule) On(date time.Time) []Span {
	var open []Span
	for _, r := range s.rules {
		if r.selects(date) {
			open = r.spans
		}
	}
	return open
}

func (r rule) selects(date time.Time) bool {
	return !r.holidays && r.inDates(date) && r.onWeekday(date)
}

func (r rule) inDates(date time.Time) bool {
	if len(r.dates) == 0 {
		return true
	}
	at := monthDay{int(date.Month()), date.Day()}
	for _, d := range r.dates {
		if d.contains(at) {
			return true
		}
	}
	return false
}

func (d dateRange) contains(at monthDay) bool {
	if d.from.after(d.to) { // wraps: Nov-Mar
		return !d.from.after(at) || !at.after(d.to)
	}
	return !d.from.after(at) && !at.after(d.to)
}

func (r rule) onWeekday(date time.Time) bool {
	if len(r.weekdays) == 0 {
		return true
	}
	for _, w := range r.weekdays {
		if w.day == date.Weekday() && (w.nth == 0 || w.isNth(date)) {
			return true
		}
	}
	return false
}

func (w weekday) isNth(date time.Time) bool {
	if w.nth > 0 {
		return (date.Day()-1)/7+1 == w.nth
	}
	last := time.Date(date.Year(), date.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return (last-date.Day())/7+1 == -w.nth
}
