package itinerary

import (
	"cmp"
	"fmt"
	"slices"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// orDefaults fills in what is absent.
func (in PlanInput) orDefaults() PlanInput {
	in.Pace, in.DayStart, in.DayEnd = or(in.Pace, "normal"), or(in.DayStart, "09:00"), or(in.DayEnd, "20:00")
	in.Times, in.Write, in.BudgetMS = or(in.Times, "keep"), or(in.Write, "all"), cmp.Or(in.BudgetMS, int(defaultBudget.Milliseconds()))
	if in.Breaks == nil {
		in.Breaks = []PlanPause{{Kind: "lunch", From: "12:00", To: "14:00", Minutes: 60}}
	}
	return in
}

// asPlan makes the plan of one day, which leaves nothing out and has no end.
func (in OptimiseInput) asPlan(date string) PlanInput {
	return PlanInput{Days: []string{date}, DayStart: or(in.DayStart, "09:00"), DayEnd: "23:59", Modes: in.Modes, Locked: in.Locked, Start: in.Start, Breaks: []PlanPause{},
		Times: or(in.Times, "free"), Write: or(in.Write, "timed"), Seed: in.Seed, BudgetMS: cmp.Or(in.BudgetMS, int(optimiseBudget.Milliseconds())), buffer: in.Buffer}
}

// readWishes takes what needs no looking up.
func (b *brief) readWishes() {
	t, in := &b.trip, b.in
	t.Modes, t.Pace, t.MaxStops, t.MaxWalk, t.Buffer, t.OrderOnly = in.Modes, in.Pace, in.MaxStops, in.MaxWalk, in.buffer, b.orderOnly
	t.BeginBeforeClosing = in.EndBeforeClosing != nil && !*in.EndBeforeClosing
	if in.Budget != nil {
		t.Money = max(1, in.Budget.Amount) // nothing to spend is a bound as well
	}
	for i := range t.Visits {
		t.Visits[i].Must = b.known[t.Visits[i].ID].must
	}
}

// readLimits turns kinds into the candidates that are of them.
func (b *brief) readLimits() error {
	for i, l := range b.in.Limits {
		if l.PerDay == 0 && l.InAll == 0 {
			return fault.AtField(fmt.Sprintf("body.limits[%d]", i), l.Kind, "needs per_day or in_all")
		}
		b.limit(l.Kind, l.PerDay, l.InAll, func(id string, c *candidate) bool {
			return string(c.itemType()) == l.Kind || c.location() != nil && c.location().Type == l.Kind
		})
	}
	for _, group := range b.in.OneOf {
		b.limit("", 0, 1, func(id string, c *candidate) bool {
			l := c.location()
			return slices.Contains(group, id) || l != nil && l.ID != "" && slices.Contains(group, l.ID)
		})
	}
	return nil
}

func (b *brief) limit(kind string, perDay, inAll int, is func(string, *candidate) bool) {
	limit := geoapi.Limit{Kind: kind, Day: perDay, Trip: inAll}
	for _, v := range b.trip.Visits {
		if is(v.ID, b.known[v.ID]) {
			limit.IDs = append(limit.IDs, v.ID)
		}
	}
	if len(limit.IDs) > 0 {
		b.trip.Limits = append(b.trip.Limits, limit)
	}
}

// readEnds finds where days begin and end: at the stay of the night, where one
// arrives by night, or where the traveller says.
func (b *brief) readEnds() error {
	if p := b.in.Start; p != nil && b.trip.Days[0].Zone == "UTC" && len(b.trip.Visits) > 0 {
		b.trip.Days[0].Zone = b.trip.Visits[0].Zone
	}
	for i, date := range b.days {
		d := &b.trip.Days[i]
		if d.Zone == "UTC" && len(b.trip.Visits) > 0 {
			d.Zone = b.trip.Visits[0].Zone
		}
		d.From, d.To = b.endPoint(date, date.Add(-1)), b.endPoint(date, date)
		b.arriveByNight(date, d)
	}
	return nil
}

// endPoint is the end of a date at which a night lies.
func (b *brief) endPoint(date, night trip.Date) *geoapi.Point {
	if bed := b.bed(night); bed != nil {
		return pointOf(bed.Location)
	}
	if p := b.in.Start; p != nil && !b.travels(date) {
		return &geoapi.Point{Lat: p.Lat, Lon: p.Lon}
	}
	return nil
}

// bed is where one sleeps in the night after a date.
func (b *brief) bed(night trip.Date) *trip.Item {
	var found *trip.Item
	for i := range b.doc.Items {
		it := &b.doc.Items[i]
		if it.Type == "lodging" && it.Place.Day != "" && it.Place.Day <= night && night < it.Place.Day.Add(nightsOf(it)) {
			found = it // of several the later one: one moves in at night
		}
	}
	return found
}

// nightsOf is how many nights a stay has: from its day to the date it ends on;
// one where no end is known.
func nightsOf(it *trip.Item) int {
	if it.Time.End == nil {
		return 1
	}
	return max(1, it.Time.End.Date().Sub(it.Place.Day))
}

// travels tells whether a date has a journey of its own: it begins or ends
// somewhere else then.
func (b *brief) travels(date trip.Date) bool {
	return slices.ContainsFunc(b.doc.Items, func(it trip.Item) bool {
		return isTransport(it.Type) && it.Time.Start != nil && (it.Place.Day == date || it.Time.End != nil && it.Time.End.Date() == date)
	})
}

// arriveByNight begins a day where and when what began before it ends: a journey
// of the night, or anything else that is fixed.
func (b *brief) arriveByNight(date trip.Date, d *geoapi.Day) {
	for i := range b.doc.Items {
		it := &b.doc.Items[i]
		if it.Type == "lodging" || it.Type == "note" || it.Place.Day == "" || !b.fixed(it) || it.Time.Start == nil || it.Time.End == nil ||
			it.Time.Start.Date() >= date || it.Time.End.Date() < date || d.NotBefore != nil && it.Time.End.At.Before(*d.NotBefore) {
			continue
		}
		d.From, d.NotBefore = pointOf(exit(it)), &it.Time.End.At
		if z := zoneOf(exit(it)); z != "" {
			d.Zone = z
		}
	}
}

// exit is where one is after an item.
func exit(it *trip.Item) *trip.Location {
	if it.EndLocation != nil {
		return it.EndLocation
	}
	return it.Location
}
