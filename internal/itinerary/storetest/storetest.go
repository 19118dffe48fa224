// Package storetest is what every store of itineraries must do.
package storetest

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary"
	opsync "sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

var now = time.Date(2027, 4, 1, 12, 0, 0, 123456000, time.UTC)

// Run tests a store.
func Run(t *testing.T, open func(t *testing.T) itinerary.Store) {
	t.Helper()
	for name, test := range map[string]func(*testing.T, itinerary.Store){
		"what was saved is read":                   readsBack,
		"an id is taken once":                      idOnce,
		"a change that fails leaves nothing":       rollsBack,
		"order is by bytes":                        ordersByBytes,
		"lists page, filter and keep to the user":  lists,
		"heads tell role and number":               heads,
		"numbers of many, and names":               seqsAndNames,
		"deleted items are out of sight":           deletedItems,
		"share tokens lead to living trips only":   tokens,
		"purge removes what was deleted long ago":  purges,
		"writers at once leave no gap in the log":  concurrentWriters,
		"an id of another itinerary is a stranger": sameIDElsewhere,
		"a feed leads to its itinerary":            feeds,
		"a feed ends with its itinerary":           feedsEnd,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

func fresh(user string) trip.Itinerary {
	return trip.Itinerary{ID: id.New(), UserID: user, CreatedAt: now}
}

// full is an itinerary and an item with every field set.
func full() (trip.Itinerary, trip.Item) {
	place := &trip.Location{ID: "0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80", Name: "Belém Tower", LocalName: "Torre de Belém", Lat: 38.6916, Lon: -9.216, Zone: "Europe/Lisbon", Country: "PT"}
	settings := trip.Itinerary{Name: "Lissabon 🇵🇹 رحلة", Description: "ä\n'quoted' \"twice\" ?", Dates: trip.Dates{Start: "2027-05-01", End: "2027-05-03"},
		Status: trip.Planned, Visibility: trip.Shared, HomeCurrency: "JPY", Cover: "https://example.org/a.jpg", Destination: place,
		Budget: &trip.Money{Amount: 250_000, Currency: "JPY"}}
	minutes := 90
	start := trip.Moment{Local: "2027-05-01T22:00", Zone: "Asia/Tokyo", At: time.Date(2027, 5, 1, 13, 0, 0, 0, time.UTC)}
	end := trip.Moment{Local: "2027-05-01T10:30", Zone: "Pacific/Honolulu", At: time.Date(2027, 5, 1, 20, 30, 0, 0, time.UTC)}
	item := trip.Item{ID: id.New(), Type: "flight", Title: "東京 → Honolulu", Description: "x", Location: place, EndLocation: place,
		Place: trip.Place{Day: "2027-05-01", Pos: "a0"}, Time: trip.Time{Start: &start, End: &end}, DurationMin: &minutes, Locked: true,
		ArriveBy: "transit", BookingRef: "ABC", Cost: &trip.Money{Amount: -5, Currency: "EUR"}, URL: "https://example.org", MediaURLs: []string{"https://example.org/1"}, Done: true}
	return settings, item
}

// write runs operations the way the service does.
func write(t *testing.T, tx itinerary.Tx, ops ...opsync.Op) error {
	t.Helper()
	s := opsync.NewState(tx.Itinerary())
	var ids []string
	for _, o := range ops {
		ids = append(ids, o.ID)
	}
	items, err := tx.Items(t.Context(), ids)
	require.NoError(t, err)
	for _, it := range items {
		s.Items[it.ID] = &it
	}
	others, err := tx.Others(t.Context(), ids)
	require.NoError(t, err)
	for _, e := range others {
		s.Others[e.ID] = &e
	}
	var log []opsync.Entry
	for _, op := range ops {
		e := opsync.Entry{Stamp: opsync.Stamp{Seq: s.Itinerary.Seq + 1, Actor: s.Itinerary.UserID, At: now}, Batch: "b"}
		if e.Op, err = opsync.Reduce(s, op, e.Stamp); err != nil {
			return err
		}
		log = append(log, e)
	}
	e, err := eventlog.New("itinerary.changed.v1", tx.Itinerary().ID, now, map[string]string{})
	require.NoError(t, err)
	return tx.Save(t.Context(), s, log, []eventlog.Event{e})
}

func op(t *testing.T, kind opsync.Kind, typ opsync.Type, entity, field string, v any) opsync.Op {
	t.Helper()
	o, err := opsync.New(kind, typ, entity, field, v)
	require.NoError(t, err)
	return o
}

func newItem(t *testing.T, it trip.Item) opsync.Op {
	t.Helper()
	return op(t, opsync.Create, opsync.Item, it.ID, "", opsync.Creation[trip.Place, trip.Item]{Place: it.Place, Fields: it})
}

// create makes an itinerary of a user with items.
func create(t *testing.T, s itinerary.Store, user string, items ...trip.Item) trip.Itinerary {
	t.Helper()
	it := fresh(user)
	settings, _ := full()
	err := s.Create(t.Context(), it, func(tx itinerary.Tx) error {
		ops := []opsync.Op{op(t, opsync.Create, opsync.Itinerary, it.ID, "", opsync.Creation[struct{}, trip.Itinerary]{Fields: settings})}
		for _, item := range items {
			ops = append(ops, newItem(t, item))
		}
		return write(t, tx, ops...)
	})
	require.NoError(t, err)
	return it
}

func readsBack(t *testing.T, s itinerary.Store) {
	settings, item := full()
	it := create(t, s, "u1", item)
	require.NoError(t, s.Change(t.Context(), it.ID, func(tx itinerary.Tx) error {
		return write(t, tx, op(t, opsync.Set, opsync.Day, "2027-05-02", "notes", "bring a coat"))
	}))
	doc, err := s.Document(t.Context(), it.ID)
	require.NoError(t, err)
	require.Equal(t, settings.Name, doc.Name)
	require.Equal(t, settings.Description, doc.Description)
	require.Equal(t, settings.Dates, doc.Dates)
	require.Equal(t, settings.Destination, doc.Destination)
	require.Equal(t, settings.Budget, doc.Budget)
	require.Equal(t, now, doc.CreatedAt)
	require.EqualValues(t, 3, doc.Seq)
	require.Len(t, doc.Days, 3)
	require.Equal(t, "bring a coat", doc.Days[1].Notes)
	item.CreatedBy, item.UpdatedBy, item.CreatedAt, item.UpdatedAt, item.Seq = "u1", "u1", now, now, 2
	require.Equal(t, []trip.Item{item}, doc.Items)
	require.Equal(t, []trip.Member{{UserID: "u1", Role: trip.Owner}}, doc.Members)
	one, in, err := s.Item(t.Context(), it.ID, item.ID)
	require.NoError(t, err)
	require.Equal(t, item, one)
	require.Equal(t, settings.Dates, in)
	require.NoError(t, s.Change(t.Context(), it.ID, func(tx itinerary.Tx) error {
		require.Equal(t, settings.Budget, tx.Itinerary().Budget)
		return write(t, tx, op(t, opsync.Set, opsync.Itinerary, it.ID, "budget", nil))
	}))
	doc, err = s.Document(t.Context(), it.ID)
	require.NoError(t, err)
	require.Nil(t, doc.Budget)
}

func idOnce(t *testing.T, s itinerary.Store) {
	it := create(t, s, "u1")
	err := s.Create(t.Context(), it, func(itinerary.Tx) error { return nil })
	require.True(t, fault.Is(err, fault.Conflict), "%v", err)
}

func rollsBack(t *testing.T, s itinerary.Store) {
	it := create(t, s, "u1")
	err := s.Change(t.Context(), it.ID, func(tx itinerary.Tx) error {
		require.NoError(t, write(t, tx, op(t, opsync.Set, opsync.Itinerary, it.ID, "name", "gone")))
		return fault.New(fault.Conflict, "no")
	})
	require.True(t, fault.Is(err, fault.Conflict))
	doc, err := s.Document(t.Context(), it.ID)
	require.NoError(t, err)
	require.NotEqual(t, "gone", doc.Name)
	require.EqualValues(t, 1, doc.Seq)
	err = s.Change(t.Context(), id.New(), func(itinerary.Tx) error { return nil })
	require.True(t, fault.Is(err, fault.NotFound))
}

// ordersByBytes: other collations put a0 before Zz, and a0V after a0k.
func ordersByBytes(t *testing.T, s itinerary.Store) {
	keys := []string{"Zz", "a0", "a0G", "a0V", "a0k", "a1"}
	var items []trip.Item
	for i := range keys {
		_, item := full()
		item.Place.Pos = keys[len(keys)-1-i]
		items = append(items, item)
	}
	_, idea := full()
	idea.Place.Day = ""
	it := create(t, s, "u1", append(items, idea)...)
	doc, err := s.Document(t.Context(), it.ID)
	require.NoError(t, err)
	var got []string
	for _, item := range doc.Items[:len(keys)] {
		got = append(got, item.Place.Pos)
	}
	require.Equal(t, keys, got)
	require.Equal(t, idea.ID, doc.Items[len(keys)].ID, "ideas come last")
	require.NoError(t, s.Change(t.Context(), it.ID, func(tx itinerary.Tx) error {
		placed, err := tx.Order(t.Context(), "2027-05-01")
		require.NoError(t, err)
		require.Len(t, placed, len(keys))
		require.Equal(t, "Zz", placed[0].Pos)
		ideas, err := tx.Order(t.Context(), "")
		require.NoError(t, err)
		require.Len(t, ideas, 1)
		return nil
	}))
}

func lists(t *testing.T, s itinerary.Store) {
	var all []string
	for range 5 {
		_, item := full()
		all = append([]string{create(t, s, "u1", item).ID}, all...)
	}
	create(t, s, "u2")
	archived := create(t, s, "u1")
	require.NoError(t, s.Change(t.Context(), archived.ID, func(tx itinerary.Tx) error {
		return write(t, tx, op(t, opsync.Set, opsync.Itinerary, archived.ID, "status", "archived"))
	}))
	var got []string
	before := ""
	for {
		page, err := s.List(t.Context(), itinerary.Filter{UserID: "u1", Before: before, Limit: 2})
		require.NoError(t, err)
		if len(page) == 0 {
			break
		}
		for _, sum := range page {
			got = append(got, sum.ID)
			require.Equal(t, 1, sum.ItemCount)
		}
		before = page[len(page)-1].ID
	}
	require.Equal(t, all, got)
	page, err := s.List(t.Context(), itinerary.Filter{UserID: "u1", Status: trip.Archived, Limit: 10})
	require.NoError(t, err)
	require.Len(t, page, 1)
}

func heads(t *testing.T, s itinerary.Store) {
	it := create(t, s, "u1")
	h, err := s.Head(t.Context(), it.ID, "u1")
	require.NoError(t, err)
	require.Equal(t, itinerary.Head{Seq: 1, Role: trip.Owner}, h)
	h, err = s.Head(t.Context(), it.ID, "stranger")
	require.NoError(t, err)
	require.Empty(t, h.Role)
	_, err = s.Head(t.Context(), id.New(), "u1")
	require.True(t, fault.Is(err, fault.NotFound))
}

func seqsAndNames(t *testing.T, s itinerary.Store) {
	_, item := full()
	one, two := create(t, s, "u1"), create(t, s, "u1", item)
	seqs, err := s.Seqs(t.Context(), []string{one.ID, two.ID, id.New()})
	require.NoError(t, err)
	require.Equal(t, map[string]int64{one.ID: 1, two.ID: 2}, seqs)
	names, err := s.Names(t.Context(), []string{"u1"})
	require.NoError(t, err)
	require.Empty(t, names)
}

func deletedItems(t *testing.T, s itinerary.Store) {
	_, item := full()
	it := create(t, s, "u1", item)
	require.NoError(t, s.Change(t.Context(), it.ID, func(tx itinerary.Tx) error {
		return write(t, tx, op(t, opsync.Delete, opsync.Item, item.ID, "", nil))
	}))
	_, _, err := s.Item(t.Context(), it.ID, item.ID)
	require.True(t, fault.Is(err, fault.NotFound))
	doc, err := s.Document(t.Context(), it.ID)
	require.NoError(t, err)
	require.Empty(t, doc.Items)
	require.NoError(t, s.Change(t.Context(), it.ID, func(tx itinerary.Tx) error {
		n, err := tx.Count(t.Context())
		require.NoError(t, err)
		require.Zero(t, n)
		items, err := tx.Items(t.Context(), []string{item.ID, id.New()})
		require.NoError(t, err)
		require.Len(t, items, 1)
		require.True(t, items[0].Deleted)
		return nil
	}))
}

func tokens(t *testing.T, s itinerary.Store) {
	it := create(t, s, "u1")
	share := func(token string, deleted time.Time) {
		require.NoError(t, s.Change(t.Context(), it.ID, func(tx itinerary.Tx) error {
			tx.Itinerary().ShareToken, tx.Itinerary().DeletedAt = token, deleted
			return tx.Save(t.Context(), opsync.NewState(tx.Itinerary()), nil, nil)
		}))
	}
	share("secret", time.Time{})
	got, err := s.ByToken(t.Context(), "secret")
	require.NoError(t, err)
	require.Equal(t, it.ID, got)
	share("secret", now)
	_, err = s.ByToken(t.Context(), "secret")
	require.True(t, fault.Is(err, fault.NotFound))
	_, err = s.ByToken(t.Context(), "")
	require.True(t, fault.Is(err, fault.NotFound))
}

func purges(t *testing.T, s itinerary.Store) {
	_, item := full()
	old, kept := create(t, s, "u1", item), create(t, s, "u1")
	for _, it := range []trip.Itinerary{old, kept} {
		require.NoError(t, s.Change(t.Context(), it.ID, func(tx itinerary.Tx) error {
			tx.Itinerary().DeletedAt = now
			if it.ID == old.ID {
				tx.Itinerary().DeletedAt = now.AddDate(0, 0, -31)
			}
			return tx.Save(t.Context(), opsync.NewState(tx.Itinerary()), nil, nil)
		}))
	}
	event := func(it trip.Itinerary) (eventlog.Event, error) {
		require.Equal(t, old.ID, it.ID)
		return eventlog.New("itinerary.purged.v1", it.ID, now, map[string]string{})
	}
	n, err := s.Purge(t.Context(), now.AddDate(0, 0, -30), 10, event)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	_, err = s.Document(t.Context(), old.ID)
	require.True(t, fault.Is(err, fault.NotFound))
	_, err = s.Document(t.Context(), kept.ID)
	require.NoError(t, err)
}

func concurrentWriters(t *testing.T, s itinerary.Store) {
	const writers, each = 4, 10
	it := create(t, s, "u1")
	var wg sync.WaitGroup
	errs := make(chan error, writers*each)
	for w := range writers {
		wg.Go(func() {
			for n := range each {
				errs <- s.Change(t.Context(), it.ID, func(tx itinerary.Tx) error {
					return write(t, tx, op(t, opsync.Set, opsync.Itinerary, it.ID, "name", fmt.Sprintf("%d/%d", w, n)))
				})
			}
		})
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		require.NoError(t, err)
	}
	h, err := s.Head(t.Context(), it.ID, "u1")
	require.NoError(t, err)
	require.EqualValues(t, 1+writers*each, h.Seq)
}

func sameIDElsewhere(t *testing.T, s itinerary.Store) {
	_, item := full()
	mine, theirs := create(t, s, "u1", item), create(t, s, "u2")
	_, _, err := s.Item(t.Context(), theirs.ID, item.ID)
	require.True(t, fault.Is(err, fault.NotFound))
	other := item
	other.Title = "theirs"
	require.NoError(t, s.Change(t.Context(), theirs.ID, func(tx itinerary.Tx) error {
		return write(t, tx, newItem(t, other))
	}))
	got, _, err := s.Item(t.Context(), mine.ID, item.ID)
	require.NoError(t, err)
	require.Equal(t, item.Title, got.Title)
}
