package sync

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"time"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// Entity is anything in an itinerary, as replicas see it. Fields holds no empty
// values.
type Entity struct {
	ID        string                     `json:"id"`
	Type      Type                       `json:"type"`
	Place     Position                   `json:"place"`
	Fields    map[string]json.RawMessage `json:"fields"`
	Text      map[string]*Text           `json:"text,omitempty"`
	Deleted   bool                       `json:"deleted"`
	Seq       int64                      `json:"seq"` // of the last operation on it
	CreatedBy string                     `json:"created_by"`
	CreatedAt time.Time                  `json:"created_at"`
	UpdatedBy string                     `json:"updated_by"`
	UpdatedAt time.Time                  `json:"updated_at"`
}

// Position is an entity's place register: what it belongs to, and its order
// key there.
type Position struct {
	Parent string `json:"parent"`
	Pos    string `json:"pos"`
}

// touch notes an operation.
func (e *Entity) touch(at Stamp) { e.Seq, e.UpdatedBy, e.UpdatedAt = at.Seq, at.Actor, at.At }

// TextOf reads a text field; "" where it is absent.
func (e *Entity) TextOf(field string) string {
	var s string
	_ = json.Unmarshal(e.Fields[field], &s) // the reducer lets only texts in
	return s
}

// Role is a member's role.
func (e *Entity) Role() trip.Role { return trip.Role(e.TextOf("role")) }

// isEmpty tells whether a register's value is the same as none.
func isEmpty(v json.RawMessage) bool {
	switch string(v) {
	case "", "null", `""`, "false", "[]", "{}":
		return true
	}
	return false
}

// Entities gives the state as replicas see it, sorted by id and type.
func (s *State) Entities() ([]Entity, error) {
	all := make([]Entity, 0, 1+len(s.Days)+len(s.Items)+len(s.Others))
	add := func(e Entity, fields any) error {
		var err error
		if e.Fields, err = fieldsOf(fields); err != nil {
			return err
		}
		for _, f := range textFields[e.Type] {
			if t := s.Texts[TextKey{e.Type, e.ID, f}]; t != nil {
				e.setText(f, t)
			}
		}
		all = append(all, e)
		return nil
	}
	it := s.Itinerary
	err := add(Entity{ID: it.ID, Type: Itinerary, Deleted: !it.DeletedAt.IsZero(), Seq: it.Settings.Seq, CreatedBy: it.CreatedBy, CreatedAt: it.CreatedAt,
		UpdatedBy: it.Settings.By, UpdatedAt: it.Settings.At}, it)
	for _, d := range s.Days {
		err = cmp.Or(err, add(Entity{ID: string(d.Date), Type: Day, Seq: d.Updated.Seq, CreatedBy: d.Created.By, CreatedAt: d.Created.At,
			UpdatedBy: d.Updated.By, UpdatedAt: d.Updated.At}, d))
	}
	for _, i := range s.Items {
		err = cmp.Or(err, add(Entity{ID: i.ID, Type: Item, Place: Position{string(i.Place.Day), i.Place.Pos}, Deleted: i.Deleted, Seq: i.Seq,
			CreatedBy: i.CreatedBy, CreatedAt: i.CreatedAt, UpdatedBy: i.UpdatedBy, UpdatedAt: i.UpdatedAt}, i))
	}
	for _, e := range s.Others {
		all = append(all, *e)
	}
	slices.SortFunc(all, byID)
	return all, err
}

func byID(a, b Entity) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Type, b.Type)) }

func (e *Entity) setText(field string, t *Text) {
	if e.Text == nil {
		e.Text = map[string]*Text{}
	}
	e.Text[field] = t
}

// fieldsOf gives the registers of a typed value, whose JSON leaves empty ones
// out.
func fieldsOf(v any) (map[string]json.RawMessage, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fault.Wrap(err, fault.Internal, "fields of %T", v)
	}
	fields := map[string]json.RawMessage{}
	err = json.Unmarshal(b, &fields)
	return fields, err
}

// Hash is the SHA-256 of the entities in canonical JSON (keys sorted, no
// spaces), without who and when: two replicas with the same hash show the same.
func Hash(entities []Entity) (string, error) {
	type canonical struct {
		ID      string                     `json:"id"`
		Type    Type                       `json:"type"`
		Place   Position                   `json:"place"`
		Fields  map[string]json.RawMessage `json:"fields"`
		Deleted bool                       `json:"deleted"`
		Seq     int64                      `json:"seq"`
	}
	list := make([]canonical, len(entities))
	for i, e := range entities {
		list[i] = canonical{e.ID, e.Type, e.Place, e.Fields, e.Deleted, e.Seq}
	}
	b, err := json.Marshal(list)
	if err != nil {
		return "", err
	}
	var plain any
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	if err := d.Decode(&plain); err != nil {
		return "", err
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(plain); err != nil {
		return "", err
	}
	sum := sha256.Sum256(bytes.TrimRight(out.Bytes(), "\n"))
	return hex.EncodeToString(sum[:]), nil
}
