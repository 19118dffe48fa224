package itinerary

import (
	"context"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/id"
)

// PatchItem changes one item that exists. ifMatch is compared with the item's
// own number.
func (s *Service) PatchItem(ctx context.Context, actor, itineraryID, itemID, ifMatch string, in ItemInput) (trip.Item, error) {
	where, err := s.places(ctx, in)
	if err != nil {
		return trip.Item{}, err
	}
	return s.changeItem(ctx, actor, itineraryID, itemID, ifMatch, func(p *plan, it *trip.Item) error {
		return p.patch(it, in, where)
	})
}

// MoveItem puts an item somewhere else; its times keep their clock on the new
// day.
func (s *Service) MoveItem(ctx context.Context, actor, itineraryID, itemID, ifMatch string, in MoveInput) (trip.Item, error) {
	return s.changeItem(ctx, actor, itineraryID, itemID, ifMatch, func(p *plan, it *trip.Item) error {
		return p.move(it, in)
	})
}

func (p *plan) move(it *trip.Item, in MoveInput) error {
	day, err := optionalDate("body.day", deref(in.Day.Ptr()))
	if err != nil {
		return err
	}
	was, next := *it, *it
	next.Place.Day = day
	if day != "" {
		next.Time = was.Time.OnDate(day)
	}
	if err := p.checkDay(&next); err != nil {
		return err
	}
	if err := heldFast(was, next); err != nil {
		return err
	}
	at := anchor{after: deref(in.After.Ptr()), before: deref(in.Before.Ptr()), first: in.After.Null && in.Before.Ptr() == nil}
	if at.after != "" && at.before != "" {
		return fault.AtField("body.before", at.before, "may not be given together with after")
	}
	pos, err := p.keyAt(it.ID, day, at)
	if err != nil {
		return err
	}
	if err := p.place(it.ID, trip.Place{Day: day, Pos: pos}); err != nil {
		return err
	}
	if sameJSON(was.Time, next.Time) {
		return nil
	}
	return p.setItem(it.ID, "time", next.Time)
}

// DeleteItem marks an item as deleted; RestoreItem takes it back.
func (s *Service) DeleteItem(ctx context.Context, actor, itineraryID, itemID, ifMatch string) error {
	_, err := s.changeItem(ctx, actor, itineraryID, itemID, ifMatch, func(p *plan, it *trip.Item) error {
		return p.do(sync.Delete, sync.Item, it.ID, "", nil)
	})
	return err
}

// RestoreItem takes a deletion back. An item whose day is no longer in the
// trip shows among the ideas.
func (s *Service) RestoreItem(ctx context.Context, actor, itineraryID, itemID string) (out trip.Item, err error) {
	err = s.change(ctx, actor, itineraryID, alive(func(p *plan) error {
		if !id.Valid(itemID) {
			return itemNotThere()
		}
		if err := p.load(itemID); err != nil {
			return err
		}
		it := p.state.Items[itemID]
		if it == nil {
			return itemNotThere()
		}
		if it.Deleted {
			if err := p.bringBack(it); err != nil {
				return err
			}
		}
		out = p.shown(it)
		return nil
	}))
	return out, err
}

func (p *plan) bringBack(it *trip.Item) error {
	if err := p.room(); err != nil {
		return err
	}
	return p.do(sync.Restore, sync.Item, it.ID, "", nil)
}

// room refuses more items than an itinerary may have.
func (p *plan) room() error {
	n, err := p.items()
	if err != nil {
		return err
	}
	if n >= trip.MaxItems {
		return fault.New(fault.Conflict, "the itinerary has %d items already: at most %d", n, trip.MaxItems)
	}
	return nil
}

func (s *Service) changeItem(ctx context.Context, actor, itineraryID, itemID, ifMatch string, fn func(*plan, *trip.Item) error) (out trip.Item, err error) {
	err = s.change(ctx, actor, itineraryID, alive(func(p *plan) error {
		it, err := p.item(itemID)
		if err != nil {
			return err
		}
		if err := httpapi.CheckMatch(ifMatch, it.Seq); err != nil {
			return err
		}
		if err := fn(p, it); err != nil {
			return err
		}
		out = p.shown(it)
		return nil
	}))
	return out, err
}

// shown is an item as it shows in the trip.
func (p *plan) shown(it *trip.Item) trip.Item {
	out := *it
	out.Place = it.Place.In(p.it().Dates)
	return out
}

// Item reads one item.
func (s *Service) Item(ctx context.Context, actor, itineraryID, itemID string) (trip.Item, error) {
	if _, err := s.head(ctx, actor, itineraryID); err != nil {
		return trip.Item{}, err
	}
	if !id.Valid(itemID) {
		return trip.Item{}, itemNotThere()
	}
	it, dates, err := s.store.Item(ctx, itineraryID, itemID)
	it.Place = it.Place.In(dates)
	return it, err
}
