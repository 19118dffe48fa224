package sqldb

import (
	"context"
	"database/sql"

	"sojourn/internal/kit/fault"
)

// group is a transaction that writers of SQLite share while others wait for
// their turn: each does its part under a savepoint, and one flush to the disk
// makes all of them last. A flush is what a small transaction waits for most,
// so a crowd is served a flush a group instead of a flush a writer. Nobody is
// answered, and nobody reads what was written, before the group's commit.
type group struct {
	raw  *sql.Tx
	size int           // members whose part is done
	done chan struct{} // closed after the commit
	err  error         // of the commit, or of what made it impossible
}

// mostMembers bounds how long the first of a group waits for the last.
const mostMembers = 32

const (
	savepoint = "SAVEPOINT part"
	release   = "RELEASE part"
	undo      = "ROLLBACK TO part"
)

// writeTogether runs fn as a part of a group and waits for its commit.
func (db *DB) writeTogether(ctx context.Context, fn func(*Tx) error) ([]func(), error) {
	g, err := db.join(ctx)
	if err != nil {
		return nil, err
	}
	tx := &Tx{Dialect: db.Dialect, db: db, raw: g.raw, pool: db.write, caller: ctx, shared: g.size > 0}
	if err := db.part(ctx, g, tx, fn); err != nil {
		return nil, err
	}
	<-g.done
	if g.err != nil {
		return nil, mapError(g.err)
	}
	return tx.after, nil
}

// part runs fn, and settles whatever it ends by: nil, an error, a panic or
// Goexit.
func (db *DB) part(ctx context.Context, g *group, tx *Tx, fn func(*Tx) error) (err error) {
	ok := false
	defer func() { db.settle(g, tx.shared, ok) }()
	if err = fn(tx); err == nil && ctx.Err() != nil {
		err = mapError(ctx.Err())
	}
	ok = err == nil
	return err
}

// join waits for the writer's turn, in order of arrival, which SQLite's own
// busy handler would not keep, and gives the group that is open, or a new one.
func (db *DB) join(ctx context.Context) (*group, error) {
	db.waiting.Add(1)
	select {
	case db.turn <- struct{}{}:
		db.waiting.Add(-1)
	case <-ctx.Done():
		go db.passOver()
		return nil, fault.Wrap(ctx.Err(), fault.Canceled, "the caller left")
	}
	if g := db.open; g != nil {
		if _, err := g.raw.ExecContext(context.WithoutCancel(ctx), savepoint); err != nil {
			db.end(g, err)
			<-db.turn
			return nil, mapError(err)
		}
		return g, nil
	}
	raw, err := db.write.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		<-db.turn
		return nil, mapError(err)
	}
	db.open = &group{raw: raw, done: make(chan struct{})}
	return db.open, nil
}

// passOver takes the turn of somebody who left while waiting for it: a group
// may have been left open for them.
func (db *DB) passOver() {
	db.turn <- struct{}{}
	db.waiting.Add(-1)
	if g := db.open; g != nil && db.waiting.Load() == 0 {
		db.end(g, nil)
	}
	<-db.turn
}

// settle keeps a part or takes it back, ends the group where nobody waits to
// join it, and passes the turn on.
func (db *DB) settle(g *group, shared, ok bool) {
	defer func() { <-db.turn }()
	if !ok && !shared { // the first of the group: there is nothing else in it
		db.open = nil
		_ = g.raw.Rollback()
		return
	}
	var err error
	if !ok {
		_, err = g.raw.ExecContext(context.Background(), undo)
	}
	if shared && err == nil {
		_, err = g.raw.ExecContext(context.Background(), release)
	}
	if ok {
		g.size++
	}
	if err != nil || g.size >= mostMembers || db.waiting.Load() == 0 {
		db.end(g, err)
	}
}

// end commits the group, or gives it up for an error, and tells its members.
func (db *DB) end(g *group, err error) {
	db.open = nil
	if err != nil {
		_ = g.raw.Rollback()
	} else {
		err = g.raw.Commit()
	}
	g.err = err
	close(g.done)
}
