package itinerary

import (
	"context"
	"time"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

const (
	defaultBudget   = time.Second
	optimiseBudget  = 300 * time.Millisecond
	roundsOfOneCall = 10_000
	// longestSearch ends a search that waits for its turn again and again: a
	// request's connection is given up soon after.
	longestSearch = 11 * time.Second
)

// portions cut a search into calls of the planner, each of which goes on from the
// plan before: a better plan is told of while the search goes on, and no call
// lasts longer than calls between processes may. Short ones come first.
func portions(budget time.Duration) []time.Duration {
	var all []time.Duration
	for next := 50 * time.Millisecond; budget > 0; next = min(2*next, 1600*time.Millisecond) {
		if budget < next+next/2 {
			next = budget
		}
		all = append(all, next)
		budget -= next
	}
	return all
}

// PlanTrip makes a preview of planned days. heard is told of each better plan
// on the way; it may be nil.
func (s *Service) PlanTrip(ctx context.Context, actor, itineraryID string, in PlanInput, heard func(PlanProgress)) (PlanBody, error) {
	doc, err := s.planned(ctx, actor, itineraryID)
	if err != nil {
		return PlanBody{}, err
	}
	b := &brief{doc: doc, in: in.orDefaults()}
	if err := b.read(ctx, s); err != nil {
		return PlanBody{}, err
	}
	return s.search(ctx, b, heard)
}

// OptimiseDay makes a preview of a day in its best order.
func (s *Service) OptimiseDay(ctx context.Context, actor, itineraryID, date string, in OptimiseInput) (PlanBody, error) {
	doc, err := s.planned(ctx, actor, itineraryID)
	if err != nil {
		return PlanBody{}, err
	}
	day, err := trip.ParseDate("path.date", date)
	if err != nil {
		return PlanBody{}, err
	}
	if !doc.Dates.Has(day) {
		return PlanBody{}, notADay(day)
	}
	b := &brief{doc: doc, in: in.asPlan(date), orderOnly: true}
	if err := b.read(ctx, s); err != nil {
		return PlanBody{}, err
	}
	return s.search(ctx, b, nil)
}

// planned reads what a plan is made of, for whoever may see it.
func (s *Service) planned(ctx context.Context, actor, itineraryID string) (*trip.Document, error) {
	doc, err := s.read(ctx, actor, itineraryID)
	if err != nil {
		return nil, err
	}
	if !doc.DeletedAt.IsZero() {
		return nil, notThere()
	}
	return &doc, nil
}

// search asks the planner, slice by slice.
func (s *Service) search(ctx context.Context, b *brief, heard func(PlanProgress)) (PlanBody, error) {
	var best geoapi.Preview
	var spent time.Duration
	rounds, calls, began := 0, b.calls(), s.clock.Now()
	for i, call := range calls {
		if i > 0 && s.clock.Now().Sub(began) > longestSearch {
			break
		}
		t := b.trip
		t.Advise = i == len(calls)-1
		t.Seed, t.Rounds, t.Budget, t.Start = b.in.Seed+uint64(i), call.rounds, call.budget, best.Routes
		p, err := s.planner.Plan(ctx, t)
		if err != nil {
			if i > 0 && fault.Is(err, fault.Unavailable) {
				break // what was found by then is a plan
			}
			return PlanBody{}, err
		}
		spent, rounds = spent+call.budget, rounds+p.Rounds
		better := i == 0 || p.Score > best.Score || p.Score == best.Score && p.After.Travel < best.After.Travel
		best = p
		if heard != nil && better && i < len(calls)-1 {
			body, err := b.answer(best, rounds, spent)
			if err != nil {
				return PlanBody{}, err
			}
			heard(PlanProgress{Score: p.Score, Places: p.After.Visits, TravelMin: p.After.Travel, Iterations: rounds, ElapsedMS: int(spent.Milliseconds()),
				Done: float64(i+1) / float64(len(calls)), Plan: body})
		}
	}
	return b.answer(best, rounds, spent)
}

// call is one slice of a search.
type call struct {
	rounds int
	budget time.Duration
}

func (b *brief) calls() []call {
	var all []call
	for left := b.in.Iterations; left > 0; left -= roundsOfOneCall {
		all = append(all, call{rounds: min(left, roundsOfOneCall)})
	}
	if len(all) > 0 {
		return all
	}
	if b.orderOnly { // nobody watches, and the first answer is the best for most days
		return []call{{budget: time.Duration(b.in.BudgetMS) * time.Millisecond}}
	}
	for _, d := range portions(time.Duration(b.in.BudgetMS) * time.Millisecond) {
		all = append(all, call{budget: d})
	}
	return all
}
