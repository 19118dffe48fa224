package sqlstore

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

// Document implements itinerary.Store.
func (s *Store) Document(ctx context.Context, id string) (doc trip.Document, err error) {
	err = s.db.Read(ctx, func(tx *sqldb.Tx) error {
		if doc.Itinerary, err = readItinerary(ctx, tx, "i.id = ?", id); err != nil {
			return err
		}
		if doc.Items, err = listItems(ctx, tx, "itinerary_id = ? AND NOT deleted"+inOrder, id); err != nil {
			return err
		}
		written, err := listDays(ctx, tx, "itinerary_id = ?", id)
		if err != nil {
			return err
		}
		doc.Days = fillDays(doc.Dates, written)
		doc.Members, err = listMembers(ctx, tx, id)
		return err
	})
	return doc, notFound(err)
}

// fillDays gives a day for each date, with what is written about it.
func fillDays(dates trip.Dates, written []trip.Day) []trip.Day {
	days := make([]trip.Day, 0, dates.Len())
	for _, date := range dates.All() {
		i, found := slices.BinarySearchFunc(written, date, func(d trip.Day, date trip.Date) int {
			return strings.Compare(string(d.Date), string(date))
		})
		if found {
			days = append(days, written[i])
			continue
		}
		days = append(days, trip.Day{Date: date})
	}
	return days
}

func listMembers(ctx context.Context, q sqldb.Queryer, id string) ([]trip.Member, error) {
	rows, err := q.Query(ctx, `SELECT m.user_id, COALESCE(p.name, ''), m.role FROM members m
		LEFT JOIN people p ON p.user_id = m.user_id WHERE m.itinerary_id = ? ORDER BY m.user_id`, id)
	return sqldb.Collect(rows, err, func(r *sql.Rows) (trip.Member, error) {
		var m trip.Member
		err := r.Scan(&m.UserID, &m.Name, &m.Role)
		return m, err
	})
}

// Item implements itinerary.Store.
func (s *Store) Item(ctx context.Context, itineraryID, id string) (trip.Item, error) {
	items, err := listItems(ctx, s.db, "itinerary_id = ? AND id = ? AND NOT deleted", itineraryID, id)
	if err == nil && len(items) == 0 {
		err = fault.New(fault.NotFound, "there is no such item")
	}
	if err != nil {
		return trip.Item{}, err
	}
	return items[0], nil
}

// List implements itinerary.Store.
func (s *Store) List(ctx context.Context, f itinerary.Filter) ([]trip.Summary, error) {
	where := []string{"m.user_id = ?", "i.template = ?"}
	args := []any{f.UserID, f.Template}
	if f.Deleted {
		where = append(where, "i.deleted_at IS NOT NULL")
	} else {
		where = append(where, "i.deleted_at IS NULL")
	}
	if f.Status != "" {
		where, args = append(where, "i.status = ?"), append(args, string(f.Status))
	} else if !f.Deleted {
		where, args = append(where, "i.status <> ?"), append(args, string(trip.Archived))
	}
	if f.Before != "" {
		where, args = append(where, "i.id < ?"), append(args, f.Before)
	}
	rows, err := s.db.Query(ctx, "SELECT "+itineraryColumns+`,
		(SELECT COUNT(*) FROM items t WHERE t.itinerary_id = i.id AND NOT t.deleted)
		FROM members m JOIN itineraries i ON i.id = m.itinerary_id
		WHERE `+strings.Join(where, " AND ")+" ORDER BY i.id DESC LIMIT ?", append(args, f.Limit)...)
	return sqldb.Collect(rows, err, func(r *sql.Rows) (sum trip.Summary, err error) {
		sum.Itinerary, err = scanItinerary(r, &sum.ItemCount)
		return sum, err
	})
}
