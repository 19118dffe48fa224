package sync

import (
	"encoding/json"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// reduceOther applies an operation to an entity of a type that has no table of
// its own.
func reduceOther(s *State, op Op, at Stamp) (v json.RawMessage, err error) {
	spec, known := others[op.Type]
	if !known {
		return nil, fault.AtField("op.type", string(op.Type), "is not a type of entity")
	}
	e := s.Others[op.ID]
	if op.Kind == Create {
		return createOther(s, op, at, spec)
	}
	if e == nil || e.Type != op.Type {
		return nil, fault.New(fault.NotFound, "there is no %s %s", op.Type, op.ID)
	}
	switch op.Kind {
	case Set:
		v, err = e.set(spec, op)
	case Place:
		e.Place, v, err = position(op)
	case Delete, Restore:
		e.Deleted = op.Kind == Delete
	default:
		err = unknownKind(op)
	}
	e.touch(at)
	return v, err
}

func (e *Entity) set(spec kept, op Op) (json.RawMessage, error) {
	check := spec.fields[op.F]
	if check == nil {
		return nil, fault.AtField("op.f", op.F, "is not a field of a %s", op.Type)
	}
	if isEmpty(op.V) {
		delete(e.Fields, op.F)
		return json.RawMessage("null"), nil
	}
	v, err := checked(check, "op.v", op.V)
	if err == nil {
		e.Fields[op.F] = v
	}
	return v, err
}

func checked(check rule, at string, raw json.RawMessage) (json.RawMessage, error) {
	v, err := check(at, raw)
	if err != nil {
		return nil, err
	}
	return json.Marshal(v)
}

func position(op Op) (p Position, v json.RawMessage, err error) {
	if err = decode(op, &p); err == nil {
		err = p.check()
	}
	if err != nil {
		return p, nil, err
	}
	v, err = json.Marshal(p)
	return p, v, err
}

const maxParent = 100 // characters

func (p Position) check() error {
	if p.Pos != "" {
		if err := trip.CheckKey("op.v.pos", p.Pos); err != nil {
			return err
		}
	}
	return trip.Text("op.v.parent", p.Parent, 0, maxParent)
}

func createOther(s *State, op Op, at Stamp, spec kept) (json.RawMessage, error) {
	e := s.Others[op.ID]
	again := e != nil && e.Deleted && op.Type == Member // who was removed may be invited again
	if e != nil && !again {
		return nil, fault.New(fault.Conflict, "%s %s exists already", op.Type, op.ID)
	}
	var c Creation[Position, map[string]json.RawMessage]
	if err := decode(op, &c); err != nil {
		return nil, err
	}
	if err := c.Place.check(); err != nil {
		return nil, err
	}
	if spec.parent && c.Place.Parent == "" {
		return nil, fault.AtField("op.v.place.parent", "", "must name what the %s belongs to", op.Type)
	}
	e = &Entity{ID: op.ID, Type: op.Type, Place: c.Place, Fields: map[string]json.RawMessage{}, CreatedBy: at.Actor, CreatedAt: at.At}
	for field, v := range c.Fields {
		if _, err := e.set(spec, Op{Type: op.Type, F: field, V: v}); err != nil {
			return nil, err
		}
	}
	e.touch(at)
	s.Others[op.ID] = e
	return json.Marshal(Creation[Position, map[string]json.RawMessage]{e.Place, e.Fields})
}
