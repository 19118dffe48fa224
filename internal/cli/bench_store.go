package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"sojourn/internal/itinerary/storebench"
)

// benchStoreCmd compares reading an itinerary through the store with reading
// the same rows by pgx alone, in one process: the ratio of their CPU time is
// what our own layers cost. What the database uses is not counted.
type benchStoreCmd struct {
	DB     string `name:"db" help:"A postgres:// URL; without it only SQLite is measured." placeholder:"URL"`
	Items  int    `default:"50" help:"Items of the itinerary."`
	Reads  int    `default:"500" help:"Reads of each way in a round."`
	Rounds int    `default:"20" help:"How often to measure all ways, in turns; the best round of each counts."`
	JSON   bool   `name:"json" help:"Print JSON."`
}

// storeReport holds CPU time of one read in microseconds; 0 was not measured.
type storeReport struct {
	Items    int     `json:"items"`
	Rows     int     `json:"rows,omitempty"`
	SQLite   float64 `json:"sqlite_cpu_us"`
	Postgres float64 `json:"postgres_cpu_us,omitempty"`
	OneByOne float64 `json:"pgx_one_by_one_cpu_us,omitempty"` // each statement in a round trip, as a bare query is
	Together float64 `json:"pgx_together_cpu_us,omitempty"`   // all in one, which is the least that pgx can do
	Ratio    float64 `json:"cpu_ratio,omitempty"`             // to OneByOne
	Strict   float64 `json:"cpu_ratio_together,omitempty"`    // to Together
}

// Run measures and prints.
func (c *benchStoreCmd) Run(s streams) (err error) {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "sojourn-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	report := storeReport{Items: c.Items}
	for _, source := range []string{"sqlite", c.DB} {
		if source == "" {
			continue
		}
		if err := c.engine(ctx, source, dir, &report); err != nil {
			return err
		}
	}
	if c.JSON {
		return json.NewEncoder(s.out).Encode(report)
	}
	return report.print(s.out)
}

func (c *benchStoreCmd) engine(ctx context.Context, source, dir string, report *storeReport) (err error) {
	f, err := storebench.Open(ctx, source, dir, c.Items)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close(ctx)) }()
	if source == "sqlite" {
		return c.rounds(ctx, map[*float64]func(context.Context) error{&report.SQLite: f.Read})
	}
	report.Rows = f.Rows
	err = c.rounds(ctx, map[*float64]func(context.Context) error{
		&report.Postgres: f.Read, &report.Together: f.BareTogether, &report.OneByOne: f.BareOneByOne})
	report.Ratio, report.Strict = report.Postgres/report.OneByOne, report.Postgres/report.Together
	return err
}

// rounds measures each way in turns and keeps its best figure.
func (c *benchStoreCmd) rounds(ctx context.Context, ways map[*float64]func(context.Context) error) error {
	for range c.Rounds {
		for best, read := range ways {
			before := cpu()
			for range c.Reads {
				if err := read(ctx); err != nil {
					return err
				}
			}
			if used := float64((cpu() - before).Nanoseconds()) / 1000 / float64(c.Reads); *best == 0 || used < *best {
				*best = used
			}
		}
	}
	return nil
}

func (r storeReport) print(w io.Writer) error {
	if _, err := fmt.Fprintf(w, "Reading an itinerary of %d items, CPU time of this process\n%-38s %8.1f µs\n", r.Items, "SQLite, by the store", r.SQLite); err != nil || r.Rows == 0 {
		return err
	}
	_, err := fmt.Fprintf(w, "%-38s %8.1f µs\n%-38s %8.1f µs %8.2f ×  (goal 1.5)\n%-38s %8.1f µs %8.2f ×\n",
		"PostgreSQL, by the store", r.Postgres, fmt.Sprintf("the same %d rows by bare pgx", r.Rows), r.OneByOne, r.Ratio,
		"and in one round trip", r.Together, r.Strict)
	return err
}
