package archtest

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func TestHouse(t *testing.T) {
	t.Parallel()
	files, err := load(os.DirFS("../../.."))
	require.NoError(t, err)
	require.Greater(t, len(files), 100, "the tree is not where it was")
	for _, r := range rules {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			for _, breach := range r.check(files) {
				t.Errorf("%s\n\twhy: %s", breach, r.why)
			}
		})
	}
}

func TestLongFilesAreStillLong(t *testing.T) {
	t.Parallel()
	files, err := load(os.DirFS("../../.."))
	require.NoError(t, err)
	for name := range long {
		i := slices.IndexFunc(files, func(f file) bool { return f.path == name })
		require.True(t, i >= 0 && files[i].lines > 400, "%s needs no exception any more", name)
	}
}

// examples are what each rule refuses and lets through: path, then source. The
// package clause and its comment are added where the source has none.
var examples = []struct{ rule, bad, good string }{
	{"1 cmd", "cmd/sojourn/main.go: import `sojourn/internal/geo`", "cmd/sojourn/main.go: import (`os`; `sojourn/internal/cli`; `sojourn/internal/app`)"},
	{"1 cmd", "cmd/sojourn/main.go: import `github.com/alecthomas/kong`", "cmd/sojourn/main.go: import `net/http`"},
	{"1 app", "internal/geo/module.go: import `sojourn/internal/app`", "internal/cli/serve.go: import `sojourn/internal/app`"},
	{"1 app", "internal/kit/obs/obs.go: import `sojourn/internal/cli`", "internal/app/app_test.go: import `sojourn/internal/app`"},
	{"2 services", "internal/geo/x.go: import `sojourn/internal/search`", "internal/geo/x.go: import `sojourn/internal/search/searchapi`"},
	{"2 services", "internal/geo/x.go: import `sojourn/internal/search/index`", "internal/geo/x.go: import (`sojourn/internal/geo/zone`; `sojourn/internal/kit/id`)"},
	{"2 services", "internal/geo/zone/x_test.go: import `sojourn/internal/search/searchapi/inside`", "internal/app/x.go: import `sojourn/internal/search`"},
	{"3 contracts", "internal/geo/geoapi/x.go: import `sojourn/internal/geo`", "internal/geo/geoapi/x.go: import (`context`; `sojourn/internal/kit/fault`; `sojourn/internal/kit/rpc`)"},
	{"3 contracts", "internal/geo/geoapi/x.go: import `sojourn/internal/kit/sqldb`", "internal/geo/x.go: import `sojourn/internal/kit/sqldb`"},
	{"3 contracts", "internal/geo/geoapi/x.go: import `github.com/paulmach/orb`", "internal/geo/geoapi/x_test.go: import `github.com/stretchr/testify/require`"},
	{"4 kit", "internal/kit/obs/x.go: import `sojourn/internal/geo/geoapi`", "internal/kit/obs/x.go: import `sojourn/internal/kit/fault`"},
	{"4 kit", "internal/kit/obs/x_test.go: import `sojourn/internal/geo`", "internal/geo/x.go: import `sojourn/internal/kit/obs`"},
	{"4 kit", "internal/kit/clock/x.go: import `sojourn/internal/kit/sqldb`", "internal/kit/id/x.go: import `sojourn/internal/kit/fault`"},
	{"5 pure imports", "internal/itinerary/trip/x.go: import `os`", "internal/itinerary/trip/x.go: import (`time`; `sojourn/internal/kit/fault`)"},
	{"5 pure imports", "internal/itinerary/trip/x.go: import `sojourn/internal/kit/clock`", "internal/itinerary/sync/x.go: import `sojourn/internal/itinerary/trip`"},
	{"5 pure imports", "internal/search/rank/deep/x.go: import `net/http`", "internal/search/x.go: import `net/http`"},
	{"5 pure imports", "internal/itinerary/sync/x.go: import `sojourn/internal/kit/sqldb`", "internal/itinerary/trip/x_test.go: import `os`"},
	{"5 pure imports", "internal/kit/openhours/x.go: import `os`", "internal/itinerary/trip/x.go: import `sojourn/internal/kit/openhours`"},
	{"5 pure clock", "internal/itinerary/trip/x.go: import `time`\nvar x = time.Now()", "internal/itinerary/trip/x.go: import `time`\nvar x = time.Unix(0, 0)"},
	{"5 pure clock", "internal/geo/tour/x.go: import now `time`\nvar x = now.Since", "internal/geo/x.go: import `time`\nvar x = time.Now()"},
	{"6 drivers", "internal/geo/x.go: import `modernc.org/sqlite`", "internal/kit/sqldb/x.go: import (`modernc.org/sqlite`; `github.com/jackc/pgx/v5/pgconn`)"},
	{"6 drivers", "internal/itinerary/sqlstore/x.go: import `github.com/jackc/pgx/v5`", "internal/itinerary/sqlstore/x.go: import `database/sql`"},
	{"6 drivers", "internal/kit/eventlog/x.go: import `github.com/twmb/franz-go/pkg/kgo`", "internal/kit/eventlog/kafkalog/x.go: import `github.com/twmb/franz-go/pkg/kgo`"},
	{"6 drivers", "internal/kit/cache/fallback.go: import `github.com/redis/rueidis`", "internal/kit/fanout/redis/x.go: import `github.com/redis/rueidis`"},
	{"6 drivers", "internal/kit/cache/memory/x.go: import `github.com/redis/go-redis/v9`", "internal/kit/cache/redis/x.go: import `github.com/redis/go-redis/v9`"},
	{"6 drivers", "internal/geo/module.go: import `github.com/danielgtaylor/huma/v2`", "internal/geo/http_points.go: import `github.com/danielgtaylor/huma/v2`"},
	{"6 drivers", "internal/app/http.go: import `github.com/danielgtaylor/huma/v2`", "internal/kit/httpapi/x.go: import `github.com/danielgtaylor/huma/v2`"},
	{"6 drivers", "internal/geo/x_test.go: import `modernc.org/sqlite`", "internal/geo/x_test.go: import `github.com/danielgtaylor/huma/v2`"},
	{"6 drivers", "internal/app/x_test.go: import `github.com/jackc/pgx/v5`", "test/e2e/x_test.go: import `github.com/jackc/pgx/v5`"},
	{"6 drivers", "internal/kit/obs/http.go: import `github.com/danielgtaylor/huma/v2`", "internal/geo/http.go: import `github.com/danielgtaylor/huma/v2`"},
	{"7 test kits", "internal/geo/x.go: import `sojourn/internal/kit/sqldb/sqldbtest`", "internal/geo/x_test.go: import `sojourn/internal/kit/sqldb/sqldbtest`"},
	{"7 test kits", "internal/geo/x.go: import `testing`", "internal/geo/storetest/x.go: import (`testing`; `sojourn/internal/kit/sqldb/sqldbtest`)"},
	{"7 test kits", "internal/geo/x.go: import `github.com/stretchr/testify/require`", "internal/geo/x_test.go: import `pgregory.net/rapid`"},
	{"8 names", "internal/geo/util/x.go: var x int", "internal/geo/utility/x.go: var x int"},
	{"8 names", "internal/geo/x.go: package types", "internal/geo/types.go: var x int"},
	{"8 init", "internal/geo/x.go: func init() {}", "internal/geo/x.go: type t int\nfunc (t) init() {}"},
	{"package comment", "internal/geo/x.go: package geo", "internal/geo/x.go: // Package geo knows places.\npackage geo"},
	{"package comment", "internal/geo/x_test.go: // Package geo knows places.\npackage geo\n--internal/geo/x.go: package geo", "internal/geo/x_test.go: package geo_test"},
	{"no sleep", "internal/geo/x_test.go: import `time`\nvar x = time.Sleep", "internal/geo/x.go: import `time`\nvar x = time.Sleep"},
	{"length", "internal/geo/x.go: var x int" + strings.Repeat("\n", 401), "internal/geo/x.go: var x int" + strings.Repeat("\n", 390)},
}

func TestRulesCanFail(t *testing.T) {
	t.Parallel()
	for _, r := range rules {
		i := slices.IndexFunc(examples, func(e struct{ rule, bad, good string }) bool { return e.rule == r.name })
		require.GreaterOrEqual(t, i, 0, "%s has no example of what it refuses", r.name)
	}
	for _, e := range examples {
		i := slices.IndexFunc(rules, func(r rule) bool { return r.name == e.rule })
		require.GreaterOrEqual(t, i, 0, e.rule)
		require.NotEmpty(t, rules[i].check(example(t, e.bad)), "%s lets through:\n%s", e.rule, e.bad)
		require.Empty(t, rules[i].check(example(t, e.good)), "%s refuses:\n%s", e.rule, e.good)
	}
}

func example(t *testing.T, text string) []file {
	t.Helper()
	tree := fstest.MapFS{}
	for part := range strings.SplitSeq(text, "--") {
		name, source, _ := strings.Cut(part, ": ")
		if !strings.Contains(source, "package ") {
			source = "// Package x is an example.\npackage x\n" + source
		}
		tree[name] = &fstest.MapFile{Data: []byte(source)}
	}
	files, err := load(tree)
	require.NoError(t, err)
	require.NotEmpty(t, files)
	return files
}
