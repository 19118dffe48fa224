package itinerary

import (
	"context"
	"net/http"

	"sojourn/internal/kit/httpapi"
)

func (e edge) registerCopies() {
	httpapi.Register(e.api, httpapi.Op{ID: "duplicate-itinerary", Method: http.MethodPost, Path: "/api/v1/itineraries/{id}/duplicate", Tag: tag, Scope: editScope,
		Status: http.StatusCreated, Idempotent: true, Summary: "Copy an itinerary",
		Description: "A new itinerary of the caller's with the same days and items, dated from start_date, or a template of it. Bookings and ticks stay behind."}, e.duplicate)
}

func (e edge) registerSharing() {
	httpapi.Register(e.api, httpapi.Op{ID: "share-itinerary", Method: http.MethodPost, Path: "/api/v1/itineraries/{id}/share", Tag: tag, Scope: editScope,
		Summary: "Make a share link", Description: "A link that nobody can guess; whoever has it may read the itinerary without costs and booking references. A link that exists stays."}, e.share)
	httpapi.Register(e.api, httpapi.Op{ID: "unshare-itinerary", Method: http.MethodDelete, Path: "/api/v1/itineraries/{id}/share", Tag: tag, Scope: editScope,
		Status: http.StatusNoContent, Summary: "Withdraw the share link", Description: "The link stops to work at once and the itinerary is private."}, e.unshare)
}

func (e edge) duplicate(ctx context.Context, in *struct {
	IDPath
	Body CopyInput
}) (*withBody[Body], error) {
	doc, err := e.service.DuplicateOnce(ctx, actor(ctx), in.ID, httpapi.NewID(ctx), in.Body, httpapi.IsReserved(ctx))
	if err != nil {
		return nil, err
	}
	return e.made(doc), nil
}

type shareBody struct {
	ShareURL string `json:"share_url" example:"https://trips.example.org/s/6f1c…" doc:"The link."`
}

func (e edge) share(ctx context.Context, in *IDPath) (*struct{ Body shareBody }, error) {
	token, err := e.service.Share(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	return &struct{ Body shareBody }{shareBody{shareURL(e.publicURL, token)}}, nil
}

func (e edge) unshare(ctx context.Context, in *IDPath) (*struct{}, error) {
	return nil, e.service.Unshare(ctx, actor(ctx), in.ID)
}
