package itinerary_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/sqllog"
)

// logged reads an itinerary's log.
func logged(w *world, itineraryID string) []sync.Entry {
	w.t.Helper()
	all, err := w.store.Tail(w.t.Context(), itineraryID, 0, 100_000)
	require.NoError(w.t, err)
	for i, e := range all {
		require.EqualValues(w.t, i+1, e.Seq, "the log has no gap")
	}
	return all
}

// folded replays the log from nothing, with the reducer that checks and with
// the one that clients have; both must say what the tables say.
func folded(w *world, itineraryID string) *sync.State {
	w.t.Helper()
	s := sync.NewState(&trip.Itinerary{ID: itineraryID})
	replica := sync.NewReplica(nil)
	for _, e := range logged(w, itineraryID) {
		op, err := sync.Reduce(s, e.Op, e.Stamp)
		require.NoError(w.t, err)
		require.JSONEq(w.t, orNull(e.V), orNull(op.V), "what the log keeps stays as it is")
		replica.Fold(e)
	}
	entities, err := s.Entities()
	require.NoError(w.t, err)
	snapshot, err := w.store.Snapshot(w.t.Context(), itineraryID)
	require.NoError(w.t, err)
	for _, other := range [][]sync.Entity{replica.Entities(), snapshot.Entities} {
		require.Equal(w.t, hash(w.t, entities), hash(w.t, other))
	}
	return s
}

func orNull(v json.RawMessage) string {
	if len(v) == 0 {
		return "null"
	}
	return string(v)
}

func hash(t *testing.T, entities []sync.Entity) string {
	t.Helper()
	h, err := sync.Hash(entities)
	require.NoError(t, err)
	return h
}

// TestTablesAreTheFoldedLog runs random requests and compares the tables with
// what the log alone says.
func TestTablesAreTheFoldedLog(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		rapid.Check(w.t, func(r *rapid.T) {
			path := w.lisbon()
			var ids []string
			for range rapid.IntRange(1, 25).Draw(r, "steps") {
				step(r, w, path, &ids)
			}
			itineraryID := path[len("/api/v1/itineraries/"):]
			compareWithLog(w, path, folded(w, itineraryID))
		})
	})
}

func step(r *rapid.T, w *world, path string, ids *[]string) {
	day := rapid.SampledFrom([]string{`null`, `"2027-05-01"`, `"2027-05-02"`, `"2027-05-03"`}).Draw(r, "day")
	if len(*ids) == 0 || rapid.IntRange(0, 3).Draw(r, "add") == 0 {
		a := w.do(ana, "PUT", path+"/items", fmt.Sprintf(`{"title":"x","day":%s,"duration_min":%d}`, day, rapid.IntRange(0, 90).Draw(r, "minutes")))
		if a.status == 200 {
			*ids = append(*ids, a.list("items")[0]["id"].(string))
		}
		return
	}
	item := path + "/items/" + rapid.SampledFrom(*ids).Draw(r, "item")
	switch rapid.IntRange(0, 6).Draw(r, "kind") {
	case 0:
		w.do(ana, "POST", item+"/move", `{"day":`+day+`}`)
	case 1:
		w.do(ana, "PATCH", item, `{"start_local":"2027-05-02T09:30","cost":{"amount":5,"currency":"EUR"},"location_id":"`+tower+`"}`)
	case 2:
		w.do(ana, "PATCH", item, `{"start_time":null,"location":null,"cost":null,"duration_min":null,"media_urls":[]}`)
	case 3:
		w.do(ana, "DELETE", item, "")
	case 4:
		w.do(ana, "POST", item+"/restore", "")
	case 5:
		w.do(ana, "PATCH", path, fmt.Sprintf(`{"start_date":"2027-05-0%d","end_date":"2027-05-0%d","shift_items":%v}`,
			rapid.IntRange(1, 2).Draw(r, "start"), rapid.IntRange(2, 3).Draw(r, "end"), rapid.Bool().Draw(r, "shift")))
	case 6:
		w.do(ana, "PATCH", path+"/days/2027-05-02", fmt.Sprintf(`{"title":"%d"}`, rapid.IntRange(0, 9).Draw(r, "title")))
	}
}

func compareWithLog(w *world, path string, s *sync.State) {
	w.t.Helper()
	doc := w.do(ana, "GET", path, "").ok(200)
	require.Equal(w.t, fmt.Sprintf(`"%d"`, s.Itinerary.Seq), doc.header.Get("ETag"))
	require.Equal(w.t, string(s.Itinerary.Dates.End), doc.text("end_date"))
	live := 0
	for _, it := range s.Items {
		if !it.Deleted {
			live++
		}
	}
	items := doc.list("items")
	require.Len(w.t, items, live)
	for _, got := range items {
		want := s.Items[got["id"].(string)]
		require.NotNil(w.t, want)
		day, _ := got["day"].(string)
		local, _ := got["start_local"].(string)
		require.Equal(w.t, []any{string(want.Place.In(s.Itinerary.Dates).Day), want.Place.Pos, float64(want.Seq), want.Location != nil, want.Cost != nil},
			[]any{day, got["pos"], got["seq"], got["location"] != nil, got["cost"] != nil})
		require.Equal(w.t, want.Time.Start == nil, got["start_local"] == nil)
		if want.Time.Start != nil {
			require.Equal(w.t, want.Time.Start.Local, local)
		}
	}
	for _, d := range doc.list("days") {
		if written := s.Days[trip.Date(d["date"].(string))]; written != nil {
			require.Equal(w.t, written.Title, d["title"])
		}
	}
}

// TestEvents: each change tells of itself in the outbox, in order.
func TestEvents(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		item := path + "/items/" + w.add(path, `{"title":"x","day":"2027-05-01","location_id":"`+tower+`"}`)["id"].(string)
		w.do(ana, "PATCH", item, `{"title":"y","description":"z"}`).ok(200)
		w.do(ana, "POST", item+"/move", `{"day":"2027-05-02"}`).ok(200)
		w.do(ana, "DELETE", item, "").ok(204)
		w.do(ana, "POST", item+"/restore", "").ok(200)
		w.do(ana, "PATCH", path+"/days/2027-05-02", `{"title":"t"}`).ok(200)
		w.do(ana, "PATCH", path, `{"name":"n"}`).ok(200)
		w.do(ana, "DELETE", path, "").ok(204)
		w.do(ana, "POST", path+"/restore", "").ok(200)
		events := w.events()
		var types []string
		for _, e := range events {
			types = append(types, e.Type)
		}
		require.Equal(w.t, []string{itineraryapi.Created, itineraryapi.ItemAdded, itineraryapi.ItemChanged, itineraryapi.ItemMoved, itineraryapi.ItemRemoved,
			itineraryapi.ItemRestored, itineraryapi.DayChanged, itineraryapi.Changed, itineraryapi.Deleted, itineraryapi.Restored}, types)
		var c itineraryapi.Change
		require.NoError(w.t, json.Unmarshal(events[2].Payload, &c))
		require.Equal(w.t, []string{"title", "description"}, c.Fields)
		require.Equal(w.t, []any{"y", ana, tower, "PT", int64(4)}, []any{c.Title, c.ActorID, c.LocationID, c.Country, c.Seq})
	})
}

// events reads the outbox in order.
func (w *world) events() []eventlog.Event {
	w.t.Helper()
	rows, err := w.db.Query(w.t.Context(), "SELECT type, key, payload FROM outbox ORDER BY id")
	require.NoError(w.t, err)
	defer func() { require.NoError(w.t, rows.Close()) }()
	var all []eventlog.Event
	for rows.Next() {
		var e eventlog.Event
		var payload string
		require.NoError(w.t, rows.Scan(&e.Type, &e.Key, &payload))
		e.Payload = json.RawMessage(payload)
		all = append(all, e)
	}
	return all
}

// TestFollowsAccounts: names come from identity's events, and the end of an
// account is the end of its itineraries, each event applied once.
func TestFollowsAccounts(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		w.tell(identityapi.TypeUserRegistered, identityapi.UserRegistered{UserID: ana, Name: "Ana"})
		require.Equal(w.t, "Ana", w.do(ana, "GET", path, "").list("members")[0]["name"])
		w.tell(identityapi.TypeUserChanged, identityapi.UserChanged{UserID: ana, Name: "Ana Maria"})
		require.Equal(w.t, "Ana Maria", w.do(ana, "GET", path, "").list("members")[0]["name"])
		w.tell(identityapi.TypeUserDeleted, identityapi.UserDeleted{UserID: ana, DeletedAt: w.clock.Now()})
		w.do(ana, "GET", path, "").refused(404, "", "")
	})
}

// tell applies one of identity's events twice, as at-least-once delivery may.
func (w *world) tell(eventType string, payload any) {
	w.t.Helper()
	e, err := eventlog.New(eventType, ana, w.clock.Now(), payload)
	require.NoError(w.t, err)
	log := sqllog.New(w.db, slog.New(slog.DiscardHandler), sqllog.Options{Poll: time.Millisecond})
	consumer := eventlog.NewConsumer(w.db, log, "itinerary", []string{identityapi.Topic}, w.module.Handlers())
	require.NoError(w.t, consumer.Apply(w.t.Context(), e))
	require.NoError(w.t, consumer.Apply(w.t.Context(), e))
}
