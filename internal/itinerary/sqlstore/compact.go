package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/sqldb"
)

// Compact implements itinerary.Store.
func (s *Store) Compact(ctx context.Context, before time.Time, limit int) (int, error) {
	rows, err := s.db.Query(ctx, `SELECT itinerary_id, MAX(seq) FROM op_log WHERE at < ? GROUP BY itinerary_id ORDER BY itinerary_id LIMIT ?`, sqldb.At(before), limit)
	type end struct {
		id  string
		seq int64
	}
	ends, err := sqldb.Collect(rows, err, func(r *sql.Rows) (e end, err error) {
		err = r.Scan(&e.id, &e.seq)
		return e, err
	})
	if err != nil {
		return 0, err
	}
	for _, e := range ends {
		if err := s.Change(ctx, e.id, func(tx itinerary.Tx) error { return tx.(*draft).compact(ctx, e.seq, before) }); err != nil {
			return 0, err
		}
	}
	return len(ends), nil
}

// compact folds the log up to a number into the snapshot before it. What was
// deleted by then is forgotten, as are refusals of that age.
func (d *draft) compact(ctx context.Context, seq int64, before time.Time) error {
	start, log, err := d.Log(ctx, seq)
	if err != nil {
		return err
	}
	r := sync.Replay(start, log)
	kept := make([]sync.Entity, 0, len(r))
	for _, e := range r.Entities() {
		if !e.Deleted || e.Type == sync.Itinerary {
			kept = append(kept, e)
		}
	}
	text, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	for _, c := range []struct {
		query string
		args  []any
	}{
		{`INSERT INTO snapshots (itinerary_id, seq, entities) VALUES (?, ?, ?)
			ON CONFLICT (itinerary_id) DO UPDATE SET seq = excluded.seq, entities = excluded.entities`, []any{d.it.ID, seq, string(text)}},
		{"DELETE FROM op_log WHERE itinerary_id = ? AND seq <= ?", []any{d.it.ID, seq}},
		{"DELETE FROM items WHERE itinerary_id = ? AND deleted AND seq <= ?", []any{d.it.ID, seq}},
		{"DELETE FROM entities WHERE itinerary_id = ? AND deleted AND seq <= ?", []any{d.it.ID, seq}},
		{"DELETE FROM refusals WHERE itinerary_id = ? AND at < ?", []any{d.it.ID, sqldb.At(before)}},
		{"UPDATE itineraries SET log_from = ? WHERE id = ?", []any{seq, d.it.ID}},
	} {
		if _, err := d.tx.Exec(ctx, c.query, c.args...); err != nil {
			return err
		}
	}
	return nil
}
