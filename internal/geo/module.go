package geo

import (
	"context"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/geo/planner"
	"sojourn/internal/geo/zone"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/lifecycle"
)

// Place is a place near a position, as search knows it.
type Place struct {
	ID        string   `json:"id" format:"uuid" doc:"The place's id in search."`
	Name      string   `json:"name" example:"Lisbon" doc:"The place's name."`
	Type      string   `json:"type" example:"city" doc:"What the place is."`
	Lat       float64  `json:"lat" example:"38.7167" doc:"Degrees."`
	Lon       float64  `json:"lon" example:"-9.1333" doc:"Degrees."`
	Zone      string   `json:"zone" example:"Europe/Lisbon" doc:"IANA zone."`
	Country   string   `json:"country" example:"PT" doc:"ISO 3166-1 code."`
	DistanceM *float64 `json:"distance_m" doc:"Metres from the position."`
}

// Nearby is what geo asks of search.
type Nearby interface {
	// Nearest gives at most limit places around a position, nearest first.
	Nearest(ctx context.Context, lat, lon float64, limit int) ([]Place, error)
}

// Deps is what the service is built from.
type Deps struct {
	Nearby Nearby
	Clock  clock.Clock
}

// Module is the service.
type Module struct {
	zones   *zone.Finder
	deps    Deps
	planner planner.Planner
	desks   chan struct{} // one for each plan that is made at a time
}

var (
	_ geoapi.Zones   = (*Module)(nil)
	_ geoapi.Planner = (*Module)(nil)
)

// New builds the service.
func New(deps Deps) *Module {
	return &Module{zones: zone.New(), deps: deps, planner: newPlanner(), desks: make(chan struct{}, desks())}
}

// ZoneAt implements geoapi.Zones.
func (m *Module) ZoneAt(_ context.Context, lat, lon float64) (string, string, error) {
	return m.zones.At(lat, lon)
}

// Describe adds the service's operations to an API that forwards them.
func Describe(api *httpapi.API) { (*Module)(nil).Register(api) }

// Services is none: the service answers from memory.
func (m *Module) Services() map[string]lifecycle.Service { return nil }

// Register adds the service's operations to the API.
func (m *Module) Register(api *httpapi.API) {
	m.registerPosition(api)
	m.registerTravel(api)
}
