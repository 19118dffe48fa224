package config_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/config"
	"sojourn/internal/kit/fault"
)

// grammar is a small command line.
type grammar struct {
	Serve struct {
		AdminAddr string  `default:"127.0.0.1:9090" help:"Where metrics are."`
		DB        string  `name:"db" default:"sqlite" help:"A database."`
		Rate      float64 `default:"100" help:"Requests a second."`
		Demo      bool    `help:"Make a demo."`
		Secret    string  `hidden:"" help:"Not for people."`
	} `cmd:""`
	Other struct {
		Depth int `default:"1" help:"How deep."`
	} `cmd:""`
}

func parser(t *testing.T, g *grammar, file map[string]any, env map[string]string) (*kong.Kong, error) {
	t.Helper()
	return kong.New(g, kong.Name("sojourn"), kong.Exit(func(int) { t.Fatal("exit") }), kong.Resolvers(
		config.Resolver(file, func(name string) (string, bool) { v, ok := env[name]; return v, ok })))
}

func parse(t *testing.T, file map[string]any, env map[string]string, args ...string) (grammar, error) {
	t.Helper()
	var g grammar
	k, err := parser(t, &g, file, env)
	require.NoError(t, err)
	_, err = k.Parse(append([]string{"serve"}, args...))
	return g, err
}

func readFile(t *testing.T, text string) (map[string]any, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sojourn.toml")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return config.ReadFile(path)
}

// default < file < environment < flag, each alone and with all below it.
func TestPrecedence(t *testing.T) {
	t.Parallel()
	file, env := map[string]any{"admin_addr": "file"}, map[string]string{"SOJOURN_ADMIN_ADDR": "env"}
	flag := []string{"--admin-addr", "flag"}
	for _, c := range []struct {
		name string
		file map[string]any
		env  map[string]string
		args []string
		want string
	}{
		{"nothing", nil, nil, nil, "127.0.0.1:9090"},
		{"file", file, nil, nil, "file"},
		{"environment", nil, env, nil, "env"},
		{"flag", nil, nil, flag, "flag"},
		{"file and environment", file, env, nil, "env"},
		{"file and flag", file, nil, flag, "flag"},
		{"environment and flag", nil, env, flag, "flag"},
		{"all", file, env, flag, "flag"},
		{"the default said aloud", file, env, []string{"--admin-addr", "127.0.0.1:9090"}, "127.0.0.1:9090"},
		{"an empty variable", file, map[string]string{"SOJOURN_ADMIN_ADDR": ""}, nil, ""},
	} {
		g, err := parse(t, c.file, c.env, c.args...)
		require.NoError(t, err, c.name)
		require.Equal(t, c.want, g.Serve.AdminAddr, c.name)
	}
}

func TestKindsOfValues(t *testing.T) {
	t.Parallel()
	file, err := readFile(t, "rate = 2.5\ndemo = true\ndb = \"sqlite\"\n")
	require.NoError(t, err)
	g, err := parse(t, file, nil)
	require.NoError(t, err)
	require.InDelta(t, 2.5, g.Serve.Rate, 0)
	require.True(t, g.Serve.Demo)
	g, err = parse(t, file, map[string]string{"SOJOURN_DEMO": "false", "SOJOURN_RATE": "3"})
	require.NoError(t, err)
	require.InDelta(t, 3.0, g.Serve.Rate, 0)
	require.False(t, g.Serve.Demo)
	for _, env := range []map[string]string{{"SOJOURN_RATE": "fast"}, {"SOJOURN_DEMO": "perhaps"}} {
		_, err = parse(t, nil, env)
		require.Error(t, err, "%v", env)
	}
}

func TestSecretsFromFiles(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "db")
	require.NoError(t, os.WriteFile(path, []byte("  postgres://me:pass word@db/trips\n"), 0o600))
	fromFile := map[string]string{"SOJOURN_DB_FILE": path}
	g, err := parse(t, map[string]any{"db": "file"}, fromFile)
	require.NoError(t, err)
	require.Equal(t, "postgres://me:pass word@db/trips", g.Serve.DB, "without the line's end, and before the settings' file")
	g, err = parse(t, nil, map[string]string{"SOJOURN_DB_FILE": path, "SOJOURN_DB": "env"})
	require.NoError(t, err)
	require.Equal(t, "env", g.Serve.DB, "the plain variable wins")
	g, err = parse(t, nil, fromFile, "--db", "flag")
	require.NoError(t, err)
	require.Equal(t, "flag", g.Serve.DB)
	_, err = parse(t, nil, map[string]string{"SOJOURN_DB_FILE": path + "x"})
	require.ErrorContains(t, err, "SOJOURN_DB_FILE", "a secret that is missing must not become a default")
}

func TestUnknownKeysAreRefused(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"admin-addr", "adminaddr", "ADMIN_ADDR", "serve", "x"} {
		_, err := parser(t, &grammar{}, map[string]any{key: "v"}, nil)
		if err == nil {
			_, err = parse(t, map[string]any{key: "v"}, nil)
		}
		require.True(t, fault.Is(err, fault.Invalid), "%s: %v", key, err)
		require.ErrorContains(t, err, "config."+key)
	}
	_, err := parse(t, map[string]any{"depth": 2}, nil)
	require.NoError(t, err, "one file serves all commands")
}

func TestReadFile(t *testing.T) {
	t.Parallel()
	values, err := config.ReadFile("")
	require.NoError(t, err)
	require.Empty(t, values)
	for name, text := range map[string]string{"no TOML": "admin_addr: x", "a key twice": "a = 1\na = 2", "an open string": `a = "x`, "no UTF-8": "a = \"\xff\""} {
		_, err := readFile(t, text)
		require.True(t, fault.Is(err, fault.Invalid), name)
	}
	_, err = config.ReadFile(filepath.Join(t.TempDir(), "missing.toml"))
	require.True(t, fault.Is(err, fault.Invalid), "a file that is named must be there")
	require.ErrorContains(t, err, "missing.toml")
}

func FuzzReadFile(f *testing.F) {
	for _, s := range []string{"", "a = 1", "a = [1, 2]\n[b]\nc = \"d\"", "a = 1979-05-27T07:32:00Z", "\xef\xbb\xbfa = 1", "a.b.c = true", "a = \"\\u0000\""} {
		f.Add([]byte(s))
	}
	path := filepath.Join(f.TempDir(), "sojourn.toml")
	f.Fuzz(func(t *testing.T, text []byte) {
		require.NoError(t, os.WriteFile(path, text, 0o600))
		values, err := config.ReadFile(path)
		require.Equal(t, err == nil, values != nil)
		if err != nil {
			require.True(t, fault.Is(err, fault.Invalid))
		}
		_, _ = parse(t, values, nil) // whatever it holds, nothing panics
	})
}

func TestReference(t *testing.T) {
	t.Parallel()
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		k, err := parser(t, &grammar{}, nil, nil)
		require.NoError(t, err)
		require.NoError(t, config.Reference(b, k.Model, "serve"))
	}
	require.Equal(t, first.String(), second.String())
	require.Contains(t, first.String(), "| `--admin-addr` | `SOJOURN_ADMIN_ADDR` | `admin_addr` | `127.0.0.1:9090` | Where metrics are. |\n")
	for _, absent := range []string{"--secret", "depth", "--help"} {
		require.NotContains(t, first.String(), absent)
	}
}
