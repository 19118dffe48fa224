package searchapi

import (
	"context"

	"sojourn/internal/kit/rpc"
)

// PlacesContract binds Places.
var PlacesContract = rpc.Contract[Places]{Service: "search", Serve: serve, Dial: func(c *rpc.Client) Places { return places{c} }}

type nearestInput struct {
	Lat, Lon float64
	Limit    int
}

func serve(s *rpc.Server, p Places) {
	rpc.Handle(s, "location", p.Location)
	rpc.Handle(s, "sights", p.Sights)
	rpc.Handle(s, "nearest", func(ctx context.Context, in nearestInput) ([]Near, error) {
		return p.Nearest(ctx, in.Lat, in.Lon, in.Limit)
	})
}

// places is Places in another process.
type places struct{ c *rpc.Client }

// Location implements Places.
func (p places) Location(ctx context.Context, id string) (Location, error) {
	return rpc.Call[string, Location](ctx, p.c, "location", id)
}

// Sights implements Places.
func (p places) Sights(ctx context.Context, in SightsInput) ([]Location, error) {
	return rpc.Call[SightsInput, []Location](ctx, p.c, "sights", in)
}

// Nearest implements Places.
func (p places) Nearest(ctx context.Context, lat, lon float64, limit int) ([]Near, error) {
	return rpc.Call[nearestInput, []Near](ctx, p.c, "nearest", nearestInput{lat, lon, limit})
}
