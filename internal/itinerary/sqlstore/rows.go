package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

const itineraryColumns = `i.id, i.user_id, i.name, i.description, i.start_date, i.end_date, i.status, i.visibility, i.home_currency,
	i.cover, i.destination, i.template, i.share_token, i.seq, i.created_at, i.updated_at, i.deleted_at`

// asJSON is a column that holds a value as JSON, NULL for a nil pointer.
type asJSON[T any] struct{ v *T }

// Scan implements sql.Scanner.
func (j *asJSON[T]) Scan(src any) error {
	var s sqldb.Text
	if err := s.Scan(src); err != nil || s == "" {
		j.v = nil
		return err
	}
	j.v = new(T)
	return json.Unmarshal([]byte(s), j.v)
}

func toJSON[T any](v *T) (sqldb.Text, error) {
	if v == nil {
		return "", nil
	}
	b, err := json.Marshal(v)
	return sqldb.Text(b), err
}

func scanItinerary(rows *sql.Rows, more ...any) (it trip.Itinerary, err error) {
	var start, end, token sqldb.Text
	var created, updated, deleted sqldb.Micros
	var destination asJSON[trip.Location]
	err = rows.Scan(append([]any{&it.ID, &it.UserID, &it.Name, &it.Description, &start, &end, &it.Status, &it.Visibility, &it.HomeCurrency,
		&it.Cover, &destination, &it.Template, &token, &it.Seq, &created, &updated, &deleted}, more...)...)
	it.Dates = trip.Dates{Start: trip.Date(start), End: trip.Date(end)}
	it.Destination, it.ShareToken = destination.v, string(token)
	it.CreatedAt, it.UpdatedAt, it.DeletedAt = created.Time(), updated.Time(), deleted.Time()
	return it, err
}

func listItineraries(ctx context.Context, q sqldb.Queryer, where string, args ...any) ([]trip.Itinerary, error) {
	rows, err := q.Query(ctx, "SELECT "+itineraryColumns+" FROM itineraries i WHERE "+where, args...)
	return sqldb.Collect(rows, err, func(r *sql.Rows) (trip.Itinerary, error) { return scanItinerary(r) })
}

func readItinerary(ctx context.Context, q sqldb.Queryer, where string, args ...any) (trip.Itinerary, error) {
	all, err := listItineraries(ctx, q, where, args...)
	if err != nil {
		return trip.Itinerary{}, err
	}
	if len(all) == 0 {
		return trip.Itinerary{}, fault.New(fault.NotFound, "there is no such itinerary")
	}
	return all[0], nil
}

const itemColumns = `id, type, title, description, location, end_location, day, pos, start_local, start_zone, start_at,
	end_local, end_zone, end_at, duration_min, locked, booking_ref, cost_amount, cost_currency, url, media_urls, done,
	created_by, updated_by, created_at, updated_at, seq, deleted`

func scanItem(rows *sql.Rows) (it trip.Item, err error) {
	var location, endLocation asJSON[trip.Location]
	var media asJSON[[]string]
	var day, startLocal, startZone, endLocal, endZone, currency sqldb.Text
	var startAt, endAt, created, updated sqldb.Micros
	var amount *int64
	err = rows.Scan(&it.ID, &it.Type, &it.Title, &it.Description, &location, &endLocation, &day, &it.Place.Pos,
		&startLocal, &startZone, &startAt, &endLocal, &endZone, &endAt, &it.DurationMin, &it.Locked, &it.BookingRef,
		&amount, &currency, &it.URL, &media, &it.Done, &it.CreatedBy, &it.UpdatedBy, &created, &updated, &it.Seq, &it.Deleted)
	it.Location, it.EndLocation, it.Place.Day = location.v, endLocation.v, trip.Date(day)
	it.Time = trip.Time{Start: moment(startLocal, startZone, startAt), End: moment(endLocal, endZone, endAt)}
	if amount != nil {
		it.Cost = &trip.Money{Amount: *amount, Currency: string(currency)}
	}
	if media.v != nil {
		it.MediaURLs = *media.v
	}
	it.CreatedAt, it.UpdatedAt = created.Time(), updated.Time()
	return it, err
}

func moment(local, zone sqldb.Text, at sqldb.Micros) *trip.Moment {
	if local == "" {
		return nil
	}
	return &trip.Moment{Local: string(local), Zone: string(zone), At: at.Time()}
}

func parts(m *trip.Moment) (local, zone sqldb.Text, at sqldb.Micros) {
	if m == nil {
		return "", "", 0
	}
	return sqldb.Text(m.Local), sqldb.Text(m.Zone), sqldb.At(m.At)
}

// inOrder sorts by day, ideas last, then by place.
const inOrder = " ORDER BY CASE WHEN day IS NULL THEN 1 ELSE 0 END, day, pos, id"

func listItems(ctx context.Context, q sqldb.Queryer, where string, args ...any) ([]trip.Item, error) {
	rows, err := q.Query(ctx, "SELECT "+itemColumns+" FROM items WHERE "+where, args...)
	return sqldb.Collect(rows, err, scanItem)
}

func listDays(ctx context.Context, q sqldb.Queryer, where string, args ...any) ([]trip.Day, error) {
	rows, err := q.Query(ctx, "SELECT date, title, notes FROM days WHERE "+where+" ORDER BY date", args...)
	return sqldb.Collect(rows, err, func(r *sql.Rows) (trip.Day, error) {
		var d trip.Day
		err := r.Scan(&d.Date, &d.Title, &d.Notes)
		return d, err
	})
}

func anyOf(values []string) []any {
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	return args
}
