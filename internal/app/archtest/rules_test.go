package archtest

import (
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// rule is one sentence about a file and one of its imports.
type rule struct {
	name string
	why  string
	// broken tells whether the import breaks the rule.
	broken func(s source, imported string) bool
	// caught is an example that must break it.
	caught source
}

var rules = []rule{
	{
		"cmd imports cli only, and nothing but cmd, cli and tests imports app",
		"the composition root sees everything; whoever saw it back would see everything too",
		func(s source, i string) bool {
			if within(s.pkg, "cmd") {
				return ours(i) && i != "internal/app" && i != "internal/cli"
			}
			return within(i, "internal/app") && !within(s.pkg, "internal/app") && !within(s.pkg, "internal/cli") && !within(s.pkg, "test")
		},
		source{pkg: "internal/geo", imports: []string{"internal/app"}},
	},
	{
		"a service imports kit, its own tree and other services' contracts",
		"a service must be readable, and one day runnable, without the others",
		func(s source, i string) bool {
			own, other := service(s.pkg), service(i)
			return own != "" && other != "" && own != other && !isContract(i)
		},
		source{pkg: "internal/geo", imports: []string{"internal/search/index"}},
	},
	{
		"the pages know services by their contracts only",
		"webui shows what services offer to everybody",
		func(s source, i string) bool {
			return within(s.pkg, "internal/webui") && service(i) != "" && !isContract(i)
		},
		source{pkg: "internal/webui", imports: []string{"internal/itinerary/trip"}},
	},
	{
		"a contract imports the standard library, fault and rpc",
		"whoever imports a contract must not get a service along with it",
		func(s source, i string) bool {
			return isContract(s.pkg) && !standard(i) && i != "internal/kit/fault" && i != "internal/kit/rpc"
		},
		source{pkg: "internal/geo/geoapi", imports: []string{"internal/kit/sqldb"}},
	},
	{
		"kit knows no service",
		"libraries that know travel words cannot be reasoned about alone",
		func(s source, i string) bool {
			return within(s.pkg, "internal/kit") && ours(i) && !within(i, "internal/kit")
		},
		source{pkg: "internal/kit/cache", imports: []string{"internal/geo"}},
	},
	{
		"fault, clock and id are at the bottom of kit",
		"a library everybody needs must need nobody",
		func(s source, i string) bool {
			bottom := []string{"internal/kit/fault", "internal/kit/clock", "internal/kit/id"}
			return slices.Contains(bottom, s.pkg) && within(i, "internal/kit") && !slices.Contains(bottom, i)
		},
		source{pkg: "internal/kit/fault", imports: []string{"internal/kit/sqldb"}},
	},
	{
		"rules of trips and operations do no I/O",
		"what is pure can be replayed, in any order of machines and years",
		func(s source, i string) bool {
			pure := within(s.pkg, "internal/itinerary/trip") || within(s.pkg, "internal/itinerary/sync")
			impure := []string{"os", "net", "net/http", "database/sql", "io/fs", "log/slog", "internal/kit/clock", "internal/kit/sqldb", "internal/kit/httpapi"}
			return pure && slices.Contains(impure, i)
		},
		source{pkg: "internal/itinerary/sync", imports: []string{"database/sql"}},
	},
	{
		"drivers are confined to sqldb",
		"one place knows their errors, pragmas and pools",
		func(s source, i string) bool {
			driver := strings.HasPrefix(i, "modernc.org/sqlite") || strings.HasPrefix(i, "github.com/jackc/pgx")
			return driver && !within(s.pkg, "internal/kit/sqldb") && !within(s.pkg, "test")
		},
		source{pkg: "internal/geo", imports: []string{"modernc.org/sqlite"}},
	},
	{
		"huma is confined to httpapi and the http*.go files",
		"use cases must not know how they are asked",
		func(s source, i string) bool {
			return strings.HasPrefix(i, "github.com/danielgtaylor/huma") && !within(s.pkg, "internal/kit/httpapi") &&
				!strings.HasPrefix(path.Base(s.path), "http")
		},
		source{path: "internal/geo/service.go", pkg: "internal/geo", imports: []string{"github.com/danielgtaylor/huma/v2"}},
	},
	{
		"suites are imported from tests only",
		"test code in the binary is weight and a way in",
		func(s source, i string) bool {
			return ours(i) && isSuite(i) && !isSuite(s.pkg)
		},
		source{pkg: "internal/geo", imports: []string{"internal/kit/blob/blobtest"}},
	},
	{
		"testing libraries stay in tests and suites",
		"the same",
		func(s source, i string) bool {
			lib := i == "testing" || strings.HasPrefix(i, "github.com/stretchr/testify") || strings.HasPrefix(i, "pgregory.net/rapid")
			return lib && !isSuite(s.pkg)
		},
		source{pkg: "internal/geo", imports: []string{"testing"}},
	},
}

func isContract(p string) bool {
	own := service(p)
	return own != "" && within(p, "internal/"+own+"/"+own+"api")
}

func isSuite(p string) bool { return strings.HasSuffix(p, "test") && p != "internal/app/archtest" }

// bindsTests tells whether a rule binds test files too: most do not, as tests
// compose what they test.
func bindsTests(r rule) bool {
	return strings.HasPrefix(r.name, "kit knows") || strings.HasPrefix(r.name, "drivers")
}

func TestImports(t *testing.T) {
	t.Parallel()
	for _, s := range tree(t) {
		for _, r := range rules {
			if s.test && !bindsTests(r) {
				continue
			}
			for _, i := range s.imports {
				if s.test && within(i, s.pkg) {
					continue // an external test of the package itself
				}
				require.False(t, r.broken(s, i), "%s imports %s, but %s: %s", s.path, i, r.name, r.why)
			}
		}
	}
}

func TestEveryRuleCatches(t *testing.T) {
	t.Parallel()
	for _, r := range rules {
		require.True(t, r.broken(r.caught, r.caught.imports[0]), "the rule %q catches nothing", r.name)
		require.False(t, r.broken(r.caught, "strings"), "the rule %q catches everything", r.name)
	}
}
