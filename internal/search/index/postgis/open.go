package postgis

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"strings"
	"time"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/search/index"
)

// layout changes whenever the tables, the packing of rows, the folding of words
// or the joining of sources do.
const layout = "1"

// Config says where an index lives and what belongs into it.
type Config struct {
	DB          *sqldb.DB                    // on PostgreSQL; its schema holds the tables
	Fingerprint string                       // of the data; another one builds again
	Load        func() (index.Places, error) // called only for a build
	Logger      *slog.Logger                 // nil logs nothing
}

// Index reads a finished build.
type Index struct {
	db    *sqldb.DB
	build string
	texts texts
}

var _ index.Index = (*Index)(nil)

// Open opens the index and builds it first where it is missing or made from
// other data; where another process builds it, Open waits for that. It answers
// fault.Forbidden where PostGIS is missing and may not be installed.
func Open(ctx context.Context, cfg Config) (*Index, error) {
	if cfg.DB.Engine() != sqldb.Postgres {
		return nil, fault.New(fault.Internal, "the PostGIS index needs PostgreSQL")
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.New(slog.DiscardHandler)
	}
	if err := installPostGIS(ctx, cfg.DB); err != nil {
		return nil, err
	}
	x := &Index{db: cfg.DB, build: buildName(cfg.Fingerprint)}
	x.texts = newTexts(x.build)
	done, err := built(ctx, cfg.DB, x.build)
	switch {
	case err != nil:
		return nil, err
	case done:
		err = touch(ctx, cfg.DB, x.build)
	default:
		err = build(ctx, cfg, x.build)
	}
	return x, err
}

// touch notes that the build is in use.
func touch(ctx context.Context, db *sqldb.DB, build string) error {
	return db.Write(ctx, func(tx *sqldb.Tx) error {
		_, err := tx.Exec(ctx, "UPDATE search_builds SET opened_at = ? WHERE build = ?", sqldb.At(time.Now()), build)
		return err
	})
}

// Close is there for symmetry with other indexes: the database is the caller's.
func (x *Index) Close() error { return nil }

// buildName gives the number that a build's tables bear.
func buildName(fingerprint string) string {
	sum := sha256.Sum256([]byte(layout + " " + fingerprint))
	return hex.EncodeToString(sum[:6])
}

// named puts a build's number in the place of # in a text.
func named(build, text string) string { return strings.ReplaceAll(text, "#", build) }

const builtSQL = "SELECT COUNT(*) FROM search_builds WHERE build = ?"

// built tells whether the build is whole. A schema that holds none yet has no
// table of builds.
func built(ctx context.Context, db *sqldb.DB, build string) (bool, error) {
	var tables, n int
	err := db.Row(ctx, "SELECT COUNT(*) FROM pg_tables WHERE schemaname = ? AND tablename = 'search_builds'", db.Name()).Scan(&tables)
	if err != nil || tables == 0 {
		return false, err
	}
	err = db.Row(ctx, builtSQL, build).Scan(&n)
	return n > 0, err
}
