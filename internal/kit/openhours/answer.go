package openhours

import "time"

// How far answers look. Both bound the work on a value that never changes.
const (
	nextDays     = 400
	intervalDays = 10 * 366
)

// On gives what begins on a date, of which only year, month and day are read.
func (h *Hours) On(date time.Time, at Place) Day {
	e := &evaluation{hours: h, at: at}
	d := dayOf(date.Year(), date.Month(), date.Day())
	var out Day
	for _, p := range e.settle(func() []piece { return e.begun(d) }) {
		out.Spans = append(out.Spans, Span{Start: p.from, End: p.to, State: p.State, Comment: p.Comment, Doubt: p.Doubt})
	}
	out.HolidaysUnknown = e.unknown
	return out
}

// begun gives what is not closed and began on a day, and runs on past 24:00.
func (e *evaluation) begun(d day) (all []piece) {
	e.past24 = false
	for _, p := range e.day(d) {
		if !p.spill && p.State != Off {
			all = join(all, p)
		}
	}
	if !e.past24 {
		return all
	}
	for _, p := range e.day(d + 1) {
		if p.spill && p.State != Off {
			p.from, p.to, p.spill = p.from+oneDay, p.to+oneDay, false
			all = join(all, p)
		}
	}
	return all
}

// join appends a piece, or lengthens the last with it.
func join(all []piece, p piece) []piece {
	if n := len(all) - 1; n >= 0 && all[n].to == p.from && all[n].Status == p.Status {
		all[n].to = p.to
		return all
	}
	return append(all, p)
}

// At tells what holds at an instant.
func (h *Hours) At(t time.Time, at Place) Status {
	e := &evaluation{hours: h, at: at}
	for _, s := range e.timeline(localDay(t, at)) {
		if !t.Before(s.Start) && t.Before(s.End) {
			return s.Status
		}
	}
	return Status{}
}

// Open tells whether a place is surely open at an instant.
func (h *Hours) Open(t time.Time, at Place) bool { return h.At(t, at).State == Open }

// Next gives the first instant after t at which the state is another, and what
// holds from then on; false when there is none for 400 days.
func (h *Hours) Next(t time.Time, at Place) (time.Time, Status, bool) {
	e := &evaluation{hours: h, at: at}
	first := localDay(t, at)
	now := h.At(t, at).State
	for d := first; d < first+nextDays; d++ {
		for _, s := range e.timeline(d) {
			if s.Start.After(t) && s.State != now {
				return s.Start, s.Status, true
			}
		}
	}
	return time.Time{}, Status{}, false
}

// Intervals gives what is open or unknown between two instants, cut to them.
// It looks no further than ten years.
func (h *Hours) Intervals(from, to time.Time, at Place) (all []Interval) {
	e := &evaluation{hours: h, at: at}
	first, last := localDay(from, at), localDay(to, at)
	for d := first; d <= min(last, first+intervalDays); d++ {
		for _, s := range e.timeline(d) {
			s.Start, s.End = later(s.Start, from), earlier(s.End, to)
			if s.State != Off && s.Start.Before(s.End) {
				all = extend(all, s)
			}
		}
	}
	return all
}

func extend(all []Interval, s Interval) []Interval {
	if n := len(all) - 1; n >= 0 && all[n].End.Equal(s.Start) && all[n].Status == s.Status {
		all[n].End = s.End
		return all
	}
	return append(all, s)
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
