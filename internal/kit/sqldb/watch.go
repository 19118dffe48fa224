package sqldb

import (
	"time"

	"sojourn/internal/kit/fault"
)

// Watch hears of each use of a database: op is read (a query, or a reading
// transaction) or write (a transaction, with its turn and repeats); outcome is
// ok, refused (the use case said no) or failed (the database did).
type Watch func(db, op, outcome string, took time.Duration)

// time starts a watch; what it gives is called when the use is over.
func (w Watch) time(db, op string, err *error) func() {
	if w == nil {
		return nothing
	}
	start := time.Now()
	return func() { w(db, op, outcome(*err), time.Since(start)) }
}

func nothing() {}

func outcome(err error) string {
	if err == nil {
		return "ok"
	}
	switch fault.KindOf(err) {
	case fault.Internal, fault.Unavailable, fault.Full:
		return "failed"
	}
	return "refused"
}
