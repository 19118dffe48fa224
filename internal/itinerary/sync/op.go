package sync

import (
	"encoding/json"

	"sojourn/internal/kit/fault"
)

// Kind says what an operation does.
type Kind string

// The kinds of operations.
const (
	Create  Kind = "create"  // V is the whole entity
	Set     Kind = "set"     // V is the new value of field F
	Place   Kind = "place"   // V is a trip.Place
	Delete  Kind = "delete"  // marks the entity
	Restore Kind = "restore" // takes the mark away
)

// Type says what kind of entity an operation is about.
type Type string

// The types of entities.
const (
	Itinerary Type = "itinerary" // the trip's own settings; its id is the itinerary's
	Day       Type = "day"       // what is written about a date; its id is the date
	Item      Type = "item"
)

// Op is one change to one entity.
type Op struct {
	Kind Kind            `json:"k"`
	Type Type            `json:"type"`
	ID   string          `json:"id"`
	F    string          `json:"f,omitempty"`
	V    json.RawMessage `json:"v,omitempty"`
}

// New makes an operation with a value, which must marshal.
func New(kind Kind, typ Type, id, field string, value any) (Op, error) {
	op := Op{Kind: kind, Type: typ, ID: id, F: field}
	if value == nil {
		return op, nil
	}
	v, err := json.Marshal(value)
	if err != nil {
		return Op{}, fault.Wrap(err, fault.Internal, "operation %s %s", kind, field)
	}
	op.V = v
	return op, nil
}

// Touched lists the ids of a type that the operations are about, each once.
func Touched(ops []Op, typ Type) []string {
	var ids []string
	seen := map[string]bool{}
	for _, op := range ops {
		if op.Type == typ && !seen[op.ID] {
			seen[op.ID] = true
			ids = append(ids, op.ID)
		}
	}
	return ids
}
