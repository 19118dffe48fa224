package sqldb

import (
	"runtime"
	"strconv"
	"strings"
)

// Statement is one statement that ran, as Config.Observe is told of it.
type Statement struct {
	Engine Engine
	Site   string // who ran it: "internal/geo/sqlstore/store.go:12"
	Query  string // before Rebind
}

// observe tells Config.Observe of a statement; without it this is one
// comparison.
func (db *DB) observe(query string) {
	if db.observer != nil {
		db.observer(Statement{db.engine, site(), query})
	}
}

// here is this file from the module's root: what stands before it in a frame's
// file is the root, which -trimpath changes.
const here = "internal/kit/sqldb/observe.go"

const self = "sojourn/internal/kit/sqldb." // a function of this package starts so

// site gives the first caller outside this package.
func site() string {
	var counters [16]uintptr
	frames := runtime.CallersFrames(counters[:runtime.Callers(1, counters[:])])
	root := ""
	for {
		f, more := frames.Next()
		if before, ok := strings.CutSuffix(f.File, here); ok {
			root = before
		}
		if !strings.HasPrefix(f.Function, self) {
			return strings.TrimPrefix(f.File, root) + ":" + strconv.Itoa(f.Line)
		}
		if !more {
			return ""
		}
	}
}
