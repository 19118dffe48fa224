package openhours

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"sojourn/internal/kit/fault"
)

// maxLength bounds the work on a hostile value, in bytes.
const maxLength = 2000

// Parse reads a value. Errors are fault.Invalid and name the rule at fault.
func Parse(value string) (Schedule, error) {
	if len(value) > maxLength {
		return Schedule{}, fault.New(fault.Invalid, "opening hours are longer than %d bytes", maxLength)
	}
	var s Schedule
	for text := range strings.SplitSeq(value, ";") {
		r, err := parseRule(strings.Fields(text))
		if err != nil {
			return Schedule{}, fault.Wrap(err, fault.Invalid, "opening hours %q: %v", strings.TrimSpace(text), err)
		}
		s.rules = append(s.rules, r)
	}
	return s, nil
}

// parseRule reads selectors first, then times; the order is OSM's.
func parseRule(words []string) (r rule, err error) {
	if len(words) == 0 {
		return r, fmt.Errorf("an empty rule")
	}
	if slices.Equal(words, []string{"24/7"}) {
		r.spans = []Span{{0, 24 * 60}}
		return r, nil
	}
	if words, err = r.readDates(words); err != nil {
		return r, err
	}
	if words, err = r.readWeekdays(words); err != nil {
		return r, err
	}
	return r, r.readTimes(strings.Join(words, ""))
}

var months = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// readDates takes the leading words that begin with a month or a day number
// after one: "Apr-Oct", "Dec 24-26", "Apr 15-Oct 31", "Dec 25,Jan 1".
func (r *rule) readDates(words []string) ([]string, error) {
	n := 0
	for n < len(words) && (monthOf(words[n]) > 0 || n > 0 && isDayNumber(words[n])) {
		n++
	}
	if n == 0 {
		return words, nil
	}
	last := 0
	for part := range strings.SplitSeq(strings.Join(words[:n], " "), ",") {
		d, err := parseDates(part, last)
		if err != nil {
			return nil, err
		}
		last = d.to.month
		r.dates = append(r.dates, d)
	}
	return words[n:], nil
}

// parseDates reads one part of a list; month is what a bare day belongs to.
func parseDates(part string, month int) (dateRange, error) {
	from, to, ranged := strings.Cut(part, "-")
	start, day, err := parseMonthDay(from, month)
	if err != nil {
		return dateRange{}, err
	}
	if !ranged {
		return dateRange{start, wholeMonth(start, day)}, nil
	}
	end, endDay, err := parseMonthDay(to, start.month)
	if err != nil {
		return dateRange{}, err
	}
	return dateRange{start, wholeMonth(end, endDay)}, nil
}

func wholeMonth(at monthDay, hasDay bool) monthDay {
	if !hasDay {
		at.day = 31
	}
	return at
}

func parseMonthDay(s string, month int) (at monthDay, hasDay bool, err error) {
	words := strings.Fields(s)
	if len(words) > 0 {
		if m := monthOf(words[0]); m > 0 {
			month, words = m, words[1:]
		}
	}
	at = monthDay{month, 1}
	if len(words) == 1 && isDigits(words[0]) {
		at.day, hasDay, words = number(words[0]), true, nil
	}
	if month == 0 || len(words) > 0 || at.day < 1 || at.day > 31 || s == "" {
		return at, hasDay, fmt.Errorf("%q is not a month or a date such as Apr 15", strings.TrimSpace(s))
	}
	return at, hasDay, nil
}

// monthOf gives 1 to 12 for a word that begins with a month's name as OSM
// writes it, else 0.
func monthOf(word string) int {
	if len(word) < 3 || len(word) > 3 && isLetter(word[3]) {
		return 0
	}
	return slices.Index(months, word[:3]) + 1
}

var weekdays = []string{"Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"}

// readWeekdays takes one word such as "Mo-Fr,Su", "Su[1]" or "PH".
func (r *rule) readWeekdays(words []string) ([]string, error) {
	if len(words) == 0 || len(words[0]) < 2 || !isUpper(words[0][0]) {
		return words, nil
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(words[0], ":"), ",") {
		if part == "PH" {
			r.holidays = true
			continue
		}
		if err := r.addWeekdays(part); err != nil {
			return nil, err
		}
	}
	r.holidays = r.holidays && len(r.weekdays) == 0
	return words[1:], nil
}

func (r *rule) addWeekdays(part string) error {
	name, nth, err := cutNth(part)
	if err != nil {
		return err
	}
	from, to, ranged := strings.Cut(name, "-")
	first, last := slices.Index(weekdays, from), slices.Index(weekdays, to)
	if !ranged {
		last = first
	}
	if first < 0 || last < 0 || ranged && nth != 0 {
		return fmt.Errorf("%q is not a weekday or a range such as Mo-Fr", part)
	}
	for day := first; ; day = (day + 1) % 7 {
		r.weekdays = append(r.weekdays, weekday{time.Weekday(day), nth})
		if day == last {
			return nil
		}
	}
}

// cutNth splits "Su[-1]" into "Su" and -1.
func cutNth(part string) (name string, nth int, err error) {
	name, rest, found := strings.Cut(part, "[")
	if !found {
		return part, 0, nil
	}
	digits, closed := strings.CutSuffix(rest, "]")
	sign := 1
	if d, negative := strings.CutPrefix(digits, "-"); negative {
		digits, sign = d, -1
	}
	if !closed || len(digits) != 1 || digits[0] < '1' || digits[0] > '5' {
		return "", 0, fmt.Errorf("%q is not a weekday such as Su[1] or Su[-1]", part)
	}
	return name, sign * int(digits[0]-'0'), nil
}
