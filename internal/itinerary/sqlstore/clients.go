package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"time"

	"sojourn/internal/itinerary"
	"sojourn/internal/kit/sqldb"
)

// Client implements itinerary.Tx.
func (d *draft) Client(ctx context.Context, client string, from int64) (itinerary.ClientMark, []itinerary.Numbered, error) {
	mark, refused, err := clientOf(ctx, d.tx, d.it.ID, client, from)
	if err != nil || mark.Last < from {
		return mark, refused, err
	}
	rows, err := d.tx.Query(ctx, "SELECT n, digest FROM op_log WHERE itinerary_id = ? AND client = ? AND n >= ? AND n > 0 ORDER BY n", d.it.ID, client, from)
	applied, err := sqldb.Collect(rows, err, func(r *sql.Rows) (n itinerary.Numbered, err error) {
		err = r.Scan(&n.N, &n.Digest)
		return n, err
	})
	return mark, slices.Concat(refused, applied), err
}

// Client implements itinerary.Store.
func (s *Store) Client(ctx context.Context, id, client string, from int64) (itinerary.ClientMark, []itinerary.Numbered, error) {
	return clientOf(ctx, s.db, id, client, from)
}

func clientOf(ctx context.Context, q sqldb.Queryer, id, client string, from int64) (mark itinerary.ClientMark, refused []itinerary.Numbered, err error) {
	rows, err := q.Query(ctx, "SELECT user_id, last_n FROM clients WHERE itinerary_id = ? AND client = ?", id, client)
	marks, err := sqldb.Collect(rows, err, func(r *sql.Rows) (m itinerary.ClientMark, err error) {
		err = r.Scan(&m.UserID, &m.Last)
		return m, err
	})
	if err != nil || len(marks) == 0 || marks[0].Last < from {
		return first(marks), nil, err
	}
	rows, err = q.Query(ctx, "SELECT n, digest, problem FROM refusals WHERE itinerary_id = ? AND client = ? AND n >= ? ORDER BY n", id, client, from)
	refused, err = sqldb.Collect(rows, err, func(r *sql.Rows) (n itinerary.Numbered, err error) {
		var problem string
		err = r.Scan(&n.N, &n.Digest, &problem)
		n.Problem = json.RawMessage(problem)
		return n, err
	})
	return marks[0], refused, err
}

func first(marks []itinerary.ClientMark) itinerary.ClientMark {
	if len(marks) == 0 {
		return itinerary.ClientMark{}
	}
	return marks[0]
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
