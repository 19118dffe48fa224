package sqldb

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// Scanner is a row whose columns can be copied out.
type Scanner interface{ Scan(dest ...any) error }

// Ask is one reading statement of Together.
type Ask struct {
	query string
	args  []any
	row   func(Scanner) error
}

// List asks for rows; what scan makes of each is appended to into.
func List[T any](into *[]T, scan func(Scanner) (T, error), query string, args ...any) Ask {
	return Ask{query, args, func(s Scanner) error {
		v, err := scan(s)
		if err == nil {
			*into = append(*into, v)
		}
		return err
	}}
}

// Together runs reading statements that all see one state, as Read does, and
// that need nothing of each other's answers. PostgreSQL gets them in one round
// trip, and its rows are copied by pgx without database/sql in between: for a
// handful of small statements that is most of the cost of asking.
func (db *DB) Together(ctx context.Context, asks ...Ask) (err error) {
	if db.engine == Postgres {
		defer db.watch.time(db.name, "read", &err)()
		for _, a := range asks {
			db.observe(a.query)
		}
		return mapError(db.pipeline(ctx, asks))
	}
	return db.Read(ctx, func(tx *Tx) error { return tx.Together(ctx, asks...) })
}

// Together runs reading statements within a transaction, one after another.
func (tx *Tx) Together(ctx context.Context, asks ...Ask) error {
	for _, a := range asks {
		if err := tx.ask(ctx, a); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) ask(ctx context.Context, a Ask) error {
	rows, err := tx.Query(ctx, a.query, a.args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := a.row(rows); err != nil {
			return mapError(err)
		}
	}
	return mapError(rows.Err())
}

// pipeline sends the statements between BEGIN and COMMIT at once.
func (db *DB) pipeline(ctx context.Context, asks []Ask) error {
	conn, err := db.read.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	return conn.Raw(func(driver any) error {
		c, ok := driver.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("sqldb: the driver is %T, not pgx", driver)
		}
		err := send(ctx, c.Conn(), db.Dialect, asks)
		if err != nil && c.Conn().PgConn().TxStatus() != 'I' { // what failed has kept COMMIT from running
			_, undone := c.Conn().Exec(context.WithoutCancel(ctx), "ROLLBACK")
			err = errors.Join(err, undone)
		}
		return err
	})
}

func send(ctx context.Context, c *pgx.Conn, d Dialect, asks []Ask) error {
	batch := &pgx.Batch{}
	batch.Queue("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
	for _, a := range asks {
		batch.Queue(d.Rebind(a.query), a.args...).Query(func(rows pgx.Rows) error {
			defer rows.Close()
			for rows.Next() {
				if err := a.row(rows); err != nil {
					return err
				}
			}
			return rows.Err()
		})
	}
	batch.Queue("COMMIT")
	return c.SendBatch(ctx, batch).Close()
}
