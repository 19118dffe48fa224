package sync

import (
	"bytes"
	"encoding/json"
	"slices"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// textFields are the registers that people may write together.
var textFields = map[Type][]string{Itinerary: {"description"}, Day: {"notes"}, Item: {"description"}}

// IsText tells whether a register may be written together.
func IsText(typ Type, field string) bool {
	return len(textFields[typ]) > 0 && textFields[typ][0] == field
}

// Text is what is kept of a text that people write together: the string that
// was last set whole, and the Yjs updates made to it since, in order. The text
// that they give together stands in the register itself.
type Text struct {
	Base    string   `json:"base"`
	Updates [][]byte `json:"y"`
}

// TextKey names a text register.
type TextKey struct {
	Type  Type
	ID    string
	Field string
}

// Edit is the value of an operation that edits a text together with others.
type Edit struct {
	Y     []byte `json:"y"`               // a Yjs update, version 1
	Text  string `json:"text"`            // what the text is with it
	Whole bool   `json:"whole,omitempty"` // the update holds all there is
}

// maxText is the most that the updates of one text may take, in bytes.
const maxText = 1 << 20

// IsEdit tells an edit of a text from one that sets it whole.
func IsEdit(v json.RawMessage) bool { return bytes.HasPrefix(v, []byte("{")) }

// DecodeEdit reads an edit.
func DecodeEdit(v json.RawMessage) (Edit, error) {
	var e Edit
	if err := json.Unmarshal(v, &e); err != nil || len(e.Y) == 0 {
		return e, fault.AtField("op.v", string(v), "must be a text, or {y, text} with a Yjs update in base64")
	}
	return e, trip.Text("op.v.text", e.Text, 0, trip.MaxDescription)
}

// edited gives what is kept after an edit; t is what was kept before it, nil
// where the string text was last set whole. It leaves t as it is.
func (t *Text) edited(text string, e Edit) *Text {
	next := &Text{Base: text}
	if t != nil {
		next.Base = t.Base
		if !e.Whole {
			next.Updates = slices.Clip(t.Updates)
		}
	}
	next.Updates = append(next.Updates, e.Y)
	return next
}

// reduceText applies an operation to a text register whose value stands in
// target. It gives the operation's value as it is kept.
func reduceText(s *State, op Op, target *string) (json.RawMessage, error) {
	key := TextKey{op.Type, op.ID, op.F}
	if !IsEdit(op.V) {
		s.Texts[key] = nil // known to be gone
		return setField(op, target)
	}
	e, err := DecodeEdit(op.V)
	if err != nil {
		return nil, err
	}
	t := s.Texts[key].edited(*target, e)
	size := 0
	for _, u := range t.Updates {
		size += len(u)
	}
	if size > maxText {
		return nil, fault.AtField("op.v.y", size, "the text's history takes %d bytes: at most %d; send it whole", size, maxText)
	}
	s.Texts[key], *target = t, e.Text
	return json.Marshal(e)
}
