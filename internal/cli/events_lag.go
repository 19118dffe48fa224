package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"sojourn/internal/kit/eventlog"
)

type eventsLagCmd struct {
	eventsAt
	JSON bool `name:"json" help:"Print JSON."`
}

// lagReport is how far everything is behind.
type lagReport struct {
	Groups   []groupLag  `json:"groups"`
	Outboxes []outboxLag `json:"outboxes"`
}

type groupLag struct {
	Group  string `json:"group"`
	Topic  string `json:"topic"`
	Behind int64  `json:"behind"`
}

type outboxLag struct {
	Service string  `json:"service"`
	Waiting int     `json:"waiting"`
	Oldest  float64 `json:"oldest_seconds"`
}

// withOutbox are the services that leave events.
var withOutbox = []string{"identity", "itinerary"}

// Run shows the lags.
func (c *eventsLagCmd) Run(s streams) error {
	ctx, report := context.Background(), lagReport{Groups: []groupLag{}, Outboxes: []outboxLag{}}
	err := c.with(ctx, s, func(d desk) error {
		all, err := d.Lags(ctx)
		for _, l := range all {
			report.Groups = append(report.Groups, groupLag(l))
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, service := range withOutbox {
		o, err := c.outbox(ctx, service)
		if err != nil {
			return err
		}
		report.Outboxes = append(report.Outboxes, o)
	}
	if c.JSON {
		return json.NewEncoder(s.out).Encode(report)
	}
	return report.print(s)
}

func (c *eventsLagCmd) outbox(ctx context.Context, service string) (l outboxLag, err error) {
	db, err := c.database(ctx, service, eventlog.Migrations())
	if err != nil {
		return l, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	outbox := eventlog.NewOutbox(db, "")
	waiting, err := outbox.Waiting(ctx)
	if err != nil {
		return l, err
	}
	oldest, err := outbox.Oldest(ctx)
	return outboxLag{service, waiting, oldest.Seconds()}, err
}

func (r lagReport) print(s streams) error {
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, "GROUP\tTOPIC\tBEHIND")
	for _, g := range r.Groups {
		_, _ = fmt.Fprintf(w, "%s\t%s\t%d\n", g.Group, g.Topic, g.Behind)
	}
	_, _ = fmt.Fprintln(w, "OUTBOX\tOLDEST\tWAITING")
	for _, o := range r.Outboxes {
		_, _ = fmt.Fprintf(w, "%s\t%s\t%d\n", o.Service, time.Duration(o.Oldest*float64(time.Second)).Round(time.Millisecond), o.Waiting)
	}
	return w.Flush()
}
