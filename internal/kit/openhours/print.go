package openhours

import (
	"fmt"
	"strconv"
	"strings"
)

// String writes the value in the syntax's usual spelling. Parsing it gives
// equal hours.
func (h *Hours) String() string {
	var b strings.Builder
	for i, r := range h.rules {
		if i > 0 {
			b.WriteString(r.joined(h.rules[i-1]))
		}
		b.WriteString(r.String())
	}
	return b.String()
}

// joined writes what stands before a rule. Times after a comma would belong to
// the rule before, had that no state.
func (r rule) joined(before rule) string {
	text := [...]string{"; ", ", ", " || "}[r.joint]
	timesFirst := r.label == "" && r.years == nil && r.dates == nil && r.weeks == nil && r.days.empty() && r.times != nil
	if r.joint == adds && timesFirst && before.modifier() == "" {
		return " open" + text
	}
	return text
}

func (r rule) String() string {
	var words []string
	add := func(s string) {
		if s != "" {
			words = append(words, s)
		}
	}
	if r.label != "" {
		add(`"` + r.label + `":`)
	}
	add(list(r.years))
	add(list(r.dates))
	if r.weeks != nil {
		add("week " + list(r.weeks))
	}
	add(r.days.String())
	add(r.hours(len(words) > 0))
	add(r.modifier())
	return strings.Join(words, " ")
}

// hours writes the times; 24/7 only where nothing is selected before.
func (r rule) hours(selected bool) string {
	if len(r.times) == 1 && r.times[0] == (timespan{to: moment{minutes: oneDay}}) && !selected {
		return "24/7"
	}
	return list(r.times)
}

// modifier writes state and comment. A comment alone means unknown.
func (r rule) modifier() string {
	switch {
	case r.comment != "" && r.state == Unknown:
		return `"` + r.comment + `"`
	case r.comment != "":
		return r.state.String() + ` "` + r.comment + `"`
	case r.state == Open && r.times != nil:
		return ""
	}
	return r.state.String()
}

func list[T fmt.Stringer](all []T) string {
	words := make([]string, len(all))
	for i, x := range all {
		words[i] = x.String()
	}
	return strings.Join(words, ",")
}

// numbers writes "7", "7-9" or "7-9/2".
func numbers(format string, from, to, step int) string {
	s := fmt.Sprintf(format, from)
	if to != from {
		s += "-" + fmt.Sprintf(format, to)
	}
	if step != 1 {
		s += "/" + strconv.Itoa(step)
	}
	return s
}

func (y yearRange) String() string {
	if y.to == lastYear {
		return strconv.Itoa(y.from) + "+"
	}
	return numbers("%d", y.from, y.to, y.step)
}

func (w weekRange) String() string { return numbers("%02d", w.from, w.to, w.step) }

func (n nthRange) String() string { return numbers("%d", n.from, n.to, 1) }

func (r dateRange) String() string {
	switch {
	case r.forever:
		return r.from.String() + "+"
	case r.single():
		return r.from.String()
	}
	return r.from.String() + "-" + r.to.String()
}

func (x date) String() string {
	var words []string
	if x.year != 0 {
		words = append(words, strconv.Itoa(x.year))
	}
	switch {
	case x.easter:
		words = append(words, "easter")
	case x.nth != 0:
		words = append(words, monthNames[x.month], dayNames[x.wday]+"["+strconv.Itoa(x.nth)+"]")
	case x.day != 0:
		words = append(words, monthNames[x.month], fmt.Sprintf("%02d", x.day))
	default:
		words = append(words, monthNames[x.month])
	}
	return strings.Join(words, " ") + shift(x.offset)
}

// shift writes an offset in days, with the space before it.
func shift(days int) string {
	switch days {
	case 0:
		return ""
	case 1, -1:
		return fmt.Sprintf(" %+d day", days)
	}
	return fmt.Sprintf(" %+d days", days)
}

func (s daySet) String() string {
	holidays, week := list(s.holidays), list(s.week)
	switch {
	case holidays == "" || week == "":
		return holidays + week
	case s.both:
		return holidays + " " + week
	}
	return holidays + "," + week
}

func (h holidays) String() string {
	if h.school {
		return "SH" + shift(h.offset)
	}
	return "PH" + shift(h.offset)
}

func (r dayRange) String() string {
	s := dayNames[r.from]
	if r.to != r.from {
		s += "-" + dayNames[r.to]
	}
	if r.nth != nil {
		s += "[" + list(r.nth) + "]"
	}
	return s + shift(r.offset)
}

func (t timespan) String() string {
	s := t.from.String()
	if !t.bare {
		s += "-" + t.to.String()
	}
	if t.open {
		s += "+"
	}
	return s
}

func (m moment) String() string {
	switch {
	case m.event == noEvent:
		return fmt.Sprintf("%02d:%02d", m.minutes/60, m.minutes%60)
	case m.minutes == 0:
		return events[m.event]
	case m.minutes < 0:
		return "(" + events[m.event] + "-" + moment{minutes: -m.minutes}.String() + ")"
	}
	return "(" + events[m.event] + "+" + moment{minutes: m.minutes}.String() + ")"
}
