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
	almanacs       [4]almanac
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
