package e2e_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/kafkalog"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
)

// witness is a service of the test's own that follows itinerary's events and
// writes down each one that it applies: one applied twice stands there twice.
type witness struct {
	t         *testing.T
	db        *sqldb.DB
	itinerary *sqldb.DB
	identity  *sqldb.DB
}

var witnessTable = migrate.Set{Name: "witness", Files: fstest.MapFS{
	"sqlite/0001_seen.sql":   {Data: []byte("CREATE TABLE seen (n INTEGER PRIMARY KEY, key TEXT, seq BIGINT, type TEXT, item TEXT)")},
	"postgres/0001_seen.sql": {Data: []byte(`CREATE TABLE seen (n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key TEXT, seq BIGINT, type TEXT, item TEXT)`)},
}}

func newWitness(t *testing.T, c *cluster) *witness {
	t.Helper()
	open := func(name string) *sqldb.DB {
		db, err := sqldb.Open(t.Context(), sqldb.Config{Source: c.postgres, Name: name})
		require.NoError(t, err)
		t.Cleanup(func() { _ = db.Close() })
		return db
	}
	w := &witness{t, open("witness"), open("itinerary"), open("identity")}
	require.NoError(t, migrate.Up(t.Context(), w.db, eventlog.Migrations(), witnessTable))
	cfg, err := kafkalog.Parse(c.kafka)
	require.NoError(t, err)
	log, err := kafkalog.Open(cfg, slog.New(slog.DiscardHandler), kafkalog.Options{})
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- eventlog.NewConsumer(w.db, log, "witness", []string{itineraryapi.Topic, identityapi.Topic}, w.handlers()).Run(ctx)
	}()
	t.Cleanup(func() { cancel(); require.NoError(t, <-done); require.NoError(t, log.Close()) })
	return w
}

func (w *witness) handlers() map[string]eventlog.Handler {
	see := func(ctx context.Context, tx *sqldb.Tx, e eventlog.Event) error {
		var c itineraryapi.Change
		if err := json.Unmarshal(e.Payload, &c); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, "INSERT INTO seen (key, seq, type, item) VALUES (?, ?, ?, ?)", e.Key, c.Seq, e.Type, c.ItemID)
		return err
	}
	all := map[string]eventlog.Handler{identityapi.TypeUserRegistered: see}
	for _, name := range []string{itineraryapi.Created, itineraryapi.Changed, itineraryapi.ItemAdded, itineraryapi.ItemChanged, itineraryapi.ItemMoved} {
		all[name] = see
	}
	return all
}

func (w *witness) count(db *sqldb.DB, query string, args ...any) (n int) {
	w.t.Helper()
	require.NoError(w.t, db.Row(context.Background(), query, args...).Scan(&n))
	return n
}

// drained waits until both outboxes are empty and as many items were told of as
// there are; whether they are the same ones is for check to say.
func (w *witness) drained(t *testing.T, l *load) {
	t.Helper()
	for _, trip := range l.trips {
		items := len(l.c.in(t).must(200, "GET", trip, l.token, nil)["items"].([]any))
		require.Eventually(t, func() bool {
			return w.count(w.itinerary, "SELECT COUNT(*) FROM outbox") == 0 && w.count(w.identity, "SELECT COUNT(*) FROM outbox") == 0 &&
				w.count(w.db, "SELECT COUNT(*) FROM seen WHERE type = ? AND key = ?", itineraryapi.ItemAdded, idOf(trip)) >= items
		}, 2*time.Minute, 50*time.Millisecond, "the outboxes drain, and what was in them arrives\n%s", l.c.tail())
	}
}

// idOf gives the itinerary of a path.
func idOf(trip string) string { return strings.TrimPrefix(trip, "/api/v1/itineraries/") }

// check holds a load to its word: nothing that was acknowledged is lost, each
// item has its event applied once, and each trip's events came in order.
func (w *witness) check(t *testing.T, l *load) {
	t.Helper()
	w.drained(t, l)
	s := l.c.in(t)
	for _, trip := range l.trips {
		there := map[string]bool{}
		for _, item := range s.must(200, "GET", trip, l.token, nil)["items"].([]any) {
			there[item.(object)["id"].(string)] = true
		}
		for itemID := range l.items[trip] {
			require.True(t, there[itemID], "item %s was acknowledged and is lost", itemID)
		}
		w.checkEvents(t, idOf(trip), there)
	}
	w.checkNames(t, l)
}

func (w *witness) checkEvents(t *testing.T, trip string, there map[string]bool) {
	t.Helper()
	rows, err := w.db.Query(t.Context(), "SELECT seq, type, item FROM seen WHERE key = ? ORDER BY n", trip)
	require.NoError(t, err)
	defer func() { require.NoError(t, rows.Close()) }()
	last, added := int64(0), map[string]int{}
	for rows.Next() {
		var seq int64
		var typ, item string
		require.NoError(t, rows.Scan(&seq, &typ, &item))
		require.GreaterOrEqual(t, seq, last, "events of %s are applied in order", trip)
		last = seq
		if typ == itineraryapi.ItemAdded {
			added[item]++
			require.True(t, there[item], "an event of item %s, which is not there", item)
		}
	}
	require.NoError(t, rows.Err())
	require.Len(t, added, len(there), "no event is missing")
	for item, n := range added {
		require.Equal(t, 1, n, "events applied for item %s", item)
	}
}

// checkNames: itinerary has heard of every account once.
func (w *witness) checkNames(t *testing.T, l *load) {
	t.Helper()
	users := w.count(w.identity, "SELECT COUNT(*) FROM users")
	require.GreaterOrEqual(t, users, len(l.users), "a registration was acknowledged and is lost")
	require.Eventually(t, func() bool { return w.count(w.itinerary, "SELECT COUNT(*) FROM people") == users }, time.Minute, 20*time.Millisecond,
		"itinerary hears of each account")
	require.Eventually(t, func() bool {
		return w.count(w.db, "SELECT COUNT(DISTINCT key) FROM seen WHERE type = ?", identityapi.TypeUserRegistered) == users
	}, time.Minute, 20*time.Millisecond, "no event is missing")
	require.Equal(t, users, w.count(w.db, "SELECT COUNT(*) FROM seen WHERE type = ?", identityapi.TypeUserRegistered), "one event an account, applied once")
}
