package app

import (
	"context"
	"io"
	"log/slog"

	"sojourn/internal/identity"
	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fanout"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/obs"
	"sojourn/internal/kit/sqldb"

	"sojourn/internal/kit/eventlog/sqllog"

	itinerarystore "sojourn/internal/itinerary/sqlstore"
)

// stores is what the services of a process keep their state in. What none of
// them needs is nil.
type stores struct {
	edge, events, identity, itinerary, search *sqldb.DB

	log     eventlog.Log
	cache   cache.Cache
	buckets cache.Buckets
	fanout  fanout.Fanout
	needs   []need
	closers []io.Closer
}

// opener is what opening takes.
type opener struct {
	*stores
	cfg     Config
	clock   clock.Clock
	slog    *slog.Logger
	metrics *obs.Metrics
}

func (o opener) open(ctx context.Context) error {
	for _, d := range o.databases() {
		db, err := o.database(ctx, d)
		if err != nil {
			return err
		}
		*d.db = db
	}
	for _, s := range []struct {
		used bool // by this process
		open func() error
	}{
		{o.cfg.runsAny("identity", "itinerary"), o.openLog},
		{o.cfg.door() || o.cfg.runsAny("identity", "itinerary"), o.openCache},
		{o.cfg.door() || o.cfg.runsAny("identity", "itinerary"), o.openFanout},
	} {
		if !s.used {
			continue
		}
		if err := s.open(); err != nil {
			return err
		}
	}
	return nil
}

// database is a row of the list of databases: a file, or a schema, each.
type database struct {
	db   **sqldb.DB
	name string
	used bool // by this process
	sets []migrate.Set
	plan bool // once a query: see sqldb.Config.PlanOnce
}

func (o opener) databases() []database {
	cfg := o.cfg
	return []database{
		{&o.edge, "edge", cfg.runsAny("identity", "itinerary", "search", "geo"), []migrate.Set{httpapi.Migrations()}, false},
		{&o.events, "events", cfg.Log == "embedded" && cfg.runsAny("identity", "itinerary"), []migrate.Set{sqllog.Migrations()}, false},
		{&o.identity, "identity", cfg.runs("identity"), identity.Migrations(), false},
		{&o.itinerary, "itinerary", cfg.runs("itinerary"), []migrate.Set{eventlog.Migrations(), itinerarystore.Migrations()}, false},
		{&o.search, "search", cfg.runs("search") && cfg.DB != "sqlite", nil, true}, // an index, which search builds itself
	}
}

func (o opener) database(ctx context.Context, d database) (*sqldb.DB, error) {
	if !d.used {
		return nil, nil
	}
	db, err := sqldb.Open(ctx, sqldb.Config{Source: o.cfg.DB, Dir: o.cfg.Data, Name: d.name, Watch: o.metrics.Store, PlanOnce: d.plan})
	if err != nil {
		return nil, err
	}
	o.closers = append(o.closers, db)
	o.need("database "+d.name, true, db.Ping)
	if o.cfg.Migrate == "off" {
		return db, migrate.Check(ctx, db, d.sets...)
	}
	return db, migrate.Up(ctx, db, d.sets...)
}

func (s *stores) close() {
	for i := len(s.closers) - 1; i >= 0; i-- {
		_ = s.closers[i].Close()
	}
}

// closing makes a Closer of a function that cannot fail.
type closing func()

// Close implements io.Closer.
func (c closing) Close() error { c(); return nil }
