package cli

import (
	"context"
	"encoding/json"

	"sojourn/internal/kit/eventlog/eventlogbench"
	"sojourn/internal/kit/fault"
)

// benchEventsCmd measures the way of an event.
type benchEventsCmd struct {
	DB      string `name:"db" help:"A postgres:// URL; the embedded shape alone when empty." placeholder:"URL"`
	Log     string `help:"A kafka:// address, beside --db." placeholder:"URL"`
	Runs    int    `default:"5" help:"Runs of the relay."`
	Events  int    `default:"4800" help:"Events of a run, one a transaction."`
	Writers int    `default:"8" help:"Transactions at once."`
	Samples int    `default:"500" help:"Events that are timed from commit to effect."`
	JSON    bool   `name:"json" help:"Print JSON."`
}

// Run measures and prints.
func (c *benchEventsCmd) Run(s streams) error {
	for name, n := range map[string]int{"runs": c.Runs, "events": c.Events, "writers": c.Writers, "samples": c.Samples} {
		if n < 1 {
			return fault.AtField(name, n, "must be at least 1")
		}
	}
	report, err := eventlogbench.Run(context.Background(), eventlogbench.Config{DB: c.DB, Log: c.Log, Runs: c.Runs, Events: c.Events, Writers: c.Writers, Samples: c.Samples})
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.out).Encode(report)
	}
	report.Print(s.out)
	return nil
}
