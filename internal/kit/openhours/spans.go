package openhours

// spans places a rule's times on a day.
func (e *evaluation) spans(r *rule, d day) []piece {
	status := Status{State: r.state, Comment: r.comment}
	if r.label != "" { // which days it means is not known
		status.State = Unknown
		if status.Comment = r.label; r.comment != "" {
			status.Comment += ": " + r.comment
		}
	}
	if r.times == nil {
		return []piece{{to: oneDay, Status: status}}
	}
	var all []piece
	for _, t := range r.times {
		all = append(all, e.span(t, r.times, d, status)...)
	}
	return all
}

// span places one span. An open end makes a second piece.
func (e *evaluation) span(t timespan, others []timespan, d day, status Status) []piece {
	from, ok1 := e.minute(t.from, d)
	to, ok2 := e.minute(t.to, d)
	if t.wraps() && ok2 {
		if to, ok2 = e.minute(t.to, d+1); ok2 {
			to += oneDay
		}
	}
	if !ok1 || !ok2 {
		return hidden(t, from, to, ok1, ok2, status)
	}
	to = min(to, lastMinute)
	known := piece{from: from, to: to, Status: status}
	if !t.open {
		return []piece{known} // empty where sunset is before an end at 18:00, say
	}
	known.to = max(from, to)
	unknown := piece{from: known.to, to: e.guess(known.to, t, others, d), Status: Status{Unknown, status.Comment, OpenEnd}}
	if status.State == Off {
		unknown.State, unknown.Doubt = Off, NoDoubt
	}
	return []piece{known, unknown}
}

// hidden is a span whose sunrise or sunset is not known: it may be anywhere on
// the side where the other end does not hold it.
func hidden(t timespan, from, to int, ok1, ok2 bool, status Status) []piece {
	if !ok1 {
		from = 0
	}
	if !ok2 || t.open {
		if to = oneDay; t.wraps() {
			to = lastMinute
		}
	}
	return []piece{{from: from, to: to, Status: Status{Unknown, status.Comment, Sun}}}
}

// guess bounds an open end as opening_hours.js does: to midnight, ten hours on
// or eight, by when it begins, but not into the rule's next span. What lies in
// between is Unknown, so the guess promises nothing.
func (e *evaluation) guess(start int, t timespan, others []timespan, d day) int {
	until := oneDay
	switch clock := start % oneDay; {
	case clock >= 22*60:
		until = start + 8*60
	case clock >= 17*60:
		until = start + 10*60
	case start >= oneDay:
		until = lastMinute
	}
	for _, o := range others {
		if from, ok := e.minute(o.from, d); o != t && ok && from >= start {
			until = min(until, from)
		}
	}
	return min(until, lastMinute)
}
