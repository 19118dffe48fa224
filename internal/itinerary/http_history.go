package itinerary

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"time"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

func (e edge) registerHistory() {
	const path = "/api/v1/itineraries/{id}/history"
	httpapi.Register(e.api, httpapi.Op{ID: "list-history", Method: http.MethodGet, Path: path, Tag: tag, Scope: readScope,
		Summary: "Read the history", Description: "Who changed what and when, in steps, newest first; 180 days are kept."}, e.history)
	httpapi.Register(e.api, httpapi.Op{ID: "get-moment", Method: http.MethodGet, Path: path + "/{seq}", Tag: tag, Scope: readScope,
		Summary: "Read an earlier state", Description: "All that was in the itinerary after the operation of a number."}, e.moment)
	httpapi.Register(e.api, httpapi.Op{ID: "undo", Method: http.MethodPost, Path: path + "/undo", Tag: tag, Scope: editScope, Errors: []int{409},
		Summary: "Undo a step", Description: "Takes a step of the caller's back, their latest without a batch, by new operations; what somebody has changed since is left as it is and told."}, e.undo)
	httpapi.Register(e.api, httpapi.Op{ID: "restore-moment", Method: http.MethodPost, Path: path + "/restore", Tag: tag, Scope: editScope, Errors: []int{409},
		Summary: "Go back to an earlier state", Description: "Brings the itinerary, or one entity of it, back to what it was after the operation of a number, by new operations. What people said and who has access stays."}, e.rewind)
}

// OperationBody is an operation of the log.
type OperationBody struct {
	Seq  int64  `json:"seq" doc:"Its number in the itinerary; without a gap."`
	By   string `json:"by" doc:"Who made it; empty for the system."`
	At   string `json:"at" format:"date-time" doc:"When the server took it."`
	C    string `json:"c,omitempty" doc:"The client that numbered it."`
	N    int64  `json:"n,omitempty" doc:"Its number there."`
	K    string `json:"k" enum:"create,set,place,delete,restore" doc:"What it does."`
	Type string `json:"type" doc:"What kind of entity it is about."`
	ID   string `json:"id" doc:"The entity."`
	F    string `json:"f,omitempty" doc:"The field."`
	V    any    `json:"v,omitempty" doc:"The value."`
	B    string `json:"b" doc:"The step it belongs to."`
	U    string `json:"u,omitempty" doc:"The step that it takes back."`
	Over int64  `json:"over,omitempty" doc:"The operation of another client that it overrode unseen."`
}

func operationBody(l sync.Entry) OperationBody {
	return OperationBody{Seq: l.Seq, By: l.Actor, At: instant(l.At), C: l.Client, N: l.N, K: string(l.Kind), Type: string(l.Type), ID: l.ID, F: l.F,
		V: valueOf(l.V), B: l.Batch, U: l.Undoes, Over: l.Over}
}

func instant(t time.Time) string { return t.Format(time.RFC3339Nano) }

// valueOf leaves out a value that is not there.
func valueOf(v json.RawMessage) any {
	if len(v) == 0 {
		return nil
	}
	return v
}

// StepBody is what somebody did at once.
type StepBody struct {
	Batch string          `json:"batch" doc:"The step's id."`
	Seq   int64           `json:"seq" doc:"The number of its last operation."`
	By    string          `json:"by" doc:"Who; empty for the system."`
	Name  string          `json:"name" doc:"Their name, as far as it is known."`
	At    string          `json:"at" format:"date-time" doc:"When."`
	Ops   []OperationBody `json:"ops" nullable:"false" doc:"In the order in which they were made."`
}

type historyInput struct {
	IDPath
	PageInput
	Actor  string `query:"actor" maxLength:"64" doc:"Only what this user did."`
	Entity string `query:"entity" maxLength:"64" doc:"Only what was done to this entity."`
}

type historyOutput struct {
	Body struct {
		Items []StepBody `json:"items" nullable:"false" doc:"The steps, newest first."`
		Next  *string    `json:"next" doc:"The cursor of the next page, or null at the end."`
	}
}

// opsPerStep is how many operations a page has for each step that was asked
// for, so that a page of steps is seldom short.
const opsPerStep = 10

func (e edge) history(ctx context.Context, in *historyInput) (*historyOutput, error) {
	f := HistoryFilter{Actor: in.Actor, Entity: in.Entity, Limit: in.Limit * opsPerStep}
	cursor, err := httpapi.ParseCursor(in.Cursor, 1)
	if err != nil {
		return nil, err
	}
	if cursor != nil {
		if f.Before, err = strconv.ParseInt(cursor.Keys[0], 10, 64); err != nil {
			return nil, fault.AtField("query.cursor", in.Cursor, "is not a cursor of this list")
		}
	}
	steps, names, err := e.service.History(ctx, actor(ctx), in.ID, f)
	if err != nil {
		return nil, err
	}
	full := len(steps) > in.Limit
	if full {
		steps = steps[:in.Limit]
	}
	out := &historyOutput{}
	out.Body.Items = make([]StepBody, 0, len(steps))
	read := 0
	for _, s := range steps {
		read += len(s.Entries)
		out.Body.Items = append(out.Body.Items, stepBody(s, names))
	}
	if full || read == f.Limit {
		next := httpapi.Page{Keys: []string{strconv.FormatInt(steps[len(steps)-1].Entries[0].Seq, 10)}}.Cursor()
		out.Body.Next = &next
	}
	return out, nil
}

func stepBody(s Step, names map[string]string) StepBody {
	last := s.Entries[len(s.Entries)-1]
	b := StepBody{Batch: s.Batch, Seq: last.Seq, By: last.Actor, Name: names[last.Actor], At: instant(last.At), Ops: make([]OperationBody, 0, len(s.Entries))}
	for _, l := range s.Entries {
		b.Ops = append(b.Ops, operationBody(l))
	}
	return b
}

// SnapshotBody is the state of an itinerary at a number.
type SnapshotBody struct {
	Seq      int64        `json:"seq" doc:"The number of the last operation in it."`
	Entities []EntityBody `json:"entities" nullable:"false" doc:"All that is in it, deleted things too."`
}

// EntityBody is anything in an itinerary.
type EntityBody struct {
	ID     string         `json:"id" doc:"Its id."`
	Type   string         `json:"type" doc:"What it is."`
	Place  sync.Position  `json:"place" doc:"What it belongs to, and its order key there."`
	Fields map[string]any `json:"fields" nullable:"false" doc:"Its fields; empty ones are left out."`
	Text   map[string]any `json:"text,omitempty" doc:"What is kept of texts that people write together."`
	EntityMeta
}

// EntityMeta tells who made and changed an entity.
type EntityMeta struct {
	Deleted   bool   `json:"deleted" doc:"Marked as deleted."`
	Seq       int64  `json:"seq" doc:"The number of the last operation on it."`
	CreatedBy string `json:"created_by" doc:"Who made it."`
	CreatedAt string `json:"created_at" format:"date-time" doc:"When."`
	UpdatedBy string `json:"updated_by" doc:"Who changed it last."`
	UpdatedAt string `json:"updated_at" format:"date-time" doc:"When."`
}

func snapshotBody(s sync.Snapshot) *SnapshotBody {
	out := &SnapshotBody{Seq: s.Seq, Entities: make([]EntityBody, 0, len(s.Entities))}
	for _, e := range s.Entities {
		b := EntityBody{ID: e.ID, Type: string(e.Type), Place: e.Place, Fields: map[string]any{},
			EntityMeta: EntityMeta{e.Deleted, e.Seq, e.CreatedBy, instant(e.CreatedAt), e.UpdatedBy, instant(e.UpdatedAt)}}
		for f, v := range e.Fields {
			b.Fields[f] = v
		}
		for f, t := range e.Text {
			if b.Text == nil {
				b.Text = map[string]any{}
			}
			b.Text[f] = t
		}
		out.Entities = append(out.Entities, b)
	}
	return out
}

func (e edge) moment(ctx context.Context, in *struct {
	IDPath
	Seq int64 `path:"seq" minimum:"1" doc:"The number of an operation."`
}) (*struct{ Body *SnapshotBody }, error) {
	s, err := e.service.At(ctx, actor(ctx), in.ID, in.Seq)
	if err != nil {
		return nil, err
	}
	return &struct{ Body *SnapshotBody }{snapshotBody(s)}, nil
}

// UndoInput says what to take back.
type UndoInput struct {
	Batch string `json:"batch,omitempty" maxLength:"64" doc:"A step of yours; your latest when absent."`
}

// RestoreInput says what to go back to.
type RestoreInput struct {
	Seq    int64  `json:"seq" minimum:"1" doc:"The number of the operation after which the state is wanted."`
	Entity string `json:"entity,omitempty" maxLength:"64" doc:"Only this entity."`
}

// UndoneBody tells what was taken back.
type UndoneBody struct {
	Seq     int64           `json:"seq" doc:"The itinerary's number now."`
	Batch   *string         `json:"batch" doc:"The step that took it back, or null where nothing changed."`
	Applied int             `json:"applied" doc:"How many operations it has."`
	Skipped []OperationBody `json:"skipped" nullable:"false" doc:"What was left, as somebody has changed it since."`
}

func undone(u Undone, err error) (*withBody[UndoneBody], error) {
	if err != nil {
		return nil, err
	}
	b := UndoneBody{Seq: u.Seq, Batch: textOrNil(u.Batch), Applied: u.Applied, Skipped: []OperationBody{}}
	for _, l := range u.Skipped {
		b.Skipped = append(b.Skipped, operationBody(l))
	}
	return &withBody[UndoneBody]{ETag: httpapi.ETag(u.Seq), Body: b}, nil
}

func (e edge) undo(ctx context.Context, in *struct {
	IDPath
	Body UndoInput
}) (*withBody[UndoneBody], error) {
	return undone(e.service.Undo(ctx, actor(ctx), in.ID, in.Body.Batch))
}

func (e edge) rewind(ctx context.Context, in *struct {
	IDPath
	Body RestoreInput
}) (*withBody[UndoneBody], error) {
	return undone(e.service.Rewind(ctx, actor(ctx), in.ID, in.Body.Seq, in.Body.Entity))
}
