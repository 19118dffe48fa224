package itineraryapi

import (
	"context"

	"sojourn/internal/kit/rpc"
)

// PagesContract binds Pages.
var PagesContract = rpc.Contract[Pages]{Service: "itinerary", Serve: func(s *rpc.Server, p Pages) {
	rpc.Handle(s, "shared", p.Shared)
	rpc.Handle(s, "calendar", p.Calendar)
},
	Dial: func(c *rpc.Client) Pages { return pages{c} }}

// pages is Pages in another process.
type pages struct{ c *rpc.Client }

// Shared implements Pages.
func (p pages) Shared(ctx context.Context, token string) (SharedItinerary, error) {
	return rpc.Call[string, SharedItinerary](ctx, p.c, "shared", token)
}

// Calendar implements Pages.
func (p pages) Calendar(ctx context.Context, token string) (CalendarFile, error) {
	return rpc.Call[string, CalendarFile](ctx, p.c, "calendar", token)
}
