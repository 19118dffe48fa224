package archtest

import (
	"fmt"
	"go/ast"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// envQueries names the variable with the folder of a finished run's record
// (sqldbtest.EnvRecord); scripts/test sets it for a last run of this test.
const envQueries = "SOJOURN_QUERY_CHECK"

// ownEngine are the folders whose SQL is one engine's, each with its reason.
var ownEngine = map[string]string{
	"internal/kit/sqldb":            "the dialect itself: its functions differ by engine, and its own tests hold them to one meaning",
	"internal/search/index/fts":     "the search index on SQLite; indextest holds it to one meaning with index/postgis",
	"internal/search/index/postgis": "the search index on PostGIS; indextest holds it to one meaning with index/fts",
}

func TestEveryQueryRanOnBothEngines(t *testing.T) {
	t.Parallel()
	dir := os.Getenv(envQueries)
	if dir == "" {
		t.Skipf("%s is not set: scripts/test runs this last, over what the other tests ran", envQueries)
	}
	files, err := load(os.DirFS("../../.."))
	require.NoError(t, err)
	calls := queryCalls(files)
	require.Greater(t, len(calls), 50, "the queries are not where they were")
	ran, err := sqldbtest.Recorded(dir)
	require.NoError(t, err)
	for _, gap := range engineGaps(calls, ran) {
		t.Error(gap)
	}
}

// queryCall is a place in the code that runs a statement, by its lines.
type queryCall struct {
	path        string
	first, last int
	method      string
}

// queryCalls finds the calls of Exec, Query, Row and Together with what they
// run, in the packages that know sqldb.
func queryCalls(files []file) (all []queryCall) {
	knows := map[string]bool{}
	for _, f := range files {
		knows[f.dir] = knows[f.dir] || !f.test && slices.Contains(f.imports, module+"internal/kit/sqldb")
	}
	excepted := slices.Collect(maps.Keys(ownEngine))
	for _, f := range files {
		if knows[f.dir] && !f.test && !isTestKit(f.dir) && !below(f.dir, excepted...) {
			all = append(all, callsIn(f)...)
		}
	}
	return all
}

func callsIn(f file) (all []queryCall) {
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) < 2 {
			return true
		}
		if s, ok := call.Fun.(*ast.SelectorExpr); ok && slices.Contains([]string{"Exec", "Query", "Row", "Together"}, s.Sel.Name) {
			all = append(all, queryCall{f.path, f.set.Position(call.Pos()).Line, f.set.Position(call.End()).Line, s.Sel.Name})
		}
		return true
	})
	return all
}

// engineGaps tells what never ran, or ran on one engine only: a call, or one
// of the texts that a call is given.
func engineGaps(calls []queryCall, ran []sqldb.Statement) (gaps []string) {
	for _, c := range calls {
		texts := map[string][]sqldb.Engine{}
		for _, s := range ran {
			if c.made(s) {
				text := plainSQL(s.Query)
				texts[text] = append(texts[text], s.Engine)
			}
		}
		if len(texts) == 0 {
			gaps = append(gaps, fmt.Sprintf("%s:%d: this %s never ran in a test on a database of sqldbtest", c.path, c.first, c.method))
		}
		for _, text := range slices.Sorted(maps.Keys(texts)) {
			if engines := texts[text]; !slices.Contains(engines, sqldb.SQLite) || !slices.Contains(engines, sqldb.Postgres) {
				gaps = append(gaps, fmt.Sprintf("%s:%d: ran on %s only: %s", c.path, c.first, engines[0], text))
			}
		}
	}
	return gaps
}

// made tells whether a statement came from this call.
func (c queryCall) made(s sqldb.Statement) bool {
	path, text, _ := strings.Cut(s.Site, ":")
	line, err := strconv.Atoi(text)
	return err == nil && path == c.path && c.first <= line && line <= c.last
}

var (
	dialect = strings.NewReplacer(` COLLATE "C"`, "", " COLLATE BINARY", "", " FOR UPDATE", "")
	marks   = regexp.MustCompile(`\?(, \?)+`)
	tuples  = regexp.MustCompile(`\(\?\)(, \(\?\))+`)
)

// plainSQL is a query without what its length and its engine add to it: lists
// of placeholders, and terms that are repeated for each of a list.
func plainSQL(query string) string {
	query = strings.Join(strings.Fields(dialect.Replace(query)), " ")
	query = tuples.ReplaceAllString(marks.ReplaceAllString(query, "?"), "(?)")
	return strings.Join(slices.Compact(strings.Split(query, " OR ")), " OR ")
}

func TestOneEngineIsAGap(t *testing.T) {
	t.Parallel()
	const source = "internal/geo/x.go: import `sojourn/internal/kit/sqldb`\nfunc f() {\n_ = u.Query()\ndb.Row(ctx,\n`SELECT 1 WHERE a IN (` + marks).\nScan(&n) }"
	calls := queryCalls(example(t, source))
	require.Len(t, calls, 1)
	at := func(line int) string { return "internal/geo/x.go:" + strconv.Itoa(line) }
	start := calls[0].first
	on := func(engine sqldb.Engine, site, query string) sqldb.Statement {
		return sqldb.Statement{Engine: engine, Site: site, Query: query}
	}
	for _, c := range []struct {
		name string
		ran  []sqldb.Statement
		gaps int
	}{
		{"both", []sqldb.Statement{on("sqlite", at(start), "SELECT a IN (?, ?)"), on("postgres", at(start+1), "SELECT a IN (?) FOR UPDATE")}, 0},
		{"never", nil, 1},
		{"one", []sqldb.Statement{on("sqlite", at(start), "SELECT 1")}, 1},
		{"elsewhere", []sqldb.Statement{on("sqlite", at(start), "SELECT 1"), on("postgres", at(start-1), "SELECT 1")}, 1},
		{"a list of each length", []sqldb.Statement{on("sqlite", at(start), "DELETE WHERE 1 = 0 OR a = ?"), on("postgres", at(start), "DELETE WHERE 1 = 0 OR a = ? OR a = ?")}, 0},
		{"a text on each", []sqldb.Statement{on("sqlite", at(start), "SELECT 1"), on("postgres", at(start), "SELECT 2")}, 2},
	} {
		require.Len(t, engineGaps(calls, c.ran), c.gaps, c.name)
	}
	require.Empty(t, queryCalls(example(t, strings.ReplaceAll(source, "internal/geo", "internal/search/index/fts"))), "an excepted folder")
	require.Empty(t, queryCalls(example(t, strings.ReplaceAll(source, "x.go", "x_test.go"))), "a test")
}
