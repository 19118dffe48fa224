package sync

import (
	"encoding/json"
	"slices"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// kept says what entities of a type hold that have no table of their own. It
// is data, so that a new type is a row here.
type kept struct {
	fields map[string]rule
	parent bool // it belongs to something
}

// rule checks a register's value, and gives it as it is kept.
type rule func(at string, v json.RawMessage) (any, error)

const (
	maxComment  = 4000 // characters
	maxProposal = 50   // operations of one suggestion
	maxSharers  = 100  // people who share an expense
)

// others are the types without a table of their own.
var others = map[Type]kept{
	Comment:    {fields: map[string]rule{"text": text(1, maxComment)}, parent: true},
	Vote:       {fields: map[string]rule{"value": oneOf(1, -1)}, parent: true},
	Suggestion: {fields: map[string]rule{"text": text(0, maxComment), "ops": proposal, "status": oneOf("accepted", "declined")}},
	Check:      {fields: map[string]rule{"text": text(0, trip.MaxTitle), "done": as[bool], "assignee": identifier}},
	Expense: {fields: map[string]rule{"title": text(0, trip.MaxTitle), "cost": money, "category": text(0, 40), "paid_by": identifier,
		"shared_by": identifiers, "date": date}},
	Traveller: {fields: map[string]rule{"name": text(1, trip.MaxName), "user_id": identifier}},
	Member:    {fields: map[string]rule{"role": oneOf(trip.Owner, trip.Editor, trip.Commenter, trip.Viewer)}},
}

func as[T any](at string, v json.RawMessage) (any, error) {
	var x T
	if err := json.Unmarshal(v, &x); err != nil {
		return nil, fault.AtField(at, string(v), "is not of the form that this field has")
	}
	return x, nil
}

func text(least, most int) rule {
	return func(at string, v json.RawMessage) (any, error) {
		s, err := as[string](at, v)
		if err != nil {
			return nil, err
		}
		return s, trip.Text(at, s.(string), least, most)
	}
}

func oneOf[T comparable](values ...T) rule {
	return func(at string, v json.RawMessage) (any, error) {
		x, err := as[T](at, v)
		if err == nil && !slices.Contains(values, x.(T)) {
			err = fault.AtField(at, string(v), "must be one of %v", values)
		}
		return x, err
	}
}

func identifier(at string, v json.RawMessage) (any, error) {
	s, err := as[string](at, v)
	if err != nil {
		return nil, err
	}
	return s, trip.CheckID(at, s.(string))
}

func identifiers(at string, v json.RawMessage) (any, error) {
	list, err := as[[]string](at, v)
	if err != nil {
		return nil, err
	}
	if n := len(list.([]string)); n > maxSharers {
		return nil, fault.AtField(at, n, "has %d entries: at most %d", n, maxSharers)
	}
	for _, s := range list.([]string) {
		if err := trip.CheckID(at, s); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func money(at string, v json.RawMessage) (any, error) {
	m, err := as[trip.Money](at, v)
	if err != nil {
		return nil, err
	}
	sum := m.(trip.Money)
	return sum, sum.Check(at)
}

func date(at string, v json.RawMessage) (any, error) {
	s, err := as[string](at, v)
	if err != nil {
		return nil, err
	}
	return trip.ParseDate(at, s.(string))
}

// proposal is what a suggestion would do: operations on items and days, which
// are checked in full when somebody accepts them.
func proposal(at string, v json.RawMessage) (any, error) {
	list, err := as[[]Op](at, v)
	if err != nil {
		return nil, err
	}
	ops := list.([]Op)
	if len(ops) > maxProposal {
		return nil, fault.AtField(at, len(ops), "has %d operations: at most %d", len(ops), maxProposal)
	}
	for _, op := range ops {
		if op.Type != Item && op.Type != Day {
			return nil, fault.AtField(at, string(op.Type), "may be about items and days")
		}
		if err := (Pushed{N: 1, Op: op}).Check(); err != nil {
			return nil, err
		}
	}
	return ops, nil
}
