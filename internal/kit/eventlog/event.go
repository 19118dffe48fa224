package eventlog

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"time"

	"sojourn/internal/kit/id"
	"sojourn/internal/kit/sqldb"
)

// Event is a fact about one aggregate.
type Event struct {
	ID      string          // UUIDv7
	Type    string          // "itinerary.item_moved.v1": service, past tense, version
	Key     string          // the aggregate's id; events of one key keep their order
	At      time.Time       // UTC
	TraceID string          // of the request that caused it; may be empty
	Payload json.RawMessage // the payload struct of <service>api as JSON
}

var eventType = regexp.MustCompile(`^[a-z]+\.[a-z]+(_[a-z]+)*\.v[1-9][0-9]*$`)

// New makes an event of a payload. It fails where the type is not of the form
// service.past_tense.vN or the payload is not JSON.
func New(eventTyp, key string, at time.Time, payload any) (Event, error) {
	if !eventType.MatchString(eventTyp) {
		return Event{}, fmt.Errorf("eventlog: %q is not of the form service.past_tense.v1", eventTyp)
	}
	body, err := json.Marshal(payload)
	if err != nil {
		return Event{}, fmt.Errorf("eventlog: payload of %s: %w", eventTyp, err)
	}
	return Event{ID: id.New(), Type: eventTyp, Key: key, At: at, Payload: body}, nil
}

// Handler applies an event within a transaction of the consumer's database.
type Handler func(ctx context.Context, tx *sqldb.Tx, e Event) error

// Log is the ordered store that the relays feed and the consumers read.
type Log interface {
	// Append adds events to a topic in order. An event whose id the log has
	// already is passed over, so that a repeated call changes nothing.
	Append(ctx context.Context, topic string, events []Event) error
	// Subscribe hands the topics' events to handle, one at a time and in
	// order a key, for as long as ctx lives. Each group has its own place in
	// the log. A handle that keeps failing sends the event to the dead letters.
	Subscribe(ctx context.Context, group string, topics []string, handle func(context.Context, Event) error) error
	// Dead lists a group's dead letters, oldest first.
	Dead(ctx context.Context, group string) ([]DeadLetter, error)
}

// DeadLetter is an event that a group could not handle.
type DeadLetter struct {
	Event
	Group    string
	Topic    string
	Reason   string
	Attempts int
}
