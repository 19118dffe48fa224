package sync

import (
	"encoding/json"
	"maps"
	"slices"
)

// Replica folds a log the way every client does: without knowing what the
// fields mean. The server's tables must always say the same.
type Replica map[ReplicaKey]*Entity

// ReplicaKey names an entity. Ids alone would do but for days, whose ids are
// dates.
type ReplicaKey struct {
	Type Type
	ID   string
}

// NewReplica starts from a snapshot, which it does not change.
func NewReplica(entities []Entity) Replica {
	r := Replica{}
	for _, e := range entities {
		e.Fields, e.Text = maps.Clone(e.Fields), maps.Clone(e.Text)
		r[ReplicaKey{e.Type, e.ID}] = &e
	}
	return r
}

// Replay folds a log over the snapshot before it, nil where the log is whole.
func Replay(start *Snapshot, log []Entry) Replica {
	r := Replica{}
	if start != nil {
		r = NewReplica(start.Entities)
	}
	for _, l := range log {
		r.Fold(l)
	}
	return r
}

// Fold applies an entry of the log, which the server has checked.
func (r Replica) Fold(l Entry) {
	key := ReplicaKey{l.Type, l.ID}
	e := r[key]
	if e == nil || l.Kind == Create {
		e = &Entity{ID: l.ID, Type: l.Type, Fields: map[string]json.RawMessage{}, CreatedBy: l.Actor, CreatedAt: l.At}
		r[key] = e
	}
	e.touch(l.Stamp)
	switch l.Kind {
	case Create:
		var c Creation[Position, map[string]json.RawMessage]
		_ = json.Unmarshal(l.V, &c)
		e.Place = c.Place
		for f, v := range c.Fields {
			e.put(f, v)
		}
		if l.Type == Itinerary {
			r.Fold(Entry{Op: Op{Kind: Create, Type: Member, ID: l.Actor, V: json.RawMessage(`{"fields":{"role":"owner"}}`)}, Stamp: l.Stamp})
		}
	case Set:
		r.set(e, l)
	case Place:
		e.Place = Position{}
		_ = json.Unmarshal(l.V, &e.Place)
	case Delete, Restore:
		e.Deleted = l.Kind == Delete
	}
}

func (r Replica) set(e *Entity, l Entry) {
	if !IsText(l.Type, l.F) {
		e.put(l.F, l.V)
		return
	}
	if !IsEdit(l.V) {
		delete(e.Text, l.F)
		e.put(l.F, l.V)
		return
	}
	var edit Edit
	_ = json.Unmarshal(l.V, &edit)
	e.setText(l.F, e.Text[l.F].edited(e.TextOf(l.F), edit))
	text, _ := json.Marshal(edit.Text)
	e.put(l.F, text)
}

func (e *Entity) put(field string, v json.RawMessage) {
	if isEmpty(v) {
		delete(e.Fields, field)
		return
	}
	e.Fields[field] = v
}

// Entities lists the replica, sorted by id and type.
func (r Replica) Entities() []Entity {
	all := make([]Entity, 0, len(r))
	for _, e := range r {
		all = append(all, *e)
	}
	slices.SortFunc(all, byID)
	return all
}
