package app_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/app"
	"sojourn/internal/kit/fault"
)

// split is a single target with all that it needs.
func split(target string) app.Config {
	c := app.Defaults()
	c.Target, c.Data, c.MeshKey = target, "/tmp/x", strings.Repeat("k", 32)
	c.DB, c.Log, c.Fanout, c.Cache = "postgres://u:hunter2@h/d", "kafka://h:9092", "redis://:hunter2@h", "rediss://:hunter2@h"
	c.Peers = "identity=http://a:1,itinerary=http://b:1|http://c:1,search=http://d:1,geo=https://e:1,notify=http://f:1"
	return c
}

func TestTargets(t *testing.T) {
	t.Parallel()
	for _, target := range []string{"all", "gateway", "identity", "itinerary", "search", "geo", "notify"} {
		c := split(target)
		require.NoError(t, c.Check(), target)
	}
	one := app.Defaults()
	one.Data = "/tmp/x"
	require.NoError(t, one.Check(), "all needs nothing")
}

// A single target without one of its needs refuses to start and says which
// setting is missing.
func TestASingleTargetSaysWhatItLacks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, field, says string
		change            func(*app.Config)
	}{
		{"no PostgreSQL", "db", "needs PostgreSQL", func(c *app.Config) { c.DB = "sqlite" }},
		{"no Kafka", "log", "needs Kafka", func(c *app.Config) { c.Log = "embedded" }},
		{"no Redis for fan-out", "fanout", "needs Redis", func(c *app.Config) { c.Fanout = "memory" }},
		{"no Redis for the cache", "cache", "needs Redis", func(c *app.Config) { c.Cache = "memory" }},
		{"no key", "mesh_key", "at least 32 characters", func(c *app.Config) { c.MeshKey = "" }},
		{"a short key", "mesh_key", "at least 32 characters", func(c *app.Config) { c.MeshKey = "short" }},
		{"nobody to call", "peers", "must say where search is", func(c *app.Config) { c.Peers = "geo=http://a:1" }},
		{"a peer that is none", "peers", "must be a list", func(c *app.Config) { c.Peers = "search=d:1,geo=http://e:1" }},
		{"a peer nobody knows", "peers", "must be a list", func(c *app.Config) { c.Peers = "kitchen=http://a:1" }},
		{"a planned target", "target", "not in this version", func(c *app.Config) { c.Target = "booking" }},
		{"an unknown target", "target", "must be all, gateway", func(c *app.Config) { c.Target = "kitchen" }},
		{"another log", "log", "must be embedded or kafka", func(c *app.Config) { c.Log = "nats://h" }},
		{"a collector that is none", "otlp", "http or https", func(c *app.Config) { c.OTLP = "collector:4318" }},
		{"a wrong ratio", "trace_ratio", "0 to 1", func(c *app.Config) { c.TraceRatio = 2 }},
		{"migrations by hand", "migrate", "must be auto or off", func(c *app.Config) { c.Migrate = "never" }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			cfg := split("itinerary")
			c.change(&cfg)
			err := cfg.Check()
			f, ok := errors.AsType[*fault.Error](err)
			require.True(t, ok, "%v", err)
			require.Equal(t, c.field, f.Fields[0].Location)
			require.Contains(t, f.Message, c.says)
			require.NotContains(t, err.Error(), "hunter2", "a URL may hold a password")
		})
	}
}

// Whatever stands in --peers is read as addresses or refused with the field.
func FuzzPeers(f *testing.F) {
	for _, seed := range []string{split("gateway").Peers, "", "a=b", "identity=http://", "identity=|", "identity=http://a|,,geo=http://%zz"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, peers string) {
		c := split("identity")
		c.Peers = peers
		if err := c.Check(); err != nil {
			e, ok := errors.AsType[*fault.Error](err)
			require.True(t, ok)
			require.Equal(t, "peers", e.Fields[0].Location)
		}
	})
}
