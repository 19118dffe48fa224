package sync

import (
	"encoding/json"
	"errors"
	"time"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// State is as much of an itinerary as a run of operations touches. Every
// entity that exists and is touched must be in it before Reduce.
type State struct {
	Itinerary *trip.Itinerary
	Days      map[trip.Date]*trip.Day
	Items     map[string]*trip.Item
}

// NewState makes a state around an itinerary's settings.
func NewState(it *trip.Itinerary) *State {
	return &State{Itinerary: it, Days: map[trip.Date]*trip.Day{}, Items: map[string]*trip.Item{}}
}

// Stamp says who made an operation, when, and its number.
type Stamp struct {
	Seq   int64
	Actor string
	At    time.Time
}

// Reduce applies one operation. It answers fault.Invalid for a value no entity
// may have, fault.NotFound for an entity that is not in the state, and
// fault.Conflict for one that is created twice. After an error the state is
// of no further use.
func Reduce(s *State, op Op, at Stamp) error {
	var err error
	switch op.Type {
	case Itinerary:
		err = reduceItinerary(s.Itinerary, op, at)
	case Day:
		err = reduceDay(s, op)
	case Item:
		err = reduceItem(s, op, at)
	default:
		err = fault.AtField("op.type", string(op.Type), "is not a type of entity")
	}
	if err != nil {
		return err
	}
	s.Itinerary.Seq, s.Itinerary.UpdatedAt = at.Seq, at.At
	return nil
}

func reduceItinerary(it *trip.Itinerary, op Op, at Stamp) error {
	switch op.Kind {
	case Create:
		id, owner := it.ID, it.UserID
		if err := decode(op, it); err != nil {
			return err
		}
		it.ID, it.UserID, it.CreatedAt = id, owner, at.At
		return checkItinerary(it)
	case Set:
		if err := setField(op, itineraryField(it, op.F)); err != nil {
			return err
		}
		return checkItinerary(it)
	case Delete:
		it.DeletedAt = at.At
	case Restore:
		it.DeletedAt = time.Time{}
	default:
		return unknownKind(op)
	}
	return nil
}

func itineraryField(it *trip.Itinerary, field string) any {
	switch field {
	case "name":
		return &it.Name
	case "description":
		return &it.Description
	case "dates":
		return &it.Dates
	case "status":
		return &it.Status
	case "visibility":
		return &it.Visibility
	case "home_currency":
		return &it.HomeCurrency
	case "cover":
		return &it.Cover
	case "destination":
		return &it.Destination
	}
	return nil
}

func checkItinerary(it *trip.Itinerary) error {
	if err := trip.Text("body.name", it.Name, 1, trip.MaxName); err != nil {
		return err
	}
	if err := trip.Text("body.description", it.Description, 0, trip.MaxDescription); err != nil {
		return err
	}
	return trip.Currency("body.home_currency", it.HomeCurrency)
}

func reduceDay(s *State, op Op) error {
	if op.Kind != Set {
		return unknownKind(op)
	}
	date, err := trip.ParseDate("op.id", op.ID)
	if err != nil {
		return err
	}
	day := s.Days[date]
	if day == nil {
		day = &trip.Day{Date: date}
		s.Days[date] = day
	}
	var target any
	switch op.F {
	case "title":
		target = &day.Title
	case "notes":
		target = &day.Notes
	}
	if err := setField(op, target); err != nil {
		return err
	}
	if err := trip.Text("body.title", day.Title, 0, trip.MaxTitle); err != nil {
		return err
	}
	return trip.Text("body.notes", day.Notes, 0, trip.MaxDescription)
}

func reduceItem(s *State, op Op, at Stamp) error {
	it := s.Items[op.ID]
	if op.Kind == Create {
		return createItem(s, op, at)
	}
	if it == nil {
		return fault.New(fault.NotFound, "there is no item %s", op.ID)
	}
	switch op.Kind {
	case Set:
		if err := setField(op, itemField(it, op.F)); err != nil {
			return err
		}
	case Place:
		var p trip.Place
		if err := decode(op, &p); err != nil {
			return err
		}
		if err := trip.CheckKey("body.pos", p.Pos); err != nil {
			return err
		}
		it.Place = p
	case Delete, Restore:
		it.Deleted = op.Kind == Delete
	default:
		return unknownKind(op)
	}
	it.Seq, it.UpdatedBy, it.UpdatedAt = at.Seq, at.Actor, at.At
	return nil
}

func createItem(s *State, op Op, at Stamp) error {
	if s.Items[op.ID] != nil {
		return fault.New(fault.Conflict, "item %s exists already", op.ID)
	}
	it := &trip.Item{}
	if err := decode(op, it); err != nil {
		return err
	}
	if err := trip.CheckKey("body.pos", it.Place.Pos); err != nil {
		return err
	}
	it.ID, it.Seq = op.ID, at.Seq
	it.CreatedBy, it.CreatedAt, it.UpdatedBy, it.UpdatedAt = at.Actor, at.At, at.Actor, at.At
	s.Items[op.ID] = it
	return nil
}

func itemField(it *trip.Item, field string) any {
	fields := map[string]any{
		"type": &it.Type, "title": &it.Title, "description": &it.Description,
		"location": &it.Location, "end_location": &it.EndLocation, "time": &it.Time,
		"duration_min": &it.DurationMin, "locked": &it.Locked, "booking_ref": &it.BookingRef,
		"cost": &it.Cost, "url": &it.URL, "media_urls": &it.MediaURLs, "done": &it.Done,
	}
	return fields[field]
}

// setField replaces a register whole: what the old value had and the new one
// lacks must not shine through.
func setField(op Op, target any) error {
	if target == nil {
		return fault.AtField("op.f", op.F, "is not a field of a %s", op.Type)
	}
	clearTarget(target)
	return decode(op, target)
}

func clearTarget(target any) {
	switch t := target.(type) {
	case *trip.Time:
		*t = trip.Time{}
	case *trip.Dates:
		*t = trip.Dates{}
	case **trip.Location:
		*t = nil
	case **trip.Money:
		*t = nil
	case *[]string:
		*t = nil
	}
}

func decode(op Op, target any) error {
	err := json.Unmarshal(op.V, target)
	if _, ok := errors.AsType[*fault.Error](err); ok {
		return err
	}
	return fault.Wrap(err, fault.Invalid, "operation %s %s %s has a value of the wrong form", op.Kind, op.Type, op.F)
}

func unknownKind(op Op) error {
	return fault.AtField("op.k", string(op.Kind), "is not something that can be done to a %s", op.Type)
}

// Check refuses items whose fields do not fit each other, once a whole batch
// is applied: half-way through one they may.
func Check(s *State) error {
	for _, it := range s.Items {
		if it.Deleted {
			continue
		}
		if err := it.Check(); err != nil {
			return err
		}
		if d := it.Place.Day; d != "" && !s.Itinerary.Dates.Has(d) {
			return fault.AtField("body.day", string(d), "is not a day of this trip (%s to %s)", s.Itinerary.Dates.Start, s.Itinerary.Dates.End)
		}
	}
	return nil
}
