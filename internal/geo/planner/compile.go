package planner

import (
	"math"
	"slices"
	"time"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/geo/tour"
	"sojourn/internal/kit/fault"
)

// Estimate tells a way between two positions: by a mode (walk, transit, drive)
// or by the one that fits (auto) its mode, its metres and its minutes.
type Estimate func(a, b geoapi.Point, mode string) (used string, metres float64, minutes int)

// Limits of a trip, as far as they are not tour's.
const (
	MaxVisits = 600
	nowhere   = 0 // the point of days that begin or end anywhere
)

// problem is a trip as tour takes it.
type problem struct {
	tour.Problem
	trip     geoapi.Trip
	estimate Estimate
	pace     pace
	axes     []axis
	point    map[string]int // of a visit
	visit    []int          // of a point, an index; -1 for none
	at, exit []*geoapi.Point
	pauses   [][]int     // by day, of each break which of the trip's it is; -1 for what is nowhere
	open     [][]opening // by visit and day
	beyond   []int       // by day: the end that the wishes give it, before what is pinned moved it
}

// compile makes the problem. What is pinned at a time always fits: between two
// such visits the way takes no longer than there is, which Check tells about.
func compile(t geoapi.Trip, estimate Estimate) (*problem, error) {
	if len(t.Days) == 0 || len(t.Days) > tour.MaxDays {
		return nil, fault.AtField("days", len(t.Days), "must be 1 to %d", tour.MaxDays)
	}
	if len(t.Visits) > MaxVisits {
		return nil, fault.AtField("visits", len(t.Visits), "must be at most %d", MaxVisits)
	}
	p := &problem{trip: t, estimate: estimate, pace: paceOf(t), point: map[string]int{}}
	p.addPoint(-1, nil, nil)
	for i, v := range t.Visits {
		p.point[v.ID] = len(p.visit)
		p.addPoint(i, v.At, or(v.EndAt, v.At))
	}
	for _, b := range t.Breaks {
		if _, err := time.Parse("15:04", b.From); err != nil || b.From > b.To {
			return nil, fault.AtField("breaks.from", b.From, "must be a clock such as 12:00, not after %s", b.To)
		}
	}
	for i := range t.Days {
		if err := p.addDay(i); err != nil {
			return nil, err
		}
	}
	if t.OrderOnly && len(t.Breaks) == 0 {
		p.keepLunch()
	}
	p.measure()
	for d := range t.Days {
		p.pin(d)
	}
	for i := range t.Visits {
		p.offer(i)
	}
	p.bound()
	return p, nil
}

func paceOf(t geoapi.Trip) pace {
	p := paceNamed(t.Pace)
	p.buffer = max(p.buffer, t.Buffer)
	if t.MaxStops > 0 {
		p.maxStops = t.MaxStops
	}
	if t.MaxWalk > 0 {
		p.maxWalk = t.MaxWalk
	}
	return p
}

func or(p, other *geoapi.Point) *geoapi.Point {
	if p != nil {
		return p
	}
	return other
}

func (p *problem) addPoint(visit int, at, exit *geoapi.Point) int {
	p.visit, p.at, p.exit = append(p.visit, visit), append(p.at, at), append(p.exit, exit)
	p.Stops = append(p.Stops, tour.Stop{})
	return len(p.visit) - 1
}

func (p *problem) addDay(i int) error {
	d := p.trip.Days[i]
	a, err := newAxis(d)
	if err != nil {
		return err
	}
	day := tour.Day{Start: p.endPoint(d.From), End: p.endPoint(d.To)}
	if day.Leave, err = a.clock(d.Begin); err != nil {
		return err
	}
	if day.Back, err = a.clock(d.End); err != nil {
		return err
	}
	if d.NotBefore != nil {
		day.Leave = max(day.Leave, a.minute(*d.NotBefore))
	}
	p.axes, p.beyond = append(p.axes, a), append(p.beyond, day.Back)
	day.Back = max(day.Back, day.Leave)
	p.Days = append(p.Days, day)
	return nil
}

func (p *problem) endPoint(at *geoapi.Point) int {
	if at == nil {
		return nowhere
	}
	for i, other := range p.at {
		if p.visit[i] < 0 && other != nil && *other == *at {
			return i
		}
	}
	return p.addPoint(-1, at, at)
}

// measure fills the tables of ways.
func (p *problem) measure() {
	n := len(p.visit)
	p.Travel, p.Walk = make([][]int, n), make([][]int, n)
	for i := range n {
		p.Travel[i], p.Walk[i] = make([]int, n), make([]int, n)
		for j := range n {
			if i == j {
				continue
			}
			if way := p.way(i, j); way != nil {
				p.Travel[i][j], p.Walk[i][j] = p.between(i, j, way.Minutes), way.Walk
			}
		}
	}
}

// planning tells a trip that is planned from one that Check walks as it is.
func (p *problem) planning() bool { return p.trip.Pace != "" || p.trip.OrderOnly }

// between is the time from one visit to the next: the way and what the pace
// leaves beside it, in steps of five minutes, since nobody plans for 10:13. What
// is pinned at both ends has the time that it has.
func (p *problem) between(i, j, way int) int {
	if p.isTimed(i) && p.isTimed(j) {
		return way
	}
	if p.planning() && p.visit[i] >= 0 && p.visit[j] >= 0 {
		way = max(way+p.pace.buffer, way+(way+tightShare-1)/tightShare+tightMore) // Check calls less tight
	}
	return (way + 4) / 5 * 5
}

// isTimed tells whether a point is a visit that is pinned at a time.
func (p *problem) isTimed(i int) bool {
	return p.visit[i] >= 0 && p.trip.Visits[p.visit[i]].Pinned && p.trip.Visits[p.visit[i]].Starts != nil
}

// way is the way between two points; nil where one of them is nowhere.
func (p *problem) way(i, j int) *geoapi.Journey {
	a, b := p.exit[i], p.at[j]
	if a == nil || b == nil {
		return nil
	}
	by := ""
	if p.visit[j] >= 0 {
		by = p.trip.Visits[p.visit[j]].By
	}
	return p.travel(*a, *b, by)
}

// travel takes the mode that fits the distance, and where the trip's modes or
// else the visit ask for others, the quickest of those.
func (p *problem) travel(a, b geoapi.Point, by string) *geoapi.Journey {
	usual, metres, minutes := p.estimate(a, b, "auto")
	mode, modes := usual, p.trip.Modes
	if len(modes) == 0 && by != "" {
		modes = []string{by}
	}
	if len(modes) > 0 && !slices.Contains(modes, usual) {
		for i, other := range modes {
			m, way, took := p.estimate(a, b, other)
			if i == 0 || took < minutes {
				mode, metres, minutes = m, way, min(took, longest)
			}
		}
	}
	return &geoapi.Journey{Mode: mode, Minutes: minutes, Walk: walkOf(mode, minutes), Metres: int(math.Round(metres)), Asked: mode != usual}
}

// length is how many minutes a visit takes.
func (p *problem) length(v *geoapi.Visit) int {
	switch {
	case v.Starts != nil && v.Ends != nil && (v.Pinned || v.Ends.After(*v.Starts)):
		return max(0, int(v.Ends.Sub(*v.Starts).Minutes()))
	case v.Minutes > 0:
		return v.Minutes
	}
	minutes := v.Usual
	if minutes == 0 {
		minutes = usual[v.Kind]
	}
	if minutes == 0 {
		minutes = anyVisit
	}
	return max(10, (minutes*p.pace.percent/100+2)/5*5)
}

// score is what a visit is worth.
func (p *problem) score(v *geoapi.Visit) int {
	fame := min(1, max(0, (v.Popularity-leastKnown)/(bestKnown-leastKnown)))
	score := leastScore + int(math.Round((fameScore-leastScore)*math.Pow(fame, 1.3)))
	if v.Wanted || v.Must {
		score += wantedScore + voteScore*min(mostVotes, max(-mostVotes, v.Votes))
	}
	if v.Day != "" {
		score += plannedScore
	}
	return max(1, score)
}
