// Package storebench gives `sojourn bench store` an itinerary to read, through
// the store that serves it and by the driver alone.
package storebench

import (
	"context"
	"errors"
	"strings"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/itinerary/sqlstore"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbbench"
)

// Fixture is a database of its own with one itinerary.
type Fixture struct {
	Rows int // of the itinerary, in all tables

	db    *sqldb.DB
	store *sqlstore.Store
	id    string
	items int
	asked *[]string // the statements of a read; nil once they are known
	bare  *sqldbbench.Bare
	plain []sqldbbench.Query
}

// Open makes the database on "sqlite" (a file in dir) or a PostgreSQL server (a
// schema) and fills it. The caller closes it.
func Open(ctx context.Context, source, dir string, items int) (*Fixture, error) {
	f := &Fixture{items: items, asked: new([]string)}
	var err error
	f.db, err = sqldb.Open(ctx, sqldb.Config{Source: source, Dir: dir, Name: "bench_" + id.Random(8), Observe: f.observe})
	if err != nil {
		return nil, err
	}
	f.store = sqlstore.New(f.db, eventlog.NewOutbox(f.db, itineraryapi.Topic))
	if err := f.prepare(ctx, source); err != nil {
		return nil, errors.Join(err, f.Close(ctx))
	}
	return f, nil
}

func (f *Fixture) observe(s sqldb.Statement) {
	if f.asked != nil {
		*f.asked = append(*f.asked, s.Query)
	}
}

// prepare fills the tables, and learns from one read what bare reads ask.
func (f *Fixture) prepare(ctx context.Context, source string) error {
	if err := migrate.Up(ctx, f.db, eventlog.Migrations(), sqlstore.Migrations()); err != nil {
		return err
	}
	if err := f.fill(ctx); err != nil {
		return err
	}
	*f.asked = nil
	if err := f.Read(ctx); err != nil {
		return err
	}
	for _, text := range *f.asked {
		f.plain = append(f.plain, sqldbbench.Query{Text: text, Args: []any{f.id}})
	}
	f.asked = nil
	if !strings.HasPrefix(source, "postgres") {
		return nil
	}
	var err error
	if f.bare, err = sqldbbench.Dial(ctx, source, f.db); err != nil {
		return err
	}
	f.Rows, err = f.bare.OneByOne(ctx, f.db, f.plain...)
	return err
}

// Read reads the itinerary as the service does.
func (f *Fixture) Read(ctx context.Context) error {
	doc, err := f.store.Document(ctx, f.id)
	if err == nil && len(doc.Items) != f.items {
		err = errors.New("the itinerary is not whole")
	}
	return err
}

// BareOneByOne reads the same rows by pgx, a statement after the other.
func (f *Fixture) BareOneByOne(ctx context.Context) error {
	return f.whole(f.bare.OneByOne(ctx, f.db, f.plain...))
}

// BareTogether reads the same rows by pgx, in one round trip.
func (f *Fixture) BareTogether(ctx context.Context) error {
	return f.whole(f.bare.InOneTrip(ctx, f.db, f.plain...))
}

func (f *Fixture) whole(rows int, err error) error {
	if err == nil && rows != f.Rows {
		err = errors.New("the bare read gave other rows")
	}
	return err
}

// Close removes the database.
func (f *Fixture) Close(ctx context.Context) error {
	var errs []error
	if f.bare != nil {
		errs = append(errs, f.bare.Close(ctx))
	}
	if f.db.Engine() == sqldb.Postgres {
		errs = append(errs, f.db.Write(ctx, func(tx *sqldb.Tx) error { return tx.Script(ctx, "DROP SCHEMA "+f.db.Name()+" CASCADE") }))
	}
	return errors.Join(append(errs, f.db.Close())...)
}
