package itinerary

import (
	"context"
	"net/http"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/httpapi"
)

// TravellerBody is somebody who goes on the trip.
type TravellerBody struct {
	ID     string  `json:"id" format:"uuid" doc:"UUIDv7."`
	Name   string  `json:"name" example:"Bea" doc:"The person's name."`
	UserID *string `json:"user_id" doc:"Their account, or null for who has none."`
	Made
}

// TravellerList is a page of travellers.
type TravellerList struct {
	Items []TravellerBody `json:"items" nullable:"false" doc:"In the order in which they were added."`
	Next  *string         `json:"next" doc:"The cursor of the next page, or null at the end."`
}

// TravellerInput adds a traveller.
type TravellerInput struct {
	Name   string `json:"name" minLength:"1" maxLength:"200" pattern:"^[^\\x00]*$" example:"Bea" doc:"The person's name."`
	UserID string `json:"user_id,omitempty" format:"uuid" doc:"Their account, where they have one."`
}

// TravellerEdit changes a traveller; what is absent stays.
type TravellerEdit struct {
	Name   *string             `json:"name,omitempty" nullable:"false" minLength:"1" maxLength:"200" pattern:"^[^\\x00]*$" doc:"The person's name."`
	UserID httpapi.Opt[string] `json:"user_id,omitempty" format:"uuid" doc:"Their account, or null."`
}

func travellerBody(e sync.Entity) TravellerBody {
	return TravellerBody{e.ID, e.TextOf("name"), textOrNil(e.TextOf("user_id")), madeOf(e)}
}

func (e edge) registerTravellers() {
	const path = "/api/v1/itineraries/{id}/travellers"
	httpapi.Register(e.api, httpapi.Op{ID: "list-travellers", Method: http.MethodGet, Path: path, Tag: tag, Scope: readScope,
		Summary: "List travellers", Description: "Who goes on the trip, with or without an account. Being one gives no access: that is what members have."}, e.listTravellers)
	httpapi.Register(e.api, httpapi.Op{ID: "create-traveller", Method: http.MethodPost, Path: path, Tag: tag, Scope: editScope, Status: http.StatusCreated, Idempotent: true, Errors: []int{409},
		Summary: "Add a traveller", Description: "For the owner and editors."}, e.createTraveller)
	httpapi.Register(e.api, httpapi.Op{ID: "update-traveller", Method: http.MethodPatch, Path: path + "/{traveller_id}", Tag: tag, Scope: editScope,
		Summary: "Change a traveller", Description: "What is absent stays."}, e.updateTraveller)
	httpapi.Register(e.api, httpapi.Op{ID: "delete-traveller", Method: http.MethodDelete, Path: path + "/{traveller_id}", Tag: tag, Scope: editScope, Status: http.StatusNoContent,
		Summary: "Remove a traveller", Description: "Expenses keep naming them."}, e.deleteTraveller)
}

func (e edge) listTravellers(ctx context.Context, in *struct {
	IDPath
	PageInput
}) (*struct{ Body TravellerList }, error) {
	found, next, err := RemarkList{IDPath: in.IDPath, PageInput: in.PageInput}.page(ctx, e.service, sync.Traveller)
	if err != nil {
		return nil, err
	}
	return &struct{ Body TravellerList }{TravellerList{bodies(found, travellerBody), next}}, nil
}

func (e edge) createTraveller(ctx context.Context, in *struct {
	IDPath
	Body TravellerInput
}) (*struct{ Body TravellerBody }, error) {
	made, err := e.service.Add(ctx, actor(ctx), in.ID, newRemark(ctx, sync.Traveller, "", map[string]any{"name": in.Body.Name, "user_id": in.Body.UserID}))
	if err != nil {
		return nil, err
	}
	return &struct{ Body TravellerBody }{travellerBody(made)}, nil
}

// TravellerPath is the traveller of a path.
type TravellerPath struct {
	IDPath
	TravellerID string `path:"traveller_id" format:"uuid" doc:"The traveller's id."`
}

func (e edge) updateTraveller(ctx context.Context, in *struct {
	TravellerPath
	Body TravellerEdit
}) (*struct{ Body TravellerBody }, error) {
	fields := map[string]any{}
	if in.Body.Name != nil {
		fields["name"] = *in.Body.Name
	}
	if in.Body.UserID.Sent {
		fields["user_id"] = in.Body.UserID.V // empty for null
	}
	changed, err := e.service.Edit(ctx, actor(ctx), in.ID, sync.Traveller, in.TravellerID, fields)
	if err != nil {
		return nil, err
	}
	return &struct{ Body TravellerBody }{travellerBody(changed)}, nil
}

func (e edge) deleteTraveller(ctx context.Context, in *TravellerPath) (*struct{}, error) {
	return nil, e.service.Remove(ctx, actor(ctx), in.ID, sync.Traveller, in.TravellerID)
}
