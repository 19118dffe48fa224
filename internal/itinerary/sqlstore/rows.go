package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/sqldb"
)

const itineraryColumns = `i.id, i.user_id, i.created_by, i.name, i.description, i.start_date, i.end_date, i.status, i.visibility, i.home_currency,
	i.cover, i.destination, i.budget_amount, i.budget_currency, i.template, i.share_token, i.seq, i.created_at, i.updated_at, i.deleted_at,
	i.settings_seq, i.settings_by, i.settings_at`

// links is a column that holds a JSON list of texts.
type links []string

// Scan implements sql.Scanner.
func (l *links) Scan(src any) error {
	var s sqldb.Text
	if err := s.Scan(src); err != nil {
		return err
	}
	return l.ScanBytes([]byte(s))
}

// ScanBytes does the same for sqldb.Together.
func (l *links) ScanBytes(text []byte) error {
	*l = nil // the last row's are in use
	if len(text) == 0 || string(text) == "null" {
		return nil
	}
	if string(text) == "[]" {
		*l = links{}
		return nil
	}
	return json.Unmarshal(text, (*[]string)(l))
}

func toJSON[T any](v *T) (sqldb.Text, error) {
	if v == nil {
		return "", nil
	}
	b, err := json.Marshal(v)
	return sqldb.Text(b), err
}

const selectItinerary = "SELECT " + itineraryColumns + " FROM itineraries i WHERE "

func scanItinerary(row sqldb.Scanner) (trip.Itinerary, error) { return scanItineraryAnd(row) }

func scanItineraryAnd(row sqldb.Scanner, more ...any) (it trip.Itinerary, err error) {
	var start, end, token sqldb.Text
	var created, updated, deleted, settings sqldb.Micros
	var destination location
	var amount *int64
	var currency sqldb.Text
	err = row.Scan(append([]any{&it.ID, &it.UserID, (*sqldb.Text)(&it.CreatedBy), &it.Name, &it.Description, &start, &end,
		(*string)(&it.Status), (*string)(&it.Visibility), &it.HomeCurrency,
		&it.Cover, &destination, &amount, &currency, &it.Template, &token, &it.Seq, &created, &updated, &deleted,
		&it.Settings.Seq, (*sqldb.Text)(&it.Settings.By), &settings}, more...)...)
	it.Dates = trip.Dates{Start: trip.Date(start), End: trip.Date(end)}
	it.Destination, it.Budget, it.ShareToken = destination.v, money(amount, currency), string(token)
	it.CreatedAt, it.UpdatedAt, it.DeletedAt = created.Time(), updated.Time(), deleted.Time()
	it.Settings.At = settings.Time()
	return it, err
}

func listItineraries(ctx context.Context, q sqldb.Queryer, where string, args ...any) ([]trip.Itinerary, error) {
	rows, err := q.Query(ctx, selectItinerary+where, args...)
	return sqldb.Collect(rows, err, func(r *sql.Rows) (trip.Itinerary, error) { return scanItinerary(r) })
}

func readItinerary(ctx context.Context, q sqldb.Queryer, where string, args ...any) (trip.Itinerary, error) {
	all, err := listItineraries(ctx, q, where, args...)
	if err != nil {
		return trip.Itinerary{}, err
	}
	if len(all) == 0 {
		return trip.Itinerary{}, noItinerary()
	}
	return all[0], nil
}

const itemColumns = `id, type, title, description, location, end_location, day, pos, start_local, start_zone, start_at,
	end_local, end_zone, end_at, duration_min, locked, arrive_by, booking_ref, cost_amount, cost_currency, url, media_urls, done,
	created_by, updated_by, created_at, updated_at, seq, deleted`

const selectItem = "SELECT " + itemColumns + " FROM items WHERE "

// itemRow is where the columns of an item land. One serves all rows of a
// query: an item has some thirty, and their addresses are given to each Scan.
type itemRow struct {
	item                                     trip.Item
	location, endLocation                    location
	media                                    links
	day                                      sqldb.Text
	startLocal, startZone, endLocal, endZone sqldb.Text
	startAt, endAt, created, updated         sqldb.Micros
	amount                                   *int64
	currency                                 sqldb.Text
}

// itemScan gives a function that scans the items of one query.
func itemScan() func(sqldb.Scanner) (trip.Item, error) {
	r := &itemRow{}
	it := &r.item
	dest := []any{&it.ID, (*sqldb.Text)(&it.Type), &it.Title, &it.Description, &r.location, &r.endLocation, &r.day, &it.Place.Pos,
		&r.startLocal, &r.startZone, &r.startAt, &r.endLocal, &r.endZone, &r.endAt, &it.DurationMin, &it.Locked, &it.ArriveBy, &it.BookingRef,
		&r.amount, &r.currency, &it.URL, &r.media, &it.Done, (*sqldb.Text)(&it.CreatedBy), (*sqldb.Text)(&it.UpdatedBy), &r.created, &r.updated, &it.Seq, &it.Deleted}
	return func(row sqldb.Scanner) (trip.Item, error) {
		if err := row.Scan(dest...); err != nil {
			return trip.Item{}, err
		}
		return r.value(), nil
	}
}

func (r *itemRow) value() trip.Item {
	it := r.item
	it.Location, it.EndLocation, it.Place.Day = r.location.v, r.endLocation.v, trip.Date(r.day)
	it.Time = trip.Time{Start: moment(r.startLocal, r.startZone, r.startAt), End: moment(r.endLocal, r.endZone, r.endAt)}
	it.Cost = money(r.amount, r.currency)
	it.MediaURLs = r.media
	it.CreatedAt, it.UpdatedAt = r.created.Time(), r.updated.Time()
	return it
}

func money(amount *int64, currency sqldb.Text) *trip.Money {
	if amount == nil {
		return nil
	}
	return &trip.Money{Amount: *amount, Currency: string(currency)}
}

func sum(m *trip.Money) (amount *int64, currency sqldb.Text) {
	if m == nil {
		return nil, ""
	}
	return &m.Amount, sqldb.Text(m.Currency)
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
	rows, err := q.Query(ctx, selectItem+where, args...)
	scan := itemScan()
	return sqldb.Collect(rows, err, func(r *sql.Rows) (trip.Item, error) { return scan(r) })
}

const selectDay = "SELECT date, title, notes, seq, created_by, created_at, updated_by, updated_at FROM days WHERE "

func scanDay(row sqldb.Scanner) (d trip.Day, err error) {
	var created, updated sqldb.Micros
	err = row.Scan((*string)(&d.Date), &d.Title, &d.Notes, &d.Updated.Seq, (*sqldb.Text)(&d.Created.By), &created, (*sqldb.Text)(&d.Updated.By), &updated)
	d.Created.At, d.Updated.At = created.Time(), updated.Time()
	return d, err
}

func listDays(ctx context.Context, q sqldb.Queryer, where string, args ...any) ([]trip.Day, error) {
	rows, err := q.Query(ctx, selectDay+where+" ORDER BY date", args...)
	return sqldb.Collect(rows, err, func(r *sql.Rows) (trip.Day, error) { return scanDay(r) })
}

func anyOf(values []string) []any {
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	return args
}
