package sqlstore

import (
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/sqldb"
)

const selectEntity = `SELECT id, type, parent, pos, fields, deleted, created_by, created_at, updated_by, updated_at, seq
	FROM entities WHERE itinerary_id = ?`

func scanEntity(row sqldb.Scanner) (e sync.Entity, err error) {
	var fields sqldb.Text
	var created, updated sqldb.Micros
	if err = row.Scan(&e.ID, (*string)(&e.Type), &e.Place.Parent, &e.Place.Pos, &fields, &e.Deleted,
		(*sqldb.Text)(&e.CreatedBy), &created, (*sqldb.Text)(&e.UpdatedBy), &updated, &e.Seq); err != nil {
		return e, err
	}
	e.CreatedAt, e.UpdatedAt = created.Time(), updated.Time()
	return e, json.Unmarshal([]byte(fields), &e.Fields)
}

// Others implements itinerary.Tx.
func (d *draft) Others(ctx context.Context, ids []string) ([]sync.Entity, error) {
	var all []sync.Entity
	for part := range slices.Chunk(ids, chunk) {
		rows, err := d.tx.Query(ctx, selectEntity+" AND id IN ("+sqldb.Marks(len(part))+")", append([]any{d.it.ID}, anyOf(part)...)...)
		found, err := sqldb.Collect(rows, err, func(r *sql.Rows) (sync.Entity, error) { return scanEntity(r) })
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// CountOthers implements itinerary.Tx.
func (d *draft) CountOthers(ctx context.Context) (n int, err error) {
	err = d.tx.Row(ctx, "SELECT COUNT(*) FROM entities WHERE itinerary_id = ? AND NOT deleted", d.it.ID).Scan(&n)
	return n, err
}

func (d *draft) saveEntity(ctx context.Context, e *sync.Entity) error {
	fields, err := toJSON(&e.Fields)
	if err != nil {
		return err
	}
	_, err = d.tx.Exec(ctx, `INSERT INTO entities (itinerary_id, id, type, parent, pos, fields, deleted, created_by, created_at, updated_by, updated_at, seq)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (itinerary_id, id) DO UPDATE SET type = excluded.type, parent = excluded.parent, pos = excluded.pos,
		fields = excluded.fields, deleted = excluded.deleted, created_by = excluded.created_by, created_at = excluded.created_at,
		updated_by = excluded.updated_by, updated_at = excluded.updated_at, seq = excluded.seq`,
		d.it.ID, e.ID, string(e.Type), e.Place.Parent, e.Place.Pos, fields, e.Deleted, e.CreatedBy, sqldb.At(e.CreatedAt),
		e.UpdatedBy, sqldb.At(e.UpdatedAt), e.Seq)
	if err != nil || e.Type != sync.Member {
		return err
	}
	return d.saveMember(ctx, e)
}

// saveMember keeps the list of who has access, which every read asks.
func (d *draft) saveMember(ctx context.Context, e *sync.Entity) error {
	if e.Deleted {
		_, err := d.tx.Exec(ctx, "DELETE FROM members WHERE itinerary_id = ? AND user_id = ?", d.it.ID, e.ID)
		return err
	}
	_, err := d.tx.Exec(ctx, `INSERT INTO members (itinerary_id, user_id, role) VALUES (?, ?, ?)
		ON CONFLICT (itinerary_id, user_id) DO UPDATE SET role = excluded.role`, d.it.ID, e.ID, string(e.Role()))
	return err
}

// Text implements itinerary.Tx.
func (d *draft) Text(ctx context.Context, key sync.TextKey) (*sync.Text, error) {
	rows, err := d.tx.Query(ctx, selectText+" AND entity_type = ? AND entity_id = ? AND field = ?", d.it.ID, string(key.Type), key.ID, key.Field)
	found, err := sqldb.Collect(rows, err, func(r *sql.Rows) (keptText, error) { return scanText(r) })
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0].Text, nil
}

// keptText is a row of texts.
type keptText struct {
	sync.TextKey
	sync.Text
}

const selectText = "SELECT entity_type, entity_id, field, base, updates FROM texts WHERE itinerary_id = ?"

func scanText(row sqldb.Scanner) (t keptText, err error) {
	var updates []byte
	if err = row.Scan((*string)(&t.Type), &t.ID, &t.Field, &t.Base, &updates); err != nil {
		return t, err
	}
	t.Updates, err = unpack(updates)
	return t, err
}

// pack writes each update after its length.
func pack(updates [][]byte) []byte {
	var b []byte
	for _, u := range updates {
		b = append(binary.AppendUvarint(b, uint64(len(u))), u...)
	}
	return b
}

func unpack(b []byte) ([][]byte, error) {
	var updates [][]byte
	for len(b) > 0 {
		n, width := binary.Uvarint(b)
		if width <= 0 || n > uint64(len(b)-width) {
			return nil, fmt.Errorf("the updates of a text are cut off")
		}
		end := width + int(n)
		updates = append(updates, slices.Clone(b[width:end]))
		b = b[end:]
	}
	return updates, nil
}

// saveTexts writes the texts that a batch has set or edited.
func (d *draft) saveTexts(ctx context.Context, s *sync.State, log []sync.Entry) error {
	done := map[sync.TextKey]bool{}
	for _, l := range log {
		key := sync.TextKey{Type: l.Type, ID: l.ID, Field: l.F}
		if l.Kind != sync.Set || !sync.IsText(l.Type, l.F) || done[key] {
			continue
		}
		done[key] = true
		if err := d.saveText(ctx, key, s.Texts[key]); err != nil {
			return err
		}
	}
	return nil
}

func (d *draft) saveText(ctx context.Context, key sync.TextKey, t *sync.Text) error {
	if t == nil {
		_, err := d.tx.Exec(ctx, "DELETE FROM texts WHERE itinerary_id = ? AND entity_type = ? AND entity_id = ? AND field = ?", d.it.ID, string(key.Type), key.ID, key.Field)
		return err
	}
	_, err := d.tx.Exec(ctx, `INSERT INTO texts (itinerary_id, entity_type, entity_id, field, base, updates) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (itinerary_id, entity_type, entity_id, field) DO UPDATE SET base = excluded.base, updates = excluded.updates`,
		d.it.ID, string(key.Type), key.ID, key.Field, t.Base, pack(t.Updates))
	return err
}

// Snapshot implements itinerary.Store.
func (s *Store) Snapshot(ctx context.Context, id string) (sync.Snapshot, error) {
	var p pieces
	if err := s.db.Together(ctx, p.asks(id)...); err != nil {
		return sync.Snapshot{}, err
	}
	return p.snapshot()
}

// Snapshot implements itinerary.Tx.
func (d *draft) Snapshot(ctx context.Context) (sync.Snapshot, error) {
	var p pieces
	if err := d.tx.Together(ctx, p.asks(d.it.ID)...); err != nil {
		return sync.Snapshot{}, err
	}
	return p.snapshot()
}

// pieces is an itinerary as its tables have it, deleted parts too.
type pieces struct {
	itinerary []trip.Itinerary
	days      []trip.Day
	items     []trip.Item
	others    []sync.Entity
	texts     []keptText
}

func (p *pieces) asks(id string) []sqldb.Ask {
	return []sqldb.Ask{
		sqldb.List(&p.itinerary, scanItinerary, selectItinerary+"i.id = ?", id),
		sqldb.List(&p.items, itemScan(), selectItem+"itinerary_id = ?", id),
		sqldb.List(&p.days, scanDay, selectDay+"itinerary_id = ?", id),
		sqldb.List(&p.others, scanEntity, selectEntity, id),
		sqldb.List(&p.texts, scanText, selectText, id),
	}
}

func (p *pieces) snapshot() (sync.Snapshot, error) {
	if len(p.itinerary) == 0 {
		return sync.Snapshot{}, noItinerary()
	}
	s := sync.NewState(&p.itinerary[0])
	for i := range p.days {
		s.Days[p.days[i].Date] = &p.days[i]
	}
	for i := range p.items {
		s.Items[p.items[i].ID] = &p.items[i]
	}
	for i := range p.others {
		s.Others[p.others[i].ID] = &p.others[i]
	}
	for i := range p.texts {
		s.Texts[p.texts[i].TextKey] = &p.texts[i].Text
	}
	all, err := s.Entities()
	return sync.Snapshot{Seq: s.Itinerary.Seq, Entities: all}, err
}
