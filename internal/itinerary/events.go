package itinerary

import (
	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/eventlog"
)

var eventNames = map[sync.Type]map[sync.Kind]string{
	sync.Itinerary: {sync.Create: itineraryapi.Created, sync.Set: itineraryapi.Changed, sync.Delete: itineraryapi.Deleted, sync.Restore: itineraryapi.Restored},
	sync.Day:       {sync.Set: itineraryapi.DayChanged},
	sync.Item: {sync.Create: itineraryapi.ItemAdded, sync.Set: itineraryapi.ItemChanged, sync.Place: itineraryapi.ItemMoved,
		sync.Delete: itineraryapi.ItemRemoved, sync.Restore: itineraryapi.ItemRestored},
}

// otherNames are the events of entities without a table of their own.
var otherNames = map[sync.Kind]string{sync.Create: itineraryapi.EntityAdded, sync.Set: itineraryapi.EntityChanged, sync.Place: itineraryapi.EntityChanged,
	sync.Delete: itineraryapi.EntityRemoved, sync.Restore: itineraryapi.EntityRestored}

func eventName(op sync.Op) string {
	if names, own := eventNames[op.Type]; own {
		return names[op.Kind]
	}
	return otherNames[op.Kind]
}

// events tells of the batch: one event an entity and kind of change, with the
// fields that were set.
func (p *plan) events() ([]eventlog.Event, error) {
	type subject struct{ event, entity string }
	var order []subject
	changes := map[subject]*itineraryapi.Change{}
	for _, l := range p.log {
		key := subject{eventName(l.Op), l.Op.ID}
		c := changes[key]
		if c == nil {
			c = p.describe(l)
			changes[key] = c
			order = append(order, key)
		}
		c.Seq = l.Seq
		if l.F != "" {
			c.Fields = append(c.Fields, l.F)
		}
	}
	events := make([]eventlog.Event, 0, len(order))
	for _, key := range order {
		e, err := eventlog.New(key.event, p.it().ID, p.now, changes[key])
		if err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	return events, nil
}

func (p *plan) describe(l sync.Entry) *itineraryapi.Change {
	c := changeOf(p.it(), p.actor)
	switch l.Type {
	case sync.Day:
		c.Day = l.Op.ID
	case sync.Item:
		it := p.shown(p.state.Items[l.Op.ID])
		c.ItemID, c.ItemType, c.Title, c.Day = it.ID, string(it.Type), it.Title, string(it.Place.Day)
		if it.Location != nil {
			c.LocationID, c.Country = it.Location.ID, it.Location.Country
		}
	case sync.Itinerary:
	default:
		c.EntityType, c.EntityID, c.ParentID = string(l.Type), l.ID, p.state.Others[l.ID].Place.Parent
	}
	return &c
}

func changeOf(it *trip.Itinerary, actor string) itineraryapi.Change {
	return itineraryapi.Change{ItineraryID: it.ID, Seq: it.Seq, ActorID: actor, Name: it.Name, OwnerID: it.UserID}
}
