package itinerary

import (
	"context"
	"net/http"
	"time"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/kit/httpapi"
)

// TokenPath is the token of a link.
type TokenPath struct {
	Token string `path:"token" minLength:"1" maxLength:"100" doc:"The link's last part."`
}

// InvitationBody is what whoever holds an invitation sees of it.
type InvitationBody struct {
	ItineraryName string                          `json:"itinerary_name" example:"Three days in Lisbon" doc:"The trip's name."`
	InviterName   string                          `json:"inviter_name" doc:"Who invites; empty until it is known here."`
	Role          string                          `json:"role" enum:"editor,commenter,viewer" doc:"What you may do once you are in."`
	Dates         httpapi.OrNull[InvitationDates] `json:"dates" doc:"The trip's dates, or null."`
	ExpiresAt     time.Time                       `json:"expires_at" doc:"When the invitation stops to work."`
	NeedsPassword bool                            `json:"needs_password" doc:"It asks for a password."`
	Member        bool                            `json:"member" doc:"You are signed in, and a member already."`
	EmailBound    bool                            `json:"email_bound" doc:"It was mailed to one address. Whoever has the link may use it."`
}

// InvitationDates are a trip's first and last day.
type InvitationDates struct {
	Start string `json:"start" format:"date" example:"2027-05-01" doc:"First day."`
	End   string `json:"end" format:"date" example:"2027-05-03" doc:"Last day."`
}

// AcceptInput accepts an invitation.
type AcceptInput struct {
	Password string `json:"password,omitempty" format:"password" maxLength:"200" pattern:"^[^\\x00]*$" doc:"Where the invitation asks for one."`
}

// AcceptedBody is where an invitation has led.
type AcceptedBody struct {
	ItineraryID string `json:"itinerary_id" format:"uuid" doc:"The itinerary that you are a member of now."`
	Role        string `json:"role" enum:"owner,editor,commenter,viewer" doc:"What you may do there."`
}

func (e edge) registerInvitations() {
	const path = "/api/v1/invitations/{token}"
	httpapi.Register(e.api, httpapi.Op{ID: "get-invitation", Method: http.MethodGet, Path: path, Tag: tag, Public: true, Optional: readScope,
		Summary: "Read an invitation", Description: "What an invitation is to, for whoever has its link; nobody needs to sign in. 404 alike for one that is unknown, was revoked, has expired or is used up."}, e.getInvitation)
	httpapi.Register(e.api, httpapi.Op{ID: "accept-invitation", Method: http.MethodPost, Path: path + "/accept", Tag: tag, Scope: editScope, Errors: []int{409},
		Summary: "Accept an invitation", Description: "Makes the caller a member. Who is one already, with a role that may do as much, stays what they are (200). 403 for a wrong password; 429 after 10 wrong ones by one person or 50 from one address. An invitation lets each person in once."}, e.acceptInvitation)
}

func (e edge) getInvitation(ctx context.Context, in *TokenPath) (*struct{ Body InvitationBody }, error) {
	i, err := e.service.Invitation(ctx, itineraryapi.InvitationInput{Token: in.Token, UserID: actor(ctx)})
	if err != nil {
		return nil, err
	}
	b := InvitationBody{ItineraryName: i.Name, InviterName: i.InviterName, Role: i.Role, ExpiresAt: i.ExpiresAt,
		NeedsPassword: i.NeedsPassword, Member: i.Member, EmailBound: i.EmailBound}
	if i.StartDate != "" {
		b.Dates.V = &InvitationDates{i.StartDate, i.EndDate}
	}
	return &struct{ Body InvitationBody }{b}, nil
}

func (e edge) acceptInvitation(ctx context.Context, in *struct {
	TokenPath
	Body AcceptInput
}) (*struct{ Body AcceptedBody }, error) {
	a, err := e.service.AcceptInvitation(ctx, itineraryapi.AcceptInput{Token: in.Token, UserID: actor(ctx), Password: in.Body.Password, Address: httpapi.AddressOf(ctx)})
	if err != nil {
		return nil, err
	}
	return &struct{ Body AcceptedBody }{AcceptedBody(a)}, nil
}
