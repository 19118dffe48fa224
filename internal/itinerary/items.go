package itinerary

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/id"
)

// PutItems adds and changes items in one batch, and answers with them in the
// order they came.
func (s *Service) PutItems(ctx context.Context, actor, itineraryID string, ifMatch string, inputs []ItemInput, many bool) ([]trip.Item, int64, error) {
	filled := make([]places, len(inputs))
	for i, in := range inputs {
		var err error
		if filled[i], err = s.places(ctx, in); err != nil {
			return nil, 0, at(err, many, i)
		}
	}
	var items []trip.Item
	var seq int64
	err := s.change(ctx, actor, itineraryID, alive(func(p *plan) error {
		if err := httpapi.CheckMatch(ifMatch, p.it().Seq); err != nil {
			return err
		}
		ids := make([]string, len(inputs))
		for i, in := range inputs {
			var err error
			if ids[i], err = p.put(in, filled[i]); err != nil {
				return at(err, many, i)
			}
		}
		items = items[:0]
		for _, itemID := range ids {
			items = append(items, p.shown(p.state.Items[itemID]))
		}
		seq = p.it().Seq
		return nil
	}))
	return items, seq, err
}

// at gives an error about one of many items its place in the list.
func at(err error, many bool, i int) error {
	e, ok := errors.AsType[*fault.Error](err)
	if !ok || !many {
		return err
	}
	for j, f := range e.Fields {
		if rest, isBody := strings.CutPrefix(f.Location, "body."); isBody && rest != "items" {
			e.Fields[j].Location = fmt.Sprintf("body.items[%d].%s", i, rest)
		}
	}
	return e
}

// places is what an input says about where, with what the server filled in.
type places struct{ start, end *trip.Location }

// places is asked before the transaction: nobody calls another service in one.
func (s *Service) places(ctx context.Context, in ItemInput) (places, error) {
	start, err := s.located(ctx, "body.location", in.Location.Ptr(), deref(in.LocationID.Ptr()))
	if err != nil {
		return places{}, err
	}
	end, err := s.located(ctx, "body.end_location", in.EndLocation.Ptr(), deref(in.EndLocationID.Ptr()))
	return places{start, end}, err
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// put adds or changes one item.
func (p *plan) put(in ItemInput, where places) (string, error) {
	itemID := deref(in.ID)
	if itemID == "" {
		itemID = id.New()
	} else if err := id.Check("body.id", itemID); err != nil {
		return "", err
	}
	if err := p.load(itemID); err != nil {
		return "", err
	}
	old := p.state.Items[itemID]
	if old != nil && old.Deleted {
		return "", fault.New(fault.Conflict, "item %s was deleted: restore it first", itemID)
	}
	if old == nil {
		return itemID, p.add(itemID, in, where)
	}
	return itemID, p.patch(old, in, where)
}

func (p *plan) add(itemID string, in ItemInput, where places) error {
	n, err := p.items()
	if err != nil {
		return err
	}
	if n >= trip.MaxItems {
		return fault.AtField("body.items", n, "the itinerary has %d items already: at most %d", n, trip.MaxItems)
	}
	blank := trip.Item{ID: itemID, Type: "place"}
	next, err := p.merge(blank, in, where)
	if err != nil {
		return err
	}
	if next.Title == "" && next.Location != nil {
		next.Title = next.Location.Name
	}
	if next.Title == "" {
		return fault.AtField("body.title", "", "is needed for a new item without a location")
	}
	if err := p.settle(&next, blank, in, true); err != nil {
		return err
	}
	if err := p.createItem(itemID, next); err != nil {
		return err
	}
	p.remember(itemID, next.Place)
	p.count++
	return nil
}

func (p *plan) createItem(itemID string, it trip.Item) error {
	return p.do(sync.Create, sync.Item, itemID, "", sync.Creation[trip.Place, trip.Item]{Place: it.Place, Fields: it})
}

// patch makes the operations that lead from an item to what the input wants.
func (p *plan) patch(old *trip.Item, in ItemInput, where places) error {
	was := p.shown(old)
	next, err := p.merge(was, in, where)
	if err != nil {
		return err
	}
	if err := p.settle(&next, was, in, false); err != nil {
		return err
	}
	if err := heldFast(was, next); err != nil {
		return err
	}
	for _, f := range changed(was, next) {
		if err := p.setItem(was.ID, f.name, f.value); err != nil {
			return err
		}
	}
	if next.Place != was.Place {
		return p.place(was.ID, next.Place)
	}
	return nil
}

// heldFast refuses to change the day or times of a locked item.
func heldFast(was, next trip.Item) error {
	if !was.Locked || !next.Locked {
		return nil
	}
	if was.Place.Day != next.Place.Day || !sameJSON(was.Time, next.Time) {
		e := fault.New(fault.Conflict, "the item is locked: send locked false to change its day or times")
		e.Fields = []fault.Field{{Location: "body.locked", Message: "is true", Value: true}}
		return e
	}
	return nil
}

// field is a register with its new value.
type field struct {
	name  string
	value any
}

// register is a field of an entity before and after a change.
type register struct {
	name     string
	old, new any
}

// differing gives the registers whose value changed.
func differing(all []register) []field {
	var fields []field
	for _, r := range all {
		if !sameJSON(r.old, r.new) {
			fields = append(fields, field{r.name, nullable(r.new)})
		}
	}
	return fields
}

func changed(was, next trip.Item) []field {
	return differing([]register{
		{"type", was.Type, next.Type}, {"title", was.Title, next.Title}, {"description", was.Description, next.Description},
		{"location", was.Location, next.Location}, {"end_location", was.EndLocation, next.EndLocation},
		{"time", was.Time, next.Time}, {"duration_min", was.DurationMin, next.DurationMin}, {"locked", was.Locked, next.Locked},
		{"arrive_by", was.ArriveBy, next.ArriveBy}, {"booking_ref", was.BookingRef, next.BookingRef}, {"cost", was.Cost, next.Cost}, {"url", was.URL, next.URL},
		{"media_urls", was.MediaURLs, next.MediaURLs}, {"done", was.Done, next.Done},
	})
}

// nullable makes a nil pointer in an interface the JSON null.
func nullable(v any) any {
	if r := reflect.ValueOf(v); r.Kind() == reflect.Pointer && r.IsNil() {
		return json.RawMessage("null")
	}
	return v
}

func sameJSON(a, b any) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return string(x) == string(y)
}

// merge lays the input's plain fields over an item; place and times follow in
// settle.
func (p *plan) merge(it trip.Item, in ItemInput, where places) (trip.Item, error) {
	put(&it.Title, in.Title)
	put(&it.Description, in.Description)
	put(&it.Locked, in.Locked)
	put(&it.ArriveBy, in.ArriveBy)
	put(&it.BookingRef, in.BookingRef)
	put(&it.URL, in.URL)
	put(&it.MediaURLs, in.MediaURLs)
	put(&it.Done, in.Done)
	if in.Type != nil {
		it.Type = trip.ItemType(*in.Type)
	}
	if in.DurationMin.Sent {
		it.DurationMin = in.DurationMin.Ptr()
	}
	if in.Cost.Sent {
		it.Cost = in.Cost.Ptr()
	}
	if in.Location.Sent || in.LocationID.Sent {
		it.Location = where.start
	}
	if in.EndLocation.Sent || in.EndLocationID.Sent {
		it.EndLocation = where.end
	}
	return it, nil
}

func put[T any](target *T, v *T) {
	if v != nil {
		*target = *v
	}
}
