package sqlstore

import (
	"context"
	"database/sql"
	"math"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/sqldb"
)

// Find implements itinerary.Store.
func (s *Store) Find(ctx context.Context, id string, f itinerary.EntityFilter) ([]sync.Entity, error) {
	return findEntities(ctx, s.db, id, f)
}

// Find implements itinerary.Tx.
func (d *draft) Find(ctx context.Context, f itinerary.EntityFilter) ([]sync.Entity, error) {
	return findEntities(ctx, d.tx, d.it.ID, f)
}

func findEntities(ctx context.Context, q sqldb.Queryer, itineraryID string, f itinerary.EntityFilter) ([]sync.Entity, error) {
	limit := f.Limit
	if limit == 0 {
		limit = math.MaxInt32
	}
	where, args := " AND type = ? AND NOT deleted AND id > ?", []any{itineraryID, string(f.Type), f.After}
	for _, c := range []struct{ column, value string }{{"id", f.ID}, {"parent", f.Parent}, {"created_by", f.Author}} {
		if c.value != "" {
			where, args = where+" AND "+c.column+" = ?", append(args, c.value)
		}
	}
	rows, err := q.Query(ctx, selectEntity+where+" ORDER BY id LIMIT ?", append(args, limit)...)
	return sqldb.Collect(rows, err, func(r *sql.Rows) (sync.Entity, error) { return scanEntity(r) })
}
