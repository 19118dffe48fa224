package e2e_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/id"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// servers are the URLs of the three servers that the split shape stands on.
type servers struct{ postgres, kafka, redis string }

// sharedServers are those that scripts/services has started.
func sharedServers(t *testing.T) servers {
	t.Helper()
	s := servers{os.Getenv(sqldbtest.EnvPostgres), os.Getenv("SOJOURN_TEST_KAFKA"), os.Getenv("SOJOURN_TEST_REDIS")}
	if s.postgres != "" && s.kafka != "" && s.redis != "" {
		return s
	}
	if os.Getenv(sqldbtest.EnvRequire) != "" {
		t.Fatal("PostgreSQL, Kafka or Redis is missing: run scripts/services up")
	}
	t.Skip("PostgreSQL, Kafka or Redis is not at hand; make test brings them")
	return s
}

// cluster is the whole split shape: a gateway and every target, two of itinerary.
type cluster struct {
	*site
	servers
	cmd   *exec.Cmd
	state string
	logs  *logs
	done  chan struct{}
}

// child is a process of a cluster, as the launcher's file tells.
type child struct {
	Target string `json:"target"`
	Addr   string `json:"addr"`
	Admin  string `json:"admin"`
	PID    int    `json:"pid"`
	Starts int    `json:"starts"`
}

// newCluster starts a cluster on the servers, with a database and topics of
// its own, and waits until all of it is ready.
func newCluster(t *testing.T, s servers, args ...string) (*cluster, error) {
	t.Helper()
	path, err := binary()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "sojourn-split-")
	if err != nil {
		return nil, err
	}
	if s.postgres, err = newDatabase(s.postgres); err != nil {
		return nil, err
	}
	s.kafka += "?prefix=e2e." + id.Random(4) + "."
	addr := freeAddr(t)
	c := &cluster{site: &site{t: t, url: "http://" + addr, data: dir}, servers: s, state: filepath.Join(dir, "processes.json"), logs: &logs{}, done: make(chan struct{})}
	c.cmd = exec.Command(path, append([]string{"split", "--db", s.postgres, "--log", s.kafka, "--redis", s.redis, "--addr", addr, "--data", dir,
		"--state", c.state, "--", "--rate-limit", "100000", "--rate-burst", "100000", "--no-login-limit"}, args...)...)
	c.cmd.Stdout, c.cmd.Stderr = c.logs, c.logs
	if err := c.cmd.Start(); err != nil {
		return nil, err
	}
	go func() { _ = c.cmd.Wait(); close(c.done) }()
	return c, c.await()
}

// await waits for the launcher's word that the gateway and all it needs are ready.
func (c *cluster) await() error {
	late := time.After(3 * time.Minute)
	for !strings.Contains(c.logs.text(), "\nSojourn is ready at "+c.url) && !strings.HasPrefix(c.logs.text(), "Sojourn is ready at "+c.url) {
		select {
		case <-c.done:
			return errors.New("the cluster ended: " + c.logs.text())
		case <-late:
			return errors.New("the cluster does not get ready: " + c.logs.text())
		case <-time.After(20 * time.Millisecond):
		}
	}
	return nil
}

// stop stops the cluster in order.
func (c *cluster) stop() {
	_ = c.cmd.Process.Signal(syscall.SIGTERM)
	<-c.done
	_ = dropDatabase(c.postgres)
	_ = os.RemoveAll(c.data)
}

// children reads which processes run.
func (c *cluster) children() []child {
	c.t.Helper()
	b, err := os.ReadFile(c.state)
	require.NoError(c.t, err)
	var all []child
	require.NoError(c.t, json.Unmarshal(b, &all))
	return all
}

// ready tells what a process's /readyz answers.
func ready(addr string) (int, object) {
	res, err := http.Get("http://" + addr + "/readyz")
	if err != nil {
		return 0, nil
	}
	defer func() { _ = res.Body.Close() }()
	body := object{}
	_ = json.NewDecoder(res.Body).Decode(&body)
	return res.StatusCode, body
}

// wholeReady tells whether each process is, and all that it needs.
func (c *cluster) wholeReady() bool {
	for _, p := range c.children() {
		status, body := ready(p.Addr)
		if status != http.StatusOK {
			return false
		}
		for _, need := range body["needs"].(object) {
			if need.(object)["state"] != "ready" {
				return false
			}
		}
	}
	return true
}

func (c *cluster) awaitWhole(t *testing.T) {
	t.Helper()
	require.Eventually(t, c.wholeReady, time.Minute, 50*time.Millisecond, "all processes, and what they need, are ready")
}

// shared is the cluster that the scenarios use together.
var shared struct {
	once    sync.Once
	cluster *cluster
	err     error
}

func sharedCluster(t *testing.T) *cluster {
	t.Helper()
	s := sharedServers(t)
	shared.once.Do(func() {
		collector.start()
		shared.cluster, shared.err = newCluster(t, s, "--otlp", collector.url+"/v1/traces", "--log-format", "json")
	})
	require.NoError(t, shared.err)
	return shared.cluster
}

func stopShared() {
	if shared.cluster != nil {
		shared.cluster.stop()
		collector.close()
	}
}

func (l *logs) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// tail gives the last lines of the logs that tell of trouble.
func (c *cluster) tail() string {
	var kept []string
	for line := range strings.SplitSeq(c.logs.text(), "\n") {
		if strings.Contains(line, "ERROR") || strings.Contains(line, "panic") || strings.Contains(line, "sojourn:") {
			kept = append(kept, line)
		}
	}
	return fmt.Sprint(strings.Join(kept[max(0, len(kept)-20):], "\n"))
}
