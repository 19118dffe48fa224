package itinerary

import (
	"context"
	"encoding/json"
	"net/http"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

// ProposedOp is an operation that somebody suggests; docs/architecture/live.md
// tells what each does.
type ProposedOp struct {
	Kind string `json:"k" enum:"create,set,place,delete,restore" doc:"What it does."`
	Type string `json:"type" enum:"item,day" doc:"What it is about."`
	ID   string `json:"id" minLength:"1" maxLength:"36" pattern:"^[^\\x00]*$" doc:"The item's id, or the date."`
	F    string `json:"f,omitempty" maxLength:"40" pattern:"^[^\\x00]*$" doc:"Of set: the field."`
	V    any    `json:"v,omitempty" doc:"Of set the value, of place {parent, pos}, of create {place, fields}."`
}

// SuggestionBody is a suggestion.
type SuggestionBody struct {
	ID       string       `json:"id" format:"uuid" doc:"UUIDv7."`
	ParentID *string      `json:"parent_id" doc:"The item that it is about, or null."`
	Text     string       `json:"text" doc:"What its author says to it."`
	Ops      []ProposedOp `json:"ops" nullable:"false" maxItems:"50" doc:"What accepting it does."`
	Status   string       `json:"status" enum:"open,accepted,declined" doc:"What became of it."`
	Made
}

// SuggestionList is a page of suggestions.
type SuggestionList struct {
	Items []SuggestionBody `json:"items" nullable:"false" doc:"Oldest first."`
	Next  *string          `json:"next" doc:"The cursor of the next page, or null at the end."`
}

// SuggestionInput makes a suggestion.
type SuggestionInput struct {
	ParentID string       `json:"parent_id,omitempty" maxLength:"36" pattern:"^[^\\x00]*$" doc:"The item, day or itinerary that it is about; nothing in particular when absent."`
	Text     string       `json:"text,omitempty" maxLength:"4000" pattern:"^[^\\x00]*$" example:"The tower is closed on Mondays." doc:"What you say to it."`
	Ops      []ProposedOp `json:"ops" nullable:"false" minItems:"1" maxItems:"50" doc:"What accepting it does. They are checked in full then."`
}

func suggestionBody(e sync.Entity) SuggestionBody {
	b := SuggestionBody{ID: e.ID, ParentID: textOrNil(e.Place.Parent), Text: e.TextOf("text"), Ops: []ProposedOp{}, Status: or(e.TextOf("status"), "open"), Made: madeOf(e)}
	if raw := e.Fields["ops"]; raw != nil {
		_ = json.Unmarshal(raw, &b.Ops) // the reducer lets only operations in
	}
	return b
}

func (e edge) registerSuggestions() {
	const path = "/api/v1/itineraries/{id}/suggestions"
	httpapi.Register(e.api, httpapi.Op{ID: "list-suggestions", Method: http.MethodGet, Path: path, Tag: tag, Scope: readScope,
		Summary: "List suggestions", Description: "Oldest first, those that were decided as well."}, e.listSuggestions)
	httpapi.Register(e.api, httpapi.Op{ID: "create-suggestion", Method: http.MethodPost, Path: path, Tag: tag, Scope: editScope, Status: http.StatusCreated, Idempotent: true, Errors: []int{409},
		Summary: "Suggest a change", Description: "For everybody but viewers. Nothing changes until somebody who may edit accepts it."}, e.createSuggestion)
	httpapi.Register(e.api, httpapi.Op{ID: "accept-suggestion", Method: http.MethodPost, Path: path + "/{suggestion_id}/accept", Tag: tag, Scope: editScope, Errors: []int{409},
		Summary: "Accept a suggestion", Description: "Does what it suggests, or nothing where a part of it cannot be done any more. 409 where it was decided before."}, e.acceptSuggestion)
	httpapi.Register(e.api, httpapi.Op{ID: "decline-suggestion", Method: http.MethodPost, Path: path + "/{suggestion_id}/decline", Tag: tag, Scope: editScope, Errors: []int{409},
		Summary: "Decline a suggestion", Description: "409 where it was decided before."}, e.declineSuggestion)
}

func (e edge) listSuggestions(ctx context.Context, in *RemarkList) (*struct{ Body SuggestionList }, error) {
	found, next, err := in.page(ctx, e.service, sync.Suggestion)
	if err != nil {
		return nil, err
	}
	return &struct{ Body SuggestionList }{SuggestionList{bodies(found, suggestionBody), next}}, nil
}

func (e edge) createSuggestion(ctx context.Context, in *struct {
	IDPath
	Body SuggestionInput
}) (*struct{ Body SuggestionBody }, error) {
	made, err := e.service.Add(ctx, actor(ctx), in.ID, newRemark(ctx, sync.Suggestion, in.Body.ParentID, map[string]any{"text": in.Body.Text, "ops": in.Body.Ops}))
	if err != nil {
		return nil, err
	}
	return &struct{ Body SuggestionBody }{suggestionBody(made)}, nil
}

// SuggestionPath is the suggestion of a path.
type SuggestionPath struct {
	IDPath
	SuggestionID string `path:"suggestion_id" format:"uuid" doc:"The suggestion's id."`
}

func (e edge) acceptSuggestion(ctx context.Context, in *SuggestionPath) (*struct{ Body SuggestionBody }, error) {
	if _, err := e.service.Accept(ctx, actor(ctx), in.ID, in.SuggestionID); err != nil {
		return nil, err
	}
	return e.suggestion(ctx, in)
}

func (e edge) declineSuggestion(ctx context.Context, in *SuggestionPath) (*struct{ Body SuggestionBody }, error) {
	if err := e.service.Decline(ctx, actor(ctx), in.ID, in.SuggestionID); err != nil {
		return nil, err
	}
	return e.suggestion(ctx, in)
}

func (e edge) suggestion(ctx context.Context, in *SuggestionPath) (*struct{ Body SuggestionBody }, error) {
	found, err := e.service.Find(ctx, actor(ctx), in.ID, EntityFilter{Type: sync.Suggestion, ID: in.SuggestionID})
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fault.New(fault.NotFound, "there is no such suggestion")
	}
	return &struct{ Body SuggestionBody }{suggestionBody(found[0])}, nil
}
