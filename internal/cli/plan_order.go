package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"runtime"

	"sojourn/internal/geo/tour"
	"sojourn/internal/geo/tour/instance"
)

// planOrderCmd orders the places of each file in turn.
type planOrderCmd struct {
	Files []string `arg:"" name:"file" help:"Files with a matrix of travel times and a window a place, or Sojourn's own JSON with one day."`

	searchFlags
}

// orderReport is the answer for one file. Where no order keeps all windows,
// Order has the places of the best that was found, and it is not feasible.
type orderReport struct {
	Instance   string  `json:"instance"`
	Cost       float64 `json:"cost"`
	Order      []int   `json:"order"`
	CPUMillis  float64 `json:"cpu_ms"`
	Iterations int     `json:"iterations"`
	Seed       uint64  `json:"seed"`
	Feasible   bool    `json:"feasible"`
}

// Run orders and prints.
func (c *planOrderCmd) Run(s streams) error {
	if err := c.check(); err != nil {
		return err
	}
	ctx, stop := untilInterrupted()
	defer stop()
	for _, file := range c.Files {
		report, err := orderTimed(ctx, file, searchFor(c.Seed, c.Iterations, c.Budget))
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		report.CPUMillis = c.cpu(report.CPUMillis)
		if c.JSON {
			err = json.NewEncoder(s.out).Encode(report)
		} else {
			_, err = fmt.Fprintf(s.out, "%s: cost %g, feasible %t, order %v\n", report.Instance, report.Cost, report.Feasible, report.Order)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// orderTimed reads a file and orders its places, timed like solveTimed.
func orderTimed(ctx context.Context, file string, o tour.Options) (orderReport, error) {
	b, err := readPlanFile(file)
	if err != nil {
		return orderReport{}, err
	}
	q, err := instance.ReadOrder(b)
	if err != nil {
		return orderReport{}, err
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	began := threadTime()
	found, err := tour.Order(ctx, &q.Problem.Problem, o)
	spent := threadTime() - began
	if err != nil {
		return orderReport{}, err
	}
	toIDs(q.Problem, found.Routes)
	return orderReport{Instance: stem(filepath.Base(file)), Cost: float64(found.Travel) / q.Unit, Order: found.Routes[0], CPUMillis: millis(spent),
		Iterations: found.Iterations, Seed: o.Seed, Feasible: found.Profit == q.Places && len(found.Unmet) == 0}, nil
}
