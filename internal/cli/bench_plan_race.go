package cli

import (
	"context"
	"fmt"
	"time"
)

// raceShares are the parts of one worker's wall time that a team is given.
var raceShares = []float64{0.25, 0.333, 0.4, 0.5, 0.667, 1}

// race says in which part of one worker's wall time a team gets as near to the
// best plans.
func (c *benchPlanCmd) race(ctx context.Context, s streams, cases []planCase) error {
	alone, err := c.lap(ctx, cases, 1, c.Budget)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "one worker      %9.1f ms of wall time %8.3f %%\n", millis(c.Budget), 100*alone)
	for _, share := range raceShares {
		budget := time.Duration(share * float64(c.Budget))
		gap, err := c.lap(ctx, cases, c.Workers, budget)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.out, "%-2d workers      %9.1f ms of wall time %8.3f %%\n", c.Workers, millis(budget), 100*gap)
		if gap <= alone {
			fmt.Fprintf(s.out, "as near as one worker in 1/%.1f of the time\n", 1/share)
			return nil
		}
	}
	fmt.Fprintln(s.out, "not as near as one worker in the same time: more cores are needed")
	return nil
}

// lap gives the mean gap of all plans by some workers in some wall time.
func (c *benchPlanCmd) lap(ctx context.Context, cases []planCase, workers int, budget time.Duration) (float64, error) {
	lap, sum := benchPlanCmd{Seeds: c.Seeds, Budget: budget, Workers: workers, wall: true}, &familyGap{}
	for _, k := range cases {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		if err := lap.measure(ctx, k, sum); err != nil {
			return 0, err
		}
	}
	return sum.sum / float64(sum.cases), nil
}
