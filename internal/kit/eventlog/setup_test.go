package eventlog_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/kafkalog/kafkalogtest"
	"sojourn/internal/kit/eventlog/sqllog"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const topic = "sojourn.trips.v1"

// trips stands for a service's own table, whose rows an event is about.
func trips() migrate.Set {
	file := &fstest.MapFile{Data: []byte("CREATE TABLE trips (id TEXT PRIMARY KEY, n BIGINT NOT NULL)")}
	return migrate.Set{Name: "trips", Files: fstest.MapFS{"sqlite/0001_trips.sql": file, "postgres/0001_trips.sql": file}}
}

// house is a service with its outbox, and the log beside it.
type house struct {
	db     *sqldb.DB
	outbox *eventlog.Outbox
	log    eventlog.Log
}

// open gives a house whose log is in a database of its own.
func open(t *testing.T, engine sqldb.Engine) house {
	t.Helper()
	db := sqldbtest.Open(t, engine, eventlog.Migrations(), trips())
	events := sqldbtest.Open(t, engine, sqllog.Migrations())
	return house{db, eventlog.NewOutbox(db, topic), sqllog.New(events, quiet, sqllog.Options{Backoff: time.Millisecond, Poll: 3 * time.Millisecond})}
}

// split gives a house on PostgreSQL whose log is on Kafka.
func split(t *testing.T) house {
	t.Helper()
	db := sqldbtest.Open(t, sqldb.Postgres, eventlog.Migrations(), trips())
	return house{db, eventlog.NewOutbox(db, topic), kafkalogtest.Open(t, kafkalogtest.Address(t))}
}

var quiet = slog.New(slog.DiscardHandler)

// each runs a test on SQLite and PostgreSQL with the log in SQL, and on
// PostgreSQL with the log on Kafka.
func each(t *testing.T, test func(t *testing.T, h house)) {
	t.Helper()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) { test(t, open(t, db.Engine())) })
	t.Run("kafka", func(t *testing.T) {
		t.Parallel()
		sqldbtest.NeedPostgres(t)
		test(t, split(t))
	})
}

func event(t *testing.T, key string, n int) eventlog.Event {
	t.Helper()
	e, err := eventlog.New("trips.trip_changed.v1", key, time.Date(2027, 5, 1, 9, 0, 0, 0, time.UTC), n)
	require.NoError(t, err)
	return e
}

// change is a use case: it locks a trip, counts it up and leaves an event
// with the new count, all in tx.
func (h house) change(ctx context.Context, tx *sqldb.Tx, trip string) error {
	var n int
	if err := tx.Row(ctx, "SELECT n FROM trips WHERE id = ?"+tx.ForUpdate(), trip).Scan(&n); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "UPDATE trips SET n = ? WHERE id = ?", n+1, trip); err != nil {
		return err
	}
	e, err := eventlog.New("trips.trip_changed.v1", trip, time.Date(2027, 5, 1, 9, 0, 0, 0, time.UTC), n+1)
	if err != nil {
		return err
	}
	return h.outbox.Append(ctx, tx, e)
}

func (h house) create(t *testing.T, trips ...string) {
	t.Helper()
	require.NoError(t, h.db.Write(t.Context(), func(tx *sqldb.Tx) error {
		for _, id := range trips {
			if _, err := tx.Exec(t.Context(), "INSERT INTO trips (id, n) VALUES (?, 0)", id); err != nil {
				return err
			}
		}
		return nil
	}))
}

func (h house) relay() *eventlog.Relay { return eventlog.NewRelay(h.outbox, h.log, quiet) }

func (h house) waiting(t *testing.T) int {
	t.Helper()
	n, err := h.outbox.Waiting(t.Context())
	require.NoError(t, err)
	return n
}

// logged gives the first n different events of the log by trip, each as its
// count. What a relay repeated may arrive again.
func (h house) logged(t *testing.T, n int) map[string][]string {
	t.Helper()
	got := map[string][]string{}
	if n == 0 {
		return got
	}
	ctx, cancel := context.WithTimeout(t.Context(), patient)
	defer cancel()
	var mu sync.Mutex
	seen := map[string]bool{}
	require.NoError(t, h.log.Subscribe(ctx, "test "+id.New(), []string{topic}, func(_ context.Context, e eventlog.Event) error {
		mu.Lock()
		defer mu.Unlock()
		if !seen[e.ID] {
			seen[e.ID] = true
			got[e.Key] = append(got[e.Key], string(e.Payload))
		}
		if len(seen) == n {
			cancel()
		}
		return ctx.Err()
	}))
	require.Len(t, seen, n, "events in the log")
	return got
}

const patient = 20 * time.Second
