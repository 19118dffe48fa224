package itinerary

import (
	"context"
	"net/http"

	"sojourn/internal/kit/httpapi"
)

// VoteInput is a person's vote on an item.
type VoteInput struct {
	Value int `json:"value" enum:"1,0,-1" doc:"1 for, -1 against, 0 to withdraw the vote."`
}

// TallyBody is what people think of an item.
type TallyBody struct {
	ItemID string `json:"item_id" format:"uuid" doc:"The item."`
	Up     int    `json:"up" doc:"How many are for it."`
	Down   int    `json:"down" doc:"How many are against it."`
	Mine   int    `json:"mine" enum:"1,0,-1" doc:"The caller's vote; 0 without."`
}

// TallyList is a page of items with votes.
type TallyList struct {
	Items []TallyBody `json:"items" nullable:"false" doc:"The items that somebody has voted on, in the order of ids."`
	Next  *string     `json:"next" doc:"The cursor of the next page, or null at the end."`
}

func (e edge) registerVotes() {
	httpapi.Register(e.api, httpapi.Op{ID: "vote", Method: http.MethodPut, Path: "/api/v1/itineraries/{id}/items/{item_id}/vote", Tag: tag, Scope: editScope, Errors: []int{409},
		Summary: "Vote on an item", Description: "For everybody but viewers; each person has one vote on an item. Answers with what people think of it now."}, e.vote)
	httpapi.Register(e.api, httpapi.Op{ID: "list-votes", Method: http.MethodGet, Path: "/api/v1/itineraries/{id}/votes", Tag: tag, Scope: readScope,
		Summary: "Count votes", Description: "By item."}, e.listVotes)
}

func (e edge) vote(ctx context.Context, in *struct {
	ItemPath
	Body VoteInput
}) (*struct{ Body TallyBody }, error) {
	t, err := e.service.Vote(ctx, actor(ctx), in.ID, in.ItemID, in.Body.Value)
	if err != nil {
		return nil, err
	}
	return &struct{ Body TallyBody }{TallyBody(t)}, nil
}

func (e edge) listVotes(ctx context.Context, in *struct {
	IDPath
	PageInput
}) (*struct{ Body TallyList }, error) {
	after, err := in.after()
	if err != nil {
		return nil, err
	}
	all, err := e.service.Votes(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	for len(all) > 0 && all[0].ItemID <= after {
		all = all[1:]
	}
	found, next := cutPage(all, in.Limit, func(t Tally) string { return t.ItemID })
	list := TallyList{Items: []TallyBody{}, Next: next}
	for _, t := range found {
		list.Items = append(list.Items, TallyBody(t))
	}
	return &struct{ Body TallyList }{list}, nil
}
