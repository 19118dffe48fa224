package itinerary

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
)

// edits are what applying a plan changes: as few places as give the order, and
// the times that are to be written.
type edits struct {
	*brief
	preview geoapi.Preview
	places  map[string]trip.Place // by visit or item, where it changes
	times   map[string]trip.Time  // by visit, where it changes
	ways    map[string]string     // by visit, how one gets there, where it changes
	order   []string              // of places, in which they are made
}

// row is something in a day's list.
type row struct {
	id  string // of the visit, or of an item that is none
	pos string // "" where it is not in this list yet

	start time.Time // of a visit
}

func (b *brief) edits(p geoapi.Preview) *edits {
	e := &edits{brief: b, preview: p, places: map[string]trip.Place{}, times: map[string]trip.Time{}, ways: map[string]string{}}
	for i := range p.Days {
		e.arrange(trip.Date(p.Days[i].Date), &p.Days[i])
	}
	e.toIdeas()
	for i := range p.Days {
		for _, s := range p.Days[i].Stops {
			e.retime(trip.Date(p.Days[i].Date), s)
			e.arriveBy(s)
		}
	}
	return e
}

// arrange finds order keys for a day's list.
func (e *edits) arrange(date trip.Date, d *geoapi.PlannedDay) {
	rows := e.rows(date, d)
	if !e.put(date, rows, longestOrdered(rows)) {
		e.put(date, rows, nil) // equal or overlong keys: all are made anew
	}
}

// rows is the day's list as the plan has it. What is no visit stands where the
// clock puts it, and without a time after what it stood after.
func (e *edits) rows(date trip.Date, d *geoapi.PlannedDay) []row {
	var rows []row
	for _, s := range d.Stops {
		r := row{id: s.ID, start: s.Start}
		if c := e.known[s.ID]; c.day() == date {
			r.pos = c.item.Place.Pos
		}
		rows = append(rows, r)
	}
	before := ""
	for i := range e.doc.Items {
		it := &e.doc.Items[i]
		if it.Place.Day != date || e.leaves(it.ID) {
			continue
		}
		if !isIn(rows, it.ID) {
			rows = slices.Insert(rows, e.slotOf(rows, it, before), row{id: it.ID, pos: it.Place.Pos})
		}
		before = it.ID
	}
	return rows
}

func isIn(rows []row, id string) bool {
	return slices.ContainsFunc(rows, func(r row) bool { return r.id == id })
}

// leaves tells whether an item is on another day in the plan, or on none.
func (e *edits) leaves(id string) bool {
	for i := range e.preview.Days {
		for _, s := range e.preview.Days[i].Stops {
			if s.ID == id {
				return e.known[id].day() != trip.Date(e.preview.Days[i].Date)
			}
		}
	}
	return slices.ContainsFunc(e.preview.LeftOut, func(l geoapi.LeftOut) bool { return l.ID == id })
}

// slotOf is where an item that is no visit stands.
func (e *edits) slotOf(rows []row, it *trip.Item, before string) int {
	if it.Time.Start != nil {
		at := slices.IndexFunc(rows, func(r row) bool { return r.start.After(it.Time.Start.At) })
		if at >= 0 {
			return at
		}
		if len(rows) > 0 && !rows[len(rows)-1].start.IsZero() {
			return len(rows)
		}
	}
	return slices.IndexFunc(rows, func(r row) bool { return r.id == before }) + 1
}

// longestOrdered gives the most rows that are in order already, by index.
func longestOrdered(rows []row) []int {
	best := make([][]int, len(rows))
	var all []int
	for i, r := range rows {
		if r.pos == "" {
			continue
		}
		for j := range i {
			if b := best[j]; b != nil && rows[j].pos < r.pos && len(b) > len(best[i]) {
				best[i] = b
			}
		}
		best[i] = append(slices.Clone(best[i]), i)
		if len(best[i]) > len(all) {
			all = best[i]
		}
	}
	return all
}

// put gives keys to all rows but those that keep theirs; false where there are
// none between.
func (e *edits) put(date trip.Date, rows []row, kept []int) bool {
	for n := 0; n <= len(kept); n++ {
		from, to, low, high := 0, len(rows), "", ""
		if n > 0 {
			from, low = kept[n-1]+1, rows[kept[n-1]].pos
		}
		if n < len(kept) {
			to, high = kept[n], rows[kept[n]].pos
		}
		keys, err := trip.KeysBetween(low, high, to-from)
		if err != nil || slices.ContainsFunc(keys, func(k string) bool { return len(k) > trip.MaxPos }) {
			return false
		}
		for i, key := range keys {
			e.place(rows[from+i].id, trip.Place{Day: date, Pos: key})
		}
	}
	return true
}

func (e *edits) place(visit string, to trip.Place) {
	if _, known := e.places[visit]; !known {
		e.order = append(e.order, visit)
	}
	e.places[visit] = to
}

// toIdeas puts what a plan leaves out behind the ideas.
func (e *edits) toIdeas() {
	last := ""
	for i := range e.doc.Items {
		if p := e.doc.Items[i].Place; p.Day == "" {
			last = max(last, p.Pos)
		}
	}
	for _, l := range e.preview.LeftOut {
		if e.known[l.ID].day() == "" {
			continue
		}
		key, err := trip.KeyBetween(last, "")
		if err != nil {
			continue // the last idea's key is none: whoever made it has to mend it first
		}
		e.place(l.ID, trip.Place{Pos: key})
		last = key
	}
}

// retime notes a visit's time where it is to be written and differs. A day that
// does not end by midnight has no times for what comes then.
func (e *edits) retime(date trip.Date, s geoapi.PlannedStop) {
	c := e.known[s.ID]
	has := c.item != nil && c.item.Time.Start != nil
	if c.fixed || e.in.Write == "none" || e.in.Write == "timed" && !has {
		return
	}
	zone := e.zoneOf(s.ID)
	start, end := onWall(s.Start, zone), onWall(s.End, zone)
	if start.Date() != date || c.item != nil && sameTime(c.item.Time, s.Start, s.End) {
		return
	}
	e.times[s.ID] = trip.Time{Start: &start, End: &end}
}

// arriveBy notes how one gets to a visit where the plan was asked for modes: the
// plan holds with those alone.
func (e *edits) arriveBy(s geoapi.PlannedStop) {
	if len(e.in.Modes) == 0 || s.Journey == nil {
		return
	}
	way := ""
	if s.Journey.Asked {
		way = s.Journey.Mode
	}
	if it := e.known[s.ID].item; it == nil && way != "" || it != nil && it.ArriveBy != way {
		e.ways[s.ID] = way
	}
}

func sameTime(t trip.Time, start, end time.Time) bool {
	return t.Start != nil && t.Start.At.Equal(start) && t.End != nil && t.End.At.Equal(end)
}

func (e *edits) change(visit string) string {
	c := e.known[visit]
	_, placed := e.places[visit]
	_, timed := e.times[visit]
	switch {
	case c.item == nil:
		return "added"
	case placed:
		return "moved"
	case timed:
		return "retimed"
	}
	return "unchanged"
}

// operations are the edits as a client pushes them.
func (e *edits) operations() ([]ProposedOp, error) {
	var ops []ProposedOp
	add := func(kind sync.Kind, item, field string, value any) error {
		v, err := json.Marshal(value)
		ops = append(ops, ProposedOp{Kind: string(kind), Type: string(sync.Item), ID: item, F: field, V: json.RawMessage(v)})
		return err
	}
	for _, visit := range e.order {
		var err error
		if c := e.known[visit]; c != nil && c.item == nil {
			err = add(sync.Create, e.newID(visit), "", sync.Creation[trip.Place, trip.Item]{Place: e.places[visit], Fields: e.made(visit, c)})
		} else {
			err = add(sync.Place, visit, "", e.places[visit])
		}
		if err != nil {
			return nil, err
		}
	}
	for _, visit := range e.timed() {
		if err := add(sync.Set, visit, "time", e.times[visit]); err != nil {
			return nil, err
		}
	}
	for _, d := range e.preview.Days {
		for _, s := range d.Stops {
			way, changes := e.ways[s.ID]
			if !changes || e.known[s.ID].item == nil {
				continue
			}
			if err := add(sync.Set, s.ID, "arrive_by", way); err != nil {
				return nil, err
			}
		}
	}
	return ops, nil
}

// timed are the items that get a time, in a fixed order; what is made has it
// from the beginning.
func (e *edits) timed() []string {
	var all []string
	for visit := range e.times {
		if e.known[visit].item != nil {
			all = append(all, visit)
		}
	}
	slices.SortFunc(all, func(x, y string) int {
		return cmp.Or(e.times[x].Start.At.Compare(e.times[y].Start.At), strings.Compare(x, y))
	})
	return all
}

// made is the item that a place becomes.
func (e *edits) made(visit string, c *candidate) trip.Item {
	it := trip.Item{Type: c.itemType(), Title: c.place.Name, Location: c.place, Time: e.times[visit], ArriveBy: e.ways[visit]}
	if it.Time.Start == nil {
		for _, d := range e.preview.Days {
			for _, s := range d.Stops {
				if s.ID == visit {
					minutes := int(s.End.Sub(s.Start).Minutes())
					it.DurationMin = &minutes
				}
			}
		}
	}
	return it
}
