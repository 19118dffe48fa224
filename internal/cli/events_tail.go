package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/signal"
	"syscall"
	"time"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
)

type eventsTailCmd struct {
	eventsAt
	Topics    []string `arg:"" optional:"" name:"topic" help:"Topics such as sojourn.itinerary.v1; all when none is named."`
	FromStart bool     `help:"Begin with the oldest event that is kept."`
	Limit     int      `help:"Stop after so many events; 0 for no end."`
	JSON      bool     `name:"json" help:"Print one JSON object a line."`
}

// eventLine is an event as the commands print it.
type eventLine struct {
	Topic   string          `json:"topic"`
	ID      string          `json:"id"`
	Type    string          `json:"type"`
	Key     string          `json:"key"`
	At      time.Time       `json:"at"`
	Trace   string          `json:"traceparent,omitempty"`
	Payload json.RawMessage `json:"payload"`
}

func lineOf(topic string, e eventlog.Event) eventLine {
	return eventLine{topic, e.ID, e.Type, e.Key, e.At, e.Trace, e.Payload}
}

var errEnough = errors.New("enough")

// Run shows events.
func (c *eventsTailCmd) Run(s streams) error {
	if c.Limit < 0 {
		return fault.AtField("limit", c.Limit, "must not be negative")
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	return c.with(ctx, s, func(d desk) error {
		shown := 0
		err := d.Tail(ctx, c.Topics, c.FromStart, func(topic string, e eventlog.Event) error {
			if err := c.print(s, lineOf(topic, e)); err != nil {
				return err
			}
			if shown++; shown == c.Limit {
				return errEnough
			}
			return nil
		})
		if errors.Is(err, errEnough) {
			return nil
		}
		return err
	})
}

func (c *eventsTailCmd) print(s streams, e eventLine) error {
	if c.JSON {
		return json.NewEncoder(s.out).Encode(e)
	}
	_, err := fmt.Fprintf(s.out, "%s  %s  %s  key %s  id %s\n    %s\n", e.At.Format(time.RFC3339Nano), e.Topic, e.Type, e.Key, e.ID, e.Payload)
	return err
}
