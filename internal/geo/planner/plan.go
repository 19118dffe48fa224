package planner

import (
	"context"
	"slices"
	"time"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/geo/tour"
)

// Planner plans trips.
type Planner struct {
	Estimate Estimate
	// Clock measures budgets, from any instant on.
	Clock func() time.Duration
}

// mostSolving ends a search by rounds that are slow beyond measure, since calls
// between processes are given up after ten seconds.
const mostSolving = 4 * time.Second

// Plan searches for the best plan of a trip.
func (pl *Planner) Plan(ctx context.Context, t geoapi.Trip) (geoapi.Preview, error) {
	p, err := compile(t, pl.Estimate)
	if err != nil {
		return geoapi.Preview{}, err
	}
	o := tour.Options{Seed: t.Seed, Iterations: t.Rounds, Clock: pl.Clock, Start: p.standing()}
	if t.Rounds == 0 {
		o.Budget = t.Budget
	}
	if t.Start != nil {
		o.Start = p.routes(t.Start)
	}
	within, cancel := context.WithTimeout(ctx, mostSolving)
	defer cancel()
	r, err := p.solve(within, o)
	if err != nil {
		return geoapi.Preview{}, err
	}
	if err := ctx.Err(); err != nil {
		return geoapi.Preview{}, err // nobody waits for it any more
	}
	return p.preview(ctx, r)
}

func (p *problem) solve(ctx context.Context, o tour.Options) (tour.Result, error) {
	if !p.trip.OrderOnly {
		return tour.Solve(ctx, &p.Problem, o)
	}
	return p.order(ctx, o)
}

// order puts the visits of the one day in order. Where not all can be had within
// their hours, those that cannot are taken as open; Check tells of them.
func (p *problem) order(ctx context.Context, o tour.Options) (tour.Result, error) {
	day := &p.Days[0]
	day.Back = max(day.Back, longest)
	all := p.standing()
	for _, i := range all[0] {
		if len(p.Stops[i].Hours[0]) == 0 {
			p.unlock(i)
		}
	}
	for range 2 {
		r, err := tour.Order(ctx, &p.Problem, o)
		if err != nil || ctx.Err() != nil {
			return r, err
		}
		if len(r.Routes[0]) == len(all[0]) {
			return p.unlessAsGood(all, r)
		}
		for _, i := range all[0] {
			if !slices.Contains(r.Routes[0], i) && !p.isTimed(i) {
				p.unlock(i)
			}
		}
	}
	return tour.Result{Plan: tour.Plan{Routes: all}}, nil // no order is feasible: theirs stays
}

// unlessAsGood keeps the order that is there where the new one is no shorter:
// round the other way is no gain.
func (p *problem) unlessAsGood(all [][]int, r tour.Result) (tour.Result, error) {
	if p.onTheWay(all[0]) > p.onTheWay(r.Routes[0]) {
		return r, nil
	}
	breaches, err := tour.Check(&p.Problem, all)
	if err == nil && len(breaches) == 0 {
		r.Routes = all
	}
	return r, err
}

// onTheWay is how long a route of the one day is on the way.
func (p *problem) onTheWay(route []int) (sum int) {
	here := p.Days[0].Start
	for _, i := range append(slices.Clone(route), p.Days[0].End) {
		sum, here = sum+p.Travel[here][i], i
	}
	return sum
}

// unlock lets a visit of the one day begin at any time.
func (p *problem) unlock(i int) {
	day := p.Days[0]
	from, to := p.onDate(0, p.trip.Visits[p.visit[i]].Zone, day.Leave, day.Back)
	p.Stops[i].Hours[0] = []tour.Window{{Open: min(from, to), Close: to}}
}

// preview tells a plan in the trip's words.
func (p *problem) preview(ctx context.Context, r tour.Result) (geoapi.Preview, error) {
	lines, err := tour.Times(&p.Problem, r.Routes)
	if err != nil {
		return geoapi.Preview{}, err
	}
	standing := p.standing()
	out := geoapi.Preview{Rounds: r.Iterations, Routes: p.ids(r.Routes), Before: p.figures(standing), After: p.figures(r.Routes)}
	out.Score = out.After.Score
	for d := range p.Days {
		out.Days = append(out.Days, p.day(d, lines[d], r.Routes[d], standing))
	}
	if out.LeftOut, err = p.leftOut(r.Routes); err != nil {
		return out, err
	}
	out.Unmet, err = p.unmet(r)
	if err == nil && p.trip.Advise && len(out.Unmet) > 0 {
		out.Relax = p.relax(ctx)
	}
	return out, err
}

func (p *problem) ids(routes [][]int) [][]string {
	all := make([][]string, len(routes))
	for d, route := range routes {
		all[d] = []string{}
		for _, i := range route {
			all[d] = append(all[d], p.idAt(i))
		}
	}
	return all
}

func (p *problem) idAt(point int) string {
	if point < 0 || p.visit[point] < 0 {
		return ""
	}
	return p.trip.Visits[p.visit[point]].ID
}

// figures measure routes of all days.
func (p *problem) figures(routes [][]int) (sum geoapi.Figures) {
	for d, route := range routes {
		f := p.dayFigures(d, route)
		sum.Travel, sum.Walk, sum.Metres, sum.Visits, sum.Score = sum.Travel+f.Travel, sum.Walk+f.Walk, sum.Metres+f.Metres, sum.Visits+f.Visits, sum.Score+f.Score
	}
	return sum
}

// noPlaces are kinds of visits that are no visits to a place.
var noPlaces = []string{"lodging", "flight", "train", "bus", "ferry", "car", "transfer"}

// dayFigures measures a route by its ways alone; a day without visits stays
// where it is.
func (p *problem) dayFigures(d int, route []int) (f geoapi.Figures) {
	if len(route) == 0 {
		return f
	}
	here := p.Days[d].Start
	for _, i := range append(slices.Clone(route), p.Days[d].End) {
		if way := p.way(here, i); way != nil {
			f.Travel, f.Walk, f.Metres = f.Travel+way.Minutes, f.Walk+way.Walk, f.Metres+way.Metres
		}
		here = i
	}
	for _, i := range route {
		f.Score += p.Stops[i].Score
		if !slices.Contains(noPlaces, p.trip.Visits[p.visit[i]].Kind) {
			f.Visits++
		}
	}
	return f
}

// day tells of a day. One leaves as late as the first visit lets them.
func (p *problem) day(d int, line tour.Timeline, route []int, standing [][]int) geoapi.PlannedDay {
	a, day := p.axes[d], p.Days[d]
	out := geoapi.PlannedDay{Date: p.trip.Days[d].Date, Figures: p.dayFigures(d, route), Leave: a.instant(day.Leave), Back: a.instant(line.Back), Stops: []geoapi.PlannedStop{}, Breaks: []geoapi.PlannedBreak{}}
	if len(line.Events) > 0 && line.Events[0].Break < 0 {
		first := line.Events[0]
		late := max(0, first.Start-first.Arrive)
		out.Leave, line.Events[0].Arrive = a.instant(day.Leave+late), first.Arrive+late
	}
	here, after, rested := day.Start, "", 0
	for _, e := range line.Events {
		if e.Break >= 0 {
			rested += e.End - e.Start
			if which := p.pauses[d][e.Break]; which >= 0 {
				out.Breaks = append(out.Breaks, geoapi.PlannedBreak{Kind: p.trip.Breaks[which].Kind, After: after, Start: a.instant(e.Start), End: a.instant(e.End)})
			}
			continue
		}
		out.Stops = append(out.Stops, p.stop(d, here, e, standing))
		out.VisitMin += e.End - e.Start
		here, after = e.Stop, p.idAt(e.Stop)
	}
	if len(route) > 0 {
		out.Last = p.way(here, day.End)
	} else {
		out.Leave = a.instant(day.Leave)
	}
	end := max(line.Back, p.beyond[d])
	out.FreeMin = max(0, end-a.minute(out.Leave)-out.VisitMin-out.Figures.Travel-rested)
	return out
}

func (p *problem) stop(d, here int, e tour.Event, standing [][]int) geoapi.PlannedStop {
	a, at := p.axes[d], p.visit[e.Stop]
	s := geoapi.PlannedStop{ID: p.idAt(e.Stop), Arrive: a.instant(min(e.Arrive, e.Start)), Start: a.instant(e.Start), End: a.instant(e.End),
		Journey: p.way(here, e.Stop), HoursKnown: p.open[at][d].isSure(a.instant(e.Start), a.instant(e.End)), Score: p.Stops[e.Stop].Score, Reason: p.whyIn(d, e.Stop, standing)}
	if v := &p.trip.Visits[at]; p.isTimed(e.Stop) { // also where the next one begins before
		s.Start, s.End = *v.Starts, v.Starts.Add(time.Duration(p.length(v))*time.Minute)
	}
	return s
}
