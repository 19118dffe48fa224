// Package searchapi is what other services may ask of search.
package searchapi

import "context"

// Location is a place, in the fields that an itinerary embeds.
type Location struct {
	ID           string  `json:"id" format:"uuid" example:"6c7d2c9b-2a35-5f1e-9d7d-0c6f6c3a4f10" doc:"The place's id, the same after every update of the data."`
	Name         string  `json:"name" example:"Belém Tower" doc:"The name most travellers know."`
	LocalName    string  `json:"local_name,omitempty" example:"Torre de Belém" doc:"The name in the place's own language, where it differs."`
	Address      string  `json:"address,omitempty" example:"Lisbon, Portugal" doc:"City, region and country in one line."`
	Lat          float64 `json:"lat" minimum:"-90" maximum:"90" example:"38.6916" doc:"Latitude in degrees (WGS 84)."`
	Lon          float64 `json:"lon" minimum:"-180" maximum:"180" example:"-9.216" doc:"Longitude in degrees (WGS 84)."`
	Type         string  `json:"type" example:"tower" doc:"city, airport, country, a sight's own kind such as museum or park, or place for a position."`
	ExternalID   string  `json:"external_id,omitempty" example:"starter:lisbon/belem-tower" doc:"The id in the place's source."`
	Zone         string  `json:"zone" example:"Europe/Lisbon" doc:"IANA time zone."`
	Country      string  `json:"country" example:"PT" doc:"ISO 3166-1 alpha-2 code; empty at sea."`
	OpeningHours string  `json:"opening_hours,omitempty" example:"Tu-Su 09:30-18:00; Mo off" doc:"Usual opening hours in OpenStreetMap syntax."`
	Popularity   float64 `json:"popularity" minimum:"0" maximum:"1" example:"0.73" doc:"How well known the place is, 0 to 1."`
	VisitMin     int     `json:"visit_min,omitempty" example:"60" doc:"The usual visit, in minutes."`
	PriceLevel   int     `json:"price_level,omitempty" minimum:"0" maximum:"4" example:"1" doc:"0 free or unknown, to 4 very expensive."`
	Setting      string  `json:"setting,omitempty" example:"outdoor" doc:"indoor, outdoor or both."`
	Source       string  `json:"source" example:"starter" doc:"The data set: geonames, airportsdata, countries, starter, or custom for a position."`
	Attribution  string  `json:"attribution" example:"Sojourn starter sights, approximate" doc:"What to show beside the place."`
}

// Near is a place with its distance from a point.
type Near struct {
	Location
	DistanceM float64 // great-circle metres
}

// Places is what search offers to other services.
type Places interface {
	// Location gives the place of an id, also of a position that was found as
	// pasted coordinates. fault.NotFound where there is none,
	// fault.Unavailable while the index is built.
	Location(ctx context.Context, id string) (Location, error)
	// Nearest gives at most limit places within 500 km of a point in degrees,
	// nearest first. fault.Unavailable while the index is built.
	Nearest(ctx context.Context, lat, lon float64, limit int) ([]Near, error)
	// Sights gives the best known sights around a point, the best known first.
	// fault.Unavailable while the index is built.
	Sights(ctx context.Context, in SightsInput) ([]Location, error)
}

// SightsInput chooses sights around a point.
type SightsInput struct {
	Lat, Lon float64  // degrees
	RadiusM  float64  // metres, at most 500 km
	Kinds    []string // museum, park, …; none for all
	Limit    int
}
