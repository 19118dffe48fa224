package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"sojourn/internal/cli"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/kafkalog/kafkalogtest"
	"sojourn/internal/kit/eventlog/sqllog"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const topic = "sojourn.itinerary.v1"

// site is a data folder with an event log, here or on Kafka.
type site struct {
	args      []string // that name it
	log       eventlog.Log
	itinerary *sqldb.DB
}

func database(t *testing.T, dir, name string, sets ...migrate.Set) *sqldb.DB {
	t.Helper()
	db, err := sqldb.Open(t.Context(), sqldb.Config{Dir: dir, Name: name})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	require.NoError(t, migrate.Up(t.Context(), db, sets...))
	return db
}

func each(t *testing.T, test func(t *testing.T, s site)) {
	t.Helper()
	for name, open := range map[string]func(t *testing.T, dir string) (log eventlog.Log, address string){
		"embedded": func(t *testing.T, dir string) (eventlog.Log, string) {
			db := database(t, dir, "events", sqllog.Migrations())
			return sqllog.New(db, slog.New(slog.DiscardHandler), sqllog.Options{Attempts: 1, Poll: time.Millisecond}), "embedded"
		},
		"kafka": func(t *testing.T, _ string) (eventlog.Log, string) {
			address := kafkalogtest.Address(t)
			return kafkalogtest.Open(t, address), address
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			log, address := open(t, dir)
			database(t, dir, "identity", eventlog.Migrations())
			itinerary := database(t, dir, "itinerary", eventlog.Migrations())
			test(t, site{[]string{"--data", dir, "--log", address}, log, itinerary})
		})
	}
}

// run runs a command on the site, which must end with a status.
func (s site) run(t *testing.T, status int, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	require.Equal(t, status, cli.Main(append(append([]string{"events"}, args...), s.args...), &out, &errs), "%s%s", &out, &errs)
	if status != 0 {
		require.Contains(t, errs.String(), "sojourn: ")
	}
	return out.String()
}

// events appends n events of a key.
func (s site) events(t *testing.T, n int) []eventlog.Event {
	t.Helper()
	all := make([]eventlog.Event, n)
	for i := range all {
		e, err := eventlog.New("itinerary.item_moved.v1", "lisbon", time.Now(), map[string]int{"n": i})
		require.NoError(t, err)
		all[i] = e
	}
	require.NoError(t, s.log.Append(t.Context(), topic, all))
	return all
}

// handle lets a group handle what there is, up to the last event; those of the
// ids in failing fail.
func (s site) handle(t *testing.T, group, last string, failing ...string) (handled []string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	require.NoError(t, s.log.Subscribe(ctx, group, []string{topic}, func(_ context.Context, e eventlog.Event) error {
		for _, f := range failing {
			if e.ID == f {
				return errors.New("cannot read it")
			}
		}
		handled = append(handled, e.ID)
		if e.ID == last {
			cancel()
		}
		return nil
	}))
	return handled
}

func TestEventsTail(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s site) {
		sent := s.events(t, 3)
		lines := strings.Split(strings.TrimSpace(s.run(t, 0, "tail", topic, "--from-start", "--limit", "3", "--json")), "\n")
		require.Len(t, lines, 3)
		for i, line := range lines {
			var e struct{ Topic, ID, Type, Key string }
			require.NoError(t, json.Unmarshal([]byte(line), &e))
			require.Equal(t, []string{topic, sent[i].ID, sent[i].Type, "lisbon"}, []string{e.Topic, e.ID, e.Type, e.Key})
		}
		require.Contains(t, s.run(t, 0, "tail", "--from-start", "--limit", "1"), sent[0].ID)
		s.run(t, 2, "tail", "--limit", "-1")
	})
}

func TestEventsLag(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s site) {
		sent := s.events(t, 2)
		s.handle(t, "follower", sent[1].ID)
		s.events(t, 3)
		require.NoError(t, s.itinerary.Write(t.Context(), func(tx *sqldb.Tx) error {
			e, err := eventlog.New("itinerary.item_moved.v1", "lisbon", time.Now().Add(-time.Minute), 1)
			return errors.Join(err, eventlog.NewOutbox(s.itinerary, topic).Append(t.Context(), tx, e))
		}))
		var report struct {
			Groups []struct {
				Group, Topic string
				Behind       int
			}
			Outboxes []struct {
				Service string
				Waiting int
				Oldest  float64 `json:"oldest_seconds"`
			}
		}
		require.NoError(t, json.Unmarshal([]byte(s.run(t, 0, "lag", "--json")), &report))
		require.Len(t, report.Groups, 1)
		require.Equal(t, "follower", report.Groups[0].Group)
		require.Equal(t, topic, report.Groups[0].Topic)
		require.Equal(t, 3, report.Groups[0].Behind)
		require.Len(t, report.Outboxes, 2)
		require.Equal(t, "identity", report.Outboxes[0].Service)
		require.Zero(t, report.Outboxes[0].Waiting)
		require.Equal(t, 1, report.Outboxes[1].Waiting)
		require.Greater(t, report.Outboxes[1].Oldest, 59.0)
		text := s.run(t, 0, "lag")
		require.Regexp(t, `follower +`+topic+` +3\n`, text)
		require.Regexp(t, `itinerary +1m0\.?\d*s +1\n`, text)
	})
}

func TestEventsDeadAndReplay(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s site) {
		sent := s.events(t, 4)
		bad := []string{sent[0].ID, sent[1].ID, sent[2].ID}
		s.handle(t, "follower", sent[3].ID, bad...)
		require.Equal(t, bad, s.letters(t))
		require.Equal(t, bad, s.letters(t, "follower"))
		require.Empty(t, s.letters(t, "other"))
		require.Contains(t, s.run(t, 0, "dead"), "cannot read it")
		s.run(t, 0, "replay", "follower", bad[1])
		require.Equal(t, []string{bad[1]}, s.handle(t, "follower", bad[1]))
		require.Equal(t, []string{bad[0], bad[2]}, s.letters(t))
		require.Contains(t, s.run(t, 0, "replay", "follower", "--all", "--json"), bad[2])
		require.Equal(t, []string{bad[0], bad[2]}, s.handle(t, "follower", bad[2]))
		require.Contains(t, s.run(t, 0, "dead"), "0 dead letters")
		s.run(t, 1, "replay", "follower", id.New())
		s.run(t, 2, "replay", "follower")
		s.run(t, 2, "replay", "follower", bad[0], "--all")
	})
}

func (s site) letters(t *testing.T, args ...string) (ids []string) {
	t.Helper()
	var dead struct {
		Items []struct{ ID, Group, Reason, Topic string }
	}
	require.NoError(t, json.Unmarshal([]byte(s.run(t, 0, append([]string{"dead", "--json"}, args...)...)), &dead))
	for _, l := range dead.Items {
		require.Equal(t, "follower", l.Group)
		require.Equal(t, topic, l.Topic)
		require.Equal(t, "cannot read it", l.Reason)
		ids = append(ids, l.ID)
	}
	return ids
}

func TestEventsNeedALog(t *testing.T) {
	t.Parallel()
	nowhere := site{args: []string{"--data", t.TempDir()}}
	for _, command := range [][]string{{"tail"}, {"lag"}, {"dead"}, {"replay", "g", "--all"}} {
		nowhere.run(t, 1, command...)
		nowhere.run(t, 2, append(command, "--log", "rabbit://a:1", "--db", "sqlite")...)
	}
}
