// Package redistest gives tests a real Redis: the one that `make test` brings,
// or one of their own that they may stop, start again and freeze.
package redistest

import (
	"bufio"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// EnvRedis names the variable with the redis:// URL of a server at hand, which
// scripts/services prints; without it the tests on Redis are skipped, and where
// EnvRequire is set as well its absence is a failure.
const (
	EnvRedis   = "SOJOURN_TEST_REDIS"
	EnvRequire = "SOJOURN_TEST_REQUIRE_SERVICES"
)

// URL gives the shared server's URL. Whoever uses it has a prefix of its own.
func URL(t testing.TB) string {
	t.Helper()
	url := os.Getenv(EnvRedis)
	if url == "" {
		missing(t, EnvRedis+" is not set: run scripts/services up")
	}
	return url
}

func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv(EnvRequire) != "" {
		t.Fatal(what)
	}
	t.Skip(what + "; `make test` brings it")
}

// Server is a Redis server of one test. It keeps nothing on disk, so a stopped
// one has forgotten all.
type Server struct {
	t    testing.TB
	dir  string
	port int
	cmd  *exec.Cmd
}

// Start starts a server on a free port; it ends with the test.
func Start(t testing.TB) *Server {
	t.Helper()
	if _, err := exec.LookPath("redis-server"); err != nil {
		missing(t, "redis-server is not installed: run scripts/setup")
	}
	s := &Server{t: t, dir: t.TempDir()}
	t.Cleanup(s.Stop)
	for range 5 { // another process may take the port first
		s.port = freePort(t)
		if s.run() {
			return s
		}
	}
	t.Fatal("redis-server does not start")
	return nil
}

// URL gives the server's URL, which stays over Stop and Start.
func (s *Server) URL() string { return "redis://127.0.0.1:" + strconv.Itoa(s.port) }

// Start starts the server again where it was.
func (s *Server) Start() {
	s.t.Helper()
	require.True(s.t, s.run(), "redis-server does not start again on port %d", s.port)
}

// Stop ends the server at once, as a lost machine would.
func (s *Server) Stop() {
	if s.cmd == nil {
		return
	}
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
	s.cmd = nil
}

// Freeze lets the server hold its connections and answer nothing.
func (s *Server) Freeze() { s.signal(syscall.SIGSTOP) }

// Thaw ends Freeze.
func (s *Server) Thaw() { s.signal(syscall.SIGCONT) }

func (s *Server) signal(sig os.Signal) {
	s.t.Helper()
	require.NoError(s.t, s.cmd.Process.Signal(sig))
}

// run starts the server and tells whether it takes connections.
func (s *Server) run() bool {
	s.t.Helper()
	cmd := exec.Command("redis-server", "--port", strconv.Itoa(s.port), "--bind", "127.0.0.1", //nolint:gosec,noctx // a port and a folder of ours; Stop ends it
		"--save", "", "--appendonly", "no", "--dir", s.dir)
	out, err := cmd.StdoutPipe()
	require.NoError(s.t, err)
	require.NoError(s.t, cmd.Start())
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if strings.Contains(lines.Text(), "Ready to accept connections") {
			s.cmd = cmd
			return true
		}
	}
	_ = cmd.Wait() // it closed its output: it ended
	return false
}

func freePort(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // closed at once
	require.NoError(t, err)
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr).Port
}
