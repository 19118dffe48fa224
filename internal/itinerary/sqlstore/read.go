package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

// usual is how many items an itinerary seldom goes beyond; growing a list of
// them costs more than room for a few more.
const usual = 64

// Document implements itinerary.Store.
func (s *Store) Document(ctx context.Context, id string) (doc trip.Document, err error) {
	var found []trip.Itinerary
	var written []trip.Day
	doc.Items = make([]trip.Item, 0, usual)
	err = s.db.Together(ctx,
		sqldb.List(&found, scanItinerary, selectItinerary+"i.id = ?", id),
		sqldb.List(&doc.Items, itemScan(), selectItem+"itinerary_id = ? AND NOT deleted"+inOrder, id),
		sqldb.List(&written, scanDay, selectDay+"itinerary_id = ? ORDER BY date", id),
		sqldb.List(&doc.Members, scanMember, selectMember+memberOrder, id))
	if err != nil {
		return trip.Document{}, err
	}
	if len(found) == 0 {
		return trip.Document{}, noItinerary()
	}
	doc.Itinerary = found[0]
	doc.Days = fillDays(doc.Dates, written)
	showIdeas(&doc)
	return doc, nil
}

// showIdeas puts items whose day the trip does not have among the ideas, which
// stand last.
func showIdeas(doc *trip.Document) {
	moved := false
	for i := range doc.Items {
		it := &doc.Items[i]
		if it.Place.Day != "" && !doc.Dates.Has(it.Place.Day) {
			it.Place.Day, moved = "", true
		}
	}
	if !moved {
		return
	}
	slices.SortStableFunc(doc.Items, func(a, b trip.Item) int {
		if a.Place.Day == b.Place.Day {
			return cmp.Or(strings.Compare(a.Place.Pos, b.Place.Pos), strings.Compare(a.ID, b.ID))
		}
		if a.Place.Day == "" || b.Place.Day == "" {
			return -strings.Compare(string(a.Place.Day), string(b.Place.Day))
		}
		return strings.Compare(string(a.Place.Day), string(b.Place.Day))
	})
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

const selectMember = `SELECT m.user_id, COALESCE(p.name, ''), m.role FROM members m
	LEFT JOIN people p ON p.user_id = m.user_id WHERE `

const memberOrder = "m.itinerary_id = ? ORDER BY CASE WHEN m.role = 'owner' THEN 0 ELSE 1 END, m.user_id"

func scanMember(row sqldb.Scanner) (m trip.Member, err error) {
	err = row.Scan(&m.UserID, &m.Name, (*string)(&m.Role))
	return m, err
}

// Item implements itinerary.Store.
func (s *Store) Item(ctx context.Context, itineraryID, id string) (trip.Item, trip.Dates, error) {
	var found []trip.Itinerary
	var items []trip.Item
	err := s.db.Together(ctx, sqldb.List(&found, scanItinerary, selectItinerary+"i.id = ?", itineraryID),
		sqldb.List(&items, itemScan(), selectItem+"itinerary_id = ? AND id = ? AND NOT deleted", itineraryID, id))
	if err == nil && len(items) == 0 {
		err = fault.New(fault.NotFound, "there is no such item")
	}
	if err != nil {
		return trip.Item{}, trip.Dates{}, err
	}
	return items[0], found[0].Dates, nil
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
		sum.Itinerary, err = scanItineraryAnd(r, &sum.ItemCount)
		return sum, err
	})
}
