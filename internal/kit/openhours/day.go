package openhours

import (
	"slices"

	"sojourn/internal/kit/holiday"
)

// piece is a stretch of a day that a rule has painted, in its minutes.
type piece struct {
	from, to int
	Status
	spill bool // it began the day before
}

// evaluation answers for one place. Where it is not known whether a day is a
// holiday, public and school say what is assumed.
type evaluation struct {
	hours          *Hours
	at             Place
	public, school bool
	doubted        bool // whether public was asked
	unknown        bool // whether a country's holidays are not known
	past24         bool // whether a span of a painted day ended on the next
}

func (e *evaluation) isHoliday(school bool, d day) bool {
	if school {
		return e.school
	}
	at := d.time()
	switch holiday.On(e.at.Country, e.at.Region, at.Year(), at.Month(), at.Day()) {
	case holiday.Yes:
		return true
	case holiday.Perhaps:
		e.doubted = true
		return e.public
	case holiday.Unknown:
		e.unknown = true
	}
	return false
}

// settle evaluates under every assumption that matters, and keeps what holds
// under all of them.
func (e *evaluation) settle(evaluate func() []piece) []piece {
	all := e.settlePublic(evaluate)
	if e.hours.school {
		e.school = true
		all = agree(all, e.settlePublic(evaluate), SchoolHoliday)
		e.school = false
	}
	return all
}

func (e *evaluation) settlePublic(evaluate func() []piece) []piece {
	e.doubted = false
	all := evaluate()
	if e.doubted {
		e.public = true
		all = agree(all, evaluate(), PublicHoliday)
		e.public = false
	}
	return all
}

// day paints one calendar day, rule after rule.
func (e *evaluation) day(d day) (all []piece) {
	for i := range e.hours.rules {
		r := &e.hours.rules[i]
		today := e.selects(r, d)
		if today && r.joint == replaces && (r.state != Off || r.times == nil) {
			all = nil
		}
		if today {
			for _, p := range e.spans(r, d) {
				e.past24 = e.past24 || p.to > oneDay
				all = r.paint(all, p, 0)
			}
		}
		if e.hours.past24 && r.mayPass24() && e.selects(r, d-1) {
			for _, p := range e.spans(r, d-1) {
				p.spill = true
				all = r.paint(all, p, oneDay)
			}
		}
	}
	return all
}

func (r *rule) mayPass24() bool { return slices.ContainsFunc(r.times, timespan.mayPass24) }

// paint lays on what of a piece falls into the day that begins after some
// minutes.
func (r *rule) paint(all []piece, p piece, after int) []piece {
	p.from, p.to = max(p.from-after, 0), min(p.to-after, oneDay)
	if p.from >= p.to {
		return all
	}
	if r.joint == fills {
		return under(all, p)
	}
	return over(all, p)
}

// over lays a piece on top of the others.
func over(all []piece, p piece) []piece {
	out := make([]piece, 0, len(all)+2)
	for _, q := range all {
		if q.from < p.from {
			left := q
			left.to = min(q.to, p.from)
			out = append(out, left)
		}
	}
	out = append(out, p)
	for _, q := range all {
		if q.to > p.to {
			q.from = max(q.from, p.to)
			out = append(out, q)
		}
	}
	return out
}

// under lays a piece where the others are Off.
func under(all []piece, p piece) []piece {
	out := over(nil, p)
	for _, q := range all {
		if q.State != Off {
			out = over(out, q)
		}
	}
	for _, q := range all {
		if q.State == Off && (q.from < p.from || q.to > p.to) {
			out = beside(out, q, p)
		}
	}
	return out
}

// beside puts back what of a closed piece lies outside of p.
func beside(all []piece, closed, p piece) []piece {
	for _, part := range [][2]int{{closed.from, min(closed.to, p.from)}, {max(closed.from, p.to), closed.to}} {
		if part[0] < part[1] {
			closed.from, closed.to = part[0], part[1]
			all = over(all, closed)
		}
	}
	return all
}

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

// agree keeps what two evaluations share; elsewhere nobody knows, for doubt's
// reason.
func agree(a, b []piece, doubt Doubt) (all []piece) {
	cuts := []int{}
	for _, p := range slices.Concat(a, b) {
		cuts = append(cuts, p.from, p.to)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := range max(0, len(cuts)-1) {
		p, q := covering(a, cuts[i]), covering(b, cuts[i])
		if p.State != q.State {
			p.spill = p.spill || q.spill
			p.Status = Status{Unknown, p.Comment, doubt}
		}
		p.from, p.to = cuts[i], cuts[i+1]
		all = append(all, p)
	}
	return all
}

// covering gives the piece at a minute: Off where there is none.
func covering(all []piece, minute int) piece {
	for _, p := range all {
		if p.from <= minute && minute < p.to {
			return p
		}
	}
	return piece{}
}
