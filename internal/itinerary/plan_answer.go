package itinerary

import (
	"cmp"
	"slices"
	"time"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/id"
)

// answer makes a preview of what the planner says.
func (b *brief) answer(p geoapi.Preview, rounds int, spent time.Duration) (PlanBody, error) {
	body := PlanBody{Seq: b.doc.Seq, Days: []PlannedDay{}, LeftOut: append([]LeftOut{}, b.left...), Unmet: []UnmetWish{}, Relax: []Relaxation{}, Operations: []ProposedOp{},
		Seed: b.in.Seed, Iterations: rounds, ElapsedMS: int(spent.Milliseconds()), Estimated: true, Gains: gainsOf(p)}
	edits := b.edits(p)
	for i := range p.Days {
		body.Days = append(body.Days, b.day(i, &p.Days[i], edits))
	}
	for _, l := range p.LeftOut {
		c := b.known[l.ID]
		body.LeftOut = append(body.LeftOut, b.leftOut(c, l.Score, b.reason(l.Reason)))
	}
	slices.SortStableFunc(body.LeftOut, func(x, y LeftOut) int { return cmp.Compare(y.Score, x.Score) })
	for _, u := range p.Unmet {
		body.Unmet = append(body.Unmet, UnmetWish{Wish: u.Wish, ItemID: textOrNil(u.ID), Title: or(u.Kind, b.titleOf(u.ID)), Date: textOrNil(u.Date), Reason: b.reason(u.Reason)})
	}
	for _, r := range p.Relax {
		body.Relax = append(body.Relax, Relaxation{Wish: r.Wish, ItemID: textOrNil(r.ID), Title: or(r.Kind, b.titleOf(r.ID)), Date: textOrNil(r.Date),
			Minutes: numberOrNil(r.Minutes), Count: numberOrNil(r.Count), Amount: b.amount(r.Amount)})
	}
	ops, err := edits.operations()
	body.Operations = append(body.Operations, ops...)
	return body, err
}

func gainsOf(p geoapi.Preview) PlanGains {
	x, y := p.Before, p.After
	return PlanGains{TravelMin: BeforeAfter{x.Travel, y.Travel}, WalkMin: BeforeAfter{x.Walk, y.Walk}, DistanceM: BeforeAfter{x.Metres, y.Metres},
		Places: BeforeAfter{x.Visits, y.Visits}, Score: BeforeAfter{x.Score, y.Score}}
}

func numberOrNil(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

func (b *brief) titleOf(visit string) string {
	if c := b.known[visit]; c != nil {
		return c.title()
	}
	return ""
}

func (b *brief) leftOut(c *candidate, score int, why PlanReason) LeftOut {
	l := LeftOut{Title: c.title(), Location: httpapi.OrNull[trip.Location]{V: c.location()}, WasDay: textOrNil(c.day()), Score: score, Reason: why}
	if c.item != nil {
		l.ItemID = &c.item.ID
	}
	return l
}

func (b *brief) reason(r geoapi.Reason) PlanReason {
	out := PlanReason{Code: r.Code, Minutes: numberOrNil(r.Minutes), ItemID: textOrNil(r.ID), Title: b.titleOf(r.ID), Date: textOrNil(r.Date), Limit: numberOrNil(r.Limit), Kind: r.Kind}
	out.Amount = b.amount(r.Amount)
	return out
}

// amount is a sum in the currency of the wishes.
func (b *brief) amount(n int64) httpapi.OrNull[trip.Money] {
	if n == 0 || b.in.Budget == nil {
		return httpapi.OrNull[trip.Money]{}
	}
	return httpapi.OrNull[trip.Money]{V: &trip.Money{Amount: n, Currency: b.in.Budget.Currency}}
}

// newID is the id of the item that a place becomes: the same for the same state
// of the trip, so that a preview is, and no plan is applied twice.
func (b *brief) newID(placeID string) string {
	return id.Derived("plan", b.doc.ID+"/"+httpapi.ETag(b.doc.Seq)+"/"+placeID)
}

func (b *brief) idOf(visit string) string {
	if c := b.known[visit]; c != nil && c.item == nil {
		return b.newID(visit)
	}
	return visit
}

func (b *brief) day(i int, d *geoapi.PlannedDay, edits *edits) PlannedDay {
	date, zone := trip.Date(d.Date), b.trip.Days[i].Zone
	out := PlannedDay{Date: d.Date, Stops: []PlannedStop{}, Breaks: []PlannedBreak{}, TravelMin: d.Figures.Travel, WalkMin: d.Figures.Walk,
		DistanceM: d.Figures.Metres, VisitMin: d.VisitMin, FreeMin: d.FreeMin}
	out.Start = b.end(b.trip.Days[i].From, date.Add(-1), d.Leave, zone)
	out.End = b.end(b.trip.Days[i].To, date, d.Back, zone)
	out.End.Travel = journey(d.Last)
	for j := range d.Stops {
		out.Stops = append(out.Stops, b.stop(&d.Stops[j], edits))
	}
	for _, p := range d.Breaks {
		start, end := onWall(p.Start, zone), onWall(p.End, zone)
		out.Breaks = append(out.Breaks, PlannedBreak{Kind: p.Kind, After: textOrNil(b.idOf(p.After)), StartTime: start.RFC3339(), Start: start.Local,
			EndTime: end.RFC3339(), End: end.Local, Minutes: int(p.End.Sub(p.Start).Minutes())})
	}
	return out
}

func (b *brief) end(at *geoapi.Point, night trip.Date, t time.Time, zone string) PlanEnd {
	m := onWall(t, zone)
	e := PlanEnd{Time: m.RFC3339(), Local: m.Local}
	if at == nil {
		return e
	}
	e.Lat, e.Lon = &at.Lat, &at.Lon
	if bed := b.bed(night); bed != nil && bed.Location != nil {
		e.ItemID, e.Name = &bed.ID, or(bed.Location.Name, bed.Title)
	} else if p := b.in.Start; p != nil {
		e.Name = p.Name
	}
	return e
}

// onWall is an instant on the wall of a zone, which the planner knew.
func onWall(t time.Time, zone string) trip.Moment {
	m, err := trip.At("zone", t, zone)
	if err != nil {
		m, _ = trip.At("zone", t, "UTC")
	}
	return m
}

func journey(j *geoapi.Journey) httpapi.OrNull[PlanJourney] {
	if j == nil {
		return httpapi.OrNull[PlanJourney]{}
	}
	return httpapi.OrNull[PlanJourney]{V: &PlanJourney{Mode: j.Mode, Minutes: j.Minutes, WalkMin: j.Walk, DistanceM: j.Metres}}
}

func (b *brief) stop(s *geoapi.PlannedStop, edits *edits) PlannedStop {
	c := b.known[s.ID]
	zone := b.zoneOf(s.ID)
	arrive, start, end := onWall(s.Arrive, zone), onWall(s.Start, zone), onWall(s.End, zone)
	out := PlannedStop{ItemID: b.idOf(s.ID), Change: edits.change(s.ID), Type: string(c.itemType()), Title: c.title(), Location: httpapi.OrNull[trip.Location]{V: c.location()},
		Travel: journey(s.Journey), ArriveTime: arrive.RFC3339(), StartTime: start.RFC3339(), StartLocal: start.Local, EndTime: end.RFC3339(), EndLocal: end.Local, Zone: zone,
		Minutes: int(s.End.Sub(s.Start).Minutes()), WaitMin: max(0, int(s.Start.Sub(s.Arrive).Minutes())), Fixed: c.fixed, Must: c.must, Score: s.Score,
		HoursKnown: s.HoursKnown, WasDay: textOrNil(c.day()), Reason: b.reason(s.Reason)}
	if it := c.item; it != nil {
		out.EndLocation.V, out.Cost.V = it.EndLocation, it.Cost
		if it.Time.Start != nil {
			out.WasStart = &it.Time.Start.Local
		}
	}
	return out
}

// zoneOf is the zone of a visit's clocks.
func (b *brief) zoneOf(visit string) string {
	c := b.known[visit]
	if c.item != nil && c.item.Time.Start != nil {
		return c.item.Time.Start.Zone
	}
	return or(zoneOf(c.location()), b.trip.Days[0].Zone)
}
