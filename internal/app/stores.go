package app

import (
	"context"
	"io"
	"log/slog"
	"path/filepath"

	"sojourn/internal/kit/blob/folder"
	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/cache/memory"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/sqllog"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/notify/channel/email"

	itinerarystore "sojourn/internal/itinerary/sqlstore"
)

// stores is what the services keep their state in: a database each.
type stores struct {
	edge, events, identity, itinerary *sqldb.DB
	log                               eventlog.Log
	cache                             cache.Cache
	blobs                             *folder.Store
	mail                              *email.Outbox
	closers                           []io.Closer
}

const (
	cacheEntries = 100_000
	mailFrom     = "Sojourn <sojourn@localhost>"
)

func openStores(ctx context.Context, cfg Config, c clock.Clock, logger *slog.Logger) (*stores, error) {
	s := &stores{cache: memory.New(c, cacheEntries)}
	if err := s.open(ctx, cfg, c, logger); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *stores) open(ctx context.Context, cfg Config, c clock.Clock, logger *slog.Logger) (err error) {
	for _, d := range []struct {
		db   **sqldb.DB
		name string
		sets []migrate.Set
	}{
		{&s.edge, "edge", []migrate.Set{httpapi.Migrations()}},
		{&s.events, "events", []migrate.Set{sqllog.Migrations()}},
		{&s.identity, "identity", nil}, // identity.New migrates its own
		{&s.itinerary, "itinerary", []migrate.Set{eventlog.Migrations(), itinerarystore.Migrations()}},
	} {
		if *d.db, err = sqldb.Open(ctx, sqldb.Config{Source: cfg.DB, Dir: cfg.Data, Name: d.name}); err != nil {
			return err
		}
		s.closers = append(s.closers, *d.db)
		if err := migrate.Up(ctx, *d.db, d.sets...); err != nil {
			return err
		}
	}
	s.log = sqllog.New(s.events, logger, sqllog.Options{})
	if s.blobs, err = folder.Open(filepath.Join(cfg.Data, "blobs")); err != nil {
		return err
	}
	s.closers = append(s.closers, s.blobs)
	if s.mail, err = email.OpenOutbox(outboxFolder(cfg.Data), mailFrom, c, logger); err != nil {
		return err
	}
	s.closers = append(s.closers, s.mail)
	return nil
}

func (s *stores) close() {
	for i := len(s.closers) - 1; i >= 0; i-- {
		_ = s.closers[i].Close()
	}
}
