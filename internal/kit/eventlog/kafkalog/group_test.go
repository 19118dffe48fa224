package kafkalog_test

import (
	"context"
	"database/sql"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/kafkalog/kafkalogtest"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

const (
	happened = "things.thing_happened.v1"
	topic    = "sojourn.things.v1"
	patient  = 30 * time.Second
)

// effects has a row for each time that a handler's effect was committed.
func effects() migrate.Set {
	file := &fstest.MapFile{Data: []byte(`CREATE TABLE effects (row BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		member TEXT NOT NULL, key TEXT NOT NULL, n BIGINT NOT NULL)`)}
	return migrate.Set{Name: "effects", Files: fstest.MapFS{"sqlite/0001_effects.sql": file, "postgres/0001_effects.sql": file}}
}

// member is one of a group's consumers.
func member(db *sqldb.DB, log eventlog.Log, name string) *eventlog.Consumer {
	return eventlog.NewConsumer(db, log, "g", []string{topic}, map[string]eventlog.Handler{
		happened: func(ctx context.Context, tx *sqldb.Tx, e eventlog.Event) error {
			n, err := strconv.Atoi(string(e.Payload))
			if err != nil {
				return err
			}
			_, err = tx.Exec(ctx, "INSERT INTO effects (member, key, n) VALUES (?, ?, ?)", name, e.Key, n)
			return err
		},
	})
}

// stage is a topic that is written to, and what its consumers have done.
type stage struct {
	t    *testing.T
	db   *sqldb.DB
	log  eventlog.Log
	sent int
}

const keys = 30

// send appends an event of each key.
func (s *stage) send() {
	s.t.Helper()
	events := make([]eventlog.Event, keys)
	for i := range events {
		e, err := eventlog.New(happened, "key "+strconv.Itoa(i), time.Now(), s.sent/keys)
		require.NoError(s.t, err)
		events[i] = e
	}
	require.NoError(s.t, s.log.Append(s.t.Context(), topic, events))
	s.sent += keys
}

func (s *stage) count(member string) (n int) {
	s.t.Helper()
	require.NoError(s.t, s.db.Row(s.t.Context(), "SELECT COUNT(*) FROM effects WHERE member = ? OR ? = ''", member, member).Scan(&n))
	return n
}

// awaitAll sends until each member has applied some.
func (s *stage) awaitAll(members ...string) {
	s.t.Helper()
	require.Eventually(s.t, func() bool {
		s.send()
		for _, m := range members {
			if s.count(m) < keys {
				return false
			}
		}
		return true
	}, patient, 10*time.Millisecond)
}

// start runs a member in this process, and gives how to let it leave.
func (s *stage) start(name, address string) (leave func()) {
	ctx, cancel := context.WithCancel(s.t.Context())
	done := make(chan error, 1)
	log := kafkalogtest.Open(s.t, address)
	go func() { done <- member(s.db, log, name).Run(ctx) }()
	return func() { cancel(); require.NoError(s.t, <-done) }
}

// spawn runs a member in a process of its own, and gives how to kill it.
func (s *stage) spawn(name, address string) (kill func()) {
	s.t.Helper()
	child := exec.CommandContext(context.Background(), os.Args[0])
	child.Env = append(os.Environ(), envMember+"="+name, envSchema+"="+s.db.Name(), envLog+"="+address)
	require.NoError(s.t, child.Start())
	kill = func() {
		_ = child.Process.Kill()
		_ = child.Wait()
	}
	s.t.Cleanup(kill)
	return kill
}

// A member leaves and another is killed while events pour in: each event has
// its effect once, and each key's in order.
func TestAGroupLosesMembers(t *testing.T) {
	t.Parallel()
	sqldbtest.NeedPostgres(t)
	address := kafkalogtest.Address(t)
	s := &stage{t: t, db: sqldbtest.Open(t, sqldb.Postgres, eventlog.Migrations(), effects()), log: kafkalogtest.Open(t, address)}
	leave, kill, stay := s.start("leaves", address), s.spawn("killed", address), s.start("stays", address)
	s.awaitAll("leaves", "killed", "stays") // a partition each
	for range 10 {
		s.send()
	}
	leave()
	for range 10 {
		s.send()
	}
	kill()
	s.send()
	require.Eventually(t, func() bool { return s.count("") >= s.sent }, patient, 10*time.Millisecond)
	stay()
	require.Equal(t, s.sent, s.count(""), "each has its effect once")
	s.requireOrder()
}

func (s *stage) requireOrder() {
	s.t.Helper()
	rows, err := s.db.Query(s.t.Context(), "SELECT key, n FROM effects ORDER BY row")
	type effect struct {
		key string
		n   int
	}
	all, err := sqldb.Collect(rows, err, func(rows *sql.Rows) (e effect, err error) {
		err = rows.Scan(&e.key, &e.n)
		return e, err
	})
	require.NoError(s.t, err)
	next := map[string]int{}
	for _, e := range all {
		require.Equal(s.t, next[e.key], e.n, e.key)
		next[e.key]++
	}
}
