package itinerary

import (
	"slices"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// anchor says where in a day an item should stand: after one, before one, or
// (neither) at the end. First puts it at the start.
type anchor struct {
	after, before string
	first         bool
}

// keyAt gives an order key for an item in a day, among the others there.
func (p *plan) keyAt(itemID string, day trip.Date, at anchor) (string, error) {
	all, err := p.ordered(day)
	if err != nil {
		return "", err
	}
	others := slices.DeleteFunc(slices.Clone(all), func(o Placed) bool { return o.ID == itemID })
	i, err := slot(others, at)
	if err != nil {
		return "", err
	}
	low, high := "", ""
	if i > 0 {
		low = others[i-1].Pos
	}
	if i < len(others) {
		high = others[i].Pos
	}
	if key, err := trip.KeyBetween(low, high); err == nil && len(key) <= trip.MaxPos {
		return key, nil
	}
	// Equal neighbours (two people made the same key) or a key grown too long.
	return p.rekey(others, day, i)
}

// slot finds the index at which to insert.
func slot(others []Placed, at anchor) (int, error) {
	find := func(location, itemID string) (int, error) {
		i := slices.IndexFunc(others, func(o Placed) bool { return o.ID == itemID })
		if i < 0 {
			return 0, fault.AtField(location, itemID, "is not another item of that day")
		}
		return i, nil
	}
	switch {
	case at.after != "":
		i, err := find("body.after", at.after)
		return i + 1, err
	case at.before != "":
		return find("body.before", at.before)
	case at.first:
		return 0, nil
	}
	return len(others), nil
}

// rekey gives every item of a day a fresh, short key, in the same batch, and
// answers with the key left free at index i.
func (p *plan) rekey(others []Placed, day trip.Date, i int) (string, error) {
	keys, err := trip.KeysBetween("", "", len(others)+1)
	if err != nil {
		return "", err
	}
	ids := make([]string, len(others))
	for j, o := range others {
		ids[j] = o.ID
	}
	if err := p.load(ids...); err != nil {
		return "", err
	}
	for j, o := range others {
		k := j
		if j >= i {
			k++
		}
		if err := p.place(o.ID, trip.Place{Day: day, Pos: keys[k]}); err != nil {
			return "", err
		}
	}
	return keys[i], nil
}
