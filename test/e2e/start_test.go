package e2e_test

import (
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/sqldb"
)

func TestStartTellsAddressAndDemoOnce(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	p := start(t, data, "--demo")
	require.Eventually(t, func() bool { return strings.Contains(p.output(), "Demo account") }, 20e9, 10e6)
	require.Contains(t, p.output(), "Sojourn is ready at "+p.url)
	m := regexp.MustCompile(`Demo account: (\S+), password (\S+)`).FindStringSubmatch(p.output())
	session := p.must(200, "POST", "/api/v1/auth/login", "", object{"email": m[1], "password": m[2]})
	trips := p.must(200, "GET", "/api/v1/itineraries", session["access_token"].(string), nil)["items"].([]any)
	require.Len(t, trips, 1)
	require.EqualValues(t, 3, trips[0].(object)["day_count"])
	require.GreaterOrEqual(t, trips[0].(object)["item_count"], 8.0)

	p.must(204, "DELETE", "/api/v1/users/me", session["access_token"].(string), object{"password": m[2]})

	require.NoError(t, p.cmd.Process.Signal(syscall.SIGTERM))
	require.Zero(t, p.wait(), "an ordered stop is no failure")
	again := start(t, data, "--demo")
	require.NotContains(t, again.output(), "Demo account", "a demo that was deleted does not come back")
}

func TestNewerDatabaseIsRefused(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	start(t, data).kill()
	db := openDB(t, data, "itinerary")
	require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error {
		_, err := tx.Exec(t.Context(), "INSERT INTO schema_migrations (set_name, number, name, checksum, applied_at) VALUES ('itinerary', 99, 'later', 'x', 0)")
		return err
	}))
	p := launch(t, data)
	require.Equal(t, 1, p.wait())
	require.Contains(t, p.output(), "newer version of Sojourn")
}

func TestWrongUsage(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args    []string
		message string
	}{
		"an unknown flag":    {[]string{"--colour", "red"}, "--colour"},
		"a wrong target":     {[]string{"--target", "kitchen"}, "--target"},
		"a wrong database":   {[]string{"--db", "mysql://x"}, "--db"},
		"a wrong level":      {[]string{"--log-level", "loud"}, "--log_level"},
		"a missing file":     {[]string{"--config", "/does/not/exist.toml"}, "exist.toml"},
		"a wrong address":    {[]string{"--addr", "here"}, "--addr"},
		"a split shape half": {[]string{"--target", "itinerary"}, "needs PostgreSQL"},
		"a wrong public URL": {[]string{"--public-url", "trips"}, "--public_url"},
	} {
		p := launch(t, t.TempDir(), c.args...)
		require.Equal(t, 2, p.wait(), "%s: %s", name, p.output())
		require.Contains(t, p.output(), c.message, name)
	}
}

// TestFullDisk: a write that finds no room is a 507 and changes nothing; once
// there is room again, writes go on and nothing acknowledged is missing.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	data := smallDisk(t)
	p := start(t, data)
	token := p.traveller()
	path := p.trip(token)
	filler := data + "/filler"
	fill(t, filler)
	text := strings.Repeat("x", 15000)
	acknowledged, refused := 0, false
	for range 400 {
		status, body, err := p.call(t.Context(), "PUT", path+"/items", token, object{"title": "x", "description": text})
		require.NoError(t, err)
		if status == http.StatusInsufficientStorage {
			require.Contains(t, string(body), "full")
			refused = true
			break
		}
		require.Equal(t, 200, status, "%s", body)
		acknowledged++
	}
	require.True(t, refused, "the disk was to fill up")
	require.Len(t, p.must(200, "GET", path, token, nil)["items"], acknowledged, "reads go on, and nothing was lost")
	require.NoError(t, os.Remove(filler))
	p.must(200, "PUT", path+"/items", token, object{"title": "room again"})
	require.Len(t, p.must(200, "GET", path, token, nil)["items"], acknowledged+1)
}

// smallDisk gives a folder on a file system of its own, of 200 MB: the search
// index takes most of the first start.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", dir).CombinedOutput(); err != nil {
		if os.Getenv("CI") != "" && os.Getuid() == 0 {
			t.Fatalf("mount: %s", out)
		}
		t.Skipf("mounting a small file system needs root: %s", out)
	}
	t.Cleanup(func() { require.NoError(t, exec.Command("umount", "-l", dir).Run()) })
	return dir
}

// fill takes all but a megabyte of the room.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	var st syscall.Statfs_t
	require.NoError(t, syscall.Statfs(path, &st))
	room := int64(st.Bavail)*st.Bsize - 1<<20
	_, err = io.CopyN(f, zeros{}, room)
	require.NoError(t, err)
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// A process that is told to stop says so and serves for a while, until those
// who send it requests have noticed.
func TestDraining(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), "--drain", "1s")
	require.NoError(t, p.cmd.Process.Signal(syscall.SIGTERM))
	require.Eventually(t, func() bool {
		r, err := p.send(t.Context(), "GET", "/readyz", "", nil)
		return err == nil && r.status == http.StatusServiceUnavailable
	}, 20e9, 5e6)
	p.must(200, "GET", "/healthz", "", nil)
	p.ask(200, "GET", "/", "", nil)
	require.Zero(t, p.wait())
}

// With --migrate off a process changes no table, and refuses to start where
// something is missing.
func TestMigrations(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	p := launch(t, data, "--migrate", "off")
	require.Equal(t, 1, p.wait())
	require.Contains(t, p.output(), "run sojourn migrate first")
	path, err := binary()
	require.NoError(t, err)
	for range 2 {
		out, err := exec.Command(path, "migrate", "--data", data).CombinedOutput()
		require.NoError(t, err, "%s", out)
	}
	start(t, data, "--migrate", "off").traveller()
}
