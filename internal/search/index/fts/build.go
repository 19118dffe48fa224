package fts

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

// buildGCPercent trades some of a build's processor time for a quarter of its
// memory: a first start on a small machine must not be ended by the kernel.
const buildGCPercent = 50

// buildCacheKB holds the pages that a build writes over and over; more is no
// faster.
const buildCacheKB = 24 * 1024

// build writes a new file beside the old one and puts it in its place.
func build(ctx context.Context, cfg Config) error {
	// What a build leaves on the heap is garbage at once; an idle server should
	// not keep it resident.
	defer debug.FreeOSMemory()
	defer debug.SetGCPercent(debug.SetGCPercent(buildGCPercent))
	if err := os.MkdirAll(cfg.Dir, 0o700); err != nil {
		return fault.Wrap(err, fault.Internal, "create data folder")
	}
	if err := removeFiles(cfg.Dir, buildName); err != nil {
		return fault.Wrap(err, fault.Internal, "build index")
	}
	if err := write(ctx, cfg); err != nil {
		return err
	}
	if err := removeFiles(cfg.Dir, name); err != nil {
		return fault.Wrap(err, fault.Internal, "build index")
	}
	err := os.Rename(filepath.Join(cfg.Dir, buildName+".db"), filepath.Join(cfg.Dir, name+".db"))
	return fault.Wrap(err, fault.Internal, "put the new index in place")
}

// write fills the new file. Closing it moves SQLite's log into the file, so
// that the file alone is whole.
func write(ctx context.Context, cfg Config) (err error) {
	places, err := cfg.Load()
	if err != nil {
		return fault.Wrap(err, fault.Internal, "read gazetteer")
	}
	db, err := sqldb.Open(ctx, sqldb.Config{Source: "sqlite", Dir: cfg.Dir, Name: buildName, Readers: 1, CacheKB: buildCacheKB})
	if err != nil {
		return err
	}
	defer func() {
		if cerr := db.Close(); err == nil {
			err = cerr
		}
	}()
	if err := db.Write(ctx, func(tx *sqldb.Tx) error { return tx.Script(ctx, schema) }); err != nil {
		return err
	}
	return db.Write(ctx, func(tx *sqldb.Tx) error {
		w := newWriter(ctx, tx)
		if err := w.places(places); err != nil {
			return fmt.Errorf("build index: %w", err)
		}
		if err := w.finish(madeFrom(cfg)); err != nil {
			return fmt.Errorf("build index: %w", err)
		}
		return nil
	})
}
