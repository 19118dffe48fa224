package itinerary

import (
	"context"
	"net/http"
	"time"

	"sojourn/internal/kit/httpapi"
)

// InviteBody is an invitation without its token.
type InviteBody struct {
	ID          string     `json:"id" format:"uuid" doc:"UUIDv7."`
	Role        string     `json:"role" enum:"editor,commenter,viewer" doc:"What who comes in may do."`
	Email       *string    `json:"email" doc:"Where it was mailed to, or null for a link. Whoever has the link may use it."`
	ExpiresAt   time.Time  `json:"expires_at" doc:"When it stops to work."`
	MaxUses     *int       `json:"max_uses" doc:"How many people it lets in, or null for no limit."`
	Uses        int        `json:"uses" doc:"How many it has let in."`
	HasPassword bool       `json:"has_password" doc:"It asks for a password."`
	CreatedBy   string     `json:"created_by" format:"uuid" doc:"Who invites."`
	CreatedAt   time.Time  `json:"created_at" doc:"When it was made."`
	RevokedAt   *time.Time `json:"revoked_at" doc:"When it was withdrawn, or null."`
}

// NewInviteBody is a fresh invitation, with what it is passed on by.
type NewInviteBody struct {
	InviteBody
	Token string `json:"token" doc:"The secret of the link. It is not shown again."`
	URL   string `json:"url" example:"https://trips.example.org/i/6f1c…" doc:"The link, for whoever is invited."`
}

// InviteList is a page of invitations.
type InviteList struct {
	Items []InviteBody `json:"items" nullable:"false" doc:"Newest first."`
	Next  *string      `json:"next" doc:"The cursor of the next page, or null at the end."`
}

func inviteBody(i Invite) InviteBody {
	b := InviteBody{ID: i.ID, Role: string(i.Role), Email: textOrNil(i.Email), ExpiresAt: i.ExpiresAt, Uses: i.Uses, HasPassword: i.PasswordHash != "",
		CreatedBy: i.CreatedBy, CreatedAt: i.CreatedAt}
	if i.MaxUses > 0 {
		b.MaxUses = &i.MaxUses
	}
	if !i.RevokedAt.IsZero() {
		b.RevokedAt = &i.RevokedAt
	}
	return b
}

func (e edge) registerInvites() {
	const path = "/api/v1/itineraries/{id}/invites"
	httpapi.Register(e.api, httpapi.Op{ID: "create-invite", Method: http.MethodPost, Path: path, Tag: tag, Scope: editScope, Status: http.StatusCreated, Idempotent: true, Errors: []int{409},
		Summary: "Invite people", Description: "Makes a link that lets whoever has it in, once they sign in, and mails it where an address is given. The owner invites to any role but owner, editors invite commenters and viewers. " +
			"The link is shown this once; with an Idempotency-Key a repeat shows it for 24 hours. It stops to work when who made it may no longer invite to its role. At most 100 open invitations (409); 20 mails at once, and then 20 an hour (429)."}, e.createInvite)
	httpapi.Register(e.api, httpapi.Op{ID: "list-invites", Method: http.MethodGet, Path: path, Tag: tag, Scope: readScope,
		Summary: "List invitations", Description: "Newest first, without their links, for the owner and editors. Those that ended stay for 90 days."}, e.listInvites)
	httpapi.Register(e.api, httpapi.Op{ID: "revoke-invite", Method: http.MethodDelete, Path: path + "/{invite_id}", Tag: tag, Scope: editScope, Status: http.StatusNoContent,
		Summary: "Revoke an invitation", Description: "The link stops to work at once; whom it has let in stays. Editors may revoke those to commenters and viewers."}, e.revokeInvite)
}

type newInviteOutput struct {
	CacheControl string `header:"Cache-Control" doc:"no-store."`
	Body         NewInviteBody
}

func (e edge) createInvite(ctx context.Context, in *struct {
	IDPath
	Body InviteInput
}) (*newInviteOutput, error) {
	i, token, err := e.service.Invite(ctx, actor(ctx), in.ID, httpapi.NewID(ctx), in.Body)
	if err != nil {
		return nil, err
	}
	return &newInviteOutput{"no-store", NewInviteBody{inviteBody(i), token, e.service.inviteURL(token)}}, nil
}

func (e edge) listInvites(ctx context.Context, in *struct {
	IDPath
	PageInput
}) (*struct{ Body InviteList }, error) {
	before, err := in.after()
	if err != nil {
		return nil, err
	}
	found, err := e.service.ListInvites(ctx, actor(ctx), in.ID, before, in.Limit+1)
	if err != nil {
		return nil, err
	}
	found, next := cutPage(found, in.Limit, func(i Invite) string { return i.ID })
	list := InviteList{Items: []InviteBody{}, Next: next}
	for _, i := range found {
		list.Items = append(list.Items, inviteBody(i))
	}
	return &struct{ Body InviteList }{list}, nil
}

func (e edge) revokeInvite(ctx context.Context, in *struct {
	IDPath
	InviteID string `path:"invite_id" format:"uuid" doc:"The invitation's id."`
}) (*struct{}, error) {
	return nil, e.service.Revoke(ctx, actor(ctx), in.ID, in.InviteID)
}

// after gives the key of the last row of the page before; "" for the first.
func (p PageInput) after() (string, error) {
	cursor, err := httpapi.ParseCursor(p.Cursor, 1)
	if err != nil || cursor == nil {
		return "", err
	}
	return cursor.Keys[0], nil
}

// cutPage cuts a list of one more than a page to the page, and gives the
// cursor of the next.
func cutPage[T any](found []T, limit int, key func(T) string) ([]T, *string) {
	if len(found) <= limit {
		return found, nil
	}
	next := httpapi.Page{Keys: []string{key(found[limit-1])}}.Cursor()
	return found[:limit], &next
}
