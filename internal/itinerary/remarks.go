package itinerary

import (
	"context"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

// EntityFilter chooses living entities without a table of their own.
type EntityFilter struct {
	Type   sync.Type
	ID     string // "" for all
	Parent string // "" for all
	Author string // "" for all
	After  string // the id after which the page starts; "" for the first
	Limit  int    // 0 for all
}

// Find gives a page of an itinerary's comments, suggestions and the like, in
// the order in which they were made.
func (s *Service) Find(ctx context.Context, actor, itineraryID string, f EntityFilter) ([]sync.Entity, error) {
	if _, err := s.head(ctx, actor, itineraryID); err != nil {
		return nil, err
	}
	return s.store.Find(ctx, itineraryID, f)
}

// Remark is a new comment, suggestion or traveller.
type Remark struct {
	ID       string
	Type     sync.Type
	Parent   string
	Fields   map[string]any
	Reserved bool // one with this id was made by this very request, run before
}

// Add makes an entity for whoever may.
func (s *Service) Add(ctx context.Context, actor, itineraryID string, r Remark) (out sync.Entity, err error) {
	err = s.remark(ctx, actor, itineraryID, func(p *plan) error {
		if err := p.loadOthers(r.ID); err != nil {
			return err
		}
		if e := p.state.Others[r.ID]; r.Reserved && e != nil && e.CreatedBy == actor {
			out = *e
			return nil
		}
		if err := p.checkParent(r.Parent); err != nil {
			return err
		}
		op, err := sync.New(sync.Create, r.Type, r.ID, "", sync.Creation[sync.Position, map[string]any]{Place: sync.Position{Parent: r.Parent}, Fields: r.Fields})
		if err != nil {
			return err
		}
		if err := p.make(op); err != nil {
			return err
		}
		out = *p.state.Others[r.ID]
		return nil
	})
	return out, err
}

// Edit sets fields of an entity, for whoever may.
func (s *Service) Edit(ctx context.Context, actor, itineraryID string, typ sync.Type, entity string, fields map[string]any) (out sync.Entity, err error) {
	err = s.remark(ctx, actor, itineraryID, func(p *plan) error {
		e, err := p.living(typ, entity)
		if err != nil {
			return err
		}
		if err := sync.Allowed(p.role, p.actor, sync.Op{Kind: sync.Set, Type: typ, ID: entity}, e.CreatedBy); err != nil {
			return err // also where there is nothing to set
		}
		for f, v := range fields {
			op, err := sync.New(sync.Set, typ, entity, f, v)
			if err != nil {
				return err
			}
			if err := p.make(op); err != nil {
				return err
			}
		}
		out = *e
		return nil
	})
	return out, err
}

// Remove deletes an entity, for whoever may.
func (s *Service) Remove(ctx context.Context, actor, itineraryID string, typ sync.Type, entity string) error {
	return s.remark(ctx, actor, itineraryID, func(p *plan) error {
		if _, err := p.living(typ, entity); err != nil {
			return err
		}
		return p.make(sync.Op{Kind: sync.Delete, Type: typ, ID: entity})
	})
}

// remark is the write path for whoever may read: what they may do besides is
// decided by operation, as for operations that clients push.
func (s *Service) remark(ctx context.Context, actor, itineraryID string, fn func(*plan) error) error {
	return inBody(s.changeBy(ctx, actor, itineraryID, trip.Role.MayRead, alive(fn)))
}

// make applies an operation that its actor may make.
func (p *plan) make(op sync.Op) error {
	if err := p.mayPush(op); err != nil {
		return err
	}
	return p.apply(sync.Entry{Op: op, Batch: p.batch})
}

// living gives an entity of a type.
func (p *plan) living(typ sync.Type, entity string) (*sync.Entity, error) {
	if id.Valid(entity) {
		if err := p.loadOthers(entity); err != nil {
			return nil, err
		}
	}
	e := p.state.Others[entity]
	if e == nil || e.Type != typ || e.Deleted {
		return nil, fault.New(fault.NotFound, "there is no such %s", typ)
	}
	return e, nil
}

// checkParent refuses what nothing can be about.
func (p *plan) checkParent(parent string) error {
	if parent == "" || parent == p.it().ID {
		return nil
	}
	if d, err := trip.ParseDate("", parent); err == nil && p.it().Dates.Has(d) {
		return nil
	}
	_, err := p.item(parent)
	if fault.Is(err, fault.NotFound) {
		return fault.AtField("body.parent_id", parent, "must be an item, a day of the trip or the itinerary")
	}
	return err
}
