package itinerary

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

// ItemPath is the item of a path.
type ItemPath struct {
	IDPath
	ItemID string `path:"item_id" format:"uuid" doc:"The item's id."`
}

func (e edge) registerItems() {
	const path = "/api/v1/itineraries/{id}/items"
	httpapi.Register(e.api, httpapi.Op{ID: "put-items", Method: http.MethodPut, Path: path, Tag: tag, Scope: editScope, Errors: []int{409, 412},
		RawBody: e.putBody(), Summary: "Add or change items",
		Description: "One item, or {items: […]} with up to 200, applied together or not at all. An item whose id exists is changed in the fields sent; others are added. At most 2,000 items an itinerary."}, e.putItems)
	httpapi.Register(e.api, httpapi.Op{ID: "get-item", Method: http.MethodGet, Path: path + "/{item_id}", Tag: tag, Scope: readScope,
		Summary: "Read an item", Description: "One item of an itinerary.", OwnETag: true, Errors: []int{304}}, e.getItem)
	httpapi.Register(e.api, httpapi.Op{ID: "update-item", Method: http.MethodPatch, Path: path + "/{item_id}", Tag: tag, Scope: editScope, Errors: []int{409, 412},
		Summary: "Change an item", Description: "What is absent stays; null empties a field that can be empty."}, e.patchItem)
	httpapi.Register(e.api, httpapi.Op{ID: "delete-item", Method: http.MethodDelete, Path: path + "/{item_id}", Tag: tag, Scope: editScope, Status: http.StatusNoContent, Errors: []int{412},
		Summary: "Delete an item", Description: "It can be restored."}, e.deleteItem)
	httpapi.Register(e.api, httpapi.Op{ID: "restore-item", Method: http.MethodPost, Path: path + "/{item_id}/restore", Tag: tag, Scope: editScope, Errors: []int{409},
		Summary: "Restore a deleted item", Description: "Takes a deletion back. Where its day is no longer in the trip it becomes an idea."}, e.restoreItem)
	httpapi.Register(e.api, httpapi.Op{ID: "move-item", Method: http.MethodPost, Path: path + "/{item_id}/move", Tag: tag, Scope: editScope, Errors: []int{409, 412},
		Summary: "Move an item", Description: "To another day, to the ideas, or to another place in its day. Times keep their clock on the new day."}, e.moveItem)
}

// itemsInput is the second form of the body of put-items.
type itemsInput struct {
	Items []ItemInput `json:"items" minItems:"1" maxItems:"200" nullable:"false" doc:"The items, in order."`
}

// putBody describes both forms. The body is validated by putItems itself,
// against the form that it has, so that an error names the field at fault.
func (e edge) putBody() *huma.RequestBody {
	registry := e.api.OpenAPI().Components.Schemas
	one := registry.Schema(reflect.TypeFor[ItemInput](), true, "")
	many := registry.Schema(reflect.TypeFor[itemsInput](), true, "")
	return &huma.RequestBody{Required: true, Description: "One item, or a list of them.",
		Content: map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{AnyOf: []*huma.Schema{one, many}}}}}
}

type putInput struct {
	IDPath
	Match
	RawBody []byte
}

type putOutput struct {
	Items []ItemBody `json:"items" nullable:"false" doc:"The items in the order they came."`
	Seq   int64      `json:"seq" doc:"The itinerary's number after the batch; the ETag."`
}

func (e edge) putItems(ctx context.Context, in *putInput) (*withBody[putOutput], error) {
	inputs, many, err := e.decodeItems(ctx, in.RawBody)
	if err != nil {
		return nil, err
	}
	items, seq, err := e.service.PutItems(ctx, actor(ctx), in.ID, in.IfMatch, inputs, many)
	if err != nil {
		return nil, err
	}
	out := &withBody[putOutput]{ETag: httpapi.ETag(seq), Body: putOutput{Items: []ItemBody{}, Seq: seq}}
	for i := range items {
		out.Body.Items = append(out.Body.Items, itemBody(in.ID, &items[i]))
	}
	return out, nil
}

func (e edge) decodeItems(ctx context.Context, raw []byte) ([]ItemInput, bool, error) {
	var probe map[string]json.RawMessage
	if !bytes.HasPrefix(bytes.TrimLeft(raw, " \t\r\n"), []byte("{")) {
		return nil, false, fault.AtField("body", string(raw), "must be an item or an object with items")
	}
	if json.Unmarshal(raw, &probe) == nil && probe["items"] != nil {
		in, err := httpapi.Decode[itemsInput](ctx, e.api, "body", raw)
		return in.Items, true, err
	}
	in, err := httpapi.Decode[ItemInput](ctx, e.api, "body", raw)
	return []ItemInput{in}, false, err
}

type itemOutput struct {
	ETag string `header:"ETag" doc:"The item's number in quotes."`
	Body ItemBody
}

func itemAnswer(itineraryID string, it trip.Item, err error) (*itemOutput, error) {
	if err != nil {
		return nil, err
	}
	return &itemOutput{httpapi.ETag(it.Seq), itemBody(itineraryID, &it)}, nil
}

func (e edge) getItem(ctx context.Context, in *struct {
	ItemPath
	IfNoneMatch string `header:"If-None-Match" maxLength:"200" doc:"An ETag you have."`
}) (*itemOutput, error) {
	it, err := e.service.Item(ctx, actor(ctx), in.ID, in.ItemID)
	if err == nil && httpapi.NotModified(in.IfNoneMatch, httpapi.ETag(it.Seq)) {
		return nil, huma.Status304NotModified()
	}
	return itemAnswer(in.ID, it, err)
}

func (e edge) patchItem(ctx context.Context, in *struct {
	ItemPath
	Match
	Body ItemInput
}) (*itemOutput, error) {
	if in.Body.ID != nil && *in.Body.ID != in.ItemID {
		return nil, fault.AtField("body.id", *in.Body.ID, "is not the id of the path")
	}
	it, err := e.service.PatchItem(ctx, actor(ctx), in.ID, in.ItemID, in.IfMatch, in.Body)
	return itemAnswer(in.ID, it, err)
}

func (e edge) deleteItem(ctx context.Context, in *struct {
	ItemPath
	Match
}) (*struct{}, error) {
	return nil, e.service.DeleteItem(ctx, actor(ctx), in.ID, in.ItemID, in.IfMatch)
}

func (e edge) restoreItem(ctx context.Context, in *ItemPath) (*itemOutput, error) {
	it, err := e.service.RestoreItem(ctx, actor(ctx), in.ID, in.ItemID)
	return itemAnswer(in.ID, it, err)
}

func (e edge) moveItem(ctx context.Context, in *struct {
	ItemPath
	Match
	Body MoveInput
}) (*itemOutput, error) {
	it, err := e.service.MoveItem(ctx, actor(ctx), in.ID, in.ItemID, in.IfMatch, in.Body)
	return itemAnswer(in.ID, it, err)
}
