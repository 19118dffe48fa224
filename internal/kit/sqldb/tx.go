package sqldb

import (
	"context"
	"database/sql"

	"sojourn/internal/kit/fault"
)

// Queryer is what both a DB (outside a transaction) and a Tx offer to a read.
type Queryer interface {
	Query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	Row(ctx context.Context, query string, args ...any) Row
}

var (
	_ Queryer = (*DB)(nil)
	_ Queryer = (*Tx)(nil)
)

// Tx is a running transaction.
type Tx struct {
	Dialect
	db     *DB
	raw    *sql.Tx
	pool   *sql.DB
	kind   int
	caller context.Context // of the writer; nil where database/sql itself looks at it
	shared bool            // others' parts are in the transaction as well
	after  []func()
}

// part gives the context of a statement. SQLite gives a whole transaction up
// where a statement is interrupted, so in a shared one none is; who has left
// goes no further than to the next.
func (tx *Tx) part(ctx context.Context) (context.Context, error) {
	if tx.caller != nil && tx.caller.Err() != nil {
		return nil, mapError(tx.caller.Err())
	}
	if !tx.shared {
		return ctx, nil
	}
	return context.WithoutCancel(ctx), mapError(ctx.Err())
}

// AfterCommit runs hook once the transaction has been committed; never after a
// roll-back.
func (tx *Tx) AfterCommit(hook func()) { tx.after = append(tx.after, hook) }

// Exec runs a writing statement and tells how many rows it touched.
func (tx *Tx) Exec(ctx context.Context, query string, args ...any) (int64, error) {
	tx.db.observe(query)
	var res sql.Result
	ctx, err := tx.part(ctx)
	if err != nil {
		return 0, err
	}
	stmt, err := tx.stmt(ctx, query)
	if err == nil && stmt != nil {
		res, err = stmt.ExecContext(ctx, args...)
	} else if err == nil {
		res, err = tx.raw.ExecContext(ctx, tx.Rebind(query), args...)
	}
	if err != nil {
		return 0, mapError(err)
	}
	n, err := res.RowsAffected()
	return n, mapError(err)
}

// Query runs a reading statement. The rows must be closed.
func (tx *Tx) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	tx.db.observe(query)
	ctx, err := tx.part(ctx)
	if err != nil {
		return nil, err
	}
	stmt, err := tx.stmt(ctx, query)
	if err != nil {
		return nil, mapError(err)
	}
	if stmt != nil {
		rows, err := stmt.QueryContext(ctx, args...)
		return rows, mapError(err)
	}
	rows, err := tx.raw.QueryContext(ctx, tx.Rebind(query), args...)
	return rows, mapError(err)
}

// Row runs a reading statement that gives at most one row.
func (tx *Tx) Row(ctx context.Context, query string, args ...any) Row {
	rows, err := tx.Query(ctx, query, args...)
	return Row{rows, err}
}

// Script runs several statements without arguments, for migrations.
func (tx *Tx) Script(ctx context.Context, text string) error {
	ctx, err := tx.part(ctx)
	if err != nil {
		return err
	}
	_, err = tx.raw.ExecContext(ctx, text)
	return mapError(err)
}

// stmt gives the prepared statement on SQLite, where preparing costs more than
// many a query; pgx keeps its own cache a connection, so nil there. A table
// made in this very transaction is not visible to the connection that
// prepares: nil as well, and the statement runs unprepared. So does one that a
// reading transaction is the first to use: each holds a connection, and if all
// waited for another one to prepare on, none would ever get it.
func (tx *Tx) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	if tx.engine == Postgres {
		return nil, nil
	}
	if tx.kind == reading {
		s := tx.db.ready(query)
		if s == nil {
			return nil, nil
		}
		return tx.raw.StmtContext(ctx, s), nil
	}
	s, err := tx.db.prepared(ctx, tx.kind, tx.pool, query)
	if err != nil {
		return nil, ctx.Err()
	}
	return tx.raw.StmtContext(ctx, s), nil
}

// Row is the answer of a query for at most one row.
type Row struct {
	rows *sql.Rows
	err  error
}

// Scan copies the row's columns; fault.NotFound where there is no row.
func (r Row) Scan(dest ...any) error {
	if r.err != nil {
		return r.err
	}
	defer func() { _ = r.rows.Close() }()
	if !r.rows.Next() {
		if err := r.rows.Err(); err != nil {
			return mapError(err)
		}
		return fault.New(fault.NotFound, "no such row")
	}
	if err := r.rows.Scan(dest...); err != nil {
		return mapError(err)
	}
	return mapError(r.rows.Close())
}

// Collect runs scan over every row and closes them.
func Collect[T any](rows *sql.Rows, err error, scan func(*sql.Rows) (T, error)) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var all []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, mapError(err)
		}
		all = append(all, v)
	}
	return all, mapError(rows.Err())
}
