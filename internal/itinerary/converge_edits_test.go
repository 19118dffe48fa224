package itinerary_test

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"sojourn/internal/itinerary/offline"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/id"
)

// edit makes a random change on a client.
func (h *history) edit(c *tab) {
	batch := ""
	if rapid.IntRange(0, 4).Draw(h.r, "batch") == 0 {
		batch = id.Random(6)
	}
	c.Make(batch, h.ops(c)...)
	c.store()
}

func (h *history) ops(c *tab) []sync.Op {
	items := h.known(c, sync.Item)
	kind := rapid.IntRange(0, 12).Draw(h.r, "edit")
	if len(items) == 0 && kind > 3 {
		kind = 0
	}
	day := rapid.SampledFrom([]string{"", "2027-05-01", "2027-05-02", "2027-05-04"}).Draw(h.r, "day")
	key := rapid.SampledFrom([]string{"a0", "a1", "a1V", "Zz"}).Draw(h.r, "pos")
	number := rapid.IntRange(0, 5).Draw(h.r, "number")
	switch kind {
	case 0, 1:
		fields := map[string]any{"type": "place", "title": fmt.Sprintf("place %d", number)}
		return []sync.Op{{Kind: sync.Create, Type: sync.Item, ID: id.New(), V: offline.Value(map[string]any{"place": map[string]any{"parent": day, "pos": key}, "fields": fields})}}
	case 2:
		return []sync.Op{set(sync.Itinerary, h.id, "dates", trip.Dates{Start: "2027-05-01", End: trip.Date(fmt.Sprintf("2027-05-0%d", 2+number%3))})}
	case 3:
		if number%2 == 1 { // -1 is refused
			return []sync.Op{set(sync.Itinerary, h.id, "budget", trip.Money{Amount: int64(number - 2), Currency: "EUR"})}
		}
		return []sync.Op{set(sync.Day, "2027-05-02", "notes", fmt.Sprintf("notes %d", number))}
	}
	item := rapid.SampledFrom(items).Draw(h.r, "item")
	return h.itemOps(kind, item, day, key, number)
}

func (h *history) itemOps(kind int, item, day, key string, number int) []sync.Op {
	place := sync.Op{Kind: sync.Place, Type: sync.Item, ID: item, V: offline.Value(map[string]any{"parent": day, "pos": key})}
	switch kind {
	case 4:
		return []sync.Op{place}
	case 5:
		return []sync.Op{place, set(sync.Item, item, "duration_min", number*10)}
	case 6:
		return []sync.Op{{Kind: sync.Delete, Type: sync.Item, ID: item}}
	case 7:
		return []sync.Op{{Kind: sync.Restore, Type: sync.Item, ID: item}}
	case 8:
		return []sync.Op{set(sync.Item, item, "title", []any{"", "x", "y", "z", "long", 5}[number])} // one of them is refused, one of the wrong form
	case 9:
		return []sync.Op{set(sync.Item, item, "description", []any{"", "a", "b", map[string]any{"y": "AAE=", "text": "ab"}, map[string]any{"y": "AAI=", "text": "abc"}, map[string]any{"y": "AAM=", "text": "d", "whole": true}}[number])}
	case 10:
		return []sync.Op{set(sync.Item, item, "time", trip.Time{Start: &trip.Moment{Local: "2027-05-02T09:30", Zone: "Europe/Lisbon", At: time.Date(2027, 5, 2, 8, 30, 0, 0, time.UTC)}})}
	case 11:
		return []sync.Op{{Kind: sync.Create, Type: sync.Comment, ID: id.New(), V: offline.Value(map[string]any{"place": map[string]any{"parent": item}, "fields": map[string]any{"text": "nice"}})}}
	}
	return []sync.Op{set(sync.Item, item, "cost", map[string]any{"amount": number, "currency": []string{"EUR", "XXY"}[number%2]})}
}

func set(typ sync.Type, entity, field string, v any) sync.Op {
	return sync.Op{Kind: sync.Set, Type: typ, ID: entity, F: field, V: offline.Value(v)}
}

// known lists the ids that a client shows, in an order that is the same in
// each run.
func (h *history) known(c *tab, typ sync.Type) []string {
	var ids []string
	for _, e := range c.View().Entities() {
		if e.Type == typ {
			ids = append(ids, e.ID)
		}
	}
	return ids
}
