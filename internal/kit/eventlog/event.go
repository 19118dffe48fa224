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
	Trace   string          // W3C traceparent of what caused it; may be empty
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
