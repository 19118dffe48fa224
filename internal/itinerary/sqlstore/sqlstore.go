// Package sqlstore keeps itineraries in SQL tables, on SQLite and PostgreSQL.
package sqlstore

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"
	"time"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
)

//go:embed migrations
var files embed.FS

// Migrations gives the tables.
func Migrations() migrate.Set {
	sub, _ := fs.Sub(files, "migrations")
	return migrate.Set{Name: "itinerary", Files: sub}
}

// Store is the SQL implementation of itinerary.Store and itinerary.People.
type Store struct {
	db     *sqldb.DB
	outbox *eventlog.Outbox
}

var (
	_ itinerary.Store  = (*Store)(nil)
	_ itinerary.People = (*Store)(nil)
)

// New makes a store on a database to which Migrations and those of eventlog
// are applied.
func New(db *sqldb.DB, outbox *eventlog.Outbox) *Store { return &Store{db, outbox} }

// Create implements itinerary.Store.
func (s *Store) Create(ctx context.Context, it trip.Itinerary, change func(itinerary.Tx) error) error {
	return s.db.Write(ctx, func(tx *sqldb.Tx) error {
		fresh := it
		n, err := tx.Exec(ctx, `INSERT INTO itineraries (id, user_id, created_by, name, description, status, visibility, home_currency, cover, template, seq, created_at, updated_at)
			VALUES (?, ?, ?, '', '', '', '', '', '', ?, 0, ?, ?) ON CONFLICT (id) DO NOTHING`,
			it.ID, it.UserID, it.UserID, it.Template, sqldb.At(it.CreatedAt), sqldb.At(it.CreatedAt))
		if err != nil {
			return err
		}
		if n == 0 {
			return fault.New(fault.Conflict, "an itinerary with this id exists already")
		}
		return change(&draft{store: s, tx: tx, it: &fresh})
	})
}

// Change implements itinerary.Store.
func (s *Store) Change(ctx context.Context, id string, change func(itinerary.Tx) error) error {
	return s.db.Write(ctx, func(tx *sqldb.Tx) error { return s.ChangeIn(ctx, tx, id, change) })
}

// ChangeIn implements itinerary.People.
func (s *Store) ChangeIn(ctx context.Context, tx *sqldb.Tx, id string, change func(itinerary.Tx) error) error {
	it, err := readItinerary(ctx, tx, "i.id = ?"+tx.ForUpdate(), id)
	if err != nil {
		return notFound(err)
	}
	return change(&draft{store: s, tx: tx, it: &it})
}

func notFound(err error) error {
	if fault.Is(err, fault.NotFound) {
		return noItinerary()
	}
	return err
}

func noItinerary() error { return fault.New(fault.NotFound, "there is no such itinerary") }

// Head implements itinerary.Store.
func (s *Store) Head(ctx context.Context, id, userID string) (h itinerary.Head, err error) {
	var deleted sqldb.Micros
	var role sqldb.Text
	err = s.db.Row(ctx, `SELECT i.seq, i.deleted_at, m.role, i.log_from FROM itineraries i
		LEFT JOIN members m ON m.itinerary_id = i.id AND m.user_id = ? WHERE i.id = ?`, userID, id).Scan(&h.Seq, &deleted, &role, &h.LogFrom)
	h.Role, h.Deleted = trip.Role(role), deleted != 0
	return h, notFound(err)
}

// ByToken implements itinerary.Store.
func (s *Store) ByToken(ctx context.Context, token string) (id string, err error) {
	err = s.db.Row(ctx, "SELECT id FROM itineraries WHERE share_token = ? AND deleted_at IS NULL", token).Scan(&id)
	return id, notFound(err)
}

// Purge implements itinerary.Store.
func (s *Store) Purge(ctx context.Context, before time.Time, limit int, event func(trip.Itinerary) (eventlog.Event, error)) (int, error) {
	n := 0
	err := s.db.Write(ctx, func(tx *sqldb.Tx) error {
		gone, err := listItineraries(ctx, tx, "i.deleted_at IS NOT NULL AND i.deleted_at < ? ORDER BY i.deleted_at LIMIT ?", sqldb.At(before), limit)
		if err != nil {
			return err
		}
		for _, it := range gone {
			e, err := event(it)
			if err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, "DELETE FROM itineraries WHERE id = ?", it.ID); err != nil {
				return err
			}
			if err := s.outbox.Append(ctx, tx, e); err != nil {
				return err
			}
		}
		n = len(gone)
		return nil
	})
	return n, err
}

// Put implements itinerary.People.
func (s *Store) Put(ctx context.Context, tx *sqldb.Tx, userID, name string) error {
	_, err := tx.Exec(ctx, `INSERT INTO people (user_id, name) VALUES (?, ?)
		ON CONFLICT (user_id) DO UPDATE SET name = excluded.name`, userID, name)
	return err
}

// Forget implements itinerary.People.
func (s *Store) Forget(ctx context.Context, tx *sqldb.Tx, userID string) ([]string, error) {
	if _, err := tx.Exec(ctx, "DELETE FROM people WHERE user_id = ?", userID); err != nil {
		return nil, err
	}
	rows, err := tx.Query(ctx, "SELECT itinerary_id FROM members WHERE user_id = ? ORDER BY itinerary_id", userID)
	return sqldb.Collect(rows, err, func(r *sql.Rows) (id string, err error) {
		err = r.Scan(&id)
		return id, err
	})
}
