package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
)

type eventsDeadCmd struct {
	eventsAt
	Group string `arg:"" optional:"" help:"The group, such as itinerary; all when it is not named."`
	JSON  bool   `name:"json" help:"Print JSON."`
}

type letterLine struct {
	Group    string `json:"group"`
	Reason   string `json:"reason"`
	Attempts int    `json:"attempts"`
	eventLine
}

// Run shows the dead letters, oldest first.
func (c *eventsDeadCmd) Run(s streams) error {
	ctx := context.Background()
	return c.with(ctx, s, func(d desk) error {
		all, err := d.Dead(ctx, c.Group)
		if err != nil {
			return err
		}
		letters := make([]letterLine, len(all))
		for i, l := range all {
			letters[i] = letterLine{l.Group, l.Reason, l.Attempts, lineOf(l.Topic, l.Event)}
		}
		if c.JSON {
			return json.NewEncoder(s.out).Encode(map[string]any{"items": letters})
		}
		return printLetters(s, letters)
	})
}

func printLetters(s streams, letters []letterLine) error {
	for _, l := range letters {
		_, err := fmt.Fprintf(s.out, "%s  %s  %s  of %s, key %s\n    after %d attempts: %s\n", l.Group, l.ID, l.Type, l.At.Format(time.RFC3339), l.Key, l.Attempts, l.Reason)
		if err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(s.out, "%d dead letters\n", len(letters))
	return err
}

type eventsReplayCmd struct {
	eventsAt
	Group  string   `arg:"" help:"The group whose letters they are."`
	Events []string `arg:"" optional:"" name:"event" help:"Ids of events."`
	All    bool     `help:"All letters of the group."`
	JSON   bool     `name:"json" help:"Print JSON."`
}

// Run replays, and stops at the first letter that cannot be.
func (c *eventsReplayCmd) Run(s streams) error {
	if c.All == (len(c.Events) > 0) {
		return fault.New(fault.Invalid, "name the events to replay, or --all")
	}
	ctx := context.Background()
	return c.with(ctx, s, func(d desk) error {
		ids, err := c.ids(ctx, d)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := d.Replay(ctx, c.Group, id); err != nil {
				return err
			}
			if err := c.print(s, id); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *eventsReplayCmd) ids(ctx context.Context, d eventlog.Desk) ([]string, error) {
	if !c.All {
		return c.Events, nil
	}
	letters, err := d.Dead(ctx, c.Group)
	ids := make([]string, len(letters))
	for i, l := range letters {
		ids[i] = l.ID
	}
	return ids, err
}

func (c *eventsReplayCmd) print(s streams, id string) error {
	if c.JSON {
		return json.NewEncoder(s.out).Encode(map[string]string{"group": c.Group, "id": id})
	}
	_, err := fmt.Fprintf(s.out, "%s will be handed to %s again\n", id, c.Group)
	return err
}
