package sync

import (
	"encoding/json"
	"time"

	"sojourn/internal/kit/fault"
)

// Kind says what an operation does.
type Kind string

// The kinds of operations.
const (
	Create  Kind = "create"  // V is a Creation
	Set     Kind = "set"     // V is the new value of field F
	Place   Kind = "place"   // V is {parent, pos}
	Delete  Kind = "delete"  // marks the entity
	Restore Kind = "restore" // takes the mark away
)

// Type says what kind of entity an operation is about.
type Type string

// The types of entities.
const (
	Itinerary  Type = "itinerary" // the trip's own settings; its id is the itinerary's
	Day        Type = "day"       // what is written about a date; its id is the date
	Item       Type = "item"
	Comment    Type = "comment"
	Vote       Type = "vote"
	Suggestion Type = "suggestion" // what somebody who may not edit would do
	Check      Type = "check"      // a row of a checklist
	Expense    Type = "expense"
	Traveller  Type = "traveller"
	Member     Type = "member" // who has access; made by the system alone, its id is the user's
)

// Op is one change to one entity.
type Op struct {
	Kind Kind            `json:"k"`
	Type Type            `json:"type,omitempty"`
	ID   string          `json:"id"`
	F    string          `json:"f,omitempty"`
	V    json.RawMessage `json:"v,omitempty"`
}

// Creation is the value of a Create.
type Creation[P, F any] struct {
	Place  P `json:"place,omitzero"`
	Fields F `json:"fields,omitzero"`
}

// Stamp says who made an operation, when, and its number.
type Stamp struct {
	Seq   int64     `json:"seq"`
	Actor string    `json:"by"` // the user; "" for the system
	At    time.Time `json:"at"`
}

// Entry is an operation as the log keeps it and every replica receives it.
type Entry struct {
	Op
	Stamp
	Client string `json:"c,omitempty"`    // who numbered it, where a client did
	N      int64  `json:"n,omitempty"`    // its number there
	Batch  string `json:"b"`              // the undo step it belongs to
	Undoes string `json:"u,omitempty"`    // the batch that it takes back
	Over   int64  `json:"over,omitempty"` // the operation of another client that it overrode unseen

	Digest string `json:"-"` // of what the client sent
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
