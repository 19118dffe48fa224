package sqldb

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"sojourn/internal/kit/fault"
)

// DB is one service's database on either engine. It is safe for concurrent use.
type DB struct {
	Dialect
	name  string
	write *sql.DB
	read  *sql.DB
	stmts [2]sync.Map // query → *sql.Stmt, for the writing and the reading pool

	preparing  sync.Map       // reading queries that are being prepared
	background sync.WaitGroup // those that prepare them
	whileOpen  context.Context
	ending     context.CancelFunc

	turn    chan struct{} // SQLite's one writer at a time; nil on PostgreSQL
	waiting atomic.Int32  // writers without the turn
	open    *group        // the transaction that the next writer joins; the turn's holder's alone

	observer func(Statement) // Config.Observe
	watch    Watch           // Config.Watch
}

func newDB(engine Engine, cfg Config, write, read *sql.DB) *DB {
	db := &DB{Dialect: Dialect{engine}, name: cfg.Name, write: write, read: read, observer: cfg.Observe, watch: cfg.Watch}
	db.whileOpen, db.ending = context.WithCancel(context.Background())
	if engine == SQLite {
		db.turn = make(chan struct{}, 1)
	}
	return db
}

// Name gives the file's name without .db, or the schema.
func (db *DB) Name() string { return db.name }

// Close closes both pools, after what is still being prepared: that would open
// a file which is about to be removed.
func (db *DB) Close() error {
	db.ending()
	db.background.Wait()
	err := db.write.Close()
	if db.read != db.write {
		err = errors.Join(err, db.read.Close())
	}
	return err
}

// Ping answers nil where the database takes queries.
func (db *DB) Ping(ctx context.Context) error { return mapError(db.read.PingContext(ctx)) }

// Read runs fn in a read-only transaction: all its queries see one state.
func (db *DB) Read(ctx context.Context, fn func(*Tx) error) (err error) {
	defer db.watch.time(db.name, "read", &err)()
	hooks, err := db.run(ctx, db.read, reading, &sql.TxOptions{ReadOnly: db.engine == Postgres, Isolation: db.readIsolation()}, fn)
	for _, hook := range hooks {
		hook()
	}
	return err
}

func (db *DB) readIsolation() sql.IsolationLevel {
	if db.engine == Postgres {
		return sql.LevelRepeatableRead
	}
	return sql.LevelDefault
}

// Query runs one reading statement outside a transaction, which saves its
// round trips. The rows must be closed.
func (db *DB) Query(ctx context.Context, query string, args ...any) (_ *sql.Rows, err error) {
	defer db.watch.time(db.name, "read", &err)()
	db.observe(query)
	if db.engine == Postgres {
		rows, err := db.read.QueryContext(ctx, db.Rebind(query), args...)
		return rows, mapError(err)
	}
	stmt, err := db.prepared(ctx, reading, db.read, query)
	if err != nil {
		return nil, mapError(err)
	}
	rows, err := stmt.QueryContext(ctx, args...)
	return rows, mapError(err)
}

// Row runs one reading statement that gives at most one row, outside a
// transaction. Scan answers fault.NotFound where there is none.
func (db *DB) Row(ctx context.Context, query string, args ...any) Row {
	rows, err := db.Query(ctx, query, args...)
	return Row{rows, err}
}

const maxAttempts = 6

// Write runs fn in a transaction and commits it where fn answers nil. It runs
// fn again after a serialization failure, a deadlock or a busy file, at most
// six times in all.
func (db *DB) Write(ctx context.Context, fn func(*Tx) error) (err error) {
	defer db.watch.time(db.name, "write", &err)()
	hooks, err := db.writeTx(ctx, fn)
	for _, hook := range hooks { // the turn is over: a hook may write
		hook()
	}
	return err
}

func (db *DB) writeTx(ctx context.Context, fn func(*Tx) error) ([]func(), error) {
	for attempt := 1; ; attempt++ {
		hooks, err := db.attempt(ctx, fn)
		if err == nil || !retryable(err) || attempt == maxAttempts {
			return hooks, err
		}
		if werr := pause(ctx, attempt); werr != nil {
			return nil, werr
		}
	}
}

func (db *DB) attempt(ctx context.Context, fn func(*Tx) error) ([]func(), error) {
	if db.turn != nil {
		return db.writeTogether(ctx, fn)
	}
	return db.run(ctx, db.write, writing, nil, fn)
}

func pause(ctx context.Context, attempt int) error {
	most := time.Duration(1<<attempt) * 5 * time.Millisecond
	timer := time.NewTimer(rand.N(most))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return fault.Wrap(ctx.Err(), fault.Canceled, "the caller left")
	}
}

// run runs fn in a transaction and gives the hooks to call after its commit.
func (db *DB) run(ctx context.Context, pool *sql.DB, kind int, opts *sql.TxOptions, fn func(*Tx) error) ([]func(), error) {
	raw, err := pool.BeginTx(ctx, opts)
	if err != nil {
		return nil, mapError(err)
	}
	// Does nothing after a commit; fn may end by error, panic or Goexit.
	defer func() { _ = raw.Rollback() }()
	tx := &Tx{Dialect: db.Dialect, db: db, raw: raw, pool: pool, kind: kind}
	if err := fn(tx); err != nil {
		return nil, err
	}
	if err := raw.Commit(); err != nil {
		if errors.Is(err, sql.ErrTxDone) && ctx.Err() != nil { // database/sql has rolled back for ctx
			err = ctx.Err()
		}
		return nil, mapError(err)
	}
	return tx.after, nil
}

// The kinds of statements, by the pool that they are prepared on.
const (
	writing = iota
	reading
)

// ready gives the prepared form of a reading statement; nil where there is
// none yet, and then it is prepared for the next one who asks.
func (db *DB) ready(query string) *sql.Stmt {
	if s, ok := db.stmts[reading].Load(query); ok {
		return s.(*sql.Stmt)
	}
	if _, begun := db.preparing.LoadOrStore(query, true); !begun {
		db.background.Go(func() {
			defer db.preparing.Delete(query)
			_, _ = db.prepared(db.whileOpen, reading, db.read, query) // without it the statement runs unprepared
		})
	}
	return nil
}

func (db *DB) prepared(ctx context.Context, kind int, pool *sql.DB, query string) (*sql.Stmt, error) {
	if s, ok := db.stmts[kind].Load(query); ok {
		return s.(*sql.Stmt), nil
	}
	s, err := pool.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if old, loaded := db.stmts[kind].LoadOrStore(query, s); loaded {
		_ = s.Close()
		return old.(*sql.Stmt), nil
	}
	return s, nil
}
