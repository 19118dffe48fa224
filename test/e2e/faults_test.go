package e2e_test

import (
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/id"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// fragile is a split shape on servers of its own, which the tests break.
type fragile struct {
	*cluster
	set     string // of scripts/services
	witness *witness
}

// TestFaults breaks one thing after another under load. Each time, what was
// acknowledged must be there afterwards, and each event applied once. It runs
// alone: its load would make what runs beside it wait.
func TestFaults(t *testing.T) {
	sharedServers(t) // or there is nothing to try
	f := newFragile(t)
	for _, c := range []struct {
		name string
		test func(t *testing.T, f *fragile)
	}{
		{"two replicas race for one outbox", replicasRace},
		{"any process is killed", processesKilled},
		{"Kafka stops for 30 seconds", kafkaStops},
		{"Redis stops", redisStops},
		{"PostgreSQL restarts", postgresRestarts},
	} {
		if !t.Run(c.name, func(t *testing.T) { c.test(t, f) }) {
			t.Log(f.tail())
			break // what follows would stand on broken ground
		}
	}
}

func newFragile(t *testing.T) *fragile {
	t.Helper()
	f := &fragile{set: "faults-" + id.Random(4)}
	out := f.services(t, "up")
	t.Cleanup(func() { f.services(t, "down") })
	s := servers{exported(t, out, sqldbtest.EnvPostgres), exported(t, out, "SOJOURN_TEST_KAFKA"), exported(t, out, "SOJOURN_TEST_REDIS")}
	c, err := newCluster(t, s)
	if c != nil {
		t.Cleanup(c.stop)
	}
	require.NoError(t, err)
	f.cluster = c
	f.witness = newWitness(t, c)
	return f
}

// services runs scripts/services on the set.
func (f *fragile) services(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command("../../scripts/services", args...)
	cmd.Env = append(os.Environ(), "SOJOURN_SERVICES="+f.set)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	return string(out)
}

func exported(t *testing.T, out, name string) string {
	t.Helper()
	m := regexp.MustCompile("export " + name + "='([^']+)'").FindStringSubmatch(out)
	require.NotNil(t, m, out)
	return m[1]
}

// replicasRace: both processes of itinerary take writes and move one outbox.
func replicasRace(t *testing.T, f *fragile) {
	l := newLoad(t, f.cluster)
	l.run(t, func() { l.grows(t, 600) })
	f.witness.check(t, l)
	for _, p := range f.children() {
		if p.Target == "itinerary" {
			require.Positive(t, metric(t, p, "sojourn_store_seconds_count", `db="itinerary"`, `op="write"`), "%s took writes", p.Addr)
			require.Positive(t, metric(t, p, "sojourn_relay_moved_total", ""), "%s moved events", p.Addr)
		}
	}
}

// processesKilled: kill -9 of any one process. It is started again, and what
// the others were asked meanwhile is answered.
func processesKilled(t *testing.T, f *fragile) {
	l := newLoad(t, f.cluster)
	l.run(t, func() {
		l.grows(t, 50)
		for i, p := range f.children() {
			require.NoError(t, syscall.Kill(p.PID, syscall.SIGKILL))
			require.Eventually(t, func() bool { return f.children()[i].Starts > p.Starts }, time.Minute, 10*time.Millisecond, "%s is started again", p.Target)
			f.awaitWhole(t)
			l.grows(t, 50)
			t.Logf("%s killed: %d acknowledged so far, %d refused, %d connections broken", p.Target, l.acked.Load(), l.refused.Load(), l.broken.Load())
		}
	})
	f.witness.check(t, l)
}

// kafkaStops: writes go on, their events wait, and arrive in order.
func kafkaStops(t *testing.T, f *fragile) {
	l := newLoad(t, f.cluster)
	l.run(t, func() {
		l.grows(t, 50)
		f.services(t, "stop", "kafka")
		refused, outage := l.refused.Load(), time.After(30*time.Second)
		for waiting := true; waiting; {
			select {
			case <-outage:
				waiting = false
			default:
				l.grows(t, 20)
			}
		}
		require.Equal(t, refused, l.refused.Load(), "nobody is refused for the log's sake")
		require.Positive(t, f.witness.count(f.witness.itinerary, "SELECT COUNT(*) FROM outbox"), "events wait")
		for _, p := range f.children() {
			status, body := ready(p.Addr)
			require.Equal(t, 200, status, "%s serves", p.Target)
			if need, ok := body["needs"].(object)["kafka"]; ok {
				require.Equal(t, "failed", need.(object)["state"], "and says what it lacks")
			} else {
				require.NotContains(t, []string{"identity", "itinerary"}, p.Target, "who has events needs a log")
			}
		}
		f.services(t, "start", "kafka")
		l.grows(t, 50)
	})
	f.awaitWhole(t)
	f.witness.check(t, l)
}

// redisStops: everything works, revocations at once as well; it only takes
// longer.
func redisStops(t *testing.T, f *fragile) {
	l := newLoad(t, f.cluster)
	l.run(t, func() {
		l.grows(t, 50)
		f.services(t, "stop", "redis")
		broken, refused := l.broken.Load(), l.refused.Load()
		l.grows(t, 50)
		for _, scenario := range []func(*testing.T, *site){revocation, planning, names, pages} {
			scenario(t, f.in(t))
		}
		require.Equal(t, []int64{broken, refused}, []int64{l.broken.Load(), l.refused.Load()}, "nobody is refused for Redis' sake")
		f.services(t, "start", "redis")
		f.awaitWhole(t)
		l.grows(t, 50)
	})
	revocation(t, f.in(t))
	f.witness.check(t, l)
}

// postgresRestarts: while it is away callers get 503 with a time to come back;
// then all goes on.
func postgresRestarts(t *testing.T, f *fragile) {
	l := newLoad(t, f.cluster)
	l.run(t, func() {
		l.grows(t, 50)
		f.services(t, "stop", "postgres")
		refused := l.refused.Load()
		require.Eventually(t, func() bool { return l.refused.Load() > refused }, time.Minute, 10*time.Millisecond, "callers are told")
		require.Eventually(t, func() bool {
			for _, p := range f.children() {
				if status, _ := ready(p.Addr); p.Target == "itinerary" && status != http.StatusServiceUnavailable {
					return false
				}
			}
			return true
		}, time.Minute, 20*time.Millisecond, "who cannot answer is not ready")
		f.services(t, "start", "postgres")
		f.awaitWhole(t)
		l.grows(t, 50)
	})
	f.witness.check(t, l)
	t.Logf("%d acknowledged, %d refused, %d connections broken", l.acked.Load(), l.refused.Load(), l.broken.Load())
}
