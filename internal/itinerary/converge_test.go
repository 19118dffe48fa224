package itinerary_test

import (
	"fmt"
	"os"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/sqlstore"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/sqllog"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// envHistories says how many random histories to run; without it 2,000.
const envHistories = "SOJOURN_HISTORIES"

func histories(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv(envHistories))
	if err != nil {
		return 2000
	}
	return n
}

// perCheck is how many histories rapid runs at once.
const perCheck = 100

// TestReplicasConverge: whatever is lost, doubled, reordered, cut short or
// crashes, in the end all replicas show what the server has, and each
// operation was applied once.
func TestReplicasConverge(t *testing.T) {
	t.Parallel()
	for half := range 2 {
		t.Run(fmt.Sprintf("half %d", half), func(t *testing.T) {
			t.Parallel()
			w := setup(t, sqldbtest.Open(t, sqldb.SQLite, eventlog.Migrations(), sqlstore.Migrations(), httpapi.Migrations(), sqllog.Migrations()))
			for range histories(t) / 2 / perCheck {
				rapid.Check(t, func(r *rapid.T) { newHistory(r, w, faults{}).run() })
			}
		})
	}
}

// TestReplicasConvergeOnPostgres runs some of the histories on PostgreSQL.
func TestReplicasConvergeOnPostgres(t *testing.T) {
	t.Parallel()
	sqldbtest.NeedPostgres(t)
	w := setup(t, sqldbtest.Open(t, sqldb.Postgres, eventlog.Migrations(), sqlstore.Migrations(), httpapi.Migrations(), sqllog.Migrations()))
	rapid.Check(t, func(r *rapid.T) { newHistory(r, w, faults{}).run() })
}

// faults are bugs that the test must find.
type faults struct {
	admit    itinerary.Admit // instead of sync.Admit
	noRebase bool            // clients fold what arrives into what they show, as it stands
}

// judge is sync.Admit with one verdict turned into another.
func judge(from, to sync.Verdict) itinerary.Admit {
	return func(last, n int64, digest, sent string) sync.Verdict {
		v := sync.Admit(last, n, digest, sent)
		if v == from {
			return to
		}
		return v
	}
}

// TestSeededFaultsAreFound: the test above can fail.
func TestSeededFaultsAreFound(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]faults{
		"no dedupe":                      {admit: judge(sync.Known, sync.Apply)},
		"no check for gaps":              {admit: judge(sync.Gap, sync.Apply)},
		"no rejection of stale counters": {admit: judge(sync.Cloned, sync.Known)},
		"no rebase":                      {noRebase: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := setup(t, sqldbtest.Open(t, sqldb.SQLite, eventlog.Migrations(), sqlstore.Migrations(), httpapi.Migrations(), sqllog.Migrations()))
			if f.admit != nil {
				w.module.SetAdmit(f.admit)
			}
			found := rapid.Custom(func(r *rapid.T) (found bool) {
				defer func() { found = recover() != nil }()
				h := newHistory(r, w, f)
				h.fails = func(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }
				h.run()
				return false
			})
			for seed := range 1000 {
				if found.Example(seed) {
					return
				}
			}
			t.Fatal("no history of 1,000 has found it")
		})
	}
}
