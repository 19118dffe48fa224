package search

import (
	"context"
	"log/slog"
	"time"

	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/lifecycle"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/search/catalog"
	"sojourn/internal/search/gazetteer"
	"sojourn/internal/search/index"
	"sojourn/internal/search/index/fts"
	"sojourn/internal/search/index/postgis"
)

// Config is what an operator sets.
type Config struct {
	Dir string    // the data folder: search.db lives there
	DB  *sqldb.DB // on PostgreSQL, where the index is to live there instead; else nil
}

// Deps is what the service is built from.
type Deps struct {
	Zones  Zones
	Logger *slog.Logger
}

// Module is the service with its background work.
type Module struct {
	*Service
	cfg   Config
	log   *slog.Logger
	ready chan struct{}
}

var (
	_ lifecycle.Service = (*Module)(nil)
	_ lifecycle.Readier = (*Module)(nil)
)

// New builds the module. Its queries answer fault.Unavailable until Run has
// opened the index.
func New(cfg Config, deps Deps) *Module {
	return &Module{NewService(deps.Zones), cfg, deps.Logger, make(chan struct{})}
}

// Describe adds the service's operations to an API that forwards them.
func Describe(api *httpapi.API) { edge{}.register(api) }

// Register adds the service's operations to the API.
func (m *Module) Register(api *httpapi.API) { edge{m.Service}.register(api) }

// Services is the background work: the index, without which queries wait.
func (m *Module) Services() map[string]lifecycle.Service {
	return map[string]lifecycle.Service{"search": m}
}

// Ready is closed once queries are answered.
func (m *Module) Ready() <-chan struct{} { return m.ready }

// Run opens the index, which it builds first where it is missing or made from
// other data (some seconds), and keeps it open until ctx ends.
func (m *Module) Run(ctx context.Context) error {
	start := time.Now()
	x, err := m.openIndex(ctx)
	if err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	m.log.InfoContext(ctx, "search index open", "took", time.Since(start).Round(time.Millisecond))
	m.Serve(x)
	close(m.ready)
	<-ctx.Done()
	m.Serve(nil)
	return x.Close()
}

// closable is an index that is closed when the service stops.
type closable interface {
	index.Index
	Close() error
}

func (m *Module) openIndex(ctx context.Context) (closable, error) {
	if m.cfg.DB == nil {
		return fts.Open(ctx, IndexConfig(m.cfg.Dir))
	}
	return postgis.Open(ctx, SharedIndexConfig(m.cfg.DB, m.log))
}

// IndexConfig says how the index of the embedded gazetteer is made in dir.
func IndexConfig(dir string) fts.Config {
	return fts.Config{
		Dir: dir, Fingerprint: gazetteer.Fingerprint(),
		Load: func() (index.Places, error) { return catalog.Load() },
	}
}

// SharedIndexConfig says how the index of the embedded gazetteer is made in a
// PostgreSQL database.
func SharedIndexConfig(db *sqldb.DB, logger *slog.Logger) postgis.Config {
	return postgis.Config{
		DB: db, Fingerprint: gazetteer.Fingerprint(), Logger: logger,
		Load: func() (index.Places, error) { return catalog.Load() },
	}
}
