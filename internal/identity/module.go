package identity

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/identity/sqlstore"
	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fanout"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/lifecycle"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
)

// Deps is what the service needs; all fields but Watch are required.
type Deps struct {
	DB        *sqldb.DB // its own, with Migrations applied
	Log       eventlog.Log
	Clock     clock.Clock
	Cache     cache.Cache   // for counting attempts
	Fanout    fanout.Fanout // for telling of ended credentials
	Mailer    Mailer
	Logger    *slog.Logger
	Watch     eventlog.Watch // hears of the relay; may be nil
	PublicURL string         // where browsers reach the server: "https://trips.example.com"
}

// Module is the User & Profile Service.
type Module struct {
	service *service
	relay   *eventlog.Relay
}

var _ httpapi.Authenticator = (*Module)(nil)

// Migrations gives the sets that the service's database needs.
func Migrations() []migrate.Set {
	return []migrate.Set{eventlog.Migrations(), sqlstore.Migrations()}
}

// New makes the first signing key where there is none. fault.Invalid for a
// PublicURL that is no http(s) URL.
func New(cfg Config, d Deps) (*Module, error) {
	ctx := context.Background()
	u, err := url.Parse(d.PublicURL)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return nil, fault.AtField("public_url", d.PublicURL, "must be a URL such as https://trips.example.com")
	}
	outbox := eventlog.NewOutbox(d.DB, identityapi.Topic)
	s := newService(cfg, d, NewStore(d.DB, outbox))
	if err := s.loadKeys(ctx); err != nil {
		return nil, fmt.Errorf("identity: signing keys: %w", err)
	}
	return &Module{s, eventlog.NewRelay(outbox, d.Log, d.Logger).Watched(d.Watch)}, nil
}

// Describe adds the service's operations to an API that forwards them.
func Describe(api *httpapi.API) { register(api, nil) }

// Register adds the service's operations to the API.
func (m *Module) Register(api *httpapi.API) { register(api, m.service) }

// Accounts gives the use cases for server-rendered pages and commands.
func (m *Module) Accounts() identityapi.Accounts { return m.service }

// Sessions tells other processes whose credentials they are.
func (m *Module) Sessions() identityapi.Sessions { return m.service }

// Authenticate implements httpapi.Authenticator.
func (m *Module) Authenticate(ctx context.Context, c httpapi.Credentials) (httpapi.Principal, error) {
	return m.service.Authenticate(ctx, c)
}

// Services gives the parts that run beside the API: the relay of the outbox,
// the queue of mails, the janitor, and who hears of other processes' endings.
func (m *Module) Services() map[string]lifecycle.Service {
	return map[string]lifecycle.Service{
		"identity.relay":   m.relay,
		"identity.queue":   m.service.queue,
		"identity.janitor": lifecycle.Func(m.service.clean),
		"identity.endings": lifecycle.Func(m.service.follow),
	}
}

// RotateKey makes a new signing key. Nobody is signed out.
func (m *Module) RotateKey(ctx context.Context) error { return m.service.rotateKey(ctx) }
