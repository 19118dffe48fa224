package openhours

import (
	"fmt"
	"strings"
)

// lastMinute is how far past midnight OSM lets a span run: 48:00.
const lastMinute = 48 * 60

// readTimes reads "off", "closed", "24/7" or a list of spans.
func (r *rule) readTimes(text string) error {
	switch text {
	case "off", "closed":
		return nil
	case "24/7":
		r.spans = []Span{{0, 24 * 60}}
		return nil
	case "":
		return fmt.Errorf("no hours: write times such as 09:00-17:00, or off")
	}
	for part := range strings.SplitSeq(text, ",") {
		span, err := parseSpan(part)
		if err != nil {
			return err
		}
		r.spans = append(r.spans, span)
	}
	return nil
}

// parseSpan reads "09:00-17:00"; an end at or before the start is next day's.
func parseSpan(text string) (Span, error) {
	from, to, ranged := strings.Cut(text, "-")
	start, ok1 := parseClock(from)
	end, ok2 := parseClock(to)
	if !ranged || !ok1 || !ok2 || start >= 24*60 {
		return Span{}, fmt.Errorf("%q is not a span such as 09:00-17:00", text)
	}
	if end <= start {
		end += 24 * 60
	}
	return Span{start, end}, nil
}

func parseClock(s string) (minutes int, ok bool) {
	hh, mm, found := strings.Cut(s, ":")
	if !found || len(hh) < 1 || len(hh) > 2 || len(mm) != 2 || !isDigits(hh) || !isDigits(mm) {
		return 0, false
	}
	minutes = number(hh)*60 + number(mm)
	return minutes, number(mm) < 60 && minutes <= lastMinute
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// isDayNumber tells a day of a month, or a list or range that begins with one,
// from a time of day.
func isDayNumber(s string) bool {
	return len(s) > 0 && s[0] >= '0' && s[0] <= '9' && !strings.Contains(s, ":") && s != "24/7"
}

// number reads digits; what is not one ends it. It is bounded by the callers'
// checks of length.
func number(s string) (n int) {
	for i := 0; i < len(s) && i < 4 && s[i] >= '0' && s[i] <= '9'; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || isUpper(c) }

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }
