package sqldb

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite" // registers the "sqlite" driver

	"sojourn/internal/kit/fault"
)

// Config says where one service's tables live.
type Config struct {
	Source  string // "sqlite", or a postgres:// URL
	Dir     string // the folder of the SQLite file; unused on PostgreSQL
	Name    string // the file's name without .db, or the PostgreSQL schema
	Readers int    // reading connections; 0 means 4
	CacheKB int    // page cache of each SQLite connection, in KiB; 0 means 2048

	// PlanOnce makes PostgreSQL plan each statement once a connection and never
	// for its arguments: for short statements that are planned longer than they run.
	PlanOnce bool

	Observe func(Statement) // is told of each statement, except scripts; nil for nobody
	Watch   Watch           // is told of each use; nil for nobody
}

// Open reaches the database, creating the file or the schema where missing.
// The caller closes it.
func Open(ctx context.Context, cfg Config) (*DB, error) {
	if cfg.Readers == 0 {
		cfg.Readers = 4
	}
	if cfg.CacheKB == 0 {
		cfg.CacheKB = 2048
	}
	switch {
	case cfg.Source == "" || cfg.Source == "sqlite":
		return openSQLite(ctx, cfg)
	case strings.HasPrefix(cfg.Source, "postgres://"), strings.HasPrefix(cfg.Source, "postgresql://"):
		return openPostgres(ctx, cfg)
	}
	scheme, _, _ := strings.Cut(cfg.Source, ":") // what follows may hold a password
	return nil, fault.AtField("db", scheme, "must be sqlite or a postgres:// URL")
}

func openSQLite(ctx context.Context, cfg Config) (*DB, error) {
	if err := os.MkdirAll(cfg.Dir, 0o700); err != nil {
		return nil, fmt.Errorf("create data folder: %w", err)
	}
	path := filepath.Join(cfg.Dir, cfg.Name+".db")
	write, err := sql.Open("sqlite", sqliteDSN(path, cfg.CacheKB, "immediate"))
	if err != nil {
		return nil, mapError(err)
	}
	// One transaction at a time (DB.turn); the second connection prepares
	// statements while the first is in its transaction.
	write.SetMaxOpenConns(2)
	write.SetMaxIdleConns(2)
	read, err := sql.Open("sqlite", sqliteDSN(path, cfg.CacheKB, "deferred", "query_only(ON)"))
	if err != nil {
		return nil, mapError(err)
	}
	read.SetMaxOpenConns(cfg.Readers)
	read.SetMaxIdleConns(cfg.Readers)
	db := newDB(SQLite, cfg, write, read)
	if err := write.PingContext(ctx); err != nil {
		_ = db.Close()
		return nil, mapError(fmt.Errorf("open %s: %w", path, err))
	}
	return db, nil
}

// sqliteDSN sets the pragmas in the order that matters: busy_timeout first, so
// that the switch to WAL itself waits for a lock instead of failing.
// synchronous is FULL: what was acknowledged survives a power cut as well.
func sqliteDSN(path string, cacheKB int, lock string, more ...string) string {
	q := url.Values{"_txlock": {lock}, "_pragma": append([]string{
		"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)",
		fmt.Sprintf("cache_size(-%d)", cacheKB), "temp_store(MEMORY)",
	}, more...)}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String()
}

func openPostgres(ctx context.Context, cfg Config) (*DB, error) {
	pc, err := pgx.ParseConfig(cfg.Source)
	if err != nil {
		// The URL carries a password: the cause must not be shown.
		return nil, fault.AtField("db", "postgres://…", "is not a valid postgres:// URL")
	}
	schema := pgx.Identifier{cfg.Name}.Sanitize()
	pc.RuntimeParams["search_path"] = schema + ",public"
	pc.RuntimeParams["timezone"] = "UTC"
	if cfg.PlanOnce {
		pc.RuntimeParams["plan_cache_mode"] = "force_generic_plan"
	}
	pool := stdlib.OpenDB(*pc)
	pool.SetMaxOpenConns(cfg.Readers * 4)
	pool.SetMaxIdleConns(cfg.Readers)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	db := newDB(Postgres, cfg, pool, pool)
	if err := createSchema(ctx, pool, schema); err != nil {
		_ = db.Close()
		return nil, mapError(err)
	}
	return db, nil
}

// createSchema asks first: an operator may grant the service its schema but
// not the right to create one.
func createSchema(ctx context.Context, pool *sql.DB, schema string) error {
	if exists, err := hasSchema(ctx, pool, schema); err != nil || exists {
		return err
	}
	_, err := pool.ExecContext(ctx, "CREATE SCHEMA IF NOT EXISTS "+schema)
	if err != nil { // IF NOT EXISTS does not keep two processes from a unique violation
		if exists, again := hasSchema(ctx, pool, schema); again == nil && exists {
			return nil
		}
	}
	return err
}

func hasSchema(ctx context.Context, pool *sql.DB, schema string) (exists bool, err error) {
	err = pool.QueryRowContext(ctx, "SELECT to_regnamespace($1) IS NOT NULL", schema).Scan(&exists)
	return exists, err
}
