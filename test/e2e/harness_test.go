package e2e_test

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// binary builds the program once.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "sojourn-e2e-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "sojourn")
	out, err := exec.Command("go", "build", "-o", path, "sojourn/cmd/sojourn").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	stopShared()
	if path, err := binary(); err == nil {
		_ = os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// process is a running server.
type process struct {
	*site
	cmd  *exec.Cmd
	logs *logs
	done chan struct{}
}

// logs is what a process prints.
type logs struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write implements io.Writer.
func (l *logs) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (p *process) output() string {
	p.logs.mu.Lock()
	defer p.logs.mu.Unlock()
	return p.logs.b.String()
}

// index builds the search index once, which takes a new server seconds.
var index = sync.OnceValues(func() (string, error) {
	path, err := binary()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(filepath.Dir(path), "index")
	out, err := exec.Command(path, "bench", "index", dir).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return filepath.Join(dir, "search.db"), nil
})

// withIndex gives a data folder the search index, unless it has one.
func withIndex(t *testing.T, data string) {
	t.Helper()
	to := filepath.Join(data, "search.db")
	if _, err := os.Stat(to); err == nil {
		return
	}
	from, err := index()
	require.NoError(t, err)
	b, err := os.ReadFile(from)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(to, b, 0o600))
}

func freeAddr(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer func() { require.NoError(t, l.Close()) }()
	return l.Addr().String()
}

// launch starts the binary on a data folder, without waiting.
func launch(t *testing.T, data string, args ...string) *process {
	t.Helper()
	path, err := binary()
	require.NoError(t, err)
	addr := freeAddr(t)
	p := &process{site: &site{t: t, url: "http://" + addr, data: data}, logs: &logs{}, done: make(chan struct{})}
	all := append([]string{"serve", "--addr", addr, "--admin-addr", "off", "--data", data, "--rate-limit", "0", "--no-login-limit"}, args...)
	p.cmd = exec.Command(path, all...)
	p.cmd.Stdout, p.cmd.Stderr = p.logs, p.logs
	require.NoError(t, p.cmd.Start())
	go func() { _ = p.cmd.Wait(); close(p.done) }()
	t.Cleanup(p.kill)
	return p
}

// start launches and waits until every part is ready.
func start(t *testing.T, data string, args ...string) *process {
	t.Helper()
	withIndex(t, data)
	p := launch(t, data, args...)
	require.Eventually(t, func() bool {
		select {
		case <-p.done:
			return true
		default:
		}
		res, err := http.Get(p.url + "/readyz")
		if err != nil {
			return false
		}
		_ = res.Body.Close()
		return res.StatusCode == http.StatusOK
	}, 3*time.Minute, 10*time.Millisecond, "the server gets ready, which may take it an index")
	select {
	case <-p.done:
		t.Fatalf("the server ended: %s", p.output())
	default:
	}
	return p
}

// kill is kill -9.
func (p *process) kill() {
	_ = p.cmd.Process.Kill()
	<-p.done
}

// wait waits for the process to end by itself and gives its exit status.
func (p *process) wait() int {
	p.t.Helper()
	select {
	case <-p.done:
	case <-time.After(30 * time.Second):
		p.t.Fatal("the process did not end")
	}
	return p.cmd.ProcessState.ExitCode()
}
