package archtest

import (
	"go/ast"
	"path"
	"slices"
	"strings"
)

// pure are the packages of domain rules, by name, within a service.
var pure = []string{"trip", "sync", "format", "rates", "tour", "rank", "saga"}

// pureKit are the kit's packages that pure ones may import. openhours is held
// to the same rules itself; holiday, which it reads, embeds its calendar.
var pureKit = []string{"internal/kit/fault", "internal/kit/holiday", "internal/kit/openhours"}

func isPure(f file) bool {
	_, ok := service(f.dir)
	return !f.test && below(f.dir, "internal/kit/openhours") || ok && !f.test && slices.ContainsFunc(strings.Split(f.dir, "/")[2:], func(part string) bool { return slices.Contains(pure, part) })
}

// io is what reaches out of the process, or differs from run to run.
// time.LoadLocation, which reads the zones' data, is let through: zones are
// part of the rules, and the binary embeds them.
var io = []string{"bufio", "crypto/rand", "database/sql", "embed", "io/fs", "io/ioutil", "log", "log/slog", "math/rand", "math/rand/v2",
	"net", "net/http", "net/rpc", "net/smtp", "os", "os/exec", "os/signal", "os/user", "syscall"}

func pureImports(f file) (breaches []string) {
	if !isPure(f) {
		return nil
	}
	for _, i := range f.imports {
		dir, ours := strings.CutPrefix(i, module)
		_, inService := service(dir)
		if slices.Contains(io, i) || ours && !inService && !slices.Contains(pureKit, dir) {
			breaches = append(breaches, "imports "+i+": a pure package does no I/O")
		}
	}
	return breaches
}

func pureClock(f file) (breaches []string) {
	if !isPure(f) {
		return nil
	}
	for _, call := range f.calls("time") {
		if slices.Contains([]string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Local"}, call) {
			breaches = append(breaches, "asks time."+call+": a pure package is told the time")
		}
	}
	return breaches
}

// drivers are the packages, by prefix, that stand in certain folders only. The
// tests in test/ look at the whole program from outside, with any of them, and
// a service's tests may read the API's description.
var drivers = []struct {
	prefix  string
	folders []string
	files   string // and in files of this pattern, outside kit and app
}{
	{"modernc.org/sqlite", []string{"internal/kit/sqldb"}, ""},
	{"github.com/mattn/go-sqlite3", nil, ""},
	{"github.com/jackc/pgx", []string{"internal/kit/sqldb"}, ""},
	{"github.com/lib/pq", nil, ""},
	{"github.com/twmb/franz-go", []string{"internal/kit/eventlog/kafkalog"}, ""},
	{"github.com/redis/", []string{"internal/kit/fanout/redis", "internal/kit/cache/redis"}, ""},
	{"github.com/aws/", []string{"internal/kit/blob/s3"}, ""},
	{"github.com/minio/", []string{"internal/kit/blob/s3"}, ""},
	{"github.com/danielgtaylor/huma", []string{"internal/kit/httpapi"}, "http*.go"},
	{"go.opentelemetry.io/otel", []string{"internal/kit/trace", "internal/kit/obs"}, ""},
	{"github.com/corazawaf/", []string{"internal/gateway/screen"}, ""},
	{"github.com/prometheus/", []string{"internal/kit/obs"}, ""},
	{"github.com/alecthomas/kong", []string{"internal/kit/config", "internal/cli"}, ""},
}

func driverImports(f file) (breaches []string) {
	if below(f.dir, "test") {
		return nil
	}
	for _, i := range f.imports {
		for _, d := range drivers {
			if !strings.HasPrefix(i, d.prefix) || below(f.dir, d.folders...) {
				continue
			}
			matches, _ := path.Match(d.files, path.Base(f.path))
			if _, ok := service(f.dir); ok && (matches || f.test && d.files != "") {
				continue
			}
			breaches = append(breaches, "imports "+i+": it stands in "+strings.Join(append(d.folders, d.files), ", ")+" only")
		}
	}
	return breaches
}

func testImports(f file) (breaches []string) {
	if f.test || isTestKit(f.dir) {
		return nil
	}
	for _, i := range f.imports {
		dir, ours := strings.CutPrefix(i, module)
		foreign := i == "testing" || strings.HasPrefix(i, "testing/") || strings.HasPrefix(i, "github.com/stretchr/testify") ||
			strings.HasPrefix(i, "pgregory.net/rapid") || strings.HasPrefix(i, "go.uber.org/goleak")
		if foreign || ours && isTestKit(dir) {
			breaches = append(breaches, "imports "+i+": only tests do")
		}
	}
	return breaches
}

func initFunc(f file) (breaches []string) {
	for _, d := range f.syntax.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
			breaches = append(breaches, "has an init(): let its caller call it")
		}
	}
	return breaches
}

func sleeps(f file) []string {
	if f.test && slices.Contains(f.calls("time"), "Sleep") {
		return []string{"calls time.Sleep"}
	}
	return nil
}
