package sync

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// planned are the types that are brought back to an earlier moment. What
// people said, and who has access, stays as it is.
var planned = []Type{Itinerary, Day, Item, Check, Expense, Traveller}

// Back gives the operations that lead from now to an earlier state. Nothing is
// made that exists: what was added since is deleted, what was deleted since is
// restored.
func Back(now, then Replica) []Op {
	var ops []Op
	for _, e := range now.Entities() {
		if slices.Contains(planned, e.Type) {
			ops = append(ops, back(e, then[ReplicaKey{e.Type, e.ID}])...)
		}
	}
	return ops
}

func back(now Entity, then *Entity) []Op {
	op := func(kind Kind, field string, v json.RawMessage) Op {
		return Op{Kind: kind, Type: now.Type, ID: now.ID, F: field, V: v}
	}
	if then == nil {
		return vanish(now, op)
	}
	var ops []Op
	if now.Deleted && !then.Deleted && now.Type != Itinerary {
		ops = append(ops, op(Restore, "", nil))
	}
	if now.Place != then.Place {
		v, _ := json.Marshal(then.Place)
		ops = append(ops, op(Place, "", v))
	}
	for _, f := range fieldsOfBoth(now, *then) {
		if f == "visibility" || bytes.Equal(now.Fields[f], then.Fields[f]) {
			continue
		}
		ops = append(ops, op(Set, f, orNull(then.Fields[f])))
	}
	if !now.Deleted && then.Deleted && now.Type != Itinerary {
		ops = append(ops, op(Delete, "", nil))
	}
	return ops
}

// vanish takes an entity away that did not exist then; of a day, which cannot
// be deleted, what is written about it.
func vanish(now Entity, op func(Kind, string, json.RawMessage) Op) []Op {
	if now.Type != Day {
		if now.Deleted {
			return nil
		}
		return []Op{op(Delete, "", nil)}
	}
	var ops []Op
	for _, f := range slices.Sorted(maps.Keys(now.Fields)) {
		ops = append(ops, op(Set, f, orNull(nil)))
	}
	return ops
}

func fieldsOfBoth(a, b Entity) []string {
	all := maps.Clone(a.Fields)
	maps.Copy(all, b.Fields)
	return slices.Sorted(maps.Keys(all))
}

func orNull(v json.RawMessage) json.RawMessage {
	if v == nil {
		return json.RawMessage("null")
	}
	return v
}

// Inverse gives the operation that takes an entry back, given its entity just
// before it and all that came after on it. ok is false where somebody has
// changed the same since, or where there is nothing to take back.
func Inverse(l Entry, before *Entity, after []Entry) (op Op, ok bool) {
	for _, a := range after {
		if touchesSame(l.Op, a.Op) {
			return Op{}, false
		}
	}
	op = Op{Type: l.Type, ID: l.ID}
	switch l.Kind {
	case Create:
		op.Kind = Delete
		return op, l.Type != Itinerary
	case Delete:
		op.Kind = Restore
		return op, true
	case Restore:
		op.Kind = Delete
		return op, true
	case Place:
		op.Kind = Place
		op.V, _ = json.Marshal(before.Place)
		return op, true
	case Set:
		op.Kind, op.F = Set, l.F
		if before != nil {
			op.V = before.Fields[l.F]
		}
		op.V = orNull(op.V)
		return op, true
	}
	return op, false
}

func touchesSame(a, b Op) bool {
	switch a.Kind {
	case Set:
		return b.Kind == Set && b.F == a.F
	case Place:
		return b.Kind == Place
	case Create:
		return true
	case Delete, Restore:
		return b.Kind == Delete || b.Kind == Restore
	}
	return false
}
