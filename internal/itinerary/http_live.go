package itinerary

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"sojourn/internal/itinerary/live"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

func (e edge) registerLive() {
	httpapi.Register(e.api, httpapi.Op{ID: "live", Method: http.MethodGet, Path: "/api/v1/itineraries/{id}/live", Tag: tag, Scope: readScope, OwnETag: true,
		Summary: "Open a live connection", Description: "A WebSocket with JSON frames hello, welcome, push, ack, reject, ops, presence and ping; docs/architecture/live.md tells each. /ops is the same over plain HTTP.",
		Take: e.live, Responses: map[string]*huma.Response{"101": {Description: "A WebSocket"}}}, taken)
	httpapi.Register(e.api, httpapi.Op{ID: "push-operations", Method: http.MethodPost, Path: "/api/v1/itineraries/{id}/ops", Tag: tag, Scope: editScope, RawBody: e.pushBody(),
		Summary: "Push operations", Description: "What a client has numbered 1, 2, 3, … without a gap is applied in that order, each once however often it is sent; neighbours of one batch together or not at all. " +
			"What is refused is refused for good. last tells how far the client is."}, e.push)
	httpapi.Register(e.api, httpapi.Op{ID: "pull-operations", Method: http.MethodGet, Path: "/api/v1/itineraries/{id}/ops", Tag: tag, Scope: readScope, Take: e.stream, OwnETag: true,
		Summary: "Pull operations", Description: "The log after a number; a snapshot where the log does not reach back, or is longer. With Accept: text/event-stream an answer that goes on as operations are made."}, e.pull)
}

// taken is never called: Take answers all requests.
func taken(context.Context, *IDPath) (*struct{}, error) { return nil, nil }

// live takes requests for a WebSocket over.
func (e edge) live(w http.ResponseWriter, r *http.Request) bool {
	err := e.admit(r, r.PathValue("id"))
	if up := r.Header.Get("Upgrade"); err == nil && !strings.EqualFold(up, "websocket") {
		err = fault.AtField("header.Upgrade", up, "must be websocket: /ops is for plain HTTP")
	}
	if err != nil {
		httpapi.WriteProblem(w, r, e.service.log, err)
		return true
	}
	socket, err := live.Accept(w, r)
	if err != nil {
		return true // Accept has answered
	}
	// The request is over: its goroutine, which is deep, must not live as long
	// as the connection.
	go e.hub.Serve(context.WithoutCancel(r.Context()), socket, httpapi.PrincipalOf(r.Context()), r.PathValue("id"), nil)
	return true
}

// admit refuses what can be refused by an answer of HTTP.
func (e edge) admit(r *http.Request, itineraryID string) error {
	if err := live.SameOrigin(r, e.publicURL); err != nil {
		return err
	}
	_, err := e.service.head(r.Context(), actor(r.Context()), itineraryID)
	return err
}

// stream takes requests for an event stream over.
func (e edge) stream(w http.ResponseWriter, r *http.Request) bool {
	if !strings.Contains(r.Header.Get("Accept"), "text/event-stream") {
		return false
	}
	since, err := strconv.ParseInt(or(r.URL.Query().Get("since"), "0"), 10, 64)
	if err != nil || since < 0 {
		err = fault.AtField("query.since", r.URL.Query().Get("since"), "must be the number of an operation, or 0")
	} else {
		err = e.admit(r, r.PathValue("id"))
	}
	if err != nil {
		httpapi.WriteProblem(w, r, e.service.log, err)
		return true
	}
	socket, ctx := live.Stream(w, r)
	e.hub.Serve(ctx, socket, httpapi.PrincipalOf(r.Context()), r.PathValue("id"), &live.Hello{Since: since, Client: r.URL.Query().Get("client")})
	return true
}

// PushInput is a push.
type PushInput struct {
	Client string       `json:"client" minLength:"1" maxLength:"64" example:"5b0c2f0e-6d0a-4a1e-9a1b-0a3f5f1c7d11" doc:"Who numbered the operations: one browser profile or program, and one itinerary."`
	Ops    []PushedBody `json:"ops" maxItems:"1000" nullable:"false" doc:"In the order of their numbers."`
}

// PushedBody is an operation as a client sends it.
type PushedBody struct {
	C    string `json:"c,omitempty" maxLength:"64" doc:"The client, where it is told with each operation."`
	N    int64  `json:"n" minimum:"1" doc:"The client's number in this itinerary: 1, 2, 3, …."`
	K    string `json:"k" enum:"create,set,place,delete,restore" doc:"What it does."`
	Type string `json:"type,omitempty" enum:"itinerary,day,item,comment,vote,suggestion,check,expense,traveller" doc:"What it is about; may be left out where that exists already."`
	ID   string `json:"id" maxLength:"64" doc:"The entity: a UUIDv7 of the client's making, the itinerary's own id, or a date."`
	F    string `json:"f,omitempty" maxLength:"40" example:"title" doc:"The field that is set."`
	V    any    `json:"v,omitempty" doc:"The value; {place, fields} to create, {parent, pos} to place."`
	Base int64  `json:"base,omitempty" minimum:"0" doc:"The itinerary's number that the person saw."`
	T    string `json:"t,omitempty" format:"date-time" doc:"The client's clock."`
	B    string `json:"b,omitempty" maxLength:"64" doc:"The batch: neighbours with the same one are applied together, and undone together."`
	U    string `json:"u,omitempty" maxLength:"64" doc:"The batch that this one takes back."`
}

// pushBody describes the body; values are kept as they came, so that the
// service decodes it.
func (e edge) pushBody() *huma.RequestBody {
	schema := e.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[PushInput](), true, "")
	return &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: schema}}}
}

// PushOutput answers a push.
type PushOutput struct {
	Last      int64          `json:"last" doc:"The client's number up to which all is done with."`
	Seq       int64          `json:"seq" doc:"The itinerary's number."`
	Conflicts []ConflictBody `json:"conflicts" nullable:"false" doc:"What was overridden that the person had not seen."`
	Merged    []int64        `json:"merged" nullable:"false" doc:"Text edits that met another's."`
	Rejected  []RefusalBody  `json:"rejected" nullable:"false" doc:"What was refused."`
	Reset     bool           `json:"reset" doc:"A number was used twice: take a new client id and queue anew."`
}

// ConflictBody tells whose change an operation has overridden unseen.
type ConflictBody struct {
	N   int64  `json:"n" doc:"The operation pushed."`
	ID  string `json:"id" doc:"The entity."`
	F   string `json:"f,omitempty" doc:"The field."`
	Seq int64  `json:"seq" doc:"The operation overridden."`
	By  string `json:"by" doc:"Who made that."`
	At  string `json:"at" format:"date-time" doc:"When."`
	V   any    `json:"v,omitempty" doc:"What it had set."`
}

// RefusalBody is an operation that was refused.
type RefusalBody struct {
	N       int64           `json:"n" doc:"Its number."`
	Problem httpapi.Problem `json:"problem" doc:"Why."`
}

func (e edge) push(ctx context.Context, in *struct {
	IDPath
	RawBody []byte
}) (*withBody[PushOutput], error) {
	if _, err := httpapi.Decode[PushInput](ctx, e.api, "body", in.RawBody); err != nil {
		return nil, err
	}
	var body struct {
		Client string
		Ops    []sync.Pushed
	}
	if err := json.Unmarshal(in.RawBody, &body); err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "the body is not a push")
	}
	r, err := e.service.Push(ctx, actor(ctx), in.ID, body.Client, body.Ops)
	if err != nil {
		return nil, err
	}
	out := PushOutput{Last: r.Last, Seq: r.Seq, Reset: r.Reset, Conflicts: []ConflictBody{}, Merged: append([]int64{}, r.Merged...), Rejected: []RefusalBody{}}
	for _, c := range r.Conflicts {
		out.Conflicts = append(out.Conflicts, ConflictBody{c.N, c.ID, c.F, c.Seq, c.By, instant(c.At), valueOf(c.V)})
	}
	for _, n := range r.Refused {
		b := RefusalBody{N: n.N}
		if err := json.Unmarshal(n.Problem, &b.Problem); err != nil {
			return nil, err
		}
		out.Rejected = append(out.Rejected, b)
	}
	return &withBody[PushOutput]{ETag: httpapi.ETag(r.Seq), Body: out}, nil
}

type pullInput struct {
	IDPath
	Since  int64  `query:"since" minimum:"0" doc:"The number of the last operation that you have; 0 for none."`
	Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"500" doc:"How many operations at most."`
	Client string `query:"client" maxLength:"64" doc:"Your client id, to be told how far it is."`
}

// PullOutput is a part of the log.
type PullOutput struct {
	Seq      int64           `json:"seq" doc:"The itinerary's number."`
	Last     int64           `json:"last" doc:"The client's number up to which all is done with."`
	More     bool            `json:"more" doc:"There are operations after these: ask again."`
	Snapshot *SnapshotBody   `json:"snapshot,omitempty" doc:"The state to start from, instead of what you have."`
	Ops      []OperationBody `json:"ops" nullable:"false" doc:"Without a gap, from since or the snapshot on."`
}

func (e edge) pull(ctx context.Context, in *pullInput) (*withBody[PullOutput], error) {
	w, err := e.service.Hello(ctx, actor(ctx), in.ID, in.Client, in.Since)
	if err != nil {
		return nil, err
	}
	out := PullOutput{Seq: w.Seq, Last: w.Last, Ops: []OperationBody{}}
	from := in.Since
	if w.Snapshot != nil {
		out.Snapshot, from = snapshotBody(*w.Snapshot), w.Snapshot.Seq
	}
	entries, err := e.service.Tail(ctx, in.ID, from, in.Limit)
	if err != nil {
		return nil, err
	}
	for _, l := range entries {
		out.Ops = append(out.Ops, operationBody(l))
	}
	if n := len(entries); n > 0 {
		out.Seq = max(out.Seq, entries[n-1].Seq)
		out.More = n == in.Limit && entries[n-1].Seq < out.Seq
	}
	return &withBody[PullOutput]{ETag: httpapi.ETag(out.Seq), Body: out}, nil
}
