package tour

import (
	"context"
	"slices"
)

// Order puts all stops of a problem with one day in the order with the least
// travel that keeps their windows, all breaks and the order of what is fixed;
// scores, money and limits play no part. Up to ExactStops the answer is the best
// there is and takes neither rounds nor budget, but some 10 ms at most. Beyond,
// or where there is no such order, the search may leave stops out.
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
	order := p.unlimited()
	alike, unmet := order.possible()
	open := []int{}
	for i := range alike.Stops {
		alike.Stops[i].Score = min(1, len(alike.Stops[i].hours(0)))
		if alike.Stops[i].Score > 0 {
			open = append(open, i)
		}
	}
	if len(open) <= ExactStops {
		if plan, found := alike.exact(ctx, open); found {
			return order.counted(Result{Plan: plan}, unmet), nil
		}
	}
	return order.counted(searching(limit, alike, o, (*search).allFirst), unmet), nil
}

// counted takes account of a plan whose places are all worth one.
func (p *Problem) counted(found Result, unmet []Breach) Result {
	p.account(&found.Plan, unmet)
	found.Profit = len(found.Routes[0])
	return found
}

// unlimited is the problem without what is no matter of order.
func (p *Problem) unlimited() *Problem {
	q := &Problem{Stops: slices.Clone(p.Stops), Days: slices.Clone(p.Days), Travel: p.Travel, Later: p.Later}
	for i := range q.Stops {
		s := &q.Stops[i]
		s.Must, s.Scores, s.Cost = false, nil, 0
	}
	for d := range q.Days {
		q.Days[d].MaxStops, q.Days[d].MaxWalk = 0, 0
	}
	return q
}
