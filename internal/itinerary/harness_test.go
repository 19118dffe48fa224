package itinerary_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/itinerary/sqlstore"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/cache/memory"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/sqllog"
	fanout "sojourn/internal/kit/fanout/memory"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/password"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
	"sojourn/internal/notify/notifyapi"
)

const (
	ana   = "0199c0de-0000-7000-8000-00000000000a"
	bea   = "0199c0de-0000-7000-8000-00000000000b"
	cem   = "0199c0de-0000-7000-8000-00000000000c"
	dan   = "0199c0de-0000-7000-8000-00000000000d"
	eva   = "0199c0de-0000-7000-8000-00000000000e"
	fay   = "0199c0de-0000-7000-8000-00000000000f"
	hal   = "0199c0de-0000-7000-8000-000000000010"
	eli   = "0199c0de-0000-7000-8000-000000000011"
	tower = "0199c0de-0000-7000-8000-0000000000f1"
)

// callers knows a caller by the bearer token: the user's id, or "readonly".
type callers struct{}

func (callers) Authenticate(_ context.Context, c httpapi.Credentials) (httpapi.Principal, error) {
	switch c.Bearer {
	case ana, bea, cem, dan, eva, fay, hal, eli:
		return httpapi.Principal{UserID: c.Bearer}, nil
	case "readonly":
		return httpapi.Principal{UserID: ana, TokenID: "t", Scopes: []string{"itineraries:read"}}, nil
	}
	return httpapi.Principal{}, fault.New(fault.Unauthenticated, "who are you?")
}

// atlas knows one place, and that all the world keeps Lisbon's time.
type atlas struct{}

func (atlas) Place(_ context.Context, id string) (trip.Location, error) {
	if id != tower {
		return trip.Location{}, fault.New(fault.NotFound, "no such place")
	}
	return trip.Location{ID: tower, Name: "Belém Tower", Lat: 38.6916, Lon: -9.216, Zone: "Europe/Lisbon", Country: "PT"}, nil
}

func (atlas) ZoneAt(context.Context, float64, float64) (string, string, error) {
	return "Europe/Lisbon", "PT", nil
}

// Sights gives the one place.
func (a atlas) Sights(ctx context.Context, _, _, _ float64, _ []string, _ int) ([]trip.Location, error) {
	l, err := a.Place(ctx, tower)
	return []trip.Location{l}, err
}

// idle is a planner that leaves out all there is to plan, and finds nothing: its
// real one is geo's, and internal/app runs both.
type idle struct{}

func (idle) Plan(_ context.Context, t geoapi.Trip) (p geoapi.Preview, err error) {
	for _, d := range t.Days {
		p.Days = append(p.Days, geoapi.PlannedDay{Date: d.Date})
	}
	for _, v := range t.Visits {
		p.LeftOut = append(p.LeftOut, geoapi.LeftOut{ID: v.ID, Reason: geoapi.Reason{Code: "worth_less"}})
	}
	return p, nil
}

func (idle) Check(context.Context, geoapi.Trip) ([]geoapi.Finding, error) { return nil, nil }

// letters keeps the mails that are sent, and cannot send to away@example.org.
type letters struct {
	mu   sync.Mutex
	sent []notifyapi.Mail
}

func (l *letters) Send(_ context.Context, m notifyapi.Mail) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if m.To == "away@example.org" {
		return fault.New(fault.Unavailable, "the post is closed")
	}
	l.sent = append(l.sent, m)
	return nil
}

// world is a service with an empty database behind its HTTP edge.
type world struct {
	t      *testing.T
	db     *sqldb.DB
	clock  *clock.Manual
	module *itinerary.Module
	store  *sqlstore.Store
	site   http.Handler
	outbox *eventlog.Outbox
	fanout *fanout.Fanout
	mails  *letters
}

// each runs a scenario on both engines.
func each(t *testing.T, scenario func(w *world)) {
	t.Helper()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) { scenario(setup(t, db)) },
		eventlog.Migrations(), sqlstore.Migrations(), httpapi.Migrations(), sqllog.Migrations())
}

func setup(t *testing.T, db *sqldb.DB) *world {
	return setupWith(t, db, itinerary.Config{})
}

func setupWith(t *testing.T, db *sqldb.DB, cfg itinerary.Config) *world {
	t.Helper()
	cfg.PublicURL, cfg.Password = "https://trips.example", password.Params{MemoryKiB: 64, Passes: 1, Lanes: 1}
	c := clock.NewManual(time.Date(2027, 4, 1, 12, 0, 0, 0, time.UTC))
	logger := slog.New(slog.DiscardHandler)
	mails := &letters{}
	outbox := eventlog.NewOutbox(db, itineraryapi.Topic)
	store, f := sqlstore.New(db, outbox), fanout.New()
	m := itinerary.New(cfg, itinerary.Deps{DB: db, Store: store, People: store, Invites: store, Mailer: mails, Buckets: memory.NewBuckets(c, 1000), Outbox: outbox,
		Log: sqllog.New(db, logger, sqllog.Options{}), Fanout: f, Gazetteer: atlas{}, Planner: idle{}, Clock: c, Logger: logger})
	api := httpapi.New(httpapi.Config{Version: "test", Logger: logger, Clock: c, Authenticator: callers{}, Idempotency: httpapi.NewIdempotency(db, c)})
	m.Register(api)
	return &world{t, db, c, m, store, api.Handler(), outbox, f, mails}
}

// restart replaces the service by a new one on the same database, as a crash
// and a start do.
func (w *world) restart(admit itinerary.Admit) {
	m := itinerary.New(itinerary.Config{}, itinerary.Deps{DB: w.db, Store: w.store, People: w.store, Outbox: w.outbox,
		Fanout: fanout.New(), Gazetteer: atlas{}, Clock: w.clock, Logger: slog.New(slog.DiscardHandler)})
	if admit != nil {
		m.SetAdmit(admit)
	}
	w.module = m
}

// answer is what came back.
type answer struct {
	t      *testing.T
	status int
	header http.Header
	raw    []byte
	body   map[string]any
}

// do sends a request as a user; body is JSON text or "". Headers are "Name: value".
func (w *world) do(user, method, path, body string, headers ...string) answer {
	w.t.Helper()
	r := httptest.NewRequestWithContext(w.t.Context(), method, path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+user)
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Set(name, value)
	}
	rec := httptest.NewRecorder()
	w.site.ServeHTTP(rec, r)
	a := answer{t: w.t, status: rec.Code, header: rec.Header()}
	var err error
	a.raw, err = io.ReadAll(rec.Body)
	require.NoError(w.t, err)
	if len(bytes.TrimSpace(a.raw)) > 0 {
		require.NoError(w.t, json.Unmarshal(a.raw, &a.body), "%s", a.raw)
	}
	return a
}

// ok requires a status.
func (a answer) ok(status int) answer {
	a.t.Helper()
	require.Equal(a.t, status, a.status, "%.1000s", a.raw)
	return a
}

// refused requires a problem body with a status, that names a field (unless
// "") and says something.
func (a answer) refused(status int, location, message string) {
	a.t.Helper()
	a.ok(status)
	require.Equal(a.t, "application/problem+json", a.header.Get("Content-Type"))
	require.NotEmpty(a.t, a.body["trace_id"])
	require.Contains(a.t, string(a.raw), message)
	require.Less(a.t, len(a.raw), 4000, "a problem is short")
	if location == "" {
		return
	}
	errs, _ := a.body["errors"].([]any)
	require.NotEmpty(a.t, errs, "%s", a.raw)
	require.Equal(a.t, location, errs[0].(map[string]any)["location"], "%s", a.raw)
}

func (a answer) text(key string) string {
	a.t.Helper()
	s, ok := a.body[key].(string)
	require.True(a.t, ok, "%s in %s", key, a.raw)
	return s
}

func (a answer) list(key string) []map[string]any {
	a.t.Helper()
	var out []map[string]any
	for _, v := range a.body[key].([]any) {
		out = append(out, v.(map[string]any))
	}
	return out
}

// lisbon makes a trip of three days and gives its path.
func (w *world) lisbon() string {
	w.t.Helper()
	a := w.do(ana, "POST", "/api/v1/itineraries", `{"name":"Lisbon","start_date":"2027-05-01","end_date":"2027-05-03"}`).ok(201)
	return "/api/v1/itineraries/" + a.text("id")
}

// add puts an item and gives it back.
func (w *world) add(trip, item string) map[string]any {
	w.t.Helper()
	return w.do(ana, "PUT", trip+"/items", item).ok(200).list("items")[0]
}

// titles lists a day's titles in order; "" are the ideas.
func (w *world) titles(trip, day string) []string {
	w.t.Helper()
	var out []string
	for _, it := range w.do(ana, "GET", trip, "").ok(200).list("items") {
		d, _ := it["day"].(string)
		if d == day {
			out = append(out, it["title"].(string))
		}
	}
	return out
}
