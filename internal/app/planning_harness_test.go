package app_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/geo"
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
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
	"sojourn/internal/search/gazetteer"
)

// ana is who plans.
const ana = "0199c0de-0000-7000-8000-00000000000a"

type everybody struct{}

func (everybody) Authenticate(context.Context, httpapi.Credentials) (httpapi.Principal, error) {
	return httpapi.Principal{UserID: ana}, nil
}

// starter are the sights of the starter set, by id, the best known first.
var starter = sync.OnceValue(func() (all []trip.Location) {
	cities, err := gazetteer.Starter()
	if err != nil {
		panic(err)
	}
	for _, c := range cities {
		for _, s := range c.Sights {
			all = append(all, trip.Location{ID: id.Derived("test", c.Slug+"/"+s.Name), Name: s.Name, Lat: s.Lat, Lon: s.Lon, Type: s.Kind, Zone: c.Zone, Country: c.Country,
				OpeningHours: s.OpeningHours, VisitMin: s.VisitMin, Popularity: 0.33 + 0.0045*float64(s.Prominence)})
		}
	}
	slices.SortStableFunc(all, func(a, b trip.Location) int { return cmp.Compare(b.Popularity, a.Popularity) })
	return all
})

// sight finds one by its name.
func sight(t *testing.T, name string) trip.Location {
	t.Helper()
	i := slices.IndexFunc(starter(), func(l trip.Location) bool { return l.Name == name })
	require.GreaterOrEqual(t, i, 0, name)
	return starter()[i]
}

// atlas is search, of the starter set.
type atlas struct{}

func (atlas) Place(_ context.Context, placeID string) (trip.Location, error) {
	for _, l := range starter() {
		if l.ID == placeID {
			return l, nil
		}
	}
	return trip.Location{}, fault.New(fault.NotFound, "there is no place %s", placeID)
}

func (atlas) ZoneAt(context.Context, float64, float64) (string, string, error) {
	return "Europe/Lisbon", "PT", nil
}

func (atlas) Sights(_ context.Context, lat, lon, radius float64, kinds []string, limit int) (found []trip.Location, err error) {
	for _, l := range starter() {
		near := geo.Distance(geo.Point{Lat: lat, Lon: lon}, geo.Point{Lat: l.Lat, Lon: l.Lon}) <= radius
		if near && (len(kinds) == 0 || slices.Contains(kinds, l.Type)) && len(found) < limit {
			found = append(found, l)
		}
	}
	return found, nil
}

// desk is the itinerary service with geo's planner behind its HTTP edge.
type desk struct {
	t    *testing.T
	site http.Handler
	*counted
}

// counted tells how many searches run and have run.
type counted struct {
	geoapi.Planner
	running, all atomic.Int32
}

func (c *counted) Plan(ctx context.Context, t geoapi.Trip) (geoapi.Preview, error) {
	c.all.Add(1)
	c.running.Add(1)
	defer c.running.Add(-1)
	return c.Planner.Plan(ctx, t)
}

// each runs a test on both engines.
func each(t *testing.T, test func(d *desk)) {
	t.Helper()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		c, logger := clock.NewManual(time.Date(2027, 4, 1, 12, 0, 0, 0, time.UTC)), slog.New(slog.DiscardHandler)
		planner := &counted{Planner: geo.New(geo.Deps{})}
		outbox := eventlog.NewOutbox(db, itineraryapi.Topic)
		store := sqlstore.New(db, outbox)
		m := itinerary.New(itinerary.Config{PublicURL: "https://trips.example"}, itinerary.Deps{DB: db, Store: store, People: store, Invites: store, Outbox: outbox,
			Buckets: memory.NewBuckets(c, 100), Log: sqllog.New(db, logger, sqllog.Options{}), Fanout: fanout.New(), Gazetteer: atlas{}, Planner: planner, Clock: c, Logger: logger})
		api := httpapi.New(httpapi.Config{Version: "test", Logger: logger, Clock: c, Authenticator: everybody{}, Idempotency: httpapi.NewIdempotency(db, c)})
		m.Register(api)
		test(&desk{t, api.Handler(), planner})
	}, eventlog.Migrations(), sqlstore.Migrations(), httpapi.Migrations(), sqllog.Migrations())
}

type object = map[string]any

// do sends a request and requires a status.
func (d *desk) do(status int, method, path string, body, into any, headers ...string) string {
	d.t.Helper()
	b, err := json.Marshal(body)
	require.NoError(d.t, err)
	r := httptest.NewRequestWithContext(d.t.Context(), method, path, strings.NewReader(string(b)))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer ana")
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Set(name, value)
	}
	rec := httptest.NewRecorder()
	d.site.ServeHTTP(rec, r)
	raw, err := io.ReadAll(rec.Body)
	require.NoError(d.t, err)
	require.Equal(d.t, status, rec.Code, "%s %s: %.2000s", method, path, raw)
	if into != nil {
		require.NoError(d.t, json.Unmarshal(raw, into), "%.500s", raw)
	}
	return string(raw)
}

// trip makes a trip of some days from 2027-05-01 on, a Saturday, and gives its
// path.
func (d *desk) trip(days int) string {
	d.t.Helper()
	var made object
	d.do(201, "POST", "/api/v1/itineraries", object{"name": "Lisbon", "start_date": "2027-05-01", "end_date": fmt.Sprintf("2027-05-%02d", days)}, &made)
	return "/api/v1/itineraries/" + made["id"].(string)
}

// add puts an item at a sight and gives its id.
func (d *desk) add(path, name string, fields object) string {
	d.t.Helper()
	item := object{"title": name, "location": sight(d.t, name)}
	for k, v := range fields {
		item[k] = v
	}
	return d.put(path, item)
}

func (d *desk) put(path string, item object) string {
	d.t.Helper()
	var out struct{ Items []itinerary.ItemBody }
	d.do(200, "PUT", path+"/items", item, &out)
	return out.Items[0].ID
}

func (d *desk) plan(path string, wishes object) (p itinerary.PlanBody) {
	d.t.Helper()
	wishes["iterations"] = 3000
	d.do(200, "POST", path+"/plan", wishes, &p)
	return p
}

func (d *desk) optimise(path, date string, wishes object) (p itinerary.PlanBody) {
	d.t.Helper()
	d.do(200, "POST", path+"/days/"+date+"/optimise", wishes, &p)
	return p
}

func (d *desk) check(path string) (c itinerary.CheckBody) {
	d.t.Helper()
	d.do(200, "GET", path+"/check", nil, &c)
	return c
}

// breaches are findings that say that something cannot work.
func (d *desk) breaches(path string) []itinerary.Finding {
	d.t.Helper()
	return slices.DeleteFunc(d.check(path).Findings, func(f itinerary.Finding) bool {
		return f.Kind == "night" || f.Severity == "info"
	})
}

// apply pushes operations as one batch, as the web client does.
func (d *desk) apply(path string, seq int64, ops []itinerary.ProposedOp) {
	d.t.Helper()
	require.NotEmpty(d.t, ops)
	client, batch := id.New(), id.New()
	pushed := []object{}
	for i, op := range ops {
		pushed = append(pushed, object{"n": i + 1, "k": op.Kind, "type": op.Type, "id": op.ID, "f": op.F, "v": op.V, "base": seq, "b": batch})
	}
	var r itinerary.PushOutput
	raw := d.do(200, "POST", path+"/ops", object{"client": client, "ops": pushed}, &r)
	require.Empty(d.t, r.Rejected, raw)
	require.Equal(d.t, int64(len(ops)), r.Last)
}

func (d *desk) read(path string) (b itinerary.Body) {
	d.t.Helper()
	d.do(200, "GET", path, nil, &b)
	return b
}

// rows is a trip as lines of day, time and title, in its order.
func (d *desk) rows(path string) (rows []string) {
	d.t.Helper()
	for _, it := range d.read(path).Items {
		day, start := "idea", ""
		if it.Day != nil {
			day = *it.Day
		}
		if it.StartLocal != nil {
			start = *it.StartLocal
		}
		rows = append(rows, strings.Join(strings.Fields(day+" "+start+" "+it.Title), " "))
	}
	return rows
}

// timeOf is the clock of the item with a title.
func (d *desk) timeOf(path, title string) string {
	d.t.Helper()
	for _, it := range d.read(path).Items {
		if it.Title == title && it.StartLocal != nil {
			return *it.StartLocal
		}
	}
	return ""
}
