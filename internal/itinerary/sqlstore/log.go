package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/sqldb"
)

const selectEntry = `SELECT seq, batch, actor, at, kind, entity_type, entity_id, field, value, client, n, digest, undoes, overrides
	FROM op_log WHERE itinerary_id = ? AND `

func scanEntry(row sqldb.Scanner) (e sync.Entry, err error) {
	var at sqldb.Micros
	var value sqldb.Text
	err = row.Scan(&e.Seq, &e.Batch, (*sqldb.Text)(&e.Actor), &at, (*string)(&e.Kind), (*string)(&e.Type), &e.ID, &e.F, &value,
		&e.Client, &e.N, &e.Digest, &e.Undoes, &e.Over)
	e.At = at.Time()
	if value != "" {
		e.V = json.RawMessage(value)
	}
	return e, err
}

func listEntries(ctx context.Context, q sqldb.Queryer, where string, args ...any) ([]sync.Entry, error) {
	rows, err := q.Query(ctx, selectEntry+where, args...)
	return sqldb.Collect(rows, err, func(r *sql.Rows) (sync.Entry, error) { return scanEntry(r) })
}

// Since implements itinerary.Tx.
func (d *draft) Since(ctx context.Context, entityID string, seq int64) ([]sync.Entry, error) {
	return listEntries(ctx, d.tx, "entity_id = ? AND seq > ? ORDER BY seq", d.it.ID, entityID, seq)
}

// Batch implements itinerary.Tx.
func (d *draft) Batch(ctx context.Context, batch string) ([]sync.Entry, error) {
	return listEntries(ctx, d.tx, "batch = ? ORDER BY seq", d.it.ID, batch)
}

// LastBatch implements itinerary.Tx.
func (d *draft) LastBatch(ctx context.Context, userID string) (string, error) {
	var batch sqldb.Text
	err := d.tx.Row(ctx, `SELECT MAX(batch) FROM op_log WHERE itinerary_id = ? AND seq = (SELECT MAX(o.seq) FROM op_log o WHERE o.itinerary_id = ? AND o.actor = ? AND o.undoes = '' AND o.entity_type <> 'member'
		AND NOT EXISTS (SELECT 1 FROM op_log u WHERE u.itinerary_id = o.itinerary_id AND u.undoes = o.batch AND u.actor = o.actor))`,
		d.it.ID, d.it.ID, userID).Scan(&batch)
	return string(batch), err
}

// Log implements itinerary.Tx.
func (d *draft) Log(ctx context.Context, upTo int64) (*sync.Snapshot, []sync.Entry, error) {
	start, err := stored(ctx, d.tx, d.it.ID)
	if err != nil {
		return nil, nil, err
	}
	log, err := listEntries(ctx, d.tx, "seq <= ? ORDER BY seq", d.it.ID, upTo)
	return start, log, err
}

// stored reads the snapshot that stands before the log; nil where the log is
// whole.
func stored(ctx context.Context, q sqldb.Queryer, id string) (*sync.Snapshot, error) {
	rows, err := q.Query(ctx, "SELECT seq, entities FROM snapshots WHERE itinerary_id = ?", id)
	found, err := sqldb.Collect(rows, err, func(r *sql.Rows) (s sync.Snapshot, err error) {
		var text string
		if err := r.Scan(&s.Seq, &text); err != nil {
			return s, err
		}
		return s, json.Unmarshal([]byte(text), &s.Entities)
	})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// Tail implements itinerary.Store.
func (s *Store) Tail(ctx context.Context, id string, since int64, limit int) ([]sync.Entry, error) {
	return listEntries(ctx, s.db, "seq > ? ORDER BY seq LIMIT ?", id, since, limit)
}

// History implements itinerary.Store.
func (s *Store) History(ctx context.Context, id string, f itinerary.HistoryFilter) ([]sync.Entry, error) {
	where, args := "TRUE", []any{id}
	for _, c := range []struct {
		sql  string
		v    any
		used bool
	}{{" AND actor = ?", f.Actor, f.Actor != ""}, {" AND entity_id = ?", f.Entity, f.Entity != ""}, {" AND seq < ?", f.Before, f.Before > 0}} {
		if c.used {
			where, args = where+c.sql, append(args, c.v)
		}
	}
	return listEntries(ctx, s.db, where+" ORDER BY seq DESC LIMIT ?", append(args, f.Limit)...)
}

// Seqs implements itinerary.Store.
func (s *Store) Seqs(ctx context.Context, ids []string) (map[string]int64, error) {
	return byIDs[int64](ctx, s.db, "SELECT id, seq FROM itineraries WHERE id", ids)
}

// Members implements itinerary.Store.
func (s *Store) Members(ctx context.Context, id string) ([]trip.Member, error) {
	rows, err := s.db.Query(ctx, selectMember+memberOrder, id)
	return sqldb.Collect(rows, err, func(r *sql.Rows) (trip.Member, error) { return scanMember(r) })
}

// Names implements itinerary.Store.
func (s *Store) Names(ctx context.Context, ids []string) (map[string]string, error) {
	return byIDs[string](ctx, s.db, "SELECT user_id, name FROM people WHERE user_id", ids)
}

// byIDs asks for one value of each of many ids; those that are not there are
// left out.
func byIDs[V any](ctx context.Context, q sqldb.Queryer, query string, ids []string) (map[string]V, error) {
	found := map[string]V{}
	for part := range slices.Chunk(ids, chunk) {
		rows, err := q.Query(ctx, query+" IN ("+sqldb.Marks(len(part))+")", anyOf(part)...)
		_, err = sqldb.Collect(rows, err, func(r *sql.Rows) (struct{}, error) {
			var id string
			var v V
			err := r.Scan(&id, &v)
			found[id] = v
			return struct{}{}, err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}
