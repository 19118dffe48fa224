package tour

import "sojourn/internal/kit/fault"

// Limits keep sums over all days within 32 bits, and tables within memory.
const (
	MaxPoints = 4000
	MaxDays   = 60
	MaxTime   = 1 << 25
	MaxScore  = 1 << 18
	MaxCost   = 1 << 40
	MaxBreaks = 4
	MaxLimits = 200
	MaxLater  = 48
)

// Window bounds the start of a visit, both ends included; the visit itself may
// last beyond it. Who has to leave before closing closes the window earlier.
type Window struct{ Open, Close int }

// Stop is what a point offers. Hours has the windows of each day; a single
// entry stands for all days. A point without windows is never visited, and one
// that is meant for a certain day has windows on that day alone.
type Stop struct {
	Score  int
	Scores []int // by day, where they differ; none means Score on all days
	Visit  int
	Hours  [][]Window
	// Must puts a stop above all scores. Where a plan cannot have it, Plan.Unmet
	// says why.
	Must bool
	Cost int // in money
}

// Day leaves the point Start at Leave and is back at the point End by Back.
type Day struct {
	Start, End  int
	Leave, Back int
	// Breaks are taken once each, in this order.
	Breaks []Break
	// Fixed are stops that this day visits, and no other day, in this order. Others
	// may stand between them. What is booked for a time has a window of one
	// instant.
	Fixed    []int
	MaxStops int // most visits, fixed ones included; 0 is no limit
	MaxWalk  int // most of Problem.Walk along the route; 0 is no limit
}

// Break is a rest that begins from Open to Close and lasts Length, wherever the
// day stands then: where a visit ended, where the next one begins, or at the
// day's ends.
type Break struct{ Open, Close, Length int }

// Limit is how many of some stops may be visited, each day and in all; 0 is no
// limit. Of stops that exclude one another, Trip is 1.
type Limit struct {
	Stops     []int
	Day, Trip int
}

// Timetable has the travel times of ways that begin at From or later.
type Timetable struct {
	From   int
	Travel [][]int
}

// Problem is what to plan. Travel[i][j] is the time from point i to point j.
// Times are in any unit, as long as it is one. A point is visited at most
// once, over all days. Where a detour is shorter than the direct way a plan is
// still feasible, but a better one that needs the detour may be missed.
//
// What departs at one place and arrives at another, as a train does, is one
// point: Travel[i][f] leads to where it departs, Travel[f][j] leaves from where
// it arrives, and Visit is how long it takes.
type Problem struct {
	Stops  []Stop
	Days   []Day
	Travel [][]int
	// Walk is the part of each way that is on foot; it may be nil where no day has
	// MaxWalk.
	Walk [][]int
	// Later are travel times that replace Travel from a time on, in order. Nobody
	// arrives earlier by leaving later: where the next table is so much quicker,
	// one waits for it.
	Later  []Timetable
	Limits []Limit
	Money  int // most of the sum of Cost; 0 is no limit
}

// Plan is a route for each day, the points in order without start and end.
type Plan struct {
	Routes [][]int
	Profit int
	// Travel is the time spent between places.
	Travel int
	// Unmet are the musts, fixed stops and breaks that the plan does without, and
	// the limits that its fixed stops alone go beyond.
	Unmet []Breach
}

func invalid(format string, args ...any) error {
	return fault.New(fault.Invalid, format, args...)
}

func (p *Problem) check() error {
	if len(p.Stops) == 0 || len(p.Stops) > MaxPoints || len(p.Travel) != len(p.Stops) {
		return invalid("a problem has 1 to %d points and as many rows of travel times", MaxPoints)
	}
	if len(p.Days) == 0 || len(p.Days) > MaxDays {
		return invalid("a problem has 1 to %d days", MaxDays)
	}
	for i, row := range p.Travel {
		if err := p.checkRow(i, row); err != nil {
			return err
		}
	}
	if err := p.checkTables(); err != nil {
		return err
	}
	for i := range p.Stops {
		if err := p.checkStop(i); err != nil {
			return err
		}
	}
	for i, d := range p.Days {
		if err := p.checkDay(i, d); err != nil {
			return err
		}
	}
	return p.checkRules()
}

func (p *Problem) checkRow(i int, row []int) error {
	if len(row) != len(p.Stops) {
		return invalid("point %d has %d travel times for %d points", i, len(row), len(p.Stops))
	}
	for j, t := range row {
		if !isTime(t) {
			return invalid("the way from point %d to point %d takes no time within limits", i, j)
		}
	}
	return nil
}

func (p *Problem) checkStop(i int) error {
	s := p.Stops[i]
	if s.Score < 0 || s.Score > MaxScore || !isTime(s.Visit) {
		return invalid("point %d has a score or duration out of limits", i)
	}
	if n := len(s.Hours); n > 1 && n != len(p.Days) {
		return invalid("point %d has hours for %d of %d days", i, n, len(p.Days))
	}
	for _, windows := range s.Hours {
		before := -1
		for _, w := range windows {
			if !isTime(w.Open) || !isTime(w.Close) || w.Open > w.Close || w.Open <= before {
				return invalid("point %d has windows out of order", i)
			}
			before = w.Close
		}
	}
	return nil
}

func (p *Problem) checkDay(i int, d Day) error {
	if d.Start < 0 || d.Start >= len(p.Stops) || d.End < 0 || d.End >= len(p.Stops) {
		return invalid("day %d starts or ends at no point", i)
	}
	if !isTime(d.Leave) || !isTime(d.Back) || p.way(d.Start, d.End, d.Leave) > d.Back {
		return invalid("day %d is too short for the way from its start to its end", i)
	}
	return nil
}

func isTime(t int) bool { return t >= 0 && t <= MaxTime }

// hours gives the windows of a stop on a day.
func (s Stop) hours(day int) []Window {
	switch len(s.Hours) {
	case 0:
		return nil
	case 1:
		return s.Hours[0]
	}
	return s.Hours[day]
}
