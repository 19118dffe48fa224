package lang

import (
	"strconv"
	"strings"
	"time"
)

// formats are a language's dates. In the patterns {d} is the day of the month,
// {m} the month, {y} the year, {w} the day of the week; a range's second date
// is {d2}, {m2} and {y2}.
type formats struct {
	Months   []string
	Weekdays []string // from Sunday
	First    string   // the first of a month, where it is not 1

	Date    string // 1 May 2027
	Weekday string // Saturday 1 May

	WithinMonth, WithinYear, Years string // 1–3 May 2027 and so on
}

// Date writes a day with its year.
func (l *Language) Date(t time.Time) string { return l.formats.write(l.formats.Date, t, t) }

// Weekday writes a day with its weekday, without the year.
func (l *Language) Weekday(t time.Time) string { return l.formats.write(l.formats.Weekday, t, t) }

// Span writes the days from a to b.
func (l *Language) Span(a, b time.Time) string {
	f := l.formats
	switch {
	case a.Equal(b):
		return l.Date(a)
	case a.Year() != b.Year():
		return f.write(f.Years, a, b)
	case a.Month() != b.Month():
		return f.write(f.WithinYear, a, b)
	}
	return f.write(f.WithinMonth, a, b)
}

func (f formats) write(pattern string, a, b time.Time) string {
	return strings.NewReplacer("{d}", f.day(a), "{m}", f.Months[a.Month()-1], "{y}", strconv.Itoa(a.Year()), "{w}", f.Weekdays[a.Weekday()],
		"{d2}", f.day(b), "{m2}", f.Months[b.Month()-1], "{y2}", strconv.Itoa(b.Year())).Replace(pattern)
}

func (f formats) day(t time.Time) string {
	if t.Day() == 1 && f.First != "" {
		return f.First
	}
	return strconv.Itoa(t.Day())
}

// Length writes a number of minutes.
func (l *Language) Length(minutes int) string {
	h, m := minutes/60, minutes%60
	switch {
	case h == 0:
		return l.T("{m} min", "m", m)
	case m == 0:
		return l.T("{h} h", "h", h)
	}
	return l.T("{h} h {m} min", "h", h, "m", m)
}
