package eventlog

import "time"

// Outcome says what became of an event at a consumer.
type Outcome string

// The outcomes. An event may fail several times before it is applied or dead.
const (
	Applied  Outcome = "applied"
	Repeated Outcome = "repeated" // it had been applied before
	Failed   Outcome = "failed"   // it will be tried again
	Dead     Outcome = "dead"
)

// Watch is told what relays and consumers do, for an operator's figures. Its
// methods are called from several goroutines and must return at once.
type Watch interface {
	// Moved counts events that a relay moved to a topic.
	Moved(topic string, events int)
	// MoveFailed counts a relay's failed attempt.
	MoveFailed(topic string)
	// Handled tells of one attempt: how long it took, and how old the event
	// was at its end (0 where it is not Applied).
	Handled(group, eventType string, outcome Outcome, took, age time.Duration)
}

// unwatched is the Watch of those who were given none.
type unwatched struct{}

var _ Watch = unwatched{}

func (unwatched) Moved(string, int)                                             {}
func (unwatched) MoveFailed(string)                                             {}
func (unwatched) Handled(string, string, Outcome, time.Duration, time.Duration) {}

func watchOr(w Watch) Watch {
	if w == nil {
		return unwatched{}
	}
	return w
}
