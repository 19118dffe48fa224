package sqlstore

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
)

// draft is one itinerary under change: the SQL form of itinerary.Tx.
type draft struct {
	store *Store
	tx    *sqldb.Tx
	it    *trip.Itinerary
}

var _ itinerary.Tx = (*draft)(nil)

// Itinerary implements itinerary.Tx.
func (d *draft) Itinerary() *trip.Itinerary { return d.it }

// Role implements itinerary.Tx.
func (d *draft) Role(ctx context.Context, userID string) (trip.Role, error) {
	var role sqldb.Text
	err := d.tx.Row(ctx, "SELECT MAX(role) FROM members WHERE itinerary_id = ? AND user_id = ?", d.it.ID, userID).Scan(&role)
	return trip.Role(role), err
}

// chunk is how many ids one query names: SQLite and PostgreSQL both bound the
// number of placeholders.
const chunk = 500

// Items implements itinerary.Tx.
func (d *draft) Items(ctx context.Context, ids []string) ([]trip.Item, error) {
	var all []trip.Item
	for part := range slices.Chunk(ids, chunk) {
		items, err := listItems(ctx, d.tx, "itinerary_id = ? AND id IN ("+sqldb.Marks(len(part))+")", append([]any{d.it.ID}, anyOf(part)...)...)
		if err != nil {
			return nil, err
		}
		all = append(all, items...)
	}
	return all, nil
}

// Days implements itinerary.Tx.
func (d *draft) Days(ctx context.Context, dates []string) ([]trip.Day, error) {
	if len(dates) == 0 {
		return nil, nil
	}
	return listDays(ctx, d.tx, "itinerary_id = ? AND date IN ("+sqldb.Marks(len(dates))+")", append([]any{d.it.ID}, anyOf(dates)...)...)
}

// AllDays implements itinerary.Tx.
func (d *draft) AllDays(ctx context.Context) ([]trip.Day, error) {
	return listDays(ctx, d.tx, "itinerary_id = ?", d.it.ID)
}

// All implements itinerary.Tx.
func (d *draft) All(ctx context.Context) ([]trip.Item, error) {
	return listItems(ctx, d.tx, "itinerary_id = ? AND NOT deleted"+inOrder, d.it.ID)
}

// Order implements itinerary.Tx.
func (d *draft) Order(ctx context.Context, day trip.Date) ([]itinerary.Placed, error) {
	where, args := "day = ?", []any{d.it.ID, string(day)}
	switch {
	case day == "" && d.it.Dates.Start == "":
		where, args = "TRUE", args[:1]
	case day == "":
		where, args = "(day IS NULL OR day < ? OR day > ?)", []any{d.it.ID, string(d.it.Dates.Start), string(d.it.Dates.End)}
	}
	rows, err := d.tx.Query(ctx, "SELECT id, pos FROM items WHERE itinerary_id = ? AND NOT deleted AND "+where+" ORDER BY pos, id", args...)
	return sqldb.Collect(rows, err, func(r *sql.Rows) (itinerary.Placed, error) {
		var p itinerary.Placed
		err := r.Scan(&p.ID, &p.Pos)
		return p, err
	})
}

// Count implements itinerary.Tx.
func (d *draft) Count(ctx context.Context) (n int, err error) {
	err = d.tx.Row(ctx, "SELECT COUNT(*) FROM items WHERE itinerary_id = ? AND NOT deleted", d.it.ID).Scan(&n)
	return n, err
}

// Save implements itinerary.Tx.
func (d *draft) Save(ctx context.Context, s *sync.State, log []sync.Entry, events []eventlog.Event) error {
	if err := d.saveItinerary(ctx); err != nil {
		return err
	}
	since := d.it.Seq + 1
	if len(log) > 0 {
		since = log[0].Seq
	}
	for _, day := range s.Days {
		if day.Updated.Seq < since {
			continue
		}
		if err := d.saveDay(ctx, day); err != nil {
			return err
		}
	}
	for _, it := range s.Items {
		if it.Seq < since {
			continue
		}
		if err := d.saveItem(ctx, it); err != nil {
			return err
		}
	}
	for _, e := range s.Others {
		if e.Seq < since {
			continue
		}
		if err := d.saveEntity(ctx, e); err != nil {
			return err
		}
	}
	if err := d.saveTexts(ctx, s, log); err != nil {
		return err
	}
	if err := d.append(ctx, log); err != nil {
		return err
	}
	return d.store.outbox.Append(ctx, d.tx, events...)
}

func (d *draft) saveDay(ctx context.Context, day *trip.Day) error {
	_, err := d.tx.Exec(ctx, `INSERT INTO days (itinerary_id, date, title, notes, seq, created_by, created_at, updated_by, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (itinerary_id, date) DO UPDATE SET title = excluded.title, notes = excluded.notes, seq = excluded.seq,
		updated_by = excluded.updated_by, updated_at = excluded.updated_at`, d.it.ID, string(day.Date), day.Title, day.Notes,
		day.Updated.Seq, day.Created.By, sqldb.At(day.Created.At), day.Updated.By, sqldb.At(day.Updated.At))
	return err
}

func (d *draft) saveItinerary(ctx context.Context) error {
	it := d.it
	destination, err := toJSON(it.Destination)
	if err != nil {
		return err
	}
	amount, currency := sum(it.Budget)
	_, err = d.tx.Exec(ctx, `UPDATE itineraries SET user_id = ?, name = ?, description = ?, start_date = ?, end_date = ?, status = ?, visibility = ?,
		home_currency = ?, cover = ?, destination = ?, budget_amount = ?, budget_currency = ?, share_token = ?, seq = ?, updated_at = ?, deleted_at = ?,
		settings_seq = ?, settings_by = ?, settings_at = ? WHERE id = ?`,
		it.UserID, it.Name, it.Description, sqldb.Text(it.Dates.Start), sqldb.Text(it.Dates.End), string(it.Status), string(it.Visibility),
		it.HomeCurrency, it.Cover, destination, amount, currency, sqldb.Text(it.ShareToken), it.Seq, sqldb.At(it.UpdatedAt), sqldb.At(it.DeletedAt),
		it.Settings.Seq, it.Settings.By, sqldb.At(it.Settings.At), it.ID)
	return err
}

var itemNames = strings.Split(strings.Join(strings.Fields(itemColumns), ""), ",")

var upsertItem = func() string {
	set := make([]string, 0, len(itemNames))
	for _, n := range itemNames[1:] {
		set = append(set, n+" = excluded."+n)
	}
	return "INSERT INTO items (itinerary_id, " + strings.Join(itemNames, ", ") + ") VALUES (" + sqldb.Marks(len(itemNames)+1) +
		") ON CONFLICT (itinerary_id, id) DO UPDATE SET " + strings.Join(set, ", ")
}()

func (d *draft) saveItem(ctx context.Context, it *trip.Item) error {
	location, err := toJSON(it.Location)
	if err != nil {
		return err
	}
	endLocation, err := toJSON(it.EndLocation)
	if err != nil {
		return err
	}
	media, err := toJSON(&it.MediaURLs)
	if err != nil {
		return err
	}
	amount, currency := sum(it.Cost)
	startLocal, startZone, startAt := parts(it.Time.Start)
	endLocal, endZone, endAt := parts(it.Time.End)
	_, err = d.tx.Exec(ctx, upsertItem, d.it.ID, it.ID, string(it.Type), it.Title, it.Description, location, endLocation,
		sqldb.Text(it.Place.Day), it.Place.Pos, startLocal, startZone, startAt, endLocal, endZone, endAt, it.DurationMin, it.Locked,
		it.ArriveBy, it.BookingRef, amount, currency, it.URL, media, it.Done, it.CreatedBy, it.UpdatedBy,
		sqldb.At(it.CreatedAt), sqldb.At(it.UpdatedAt), it.Seq, it.Deleted)
	return err
}

func (d *draft) append(ctx context.Context, log []sync.Entry) error {
	for _, l := range log {
		_, err := d.tx.Exec(ctx, `INSERT INTO op_log (itinerary_id, seq, batch, actor, at, kind, entity_type, entity_id, field, value, client, n, digest, undoes, overrides)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			d.it.ID, l.Seq, l.Batch, l.Actor, sqldb.At(l.At), string(l.Kind), string(l.Type), l.ID, l.F, sqldb.Text(l.V),
			l.Client, l.N, l.Digest, l.Undoes, l.Over)
		if err != nil {
			return err
		}
	}
	return nil
}
