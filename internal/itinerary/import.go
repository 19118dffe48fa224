package itinerary

import (
	"context"
	"slices"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

// Import makes a new itinerary of a file, in one batch. It equals the file's
// but for its id, its members, and who did what when.
func (s *Service) Import(ctx context.Context, actor, newID string, file File) (trip.Document, error) {
	x := importing{file: file, newID: newID, seen: map[string]bool{}}
	if err := x.read(); err != nil {
		return trip.Document{}, err
	}
	if err := s.create(ctx, actor, newID, x.settings, x.write); err != nil {
		return trip.Document{}, err
	}
	return s.store.Document(ctx, newID)
}

// ImportOnce is Import for a request that may be a repeat.
func (s *Service) ImportOnce(ctx context.Context, actor, newID string, file File, reserved bool) (trip.Document, error) {
	doc, err := s.Import(ctx, actor, newID, file)
	return s.orExisting(ctx, actor, newID, reserved, doc, err)
}

// importing is a file on its way in: checked whole, then written as operations.
type importing struct {
	file     File
	newID    string
	settings trip.Itinerary
	found    bool // the settings
	seen     map[string]bool
	items    int
	others   int
	steps    []func(*plan) error // what makes the entities, then what edits texts
	edits    []func(*plan) error
}

// read checks every entity, so that what is wrong is named before anything is
// written.
func (x *importing) read() error {
	for i := range x.file.Entities {
		e := &x.file.Entities[i]
		if e.Deleted || e.Type == string(sync.Member) {
			continue
		}
		if err := x.entity(e); err != nil {
			return inEntity(i, err)
		}
	}
	switch {
	case !x.found:
		return fault.AtField("body.entities", x.file.ItineraryID, "has no entity of type itinerary with the id that itinerary_id names")
	case x.items > trip.MaxItems:
		return fault.AtField("body.entities", x.items, "has %d items: at most %d", x.items, trip.MaxItems)
	case x.others > maxOthers:
		return fault.AtField("body.entities", x.others, "has %d comments, votes and the like: at most %d", x.others, maxOthers)
	}
	return nil
}

func (x *importing) entity(e *FileEntity) error {
	if e.Type != string(sync.Day) {
		if err := id.Check("id", e.ID); err != nil {
			return err
		}
	}
	if x.seen[e.ID] {
		return fault.AtField("id", e.ID, "is there twice")
	}
	x.seen[e.ID] = true
	switch sync.Type(e.Type) {
	case sync.Itinerary:
		return x.itinerary(e)
	case sync.Day:
		return x.day(e)
	case sync.Item:
		return x.item(e)
	}
	return x.other(e)
}

// write makes the operations.
func (x *importing) write(p *plan) error {
	for _, step := range slices.Concat(x.steps, x.edits) {
		if err := step(p); err != nil {
			return err
		}
	}
	return nil
}
