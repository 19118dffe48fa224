package eventlogbench

import (
	"encoding/json"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
)

// ordered looks whether each aggregate's numbers follow one another.
type ordered struct {
	last map[string]int
	left int
}

var errSeen = fault.New(fault.Canceled, "all events are seen")

func (o *ordered) look(_ string, e eventlog.Event) error {
	var body struct{ N int }
	if err := json.Unmarshal(e.Payload, &body); err != nil {
		return err
	}
	if body.N != o.last[e.Key]+1 {
		return fault.New(fault.Internal, "%s: event %d follows %d", e.Key, body.N, o.last[e.Key])
	}
	o.last[e.Key] = body.N
	if o.left--; o.left == 0 {
		return errSeen
	}
	return nil
}
