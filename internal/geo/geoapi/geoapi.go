// Package geoapi is what other services may ask of the Geospatial & Mapping
// Service.
package geoapi

import "context"

// Zones finds zone and country of a position in degrees.
type Zones interface {
	// ZoneAt gives the IANA zone and the ISO 3166-1 country code, which is
	// empty at sea.
	ZoneAt(ctx context.Context, lat, lon float64) (zone, country string, err error)
}
