package tour

import (
	"context"
	"slices"
)

// Order puts all stops of a problem with one day in the order with the least
// travel that keeps their windows; scores play no part. Up to ExactStops the
// answer is the best there is and takes neither rounds nor budget, but some 10 ms
// at most. Beyond, or where there is no such order, the search may leave stops
// out.
func Order(ctx context.Context, p *Problem, o Options) (Result, error) {
	limit := newLimit(ctx, o)
	if err := p.check(); err != nil {
		return Result{}, err
	}
	if len(p.Days) != 1 {
		return Result{}, invalid("an order is of one day")
	}
	if err := p.checkStart(o.Start); err != nil {
		return Result{}, err
	}
	alike := &Problem{Stops: slices.Clone(p.Stops), Days: p.Days, Travel: p.Travel}
	open := []int{}
	for i := range alike.Stops {
		alike.Stops[i].Score = min(1, len(alike.Stops[i].hours(0)))
		if alike.Stops[i].Score > 0 {
			open = append(open, i)
		}
	}
	if len(open) <= ExactStops {
		if plan, found := alike.exact(ctx, open); found {
			return Result{Plan: plan}, nil
		}
	}
	s := newSearch(compile(alike), o.Seed)
	s.allFirst()
	return s.run(limit, o.Start), nil
}
