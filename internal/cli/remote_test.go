package cli_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/cli"
)

const secret = "sjn_secret"

// served is a server that gives one answer; got is the last request, with its
// body.
func served(t *testing.T, status int, answer string) (address string, got func() (r *http.Request, body string)) {
	t.Helper()
	type received struct {
		request *http.Request
		body    string
	}
	last := make(chan received, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		last <- received{r, string(body)}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, answer)
	}))
	t.Cleanup(server.Close)
	return server.URL, func() (*http.Request, string) {
		r := <-last
		return r.request, r.body
	}
}

func command(t *testing.T, status int, args ...string) (out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	require.Equal(t, status, cli.Main(args, &o, &e), "%s%s", &o, &e)
	require.NotContains(t, o.String()+e.String(), secret, "a token is never shown")
	return o.String(), e.String()
}

func TestExportCommand(t *testing.T) {
	t.Parallel()
	server, got := served(t, 200, "BEGIN:VCALENDAR")
	out, _ := command(t, 0, "export", "0199c0de", "--format", "ics", "--no-private", "--server", server+"/", "--token", secret)
	require.Equal(t, "BEGIN:VCALENDAR", out)
	r, _ := got()
	require.Equal(t, "/api/v1/itineraries/0199c0de/export?format=ics&private=false", r.URL.RequestURI())
	require.Equal(t, "Bearer "+secret, r.Header.Get("Authorization"))

	file := filepath.Join(t.TempDir(), "trip.ics")
	out, _ = command(t, 0, "export", "a/../b", "--format", "ics", "--out", file, "--server", server, "--token", secret)
	require.Empty(t, out)
	r, _ = got()
	require.Equal(t, "/api/v1/itineraries/a%2F..%2Fb/export?format=ics&private=true", r.URL.RequestURI(), "an id is no path")
	b, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, "BEGIN:VCALENDAR", string(b))
}

func TestImportCommand(t *testing.T) {
	t.Parallel()
	server, got := served(t, 201, `{"id":"0199c0de","name":"Lisbon"}`)
	file := filepath.Join(t.TempDir(), "trip.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"format":"sojourn.itinerary"}`), 0o600))
	out, _ := command(t, 0, "import", file, "--server", server, "--token", secret)
	require.Equal(t, "0199c0de\t"+server+"/app/i/0199c0de\tLisbon\n", out)
	r, body := got()
	require.Equal(t, "POST /api/v1/itineraries/import", r.Method+" "+r.URL.Path)
	require.JSONEq(t, `{"format":"sojourn.itinerary"}`, body)
	_, errs := command(t, 1, "import", file+".none", "--server", server, "--token", secret)
	require.Contains(t, errs, "no such file")
}

func TestCommandsTellWhatTheServerSays(t *testing.T) {
	t.Parallel()
	for answer, want := range map[string]string{
		`{"detail":"there is no such itinerary"}`:                                                      "the server refuses (404): there is no such itinerary",
		`{"detail":"it is wrong","errors":[{"location":"body.entities[3]","message":"has no title"}]}`: "the server refuses (404): body.entities[3] has no title",
		`<html>`: "the server answers 404 Not Found",
		`{}`:     "the server answers 404 Not Found",
	} {
		server, _ := served(t, 404, answer)
		out := filepath.Join(t.TempDir(), "trip.ics")
		_, errs := command(t, 1, "export", "x", "--out", out, "--server", server, "--token", secret)
		require.Contains(t, errs, want)
		require.NoFileExists(t, out, "a refusal leaves no file")
	}
	for _, server := range []string{"nonsense", "ftp://example.org", "http://"} {
		_, errs := command(t, 2, "export", "x", "--server", server, "--token", secret)
		require.Contains(t, errs, "--server must be a URL")
	}
	_, errs := command(t, 2, "export", "x", "--format", "pdf", "--server", "http://127.0.0.1", "--token", secret)
	require.Contains(t, errs, "--format must be one of")
}
