package app

import (
	"slices"

	"sojourn/internal/geo"
	"sojourn/internal/identity"
	"sojourn/internal/itinerary"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/lifecycle"
	"sojourn/internal/search"
)

const (
	all           = "all"
	gatewayTarget = "gateway"
)

// planned are targets that the design names and this version lacks.
var planned = []string{"recommend", "booking", "media"}

// service is a row of the table of what runs where.
type service struct {
	name     string
	calls    []string                   // the services it calls
	describe func(*httpapi.API)         // its operations, for the gateway; nil where it has none
	build    func(*App) (module, error) // in the process that runs it
}

// module is a service that has been built.
type module interface {
	Register(api *httpapi.API)
	Services() map[string]lifecycle.Service
}

// table lists the services in the order in which they are built: those that
// others call come first.
func table() []service {
	return []service{
		{"geo", []string{"search"}, geo.Describe, (*App).buildGeo},
		{"search", []string{"geo"}, search.Describe, (*App).buildSearch},
		{"notify", nil, nil, (*App).buildNotify},
		{"identity", []string{"notify"}, identity.Describe, (*App).buildIdentity},
		{"itinerary", []string{"search", "geo", "notify"}, itinerary.Describe, (*App).buildItinerary},
	}
}

func serviceNames() []string {
	var names []string
	for _, s := range table() {
		names = append(names, s.name)
	}
	return names
}

// callsOf gives the targets that a target must be able to reach.
func callsOf(target string) []string {
	switch target {
	case all:
		return nil
	case gatewayTarget:
		return []string{"identity", "itinerary", "search", "geo"}
	}
	rows := table()
	return rows[slices.IndexFunc(rows, func(s service) bool { return s.name == target })].calls
}

// runs tells whether this process runs a service.
func (c *Config) runs(name string) bool { return c.Target == all || c.Target == name }

// runsAny tells whether this process runs one of the services.
func (c *Config) runsAny(names ...string) bool { return slices.ContainsFunc(names, c.runs) }

// door tells whether people reach this process.
func (c *Config) door() bool { return c.Target == all || c.Target == gatewayTarget }
