package itinerary

import (
	"context"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"sojourn/internal/itinerary/live"
	"sojourn/internal/itinerary/rates"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/httpapi"
)

const (
	tag       = "Itineraries"
	readScope = "itineraries:read"
	editScope = "itineraries:write"
)

type edge struct {
	api       *httpapi.API
	service   *Service
	hub       *live.Hub
	publicURL string
	exchange  func() (*rates.Table, error)
}

// IDPath is the itinerary of a path.
type IDPath struct {
	ID string `path:"id" format:"uuid" doc:"The itinerary's id."`
}

// Match is the precondition of a write.
type Match struct {
	IfMatch string `header:"If-Match" maxLength:"200" doc:"The ETag of the state you saw; 412 where it has changed."`
}

type withBody[T any] struct {
	ETag     string `header:"ETag" doc:"The state's number in quotes."`
	Location string `header:"Location" doc:"The path of what was made."`
	Body     T
}

// Register adds this service's operations.
func (e edge) register() {
	e.registerCollection()
	e.registerOne()
	e.registerCopies()
	e.registerSharing()
	e.registerItems()
	e.registerLive()
	e.registerHistory()
	e.registerExports()
	e.registerMembers()
	e.registerInvites()
	e.registerInvitations()
	e.registerComments()
	e.registerVotes()
	e.registerSuggestions()
	e.registerTravellers()
	e.registerRates()
	e.registerPlanner()
}

func (e edge) registerCollection() {
	httpapi.Register(e.api, httpapi.Op{ID: "list-itineraries", Method: http.MethodGet, Path: "/api/v1/itineraries", Tag: tag, Scope: readScope,
		Summary: "List itineraries", Description: "The caller's itineraries, newest first, without their days and items. Archived and deleted ones only on request."}, e.list)
	httpapi.Register(e.api, httpapi.Op{ID: "list-templates", Method: http.MethodGet, Path: "/api/v1/templates", Tag: tag, Scope: readScope,
		Summary: "List templates", Description: "The caller's templates, newest first."}, e.listTemplates)
	httpapi.Register(e.api, httpapi.Op{ID: "create-itinerary", Method: http.MethodPost, Path: "/api/v1/itineraries", Tag: tag, Scope: editScope,
		Status: http.StatusCreated, Idempotent: true, Errors: []int{409},
		Summary: "Create an itinerary", Description: "Makes an itinerary that the caller owns: empty, or from a template."}, e.create)
}

type listInput struct {
	Status  string `query:"status" enum:"draft,planned,active,completed,archived" doc:"Only these; without it all but the archived."`
	Deleted bool   `query:"deleted" doc:"Those deleted in the last 30 days instead."`
	PageInput
}

// PageInput chooses a page of a list.
type PageInput struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"50" doc:"How many at most."`
	Cursor string `query:"cursor" maxLength:"500" doc:"The value of next in the page before."`
}

type listBody struct {
	Items []Summary `json:"items" nullable:"false" doc:"The page."`
	Next  *string   `json:"next" doc:"The cursor of the next page, or null at the end."`
}

type listOutput struct{ Body listBody }

func (e edge) list(ctx context.Context, in *listInput) (*listOutput, error) {
	return e.page(ctx, Filter{Status: trip.Status(in.Status), Deleted: in.Deleted}, in.PageInput)
}

func (e edge) listTemplates(ctx context.Context, in *PageInput) (*listOutput, error) {
	return e.page(ctx, Filter{Template: true}, *in)
}

func (e edge) page(ctx context.Context, f Filter, in PageInput) (*listOutput, error) {
	cursor, err := httpapi.ParseCursor(in.Cursor, 1)
	if err != nil {
		return nil, err
	}
	if cursor != nil {
		f.Before = cursor.Keys[0]
	}
	f.UserID, f.Limit = actor(ctx), in.Limit+1
	found, err := e.service.List(ctx, f)
	if err != nil {
		return nil, err
	}
	out := &listOutput{Body: listBody{Items: []Summary{}}}
	if len(found) > in.Limit {
		found = found[:in.Limit]
		next := httpapi.Page{Keys: []string{found[in.Limit-1].ID}}.Cursor()
		out.Body.Next = &next
	}
	for i := range found {
		out.Body.Items = append(out.Body.Items, summaryOf(&found[i].Itinerary, found[i].ItemCount, e.publicURL))
	}
	return out, nil
}

func actor(ctx context.Context) string { return httpapi.PrincipalOf(ctx).UserID }

func (e edge) create(ctx context.Context, in *struct{ Body CreateInput }) (*withBody[Body], error) {
	reserved := httpapi.NewID(ctx)
	newID := or(in.Body.ID, reserved)
	doc, err := e.service.CreateOnce(ctx, actor(ctx), newID, in.Body, httpapi.IsReserved(ctx) && in.Body.ID == "")
	if err != nil {
		return nil, err
	}
	return e.made(doc), nil
}

func (e edge) made(doc trip.Document) *withBody[Body] {
	return &withBody[Body]{ETag: httpapi.ETag(doc.Seq), Location: "/api/v1/itineraries/" + doc.ID, Body: bodyOf(&doc, e.publicURL)}
}

func (e edge) registerOne() {
	httpapi.Register(e.api, httpapi.Op{ID: "get-itinerary", Method: http.MethodGet, Path: "/api/v1/itineraries/{id}", Tag: tag, Scope: readScope,
		Summary: "Read an itinerary", Description: "The itinerary with all its days, items and members. A deleted one can be read by its members while it can be restored.",
		OwnETag: true, Responses: e.documentResponses()}, e.get)
	httpapi.Register(e.api, httpapi.Op{ID: "update-itinerary", Method: http.MethodPatch, Path: "/api/v1/itineraries/{id}", Tag: tag, Scope: editScope,
		Errors: []int{412}, Summary: "Change an itinerary's settings",
		Description: "What is absent stays. New dates move items honestly: what falls outside becomes an idea and keeps its clock; with shift_items it keeps its day number."}, e.update)
	httpapi.Register(e.api, httpapi.Op{ID: "delete-itinerary", Method: http.MethodDelete, Path: "/api/v1/itineraries/{id}", Tag: tag, Scope: editScope,
		Status: http.StatusNoContent, Errors: []int{412}, Summary: "Delete an itinerary", Description: "It can be restored for 30 days. Only its owner may."}, e.delete)
	httpapi.Register(e.api, httpapi.Op{ID: "restore-itinerary", Method: http.MethodPost, Path: "/api/v1/itineraries/{id}/restore", Tag: tag, Scope: editScope,
		Summary: "Restore a deleted itinerary", Description: "Takes a deletion of the last 30 days back."}, e.restore)
	httpapi.Register(e.api, httpapi.Op{ID: "update-day", Method: http.MethodPatch, Path: "/api/v1/itineraries/{id}/days/{date}", Tag: tag, Scope: editScope,
		Errors: []int{412}, Summary: "Change a day", Description: "Its title and notes."}, e.updateDay)
}

// documentResponses describes the answers of get-itinerary, whose body is
// bytes that were encoded before.
func (e edge) documentResponses() map[string]*huma.Response {
	schema := e.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Body](), true, "Itinerary")
	etag := map[string]*huma.Param{"ETag": {Schema: &huma.Schema{Type: "string"}, Description: "The state's number in quotes."}}
	return map[string]*huma.Response{
		"200": {Description: "The itinerary", Headers: etag, Content: map[string]*huma.MediaType{"application/json": {Schema: schema}}},
		"304": {Description: "Not changed since If-None-Match", Headers: etag},
	}
}

type getInput struct {
	IDPath
	IfNoneMatch string `header:"If-None-Match" maxLength:"200" doc:"An ETag you have; 304 where it is still the present one."`
}

type getOutput struct {
	Status      int
	ETag        string `header:"ETag"`
	ContentType string `header:"Content-Type"`
	Length      int    `header:"Content-Length"`
	Body        []byte
}

func (e edge) get(ctx context.Context, in *getInput) (*getOutput, error) {
	doc, err := e.service.encodedDocument(ctx, actor(ctx), in.ID, e.publicURL)
	if err != nil {
		return nil, err
	}
	if httpapi.NotModified(in.IfNoneMatch, doc.etag) {
		return &getOutput{Status: http.StatusNotModified, ETag: doc.etag}, nil
	}
	return &getOutput{Status: http.StatusOK, ETag: doc.etag, ContentType: "application/json", Length: len(doc.body), Body: doc.body}, nil
}

func (e edge) update(ctx context.Context, in *struct {
	IDPath
	Match
	Body UpdateInput
}) (*withBody[Body], error) {
	doc, err := e.service.Update(ctx, actor(ctx), in.ID, in.IfMatch, in.Body)
	if err != nil {
		return nil, err
	}
	return e.made(doc), nil
}

func (e edge) delete(ctx context.Context, in *struct {
	IDPath
	Match
}) (*struct{}, error) {
	return nil, e.service.Delete(ctx, actor(ctx), in.ID, in.IfMatch)
}

func (e edge) restore(ctx context.Context, in *IDPath) (*withBody[Body], error) {
	doc, err := e.service.Restore(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	return e.made(doc), nil
}

func (e edge) updateDay(ctx context.Context, in *struct {
	IDPath
	Match
	Date string `path:"date" format:"date" example:"2027-05-01" doc:"A day of the trip."`
	Body DayInput
}) (*withBody[DayBody], error) {
	day, seq, err := e.service.UpdateDay(ctx, actor(ctx), in.ID, in.Date, in.IfMatch, in.Body)
	if err != nil {
		return nil, err
	}
	return &withBody[DayBody]{ETag: httpapi.ETag(seq), Body: dayBody(day)}, nil
}
