package itinerary

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

// Limits of what is planned at once.
const (
	maxPlanDays   = 60
	maxCandidates = 200
)

// brief is what a plan is asked for: the trip and the wishes, turned into what
// the planner takes.
type brief struct {
	doc       *trip.Document
	in        PlanInput
	orderOnly bool
	days      []trip.Date
	trip      geoapi.Trip
	known     map[string]*candidate // by the id that the planner knows it by
	left      []LeftOut             // without asking the planner
}

// candidate is a visit: an item of the trip, or a place that may become one.
type candidate struct {
	item  *trip.Item // nil for a place
	place *trip.Location
	fixed bool
	must  bool
}

func (c *candidate) location() *trip.Location {
	if c.item != nil {
		return c.item.Location
	}
	return c.place
}

func (c *candidate) title() string {
	if c.item != nil {
		return c.item.Title
	}
	return c.place.Name
}

func (c *candidate) itemType() trip.ItemType {
	switch {
	case c.item != nil:
		return c.item.Type
	case slices.Contains(eateries, c.place.Type):
		return "restaurant"
	}
	return "place"
}

func (c *candidate) day() trip.Date {
	if c.item == nil {
		return ""
	}
	return c.item.Place.Day
}

var eateries = []string{"restaurant", "cafe", "bar", "food"}

// read fills the planner's trip from the itinerary, the wishes and search.
func (b *brief) read(ctx context.Context, s *Service) error {
	votes, err := s.store.Find(ctx, b.doc.ID, EntityFilter{Type: sync.Vote})
	if err != nil {
		return err
	}
	b.known = map[string]*candidate{}
	for _, step := range []func() error{
		b.checkIDs, b.readDays, func() error { return b.readItems(tally(votes, "")) },
		func() error { return b.readPlaces(ctx, s) }, b.readLimits, b.readEnds,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	b.readWishes()
	return nil
}

// checkIDs refuses what cannot be an id, and no sum.
func (b *brief) checkIDs() error {
	lists := map[string][]string{"must_see": b.in.MustSee, "locked": b.in.Locked, "items": b.in.Items, "places": b.in.Places, "exclude": b.in.Exclude}
	for i, group := range b.in.OneOf {
		lists[fmt.Sprintf("one_of[%d]", i)] = group
	}
	for name, ids := range lists {
		for i, one := range ids {
			if err := id.Check(fmt.Sprintf("body.%s[%d]", name, i), one); err != nil {
				return err
			}
		}
	}
	if m := b.in.Budget; m != nil && m.Amount < 0 {
		return fault.AtField("body.budget.amount", m.Amount, "must not be below 0")
	}
	return b.in.Budget.Check("body.budget")
}

// readDays finds out which days are planned.
func (b *brief) readDays() error {
	dates := b.doc.Dates
	if dates.Len() == 0 {
		return fault.AtField("body.days", nil, "the trip has no dates yet: give it dates to plan its days")
	}
	if b.in.Days == nil {
		b.days = dates.All()
	}
	for i, text := range b.in.Days {
		at := fmt.Sprintf("body.days[%d]", i)
		day, err := trip.ParseDate(at, text)
		switch {
		case err != nil:
			return err
		case !dates.Has(day):
			return fault.AtField(at, text, "is not a day of this trip (%s to %s)", dates.Start, dates.End)
		case !slices.Contains(b.days, day):
			b.days = append(b.days, day)
		}
	}
	if n := len(b.days); n == 0 || n > maxPlanDays {
		return fault.AtField("body.days", n, "names %d days: 1 to %d are planned at once", n, maxPlanDays)
	}
	slices.Sort(b.days)
	return b.readHours()
}

func (b *brief) readHours() error {
	if err := inOrder("body.day_end", b.in.DayStart, b.in.DayEnd); err != nil {
		return err
	}
	for _, day := range b.days {
		b.trip.Days = append(b.trip.Days, geoapi.Day{Date: string(day), Zone: b.zoneOn(day), Begin: b.in.DayStart, End: b.in.DayEnd})
	}
	for i, h := range b.in.Hours {
		if err := inOrder(fmt.Sprintf("body.hours[%d].end", i), h.Start, h.End); err != nil {
			return err
		}
		at := slices.Index(b.days, trip.Date(h.Date))
		if at < 0 {
			return fault.AtField(fmt.Sprintf("body.hours[%d].date", i), h.Date, "is not a day that is planned")
		}
		b.trip.Days[at].Begin, b.trip.Days[at].End = h.Start, h.End
	}
	for i, p := range b.in.Breaks {
		if p.To < p.From {
			return fault.AtField(fmt.Sprintf("body.breaks[%d].to", i), p.To, "must not be before %s", p.From)
		}
		b.trip.Breaks = append(b.trip.Breaks, geoapi.Break(p))
	}
	return nil
}

func inOrder(at, from, to string) error {
	if from < to {
		return nil
	}
	return fault.AtField(at, to, "must be after %s", from)
}

// zoneOn is the zone of a day's clocks: where one wakes up, else where the first
// item of the day is, else where the trip goes.
func (b *brief) zoneOn(day trip.Date) string {
	if bed := b.bed(day.Add(-1)); bed != nil && bed.Location != nil && bed.Location.Zone != "" {
		return bed.Location.Zone
	}
	zone := zoneOf(b.doc.Destination)
	for i := range b.doc.Items {
		it := &b.doc.Items[i]
		if z := zoneOf(it.Location); z != "" && it.Place.Day == day {
			return z
		} else if zone == "" {
			zone = z
		}
	}
	return or(zone, "UTC")
}

// readItems takes the items that are on the planned days, and the ideas.
func (b *brief) readItems(votes map[string]Tally) error {
	for i := range b.doc.Items {
		it := &b.doc.Items[i]
		day := it.Place.Day
		if day != "" && !slices.Contains(b.days, day) || it.Type == "note" || it.Type == "lodging" && (day == "" || it.Time.Start == nil) || day == "" && (b.orderOnly || isTransport(it.Type)) {
			continue
		}
		takesPart := b.in.Items == nil || slices.Contains(b.in.Items, it.ID)
		if day == "" && !takesPart {
			continue
		}
		c := &candidate{item: it, must: slices.Contains(b.in.MustSee, it.ID), fixed: day != "" && (!takesPart || b.fixed(it))}
		if day == "" && slices.Contains(b.in.Exclude, it.ID) {
			b.leave(c, "excluded")
			continue
		}
		if it.Location == nil && day != "" && it.Time.Start != nil {
			c.fixed = true // it takes its time, and nobody knows what it is near to
		} else if it.Location == nil {
			if day == "" && takesPart {
				b.leave(c, "no_place")
			}
			continue // it stays where it is, and takes no time that anybody knows
		}
		b.add(it.ID, c, votes[it.ID])
	}
	return b.checkItems()
}

// checkItems refuses ids that are no items.
func (b *brief) checkItems() error {
	for name, ids := range map[string][]string{"items": b.in.Items, "locked": b.in.Locked} {
		for i, one := range ids {
			if !slices.ContainsFunc(b.doc.Items, func(it trip.Item) bool { return it.ID == one }) {
				return fault.AtField(fmt.Sprintf("body.%s[%d]", name, i), one, "is not an item of this trip")
			}
		}
	}
	return nil
}

func isTransport(t trip.ItemType) bool {
	return slices.Contains([]trip.ItemType{"flight", "train", "bus", "ferry", "car", "transfer"}, t)
}

// fixed tells whether an item is not to be moved.
func (b *brief) fixed(it *trip.Item) bool {
	return it.Type == "lodging" || it.Locked || it.Done || it.BookingRef != "" || isTransport(it.Type) || slices.Contains(b.in.Locked, it.ID) || b.in.Times == "keep" && it.Time.Start != nil
}

func (b *brief) leave(c *candidate, code string) {
	b.left = append(b.left, b.leftOut(c, 0, PlanReason{Code: code}))
}

// add makes a candidate known to the planner.
func (b *brief) add(id string, c *candidate, votes Tally) {
	b.known[id] = c
	v := geoapi.Visit{ID: id, Kind: string(c.itemType()), Must: c.must, Pinned: c.fixed, Wanted: c.item != nil, Votes: votes.Up - votes.Down, Zone: b.trip.Days[0].Zone}
	if l := c.location(); l != nil {
		v.At, v.Zone, v.Country, v.Hours = pointOf(l), or(l.Zone, v.Zone), l.Country, l.OpeningHours
		v.Usual, v.Popularity = l.VisitMin, l.Popularity
		if v.Kind == "place" || v.Kind == "activity" {
			v.Kind = or(l.Type, v.Kind)
		}
	}
	if it := c.item; it != nil {
		v.EndAt, v.Day, v.Minutes = pointOf(it.EndLocation), string(it.Place.Day), lengthOf(it)
		v.Cost, v.By = b.costOf(it.Cost), it.ArriveBy
		if it.Time.Start != nil {
			v.Starts = &it.Time.Start.At
		}
		switch {
		case it.Type == "lodging":
			v.Ends, v.EndAt = v.Starts, nil // one moves in and goes on
		case it.Time.End != nil:
			v.Ends = &it.Time.End.At
		}
	}
	b.trip.Visits = append(b.trip.Visits, v)
}

func pointOf(l *trip.Location) *geoapi.Point {
	if l == nil {
		return nil
	}
	return &geoapi.Point{Lat: l.Lat, Lon: l.Lon}
}

// lengthOf is how many minutes an item takes; 0 where nobody said.
func lengthOf(it *trip.Item) int {
	if it.Time.Start != nil && it.Time.End != nil {
		return int(it.Time.End.At.Sub(it.Time.Start.At).Minutes())
	}
	if it.DurationMin != nil {
		return *it.DurationMin
	}
	return 0
}

// costOf is what a visit counts against the budget.
func (b *brief) costOf(m *trip.Money) int64 {
	if m == nil || b.in.Budget == nil || m.Currency != b.in.Budget.Currency {
		return 0
	}
	return max(0, m.Amount)
}

// readPlaces takes places of search that are not in the trip yet.
func (b *brief) readPlaces(ctx context.Context, s *Service) error {
	if b.orderOnly {
		return nil
	}
	for i, one := range b.in.MustSee {
		if err := b.readPlace(ctx, s, fmt.Sprintf("body.must_see[%d]", i), one, true); err != nil {
			return err
		}
	}
	for i, one := range b.in.Places {
		if err := b.readPlace(ctx, s, fmt.Sprintf("body.places[%d]", i), one, false); err != nil {
			return err
		}
	}
	if free := b.candidates(); free > maxCandidates {
		return fault.AtField("body.items", free, "leaves %d candidates: at most %d; name the items that take part", free, maxCandidates)
	}
	return b.readNear(ctx, s)
}

func (b *brief) candidates() (n int) {
	for _, c := range b.known {
		if !c.fixed {
			n++
		}
	}
	return n
}

func (b *brief) readPlace(ctx context.Context, s *Service, at, placeID string, must bool) error {
	if c := b.known[placeID]; c != nil {
		c.must = c.must || must
		return nil
	}
	if slices.ContainsFunc(b.doc.Items, func(it trip.Item) bool { return it.ID == placeID }) {
		if must {
			return fault.AtField(at, placeID, "is an item that does not take part: it has no place, or stands on a day that is not planned")
		}
		return nil
	}
	if c := b.item(placeID); c != nil {
		c.must = c.must || must
		return nil
	}
	l, err := s.gazetteer.Place(ctx, placeID)
	if fault.Is(err, fault.NotFound) {
		return fault.AtField(at, placeID, "is neither an item of this trip nor a place of the search index")
	}
	if err == nil {
		b.add(placeID, &candidate{place: &l, must: must}, Tally{})
	}
	return err
}

// item finds the candidate that has a place already.
func (b *brief) item(placeID string) *candidate {
	for _, c := range b.known {
		if l := c.location(); c.item != nil && l != nil && l.ID == placeID {
			return c
		}
	}
	return nil
}

// readNear lets search choose. What the trip has already, or what was told to
// be left out, is no choice.
func (b *brief) readNear(ctx context.Context, s *Service) error {
	n := b.in.Near
	if n == nil {
		return nil
	}
	taken := map[string]bool{}
	for _, one := range b.in.Exclude {
		taken[one] = true
	}
	for i := range b.doc.Items {
		if l := b.doc.Items[i].Location; l != nil {
			taken[l.ID], taken[l.Name] = true, true
		}
	}
	found, err := s.gazetteer.Sights(ctx, n.Lat, n.Lon, cmp.Or(n.Radius, 10_000), n.Kinds, cmp.Or(n.Limit, 60))
	if err != nil {
		return err
	}
	free := b.candidates()
	for _, l := range found {
		if taken[l.ID] || taken[l.Name] || b.known[l.ID] != nil || free >= maxCandidates {
			continue
		}
		b.add(l.ID, &candidate{place: &l}, Tally{})
		free++
	}
	return nil
}
