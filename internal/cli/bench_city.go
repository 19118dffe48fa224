package cli

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"time"

	"sojourn/internal/geo"
	"sojourn/internal/geo/tour"
	"sojourn/internal/kit/fault"
	"sojourn/internal/search/gazetteer"
)

// The trip that bench plan --city plans: in minutes, and the smallest unit of
// money.
const (
	citySlug     = "rome"
	cityStops    = 120 // places to choose from
	cityDays     = 4
	cityMoney    = 12000
	cityPrice    = 600 // for each of the gazetteer's steps
	cityAround   = 0.045
	cityMonday   = 1 // the day on which museums are closed
	citySeed     = 20
	settledGap   = 0.005
	cityEdit     = 10 * time.Millisecond
	cityLongest  = 2 * time.Second
	cityMuseums  = 2 // of a day
	cityChurches = 3
)

var cityBudgets = []time.Duration{10, 20, 50, 100, 200, 500, 1000}

// cityFigures are the milliseconds of CPU time that a row is about.
type cityFigures struct {
	first, settled, again float64
	stops                 int
	gapFirst, gapAgain    float64
}

// runCity measures and prints the row of a real city.
func (c *benchPlanCmd) runCity(s streams) error {
	p, sights, err := cityTrip()
	if err != nil {
		return err
	}
	ctx, stop := untilInterrupted()
	defer stop()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	sum := cityFigures{}
	for seed := range c.Seeds {
		f, err := measureCity(ctx, p, uint64(seed)+1)
		if err != nil {
			return err
		}
		n := float64(c.Seeds)
		sum.first, sum.again, sum.stops = sum.first+f.first/n, sum.again+f.again/n, f.stops
		sum.gapFirst, sum.gapAgain = sum.gapFirst+f.gapFirst/n, sum.gapAgain+f.gapAgain/n
		sum.settled = max(sum.settled, f.settled)
	}
	fmt.Fprintf(s.out, "%s: %d places, %d of them sights, %d days, hours, lunch, money, kinds; mean of %d seeds\n", citySlug, cityStops, sights, cityDays, c.Seeds)
	fmt.Fprintf(s.out, "first plan    %6.1f ms, %.2f %% below the best\n", sum.first, 100*sum.gapFirst)
	fmt.Fprintf(s.out, "settled       %6.0f ms, the most of all seeds: no longer search is %.1f %% better\n", sum.settled, 100*settledGap)
	fmt.Fprintf(s.out, "after an edit %6.1f ms, %.2f %% below the best; %d visits\n", sum.again, 100*sum.gapAgain, sum.stops)
	return nil
}

func measureCity(ctx context.Context, p *tour.Problem, seed uint64) (cityFigures, error) {
	found, f := tour.Result{}, cityFigures{}
	var err error
	solve := func(q *tour.Problem, o tour.Options) float64 {
		if err != nil {
			return 0
		}
		began := threadTime()
		found, err = tour.Solve(ctx, q, o)
		return millis(threadTime() - began)
	}
	within := func(q *tour.Problem, budget time.Duration) int {
		solve(q, tour.Options{Seed: seed, Budget: budget, Clock: threadTime})
		return found.Profit
	}
	f.first = solve(p, tour.Options{Seed: seed})
	first := found.Profit
	best, profits := within(p, cityLongest), []int{}
	for _, b := range cityBudgets {
		profits = append(profits, within(p, b*time.Millisecond))
		best = max(best, profits[len(profits)-1])
	}
	f.settled = math.Inf(1)
	for i, b := range slices.Backward(cityBudgets) {
		if float64(profits[i]) < float64(best)*(1-settledGap) {
			break
		}
		f.settled = float64(b)
	}
	q, start := edited(p, found.Routes)
	f.again = solve(q, tour.Options{Seed: seed, Budget: cityEdit, Clock: threadTime, Start: start})
	again := found
	if err == nil {
		err = keeps(q, again.Plan)
	}
	for _, route := range again.Routes {
		f.stops += len(route)
	}
	after := max(within(q, cityLongest), again.Profit)
	f.gapFirst, f.gapAgain = 1-float64(first)/float64(best), 1-float64(again.Profit)/float64(after)
	return f, err
}

// keeps checks a plan by the package's other door.
func keeps(p *tour.Problem, plan tour.Plan) error {
	breaches, err := tour.Check(p, plan.Routes)
	if err == nil && len(breaches)+len(plan.Unmet) > 0 {
		err = fault.New(fault.Internal, "the plan breaks its rules: %v, %v", breaches, plan.Unmet)
	}
	return err
}

// edited takes the first visit of the second day out for good, and makes a must
// of a place that is not visited.
func edited(p *tour.Problem, routes [][]int) (*tour.Problem, [][]int) {
	q := *p
	q.Stops = slices.Clone(p.Stops)
	start := slices.Clone(routes)
	q.Stops[routes[1][0]].Hours = nil
	start[1] = routes[1][1:]
	visited := slices.Concat(routes...)
	for i := len(q.Stops) - 1; i > 0; i-- {
		if !slices.Contains(visited, i) && len(q.Stops[i].Hours) > 0 {
			q.Stops[i].Must = true
			break
		}
	}
	return &q, start
}

// cityTrip makes the problem of a city: its sights, and around them as many
// places that a seed makes up, each like one of the sights.
func cityTrip() (*tour.Problem, int, error) {
	cities, err := gazetteer.Starter()
	if err != nil {
		return nil, 0, err
	}
	i := slices.IndexFunc(cities, func(c gazetteer.StarterCity) bool { return c.Slug == citySlug })
	if i < 0 {
		return nil, 0, fault.New(fault.NotFound, "the gazetteer has no %s", citySlug)
	}
	city := cities[i]
	sights := city.Sights[:min(len(city.Sights), cityStops)]
	all := slices.Clone(sights)
	chance := rand.New(rand.NewPCG(citySeed, 0))
	for len(all) < cityStops {
		other := sights[chance.IntN(len(sights))]
		other.Lat, other.Lon = city.Lat+cityAround*chance.NormFloat64()/2, city.Lon+cityAround*chance.NormFloat64()/2
		other.Prominence = max(1, other.Prominence*(20+chance.IntN(60))/100)
		all = append(all, other)
	}
	return tripTo(city, all), len(sights), nil
}

// tripTo asks for days from and to the middle of a city.
func tripTo(city gazetteer.StarterCity, sights []gazetteer.Sight) *tour.Problem {
	p := &tour.Problem{Stops: []tour.Stop{{}}, Money: cityMoney}
	points := []geo.Point{{Lat: city.Lat, Lon: city.Lon}}
	var museums, churches []int
	for i, s := range sights {
		p.Stops = append(p.Stops, tour.Stop{Score: s.Prominence, Visit: s.VisitMin, Cost: cityPrice * max(0, s.Price), Hours: cityHours(s)})
		points = append(points, geo.Point{Lat: s.Lat, Lon: s.Lon})
		switch s.Kind {
		case "museum", "gallery":
			museums = append(museums, i+1)
		case "church":
			churches = append(churches, i+1)
		}
	}
	p.Limits = []tour.Limit{{Stops: museums, Day: cityMuseums}, {Stops: churches, Day: cityChurches}}
	for range cityDays {
		p.Days = append(p.Days, tour.Day{Leave: 540, Back: 1200, MaxStops: 8, MaxWalk: 150, Breaks: []tour.Break{{Open: 720, Close: 840, Length: 60}}})
	}
	p.Travel, p.Walk = cityWays(points)
	return p
}

func cityWays(points []geo.Point) (travel, walk [][]int) {
	for _, a := range points {
		row, foot := make([]int, len(points)), make([]int, len(points))
		for j, b := range points {
			mode, _, minutes := geo.Estimate(a, b, geo.Auto)
			if row[j] = minutes; mode == geo.Walk {
				foot[j] = minutes
			}
		}
		travel, walk = append(travel, row), append(walk, foot)
	}
	return travel, walk
}

// cityHours are usual ones of a kind: the visit has to be over at closing.
func cityHours(s gazetteer.Sight) [][]tour.Window {
	open, closing := 0, 24*60
	switch s.Kind {
	case "museum", "gallery", "palace", "castle", "ruins":
		open, closing = 10*60, 18*60
	case "church":
		open, closing = 9*60, 17*60
	case "market":
		open, closing = 8*60, 14*60
	case "park", "garden":
		open, closing = 7*60, 19*60
	}
	last := max(open, closing-s.VisitMin)
	hours := make([][]tour.Window, cityDays)
	for d := range hours {
		hours[d] = []tour.Window{{Open: open, Close: last}}
		if s.Kind == "church" {
			hours[d] = []tour.Window{{Open: open, Close: 12*60 - 30}, {Open: 15 * 60, Close: last}}
		}
		if d == cityMonday && s.Kind == "museum" {
			hours[d] = nil
		}
	}
	return hours
}
