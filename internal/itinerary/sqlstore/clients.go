package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"sojourn/internal/itinerary"
	"sojourn/internal/kit/sqldb"
)

// Client implements itinerary.Tx.
func (d *draft) Client(ctx context.Context, client string, from int64) (itinerary.ClientMark, []itinerary.Numbered, error) {
	mark, err := clientOf(ctx, d.tx, d.it.ID, client)
	if err != nil || mark.Last < from {
		return mark, nil, err
	}
	rows, err := d.tx.Query(ctx, `SELECT n, digest, NULL FROM op_log WHERE itinerary_id = ? AND client = ? AND n >= ? AND n > 0
		UNION ALL SELECT n, digest, problem FROM refusals WHERE itinerary_id = ? AND client = ? AND n >= ?`, d.it.ID, client, from, d.it.ID, client, from)
	known, err := sqldb.Collect(rows, err, func(r *sql.Rows) (n itinerary.Numbered, err error) {
		var problem sqldb.Text
		if err = r.Scan(&n.N, &n.Digest, &problem); problem != "" {
			n.Problem = json.RawMessage(problem)
		}
		return n, err
	})
	return mark, known, err
}

// Client implements itinerary.Store.
func (s *Store) Client(ctx context.Context, id, client string) (itinerary.ClientMark, error) {
	return clientOf(ctx, s.db, id, client)
}

func clientOf(ctx context.Context, q sqldb.Queryer, id, client string) (m itinerary.ClientMark, err error) {
	rows, err := q.Query(ctx, "SELECT user_id, last_n FROM clients WHERE itinerary_id = ? AND client = ?", id, client)
	_, err = sqldb.Collect(rows, err, func(r *sql.Rows) (struct{}, error) { return struct{}{}, r.Scan(&m.UserID, &m.Last) })
	return m, err
}

// SaveClient implements itinerary.Tx.
func (d *draft) SaveClient(ctx context.Context, client string, mark itinerary.ClientMark, at time.Time) error {
	_, err := d.tx.Exec(ctx, `INSERT INTO clients (itinerary_id, client, user_id, last_n, seen_at) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (itinerary_id, client) DO UPDATE SET last_n = excluded.last_n, seen_at = excluded.seen_at`,
		d.it.ID, client, mark.UserID, mark.Last, sqldb.At(at))
	return err
}

// Refuse implements itinerary.Tx.
func (d *draft) Refuse(ctx context.Context, client string, n itinerary.Numbered, at time.Time) error {
	_, err := d.tx.Exec(ctx, "INSERT INTO refusals (itinerary_id, client, n, digest, problem, at) VALUES (?, ?, ?, ?, ?, ?)",
		d.it.ID, client, n.N, n.Digest, string(n.Problem), sqldb.At(at))
	return err
}
