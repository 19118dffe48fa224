package geoapi

import (
	"context"

	"sojourn/internal/kit/rpc"
)

// ZonesContract binds Zones.
var ZonesContract = rpc.Contract[Zones]{Service: "geo", Serve: serve, Dial: func(c *rpc.Client) Zones { return zones{c} }}

type (
	position  struct{ Lat, Lon float64 }
	zoneFound struct{ Zone, Country string }
)

func serve(s *rpc.Server, z Zones) {
	rpc.Handle(s, "zone_at", func(ctx context.Context, in position) (out zoneFound, err error) {
		out.Zone, out.Country, err = z.ZoneAt(ctx, in.Lat, in.Lon)
		return out, err
	})
}

// zones is Zones in another process.
type zones struct{ c *rpc.Client }

// ZoneAt implements Zones.
func (z zones) ZoneAt(ctx context.Context, lat, lon float64) (zone, country string, err error) {
	out, err := rpc.Call[position, zoneFound](ctx, z.c, "zone_at", position{lat, lon})
	return out.Zone, out.Country, err
}
