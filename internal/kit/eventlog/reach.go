package eventlog

import (
	"context"
	"slices"
	"strings"

	"sojourn/internal/kit/sqldb"
)

// read takes a reach of what is committed and not away, in the order of row
// numbers. A transaction draws a row's number while it holds the lock of the
// aggregate, so a reader that sees an event sees the earlier ones of its key as
// well. Rows leave by deletion and never behind a cursor: the next read finds a
// late commit, which may lie before the rows that are away. Neither order nor
// filter may ask for the transaction's number, which is given at its first
// write, before it holds the lock.
func (r *Relay) read(ctx context.Context, away []outboxRow) ([]outboxRow, error) {
	numbers := numbersOf(away)
	where, args := runs(numbers)
	limit := RelayReach
	if len(args) > mostRuns { // reading the rows that are away again costs less than so many comparisons
		where, args, limit = none, nil, limit+len(away)
	}
	var all []outboxRow
	err := r.outbox.db.Together(ctx, sqldb.List(&all, scanOutbox,
		"SELECT id, event_id, type, key, at, traceparent, payload FROM outbox WHERE NOT ("+where+") ORDER BY id LIMIT ?", append(args, limit)...))
	all = slices.DeleteFunc(all, func(row outboxRow) bool { _, ok := slices.BinarySearch(numbers, row.row); return ok })
	return all[:min(len(all), RelayReach)], err
}

// remove deletes what the log has, also when the process is told to stop now:
// what stays is repeated.
func (r *Relay) remove(ctx context.Context, rows []outboxRow) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), relayPause)
	defer cancel()
	numbers := numbersOf(rows)
	where, args := runs(numbers)
	if len(args) > mostRuns {
		where, args = "id IN ("+sqldb.Marks(len(numbers))+")", make([]any, len(numbers))
		for i, n := range numbers {
			args[i] = n
		}
	}
	return r.outbox.db.Write(ctx, func(tx *sqldb.Tx) error {
		_, err := tx.Exec(ctx, "DELETE FROM outbox WHERE "+where, args...)
		return err
	})
}

func numbersOf(rows []outboxRow) []int64 {
	numbers := make([]int64, len(rows))
	for i, row := range rows {
		numbers[i] = row.row
	}
	slices.Sort(numbers)
	return numbers
}

const (
	none     = "1 = 0"
	mostRuns = 2 * 8 // ends of runs
)

// runs gives the condition that a row's number is one of these, and its
// arguments. Numbers that follow one another are a run that has no room for
// another row. Most often all are one run, which costs the database much less
// than a list of numbers.
func runs(numbers []int64) (where string, args []any) {
	for i, n := range numbers {
		if i == 0 || n != numbers[i-1]+1 {
			args = append(args, n, n)
		}
		args[len(args)-1] = n
	}
	return none + strings.Repeat(" OR id BETWEEN ? AND ?", len(args)/2), args
}

// flight is a reach with something that is being done to it.
type flight struct {
	rows []outboxRow
	done chan error
}

func fly(rows []outboxRow, do func([]outboxRow) error) flight {
	f := flight{rows, make(chan error, 1)}
	go func() { f.done <- do(rows) }()
	return f
}

// wait waits until it is done; for a reach of none that is so.
func (f flight) wait() error {
	if f.done == nil {
		return nil
	}
	return <-f.done
}
