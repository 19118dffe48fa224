package sqldbtest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"sojourn/internal/kit/sqldb"
)

// EnvRecord names the variable with a folder. Where it is set, every statement
// of a database that Open made is noted in it, once a process, so that a last
// test (internal/app/archtest) can tell which queries ran on one engine only.
const EnvRecord = "SOJOURN_QUERY_TRACE"

var record = sync.OnceValue(func() func(sqldb.Statement) {
	dir := os.Getenv(EnvRecord)
	if dir == "" {
		return nil
	}
	return recordIn(dir)
})

// recordIn gives a function that writes each new statement to a file of this
// process. It panics where it cannot: a record with gaps is worth nothing.
func recordIn(dir string) func(sqldb.Statement) {
	file, err := os.OpenFile(filepath.Join(dir, fmt.Sprintf("%d.jsonl", os.Getpid())), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		panic(err)
	}
	var seen sync.Map
	return func(s sqldb.Statement) {
		if _, again := seen.LoadOrStore(s, true); again {
			return
		}
		line, err := json.Marshal(s)
		if err == nil {
			_, err = file.Write(append(line, '\n')) // one write: lines of parallel tests stay whole
		}
		if err != nil {
			panic(err)
		}
	}
}

// Recorded reads what all processes noted in a folder.
func Recorded(dir string) ([]sqldb.Statement, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil {
		return nil, err
	}
	var all []sqldb.Statement
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(text)) {
			var s sqldb.Statement
			if err := json.Unmarshal([]byte(line), &s); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			all = append(all, s)
		}
	}
	return all, nil
}
