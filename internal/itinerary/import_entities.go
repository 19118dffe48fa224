package itinerary

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

func (x *importing) itinerary(e *FileEntity) error {
	if e.ID != x.file.ItineraryID {
		return fault.AtField("id", e.ID, "is not the itinerary that itinerary_id names")
	}
	if err := decodeFields(e, &x.settings); err != nil {
		return err
	}
	if err := x.settings.Check(); err != nil {
		return err
	}
	x.found = true
	return x.text(e, x.newID, "description", &x.settings.Description)
}

// day makes what is written about a date. A day from which all was taken away
// is a day still.
func (x *importing) day(e *FileEntity) error {
	var d trip.Day
	if _, err := trip.ParseDate("id", e.ID); err != nil {
		return err
	}
	if err := decodeFields(e, &d); err != nil {
		return err
	}
	for f, t := range map[string]struct {
		text string
		most int
	}{"title": {d.Title, trip.MaxTitle}, "notes": {d.Notes, trip.MaxDescription}} {
		if err := trip.Text("fields."+f, t.text, 0, t.most); err != nil {
			return err
		}
	}
	if err := x.text(e, e.ID, "notes", &d.Notes); err != nil {
		return err
	}
	x.steps = append(x.steps, func(p *plan) error {
		if err := p.do(sync.Set, sync.Day, e.ID, "title", d.Title); err != nil || d.Notes == "" {
			return err
		}
		return p.do(sync.Set, sync.Day, e.ID, "notes", d.Notes)
	})
	return nil
}

func (x *importing) item(e *FileEntity) error {
	var it trip.Item
	if err := decodeFields(e, &it); err != nil {
		return err
	}
	it.ID, it.Place = e.ID, trip.Place{Day: trip.Date(e.Place.Parent), Pos: e.Place.Pos}
	if it.Place.Day != "" {
		if _, err := trip.ParseDate("place.parent", e.Place.Parent); err != nil {
			return err
		}
	}
	if err := trip.CheckKey("place.pos", it.Place.Pos); err != nil {
		return err
	}
	if err := it.Check(); err != nil {
		return err
	}
	if err := x.text(e, e.ID, "description", &it.Description); err != nil {
		return err
	}
	x.items++
	x.steps = append(x.steps, func(p *plan) error { return p.createItem(e.ID, it) })
	return nil
}

// other makes an entity without a table of its own. The reducer is asked about
// it field by field, on a state that is thrown away, to know which one is wrong.
func (x *importing) other(e *FileEntity) error {
	if len(e.Text) > 0 {
		return fault.AtField("text", e.Type, "is for descriptions and notes")
	}
	place := e.Place
	if place.Parent == x.file.ItineraryID {
		place.Parent = x.newID
	}
	type creation = sync.Creation[sync.Position, map[string]json.RawMessage]
	try := (&plan{state: sync.NewState(&trip.Itinerary{})}).do
	if err := try(sync.Create, sync.Type(e.Type), e.ID, "", creation{Place: place}); err != nil {
		return within("place", err)
	}
	for _, f := range slices.Sorted(maps.Keys(e.Fields)) {
		if err := try(sync.Set, sync.Type(e.Type), e.ID, f, e.Fields[f]); err != nil {
			return within("fields."+f, err)
		}
	}
	x.others++
	x.steps = append(x.steps, func(p *plan) error {
		return p.do(sync.Create, sync.Type(e.Type), e.ID, "", creation{Place: place, Fields: e.Fields})
	})
	return nil
}

// decodeFields reads an entity's fields, one after the other, so that an error
// names the one. A field that is not known is refused: it would be lost.
func decodeFields(e *FileEntity, target any) error {
	for _, f := range slices.Sorted(maps.Keys(e.Fields)) {
		one, err := json.Marshal(map[string]json.RawMessage{f: e.Fields[f]})
		if err != nil {
			return fault.AtField("fields."+f, "", "is not JSON")
		}
		d := json.NewDecoder(bytes.NewReader(one))
		d.DisallowUnknownFields()
		err = d.Decode(target)
		if _, ok := errors.AsType[*fault.Error](err); ok {
			return within("fields."+f, err)
		}
		if err != nil {
			return fault.AtField("fields."+f, string(e.Fields[f]), "is not what a field of this name in a %s holds", e.Type)
		}
	}
	return nil
}

// within says where an error is, in the words of the rule that was broken.
func within(at string, err error) error {
	if e, ok := errors.AsType[*fault.Error](err); ok && len(e.Fields) > 0 {
		return fault.AtField(at, e.Fields[0].Value, "%s", e.Fields[0].Message)
	}
	return fault.AtField(at, "", "%s", err)
}

// inEntity names the entity of an error. Rules name fields as an item's body
// has them.
func inEntity(i int, err error) error {
	e, ok := errors.AsType[*fault.Error](err)
	if !ok || len(e.Fields) == 0 {
		return err
	}
	at := e.Fields[0].Location
	if field, isBody := strings.CutPrefix(at, "body."); isBody {
		switch field {
		case "start_time", "end_time":
			field = "time"
		}
		at = "fields." + field
	}
	return within(fmt.Sprintf("body.entities[%d].%s", i, at), err)
}
