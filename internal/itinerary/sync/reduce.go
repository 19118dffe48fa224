package sync

import (
	"encoding/json"
	"errors"
	"time"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// State is as much of an itinerary as a run of operations touches. Every
// entity that exists and is touched must be in it before Reduce, and so must
// the Texts that are edited.
type State struct {
	Itinerary *trip.Itinerary
	Days      map[trip.Date]*trip.Day
	Items     map[string]*trip.Item
	Others    map[string]*Entity // of the types without a table of their own
	Texts     map[TextKey]*Text  // nil where it was set whole since
}

// NewState makes a state around an itinerary's settings.
func NewState(it *trip.Itinerary) *State {
	return &State{Itinerary: it, Days: map[trip.Date]*trip.Day{}, Items: map[string]*trip.Item{}, Others: map[string]*Entity{}, Texts: map[TextKey]*Text{}}
}

// Reduce applies one operation, and gives it with the value as it is kept. It
// answers fault.Invalid for a value no entity may have, fault.NotFound for an
// entity that is not in the state, and fault.Conflict for one that is created
// twice. After an error the state is of no further use.
func Reduce(s *State, op Op, at Stamp) (Op, error) {
	var v json.RawMessage
	var err error
	switch op.Type {
	case Itinerary:
		v, err = reduceItinerary(s, op, at)
	case Day:
		v, err = reduceDay(s, op, at)
	case Item:
		v, err = reduceItem(s, op, at)
	default:
		v, err = reduceOther(s, op, at)
	}
	if err != nil {
		return op, err
	}
	s.Itinerary.Seq, s.Itinerary.UpdatedAt = at.Seq, at.At
	op.V = v
	return op, nil
}

func reduceItinerary(s *State, op Op, at Stamp) (v json.RawMessage, err error) {
	it := s.Itinerary
	if op.ID != it.ID {
		return nil, fault.New(fault.NotFound, "the operation is about another itinerary, %s", op.ID)
	}
	switch op.Kind {
	case Create:
		v, err = s.createItinerary(op, at)
	case Set:
		v, err = s.setText(op, itineraryField(it, op.F))
	case Delete:
		it.DeletedAt = at.At
	case Restore:
		it.DeletedAt = time.Time{}
	default:
		err = unknownKind(op)
	}
	if err != nil {
		return nil, err
	}
	it.Settings = markOf(at)
	return v, it.Check()
}

func markOf(at Stamp) trip.Mark { return trip.Mark{Seq: at.Seq, By: at.Actor, At: at.At} }

// createItinerary also makes its creator the owner.
func (s *State) createItinerary(op Op, at Stamp) (json.RawMessage, error) {
	it := s.Itinerary
	c := Creation[struct{}, *trip.Itinerary]{Fields: it}
	if err := decode(op, &c); err != nil {
		return nil, err
	}
	it.UserID, it.CreatedBy, it.CreatedAt = at.Actor, at.Actor, at.At
	s.Others[at.Actor] = &Entity{ID: at.Actor, Type: Member, Fields: map[string]json.RawMessage{"role": json.RawMessage(`"owner"`)},
		Seq: at.Seq, CreatedBy: at.Actor, CreatedAt: at.At, UpdatedBy: at.Actor, UpdatedAt: at.At}
	return json.Marshal(c)
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
	case "budget":
		return &it.Budget
	}
	return nil
}

func reduceDay(s *State, op Op, at Stamp) (json.RawMessage, error) {
	if op.Kind != Set {
		return nil, unknownKind(op)
	}
	date, err := trip.ParseDate("op.id", op.ID)
	if err != nil {
		return nil, err
	}
	day := s.Days[date]
	if day == nil {
		day = &trip.Day{Date: date, Created: markOf(at)}
		s.Days[date] = day
	}
	var target any
	switch op.F {
	case "title":
		target = &day.Title
	case "notes":
		target = &day.Notes
	}
	v, err := s.setText(op, target)
	if err != nil {
		return nil, err
	}
	day.Updated = markOf(at)
	if err := trip.Text("body.title", day.Title, 0, trip.MaxTitle); err != nil {
		return nil, err
	}
	return v, trip.Text("body.notes", day.Notes, 0, trip.MaxDescription)
}

func reduceItem(s *State, op Op, at Stamp) (v json.RawMessage, err error) {
	if op.Kind == Create {
		return createItem(s, op, at)
	}
	it := s.Items[op.ID]
	if it == nil {
		return nil, fault.New(fault.NotFound, "there is no item %s", op.ID)
	}
	switch op.Kind {
	case Set:
		v, err = s.setText(op, itemField(it, op.F))
	case Place:
		it.Place, v, err = itemPlace(op)
	case Delete, Restore:
		it.Deleted = op.Kind == Delete
	default:
		err = unknownKind(op)
	}
	it.Seq, it.UpdatedBy, it.UpdatedAt = at.Seq, at.Actor, at.At
	return v, err
}

func itemPlace(op Op) (p trip.Place, v json.RawMessage, err error) {
	if err = decode(op, &p); err != nil {
		return p, nil, err
	}
	if err = checkPlace(p); err != nil {
		return p, nil, err
	}
	v, err = json.Marshal(p)
	return p, v, err
}

func checkPlace(p trip.Place) error {
	if p.Day != "" {
		if _, err := trip.ParseDate("body.day", string(p.Day)); err != nil {
			return err
		}
	}
	return trip.CheckKey("body.pos", p.Pos)
}

func createItem(s *State, op Op, at Stamp) (json.RawMessage, error) {
	if s.Items[op.ID] != nil {
		return nil, fault.New(fault.Conflict, "item %s exists already", op.ID)
	}
	var c Creation[trip.Place, trip.Item]
	if err := decode(op, &c); err != nil {
		return nil, err
	}
	if err := checkPlace(c.Place); err != nil {
		return nil, err
	}
	v, err := json.Marshal(c)
	it := &c.Fields
	it.Place, it.ID, it.Seq = c.Place, op.ID, at.Seq
	it.CreatedBy, it.CreatedAt, it.UpdatedBy, it.UpdatedAt = at.Actor, at.At, at.Actor, at.At
	s.Items[op.ID] = it
	return v, err
}

func itemField(it *trip.Item, field string) any {
	fields := map[string]any{
		"type": &it.Type, "title": &it.Title, "description": &it.Description,
		"location": &it.Location, "end_location": &it.EndLocation, "time": &it.Time,
		"duration_min": &it.DurationMin, "locked": &it.Locked, "arrive_by": &it.ArriveBy, "booking_ref": &it.BookingRef,
		"cost": &it.Cost, "url": &it.URL, "media_urls": &it.MediaURLs, "done": &it.Done,
	}
	return fields[field]
}

// setText sets a field, which may be a text that people write together.
func (s *State) setText(op Op, target any) (json.RawMessage, error) {
	if t, ok := target.(*string); ok && IsText(op.Type, op.F) {
		return reduceText(s, op, t)
	}
	return setField(op, target)
}

// setField replaces a register whole: what the old value had and the new one
// lacks must not shine through. An empty value empties it.
func setField(op Op, target any) (json.RawMessage, error) {
	if target == nil {
		return nil, fault.AtField("op.f", op.F, "is not a field of a %s", op.Type)
	}
	clearTarget(target)
	if isEmpty(op.V) {
		return json.RawMessage("null"), nil
	}
	if err := decode(op, target); err != nil {
		return nil, err
	}
	return json.Marshal(target)
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
	case **int:
		*t = nil
	case *[]string:
		*t = nil
	case *bool:
		*t = false
	case *string:
		*t = ""
	case *trip.ItemType:
		*t = ""
	case *trip.Status:
		*t = ""
	case *trip.Visibility:
		*t = ""
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

// CheckItems refuses items whose fields do not fit each other, once a whole
// batch is applied: half-way through one they may.
func CheckItems(s *State) error {
	for _, it := range s.Items {
		if it.Deleted {
			continue
		}
		if err := it.Check(); err != nil {
			return err
		}
	}
	return nil
}
