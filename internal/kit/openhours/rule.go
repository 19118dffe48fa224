package openhours

import "time"

// rule says what holds at some times of some days. Selectors that are empty
// select every day; no times mean the whole day.
type rule struct {
	joint   joint
	label   string // "summer season": which days they are is not known
	years   []yearRange
	dates   []dateRange
	weeks   []weekRange
	days    daySet
	times   []timespan
	state   State
	comment string
	said    bool // whether state or comment are written
}

// joint is how a rule is joined to those before it.
type joint int8

const (
	replaces joint = iota // ;
	adds                  // ,
	fills                 // ||
)

// yearRange is inclusive; open for good when to is lastYear.
type yearRange struct{ from, to, step int }

// weekRange is of ISO 8601 weeks, inclusive.
type weekRange struct{ from, to, step int }

// date is a day that a year fixes. The kinds exclude each other: a day of a
// month, a whole month (day 0), easter, or the nth weekday of a month.
type date struct {
	year   int // 0 is every year
	month  time.Month
	day    int
	easter bool
	nth    int
	wday   time.Weekday
	offset int // days
}

// dateRange is inclusive and may run across the year's end. A range of one
// date has both ends alike; forever has no end.
type dateRange struct {
	from, to date
	forever  bool
}

func (r dateRange) single() bool { return r.from == r.to }

// daySet is the weekday selector: the days of the week and the holidays,
// either of them, or both at once ("PH Mo-Fr": holidays on working days).
type daySet struct {
	week     []dayRange
	holidays []holidays
	both     bool
}

// dayRange is inclusive and may run over Sunday. With nth it is one weekday of
// the month, and offset days later.
type dayRange struct {
	from, to time.Weekday
	nth      []nthRange
	offset   int
}

// nthRange counts from 1, or from the month's end with -1.
type nthRange struct{ from, to int }

type holidays struct {
	school bool
	offset int
}

// timespan is a stretch of a day. It ends on the next when its end is not
// after its start.
type timespan struct {
	from, to moment
	open     bool // the end is at least to, and not known
	bare     bool // open, and to was not given
}

// moment is a wall-clock time: minutes from midnight, or from an event of the
// sun.
type moment struct {
	event   event
	minutes int
}

// event of the sun. The order is the day's.
type event int8

const (
	noEvent event = iota
	dawn
	sunrise
	sunset
	dusk
)

var events = [...]string{"", "dawn", "sunrise", "sunset", "dusk"}

// usual is when an event happens for the sake of knowing whether a span ends
// on the next day; opening_hours.js decides by the same times.
func (m moment) usual() int {
	return [...]int{0, 5*60 + 30, 6 * 60, 18 * 60, 18*60 + 30}[m.event] + m.minutes
}
