package fts

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/search/index"
)

// Places is what an index is built from.
type Places = index.Places

// Config says where an index lives and what belongs into it.
type Config struct {
	Dir         string                 // the folder of search.db
	Fingerprint string                 // of the data; another one builds again
	Load        func() (Places, error) // called only for a build
}

const (
	name      = "search"
	buildName = "search-building"
	// Four readers with a page cache of 2 MiB each bound what SQLite holds;
	// the operating system caches the rest of the file.
	readers = 4
	cacheKB = 2048
)

// Index reads a finished file.
type Index struct{ db *sqldb.DB }

var _ index.Index = (*Index)(nil)

// Open opens the index of cfg.Dir and builds it first where it is missing,
// damaged or made from other data. The caller closes it.
func Open(ctx context.Context, cfg Config) (*Index, error) {
	x, err := openExisting(ctx, cfg)
	if err == nil {
		return x, nil
	}
	if fault.Is(err, fault.Canceled) {
		return nil, err
	}
	if err := build(ctx, cfg); err != nil {
		return nil, err
	}
	return openExisting(ctx, cfg)
}

// Close closes the file.
func (x *Index) Close() error { return x.db.Close() }

var errStale = errors.New("the index was made from other data")

func openExisting(ctx context.Context, cfg Config) (*Index, error) {
	if _, err := os.Stat(filepath.Join(cfg.Dir, name+".db")); err != nil {
		return nil, err
	}
	db, err := sqldb.Open(ctx, sqldb.Config{Source: "sqlite", Dir: cfg.Dir, Name: name, Readers: readers, CacheKB: cacheKB})
	if err != nil {
		return nil, err
	}
	var made string
	err = db.Row(ctx, "SELECT value FROM meta WHERE key = 'made_from'").Scan(&made)
	if err == nil && made != madeFrom(cfg) {
		err = errStale
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Index{db: db}, nil
}

func madeFrom(cfg Config) string { return layout + " " + cfg.Fingerprint }

// removeFiles removes a database with SQLite's files beside it. The side files
// go last: a main file without its log is merely old, a log beside another
// main file would damage it.
func removeFiles(dir, name string) error {
	for _, suffix := range []string{".db", ".db-wal", ".db-shm"} {
		err := os.Remove(filepath.Join(dir, name+suffix))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove old index: %w", err)
		}
	}
	return nil
}
