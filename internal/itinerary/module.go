package itinerary

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/identity/identityapi"
	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/itinerary/live"
	"sojourn/internal/itinerary/rates"
	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fanout"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/lifecycle"
	"sojourn/internal/kit/password"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/notify/notifyapi"
)

// Config is what an operator sets.
type Config struct {
	PublicURL string          // where people reach this server, without a slash at the end
	NoPages   bool            // share links do not work and none are made
	Rates     *rates.Table    // what currencies are worth; nil for the table inside the binary
	Password  password.Params // cost of the hash of an invitation's password; default password.Default
}

// Deps is what the service is built from.
type Deps struct {
	DB        *sqldb.DB // migrated by the composition root
	Store     Store
	People    People
	Outbox    *eventlog.Outbox
	Log       eventlog.Log
	Fanout    fanout.Fanout
	Gazetteer Gazetteer
	Planner   geoapi.Planner
	Clock     clock.Clock
	Invites   Invites
	Mailer    notifyapi.Mailer
	Buckets   cache.Buckets
	Logger    *slog.Logger
	Watch     eventlog.Watch // hears of relay and consumer; may be nil
}

// Module is the service with its background work.
type Module struct {
	*Service
	cfg  Config
	deps Deps
	hub  *live.Hub
}

// New builds the service.
func New(cfg Config, deps Deps) *Module {
	s := newService(cfg, deps)
	hub := live.New(s, deps.Fanout, deps.Clock, deps.Logger)
	s.committed = hub.Committed
	return &Module{s, cfg, deps, hub}
}

// Describe adds the service's operations to an API that forwards them.
func Describe(api *httpapi.API) { edge{api: api}.register() }

// Register adds the service's operations to the API.
func (m *Module) Register(api *httpapi.API) {
	edge{api, m.Service, m.hub, m.cfg.PublicURL, m.exchange}.register()
}

// Connections tells how many have an itinerary open in this process.
func (m *Module) Connections() int { return m.hub.Connections() }

// Services is the background work: the relay of its events, the consumer of
// other services', the purge of what was deleted 30 days ago, who hears of
// names that another process has changed, and the live connections.
func (m *Module) Services() map[string]lifecycle.Service {
	consumer := eventlog.NewConsumer(m.deps.DB, m.deps.Log, "itinerary", []string{identityapi.Topic}, m.Handlers()).Watched(m.deps.Watch)
	return map[string]lifecycle.Service{
		"itinerary.relay":    eventlog.NewRelay(m.deps.Outbox, m.deps.Log, m.deps.Logger).Watched(m.deps.Watch),
		"itinerary.consumer": lifecycle.Func(consumer.Run),
		"itinerary.purge":    lifecycle.Func(m.runPurge),
		"itinerary.names":    lifecycle.Func(m.documents.follow),
		"itinerary.live":     lifecycle.Func(m.hub.Run),
	}
}

// Handlers are what this service does with other services' events, by type.
func (m *Module) Handlers() map[string]eventlog.Handler { return m.handlers(m.deps.People) }

const purgeEvery = time.Hour

func (m *Module) runPurge(ctx context.Context) error {
	ticker := time.NewTicker(purgeEvery)
	defer ticker.Stop()
	for {
		if err := errors.Join(m.Purge(ctx), m.Compact(ctx)); err != nil && ctx.Err() == nil {
			m.deps.Logger.Warn("purge", "error", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
	}
}

// Topic names the outbox of this service.
const Topic = itineraryapi.Topic
