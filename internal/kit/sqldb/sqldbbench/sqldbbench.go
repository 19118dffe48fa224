// Package sqldbbench reads rows by pgx alone: the least that a read through
// sqldb can be compared with.
package sqldbbench

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"sojourn/internal/kit/sqldb"
)

// Query is a statement as sqldb takes it, with its arguments.
type Query struct {
	Text string
	Args []any
}

// Bare is one connection of pgx.
type Bare struct{ conn *pgx.Conn }

// Dial connects to the schema of a sqldb.DB on a server.
func Dial(ctx context.Context, source string, db *sqldb.DB) (*Bare, error) {
	cfg, err := pgx.ParseConfig(source)
	if err != nil {
		return nil, err
	}
	cfg.RuntimeParams["search_path"] = pgx.Identifier{db.Name()}.Sanitize()
	conn, err := pgx.ConnectConfig(ctx, cfg)
	return &Bare{conn}, err
}

// Close ends the connection.
func (b *Bare) Close(ctx context.Context) error { return b.conn.Close(ctx) }

// OneByOne runs the queries one after another, each in a round trip of its own
// and without a transaction, and counts the rows.
func (b *Bare) OneByOne(ctx context.Context, db *sqldb.DB, queries ...Query) (n int, err error) {
	for _, q := range queries {
		rows, err := b.conn.Query(ctx, db.Rebind(q.Text), q.Args...)
		if err != nil {
			return 0, err
		}
		more, err := drain(rows)
		if err != nil {
			return 0, err
		}
		n += more
	}
	return n, nil
}

// InOneTrip runs the queries in one round trip, which is the least that pgx can
// do, and counts the rows.
func (b *Bare) InOneTrip(ctx context.Context, db *sqldb.DB, queries ...Query) (n int, err error) {
	batch := &pgx.Batch{}
	for _, q := range queries {
		batch.Queue(db.Rebind(q.Text), q.Args...).Query(func(rows pgx.Rows) error {
			more, err := drain(rows)
			n += more
			return err
		})
	}
	return n, b.conn.SendBatch(ctx, batch).Close()
}

// drain copies every column of every row into a plain value of its kind, as
// whoever wants the data must.
func drain(rows pgx.Rows) (n int, err error) {
	defer rows.Close()
	var dest []any
	for rows.Next() {
		if dest == nil {
			dest = destinations(rows)
		}
		if err := rows.Scan(dest...); err != nil {
			return 0, err
		}
		n++
	}
	return n, rows.Err()
}

func destinations(rows pgx.Rows) []any {
	var all []any
	for _, f := range rows.FieldDescriptions() {
		switch f.DataTypeOID {
		case pgtype.Int8OID:
			all = append(all, new(pgtype.Int8))
		case pgtype.BoolOID:
			all = append(all, new(pgtype.Bool))
		default:
			all = append(all, new(pgtype.Text))
		}
	}
	return all
}
