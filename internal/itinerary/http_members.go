package itinerary

import (
	"context"
	"net/http"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/httpapi"
)

// MemberPath is the member of a path.
type MemberPath struct {
	IDPath
	UserID string `path:"user_id" format:"uuid" doc:"The person's account."`
}

// MemberList is everybody with access.
type MemberList struct {
	Items []MemberBody `json:"items" nullable:"false" maxItems:"200" doc:"The owner first."`
	Next  *string      `json:"next" doc:"Always null: the list is whole."`
}

// RoleInput gives a member another role.
type RoleInput struct {
	Role string `json:"role" enum:"owner,editor,commenter,viewer" doc:"owner hands the itinerary over: the old owner stays as an editor."`
}

func (e edge) registerMembers() {
	const path = "/api/v1/itineraries/{id}/members"
	httpapi.Register(e.api, httpapi.Op{ID: "list-members", Method: http.MethodGet, Path: path, Tag: tag, Scope: readScope,
		Summary: "List members", Description: "Who has access, for whoever has it as well. There are at most 200, so next is always null."}, e.listMembers)
	httpapi.Register(e.api, httpapi.Op{ID: "update-member", Method: http.MethodPatch, Path: path + "/{user_id}", Tag: tag, Scope: editScope, Errors: []int{409},
		Summary: "Change a member's role", Description: "Only the owner may. The owner's own role changes by making somebody else the owner (409 otherwise)."}, e.updateMember)
	httpapi.Register(e.api, httpapi.Op{ID: "remove-member", Method: http.MethodDelete, Path: path + "/{user_id}", Tag: tag, Scope: editScope, Status: http.StatusNoContent, Errors: []int{409},
		Summary: "Remove a member, or leave", Description: "The owner removes anybody else, and anybody leaves by removing themselves. The owner hands the itinerary over first (409 otherwise). The invitation by which somebody came does not let them in again."}, e.removeMember)
}

func (e edge) listMembers(ctx context.Context, in *IDPath) (*struct{ Body MemberList }, error) {
	members, err := e.service.Members(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	list := MemberList{Items: make([]MemberBody, 0, len(members))}
	for _, m := range members {
		list.Items = append(list.Items, memberBody(m))
	}
	return &struct{ Body MemberList }{list}, nil
}

func memberBody(m trip.Member) MemberBody { return MemberBody{m.UserID, m.Name, string(m.Role)} }

func (e edge) updateMember(ctx context.Context, in *struct {
	MemberPath
	Body RoleInput
}) (*struct{ Body MemberBody }, error) {
	m, err := e.service.SetRole(ctx, actor(ctx), in.ID, in.UserID, trip.Role(in.Body.Role))
	if err != nil {
		return nil, err
	}
	return &struct{ Body MemberBody }{memberBody(m)}, nil
}

func (e edge) removeMember(ctx context.Context, in *MemberPath) (*struct{}, error) {
	return nil, e.service.RemoveMember(ctx, actor(ctx), in.ID, in.UserID)
}
