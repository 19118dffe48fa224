package itinerary

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"time"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/itinerary/rates"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/httpapi"
)

// checked is a trip that is looked at.
type checked struct {
	*brief
	body CheckBody
}

// The hours that days without times are walked in: beyond them a day is long.
const (
	earliest = "08:00"
	latest   = "22:00"
)

// CheckTrip tells what in a trip does not fit together. Sums are added up by a
// table of rates.
func (s *Service) CheckTrip(ctx context.Context, actor, itineraryID string, table *rates.Table) (CheckBody, error) {
	doc, err := s.planned(ctx, actor, itineraryID)
	if err != nil {
		return CheckBody{}, err
	}
	c := &checked{brief: &brief{doc: doc, days: doc.Dates.All(), known: map[string]*candidate{}}, body: CheckBody{Seq: doc.Seq, Findings: []Finding{}}}
	if len(c.days) > 0 {
		c.readTrip()
		found, err := s.planner.Check(ctx, c.trip)
		if err != nil {
			return CheckBody{}, err
		}
		for _, f := range found {
			c.tell(c.finding(f))
		}
		c.nights()
	}
	spent, err := s.store.Find(ctx, itineraryID, EntityFilter{Type: sync.Expense})
	if err != nil {
		return CheckBody{}, err
	}
	c.money(spent, table)
	slices.SortStableFunc(c.body.Findings, func(x, y Finding) int { return cmp.Compare(weights[x.Kind], weights[y.Kind]) })
	return c.body, nil
}

// weights sort what cannot work first, as the planner does.
var weights = map[string]int{"transfer": 0, "overlap": 0, "closed": 0, "late": 0, "budget": 0, "closing": 1, "order": 1, "long_day": 2, "night": 2, "tight": 3, "hours_unknown": 4}

var severities = map[string]string{"transfer": "error", "overlap": "error", "closed": "error", "late": "error", "budget": "warning", "closing": "warning",
	"order": "warning", "long_day": "warning", "night": "warning", "tight": "warning", "hours_unknown": "info"}

func (c *checked) tell(f Finding) {
	f.Severity = severities[f.Kind]
	if f.ItemIDs == nil {
		f.ItemIDs = []string{}
	}
	if f.Open == nil {
		f.Open = []OpenSpan{}
	}
	c.body.Findings = append(c.body.Findings, f)
}

// readTrip gives the planner all that stands on days.
func (c *checked) readTrip() {
	for _, day := range c.days {
		c.trip.Days = append(c.trip.Days, geoapi.Day{Date: string(day), Zone: c.zoneOn(day), Begin: earliest, End: latest})
	}
	for i := range c.doc.Items {
		it := &c.doc.Items[i]
		if it.Place.Day == "" || it.Type == "note" {
			continue
		}
		c.add(it.ID, &candidate{item: it, fixed: it.Locked || it.BookingRef != "" || isTransport(it.Type)}, Tally{})
	}
	for i, date := range c.days {
		d := &c.trip.Days[i]
		d.From, d.To = c.endPoint(date, date.Add(-1)), c.endPoint(date, date)
		c.arriveByNight(date, d)
	}
}

func (c *checked) finding(f geoapi.Finding) Finding {
	out := Finding{Kind: f.Kind, ItemIDs: f.IDs, Date: textOrNil(f.Date), Planned: f.Timed}
	switch f.Kind {
	case "transfer", "tight":
		out.Minutes, out.Gap = &f.Minutes, &f.Gap
	case "overlap", "closing", "long_day", "late":
		out.Minutes = &f.Minutes
	}
	if len(f.IDs) > 0 && (f.Kind == "closed" || f.Kind == "closing" || f.Kind == "hours_unknown") {
		zone := c.zoneOf(f.IDs[0])
		for _, s := range f.Open {
			out.Open = append(out.Open, OpenSpan{onWall(s.Start, zone).Local, onWall(s.End, zone).Local})
		}
		if l := c.known[f.IDs[0]].location(); l != nil {
			out.Hours = l.OpeningHours
		}
	}
	if f.Fix != nil {
		out.Fix.V = c.fix(f.Fix)
	}
	return out
}

// fix makes operations of what the planner proposes.
func (c *checked) fix(f *geoapi.Fix) *Fix {
	out := &Fix{Kind: f.Kind, ItemID: textOrNil(f.ID), OtherID: textOrNil(f.Other), Day: textOrNil(f.Day), Minutes: numberOrNil(f.Minutes), Operations: []ProposedOp{}}
	it := c.known[f.ID].item
	if f.Start != nil {
		start := onWall(*f.Start, c.zoneOf(f.ID))
		out.StartLocal = &start.Local
	}
	switch f.Kind {
	case "move_day":
		out.add(sync.Place, it.ID, "", trip.Place{Day: trip.Date(f.Day), Pos: c.lastKey(trip.Date(f.Day))})
		fallthrough
	case "move_time":
		if f.Start != nil {
			out.add(sync.Set, it.ID, "time", c.from(it, f))
		}
	case "shorten":
		end := onWall(it.Time.Start.At.Add(minutesOf(f.Minutes)), it.Time.Start.Zone)
		out.add(sync.Set, it.ID, "time", trip.Time{Start: it.Time.Start, End: &end})
	case "reorder":
		c.reorder(out, f.Order)
	}
	return out
}

func (f *Fix) add(kind sync.Kind, item, field string, value any) {
	v, err := json.Marshal(value)
	if err != nil {
		return // places and times always can be
	}
	f.Operations = append(f.Operations, ProposedOp{Kind: string(kind), Type: string(sync.Item), ID: item, F: field, V: json.RawMessage(v)})
}

// from gives an item's time another start, for as long as it was.
func (c *checked) from(it *trip.Item, f *geoapi.Fix) trip.Time {
	start := onWall(*f.Start, it.Time.Start.Zone)
	t := trip.Time{Start: &start}
	if it.Time.End != nil {
		end := onWall(f.Start.Add(it.Time.End.At.Sub(it.Time.Start.At)), it.Time.End.Zone)
		t.End = &end
	}
	return t
}

// lastKey is an order key behind all of a day.
func (c *checked) lastKey(day trip.Date) string {
	last := ""
	for i := range c.doc.Items {
		if p := c.doc.Items[i].Place; p.Day == day {
			last = max(last, p.Pos)
		}
	}
	key, err := trip.KeyBetween(last, "")
	if err != nil {
		key = "a0"
	}
	return key
}

// reorder places as few items as give the order.
func (c *checked) reorder(f *Fix, order []string) {
	day := c.known[order[0]].day()
	e := &edits{brief: c.brief, places: map[string]trip.Place{}, times: map[string]trip.Time{}}
	p := geoapi.PlannedDay{Date: string(day)}
	for _, id := range order {
		p.Stops = append(p.Stops, geoapi.PlannedStop{ID: id})
	}
	e.arrange(day, &p)
	for _, id := range e.order {
		f.add(sync.Place, id, "", e.places[id])
	}
}

// nights finds nights with neither a bed nor a journey through them, as runs. A
// trip without a plan misses no bed yet.
func (c *checked) nights() {
	if !slices.ContainsFunc(c.doc.Items, func(it trip.Item) bool { return it.Place.Day != "" }) {
		return
	}
	run := 0
	for i, date := range c.days {
		if i < len(c.days)-1 && c.bed(date) == nil && !c.travelsBy(date) {
			run++
			continue
		}
		if run > 0 {
			n, first := run, string(c.days[i-run])
			c.tell(Finding{Kind: "night", Date: &first, Nights: &n, Planned: true, Fix: fixOf(&Fix{Kind: "add_stay", Day: &first, Operations: []ProposedOp{}})})
			run = 0
		}
	}
}

// travelsBy tells whether somebody is on the way through the night after a date.
func (c *checked) travelsBy(date trip.Date) bool {
	return slices.ContainsFunc(c.doc.Items, func(it trip.Item) bool {
		return isTransport(it.Type) && it.Time.Start != nil && it.Time.End != nil && it.Time.Start.Date() <= date && it.Time.End.Date() > date
	})
}

// money compares what the trip is going to cost with its budget: what is paid as
// it was paid, what is not as it is planned. Sums without a rate are left out.
func (c *checked) money(spent []sync.Entity, table *rates.Table) {
	if c.doc.Budget == nil {
		return
	}
	home := or(c.doc.HomeCurrency, "EUR")
	budget, err := table.Convert(*c.doc.Budget, home)
	if err != nil {
		return
	}
	over, paid := -budget.Amount, map[string]bool{}
	add := func(m trip.Money) {
		if sum, err := table.Convert(m, home); err == nil {
			over += sum.Amount
		}
	}
	for _, e := range spent {
		var m trip.Money
		if json.Unmarshal(e.Fields["cost"], &m) == nil {
			add(m)
		}
		paid[e.Place.Parent] = true
	}
	for i := range c.doc.Items {
		it := &c.doc.Items[i]
		if it.Cost != nil && !paid[it.ID] && (it.Place.Day != "" || it.BookingRef != "" || c.doc.Dates.Len() == 0) {
			add(*it.Cost)
		}
	}
	if over > 0 {
		f := Finding{Kind: "budget", Planned: true}
		f.Over.V = &trip.Money{Amount: over, Currency: home}
		c.tell(f)
	}
}

func fixOf(f *Fix) httpapi.OrNull[Fix] { return httpapi.OrNull[Fix]{V: f} }

func minutesOf(n int) time.Duration { return time.Duration(n) * time.Minute }
