package itinerary

import (
	"fmt"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// maxHistory is how many updates of one text an import makes anew. Of a longer
// history only the text stays: in a new itinerary nobody has edits to merge.
const maxHistory = 1000

// text takes the history of a text that people wrote together: the entity is
// made with what the text was before, and then edited as it was.
func (x *importing) text(e *FileEntity, entityID, field string, register *string) error {
	for f := range e.Text {
		if f != field {
			return fault.AtField("text."+f, f, "is no text that people write together")
		}
	}
	t := e.Text[field]
	if t == nil || len(t.Updates) == 0 || len(t.Updates) > maxHistory {
		return nil
	}
	if err := trip.Text("text."+field+".base", t.Base, 0, trip.MaxDescription); err != nil {
		return err
	}
	for k, y := range t.Updates {
		if len(y) == 0 {
			return fault.AtField(fmt.Sprintf("text.%s.y[%d]", field, k), "", "is empty")
		}
	}
	final := *register
	*register = t.Base
	x.edits = append(x.edits, func(p *plan) error {
		for k, y := range t.Updates {
			edit := sync.Edit{Y: y}
			if k == len(t.Updates)-1 {
				edit.Text = final // the texts between are not known
			}
			if err := p.do(sync.Set, sync.Type(e.Type), entityID, field, edit); err != nil {
				return err
			}
		}
		return nil
	})
	return nil
}
