package itineraryapi

import (
	"context"

	"sojourn/internal/kit/rpc"
)

// PagesContract binds Pages.
var PagesContract = rpc.Contract[Pages]{Service: "itinerary", Serve: serve, Dial: func(c *rpc.Client) Pages { return pages{c} }}

func serve(s *rpc.Server, p Pages) {
	rpc.Handle(s, "shared", p.Shared)
	rpc.Handle(s, "opened", p.Opened)
	rpc.Handle(s, "calendar", p.Calendar)
	rpc.Handle(s, "invitation", p.Invitation)
	rpc.Handle(s, "accept-invitation", p.AcceptInvitation)
}

// pages is Pages in another process.
type pages struct{ c *rpc.Client }

// Shared implements Pages.
func (p pages) Shared(ctx context.Context, token string) (SharedItinerary, error) {
	return rpc.Call[string, SharedItinerary](ctx, p.c, "shared", token)
}

// Opened implements Pages.
func (p pages) Opened(ctx context.Context, in OpenedInput) (SharedItinerary, error) {
	return rpc.Call[OpenedInput, SharedItinerary](ctx, p.c, "opened", in)
}

// Calendar implements Pages.
func (p pages) Calendar(ctx context.Context, token string) (CalendarFile, error) {
	return rpc.Call[string, CalendarFile](ctx, p.c, "calendar", token)
}

// Invitation implements Pages.
func (p pages) Invitation(ctx context.Context, in InvitationInput) (Invitation, error) {
	return rpc.Call[InvitationInput, Invitation](ctx, p.c, "invitation", in)
}

// AcceptInvitation implements Pages.
func (p pages) AcceptInvitation(ctx context.Context, in AcceptInput) (Accepted, error) {
	return rpc.Call[AcceptInput, Accepted](ctx, p.c, "accept-invitation", in)
}
