// Package sqlstore keeps accounts in SQL tables, on both engines with one text
// a query.
package sqlstore

import (
	"context"
	"embed"
	"io/fs"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
)

//go:embed migrations
var files embed.FS

// Migrations gives the service's tables.
func Migrations() migrate.Set {
	sub, _ := fs.Sub(files, "migrations")
	return migrate.Set{Name: "identity", Files: sub}
}

// Store is the store of the identity service.
type Store struct {
	db     *sqldb.DB
	outbox *eventlog.Outbox
}

// New makes a store on a database to which Migrations are applied.
func New(db *sqldb.DB, outbox *eventlog.Outbox) *Store { return &Store{db, outbox} }

// Tx is one transaction of a Store.
type Tx struct {
	tx     *sqldb.Tx
	outbox *eventlog.Outbox
}

// Write runs fn in one transaction.
func (s *Store) Write(ctx context.Context, fn func(*Tx) error) error {
	return s.db.Write(ctx, func(tx *sqldb.Tx) error { return fn(&Tx{tx, s.outbox}) })
}

// Publish leaves events in the outbox.
func (t *Tx) Publish(ctx context.Context, events ...eventlog.Event) error {
	return t.outbox.Append(ctx, t.tx, events...)
}
