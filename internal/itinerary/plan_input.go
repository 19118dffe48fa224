package itinerary

import "sojourn/internal/itinerary/trip"

// PlanInput says what to plan; what is absent takes its default.
type PlanInput struct {
	Days     []string    `json:"days,omitempty" nullable:"false" maxItems:"60" doc:"The days to plan; all of the trip when absent."`
	Pace     string      `json:"pace,omitempty" enum:"easy,normal,full" default:"normal" doc:"How full the days are. easy: longer visits, 15 minutes between them, at most 4 a day and 75 minutes on foot; normal: 10 minutes, 7 a day, 120 on foot; full: shorter visits, 5 minutes, 12 a day, 200 on foot."`
	MaxStops int         `json:"max_stops,omitempty" minimum:"1" maximum:"40" doc:"Visits a day at most, instead of what the pace says."`
	MaxWalk  int         `json:"max_walk_min,omitempty" minimum:"1" maximum:"1440" doc:"Minutes on foot a day at most, instead of what the pace says."`
	DayStart string      `json:"day_start,omitempty" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" default:"09:00" example:"09:00" doc:"When days begin, on the clock of the place."`
	DayEnd   string      `json:"day_end,omitempty" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" default:"20:00" example:"20:00" doc:"When they end, after day_start."`
	Hours    []PlanHours `json:"hours,omitempty" nullable:"false" maxItems:"60" doc:"Other hours on single days."`
	Breaks   []PlanPause `json:"breaks,omitempty" nullable:"false" maxItems:"4" doc:"Breaks of each day; an hour for lunch, begun from 12:00 to 14:00, when absent. A restaurant with a time within takes a break's place."`
	Modes    []string    `json:"modes,omitempty" nullable:"false" maxItems:"3" enum:"walk,transit,drive" doc:"How to get around; the operations then say so of each item (arrive_by). When absent, as the items say, and else on foot where it is near."`

	MustSee []string    `json:"must_see,omitempty" nullable:"false" maxItems:"50" doc:"Items of the trip, or places of search, that are not left out."`
	Locked  []string    `json:"locked,omitempty" nullable:"false" maxItems:"200" doc:"Items that stay on their day and at their time, besides those that are fixed anyway."`
	Times   string      `json:"times,omitempty" enum:"keep,free" default:"keep" doc:"keep: items with a time stay where they are. free: only locked and booked items, stays and transport do."`
	Items   []string    `json:"items,omitempty" nullable:"false" maxItems:"200" doc:"The ideas and planned items that take part; all when absent. Planned ones that do not stay as they are."`
	Places  []string    `json:"places,omitempty" nullable:"false" maxItems:"200" doc:"Places of search that may be added."`
	Near    *PlanNear   `json:"near,omitempty" nullable:"false" doc:"Places around a position that may be added."`
	Exclude []string    `json:"exclude,omitempty" nullable:"false" maxItems:"200" doc:"Ideas and places that are left out."`
	Limits  []PlanLimit `json:"limits,omitempty" nullable:"false" maxItems:"20" doc:"How many of a kind at most."`
	OneOf   [][]string  `json:"one_of,omitempty" nullable:"false" maxItems:"20" doc:"Groups of items and places of which one at most is visited."`
	Budget  *trip.Money `json:"budget,omitempty" nullable:"false" doc:"What the visits of the planned days may cost in all. Costs in other currencies do not count."`

	Start *PlanPoint `json:"start,omitempty" nullable:"false" doc:"Where days begin and end that have no stay before or after them; anywhere when absent."`

	EndBeforeClosing *bool  `json:"must_end_before_closing,omitempty" nullable:"false" default:"true" doc:"Visits end before the place closes; else they begin before."`
	Write            string `json:"write,omitempty" enum:"all,timed,none" default:"all" doc:"Which items the operations give times: all; those that have one already; none, for an order alone."`
	Seed             uint64 `json:"seed,omitempty" maximum:"4294967295" doc:"Of the search. With iterations the same seed gives the same plan."`
	Iterations       int    `json:"iterations,omitempty" minimum:"1" maximum:"50000" doc:"Rounds of the search, instead of budget_ms."`
	BudgetMS         int    `json:"budget_ms,omitempty" minimum:"1" maximum:"10000" default:"1000" doc:"How long to search, in milliseconds."`

	buffer int // of OptimiseInput
}

// PlanHours are the hours of a day.
type PlanHours struct {
	Date  string `json:"date" format:"date" example:"2027-05-01" doc:"The day."`
	Start string `json:"start" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" example:"10:30" doc:"When it begins."`
	End   string `json:"end" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" example:"18:00" doc:"When it ends."`
}

// PlanPause is a break that is taken once a day.
type PlanPause struct {
	Kind    string `json:"kind" enum:"lunch,dinner,rest" doc:"What for."`
	From    string `json:"from" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" example:"12:00" doc:"When it begins at the earliest."`
	To      string `json:"to" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" example:"14:00" doc:"When it begins at the latest."`
	Minutes int    `json:"minutes" minimum:"5" maximum:"300" example:"60" doc:"How long it is."`
}

// PlanNear chooses places around a position.
type PlanNear struct {
	Lat    float64  `json:"lat" minimum:"-90" maximum:"90" example:"38.7139" doc:"Degrees."`
	Lon    float64  `json:"lon" minimum:"-180" maximum:"180" example:"-9.1394" doc:"Degrees."`
	Radius float64  `json:"radius_m,omitempty" minimum:"100" maximum:"100000" default:"10000" doc:"How far around, in metres."`
	Kinds  []string `json:"kinds,omitempty" nullable:"false" maxItems:"40" doc:"Only these kinds, as search has them: museum, park, …; all when absent."`
	Limit  int      `json:"limit,omitempty" minimum:"1" maximum:"150" default:"60" doc:"How many at most, the best known first."`
}

// PlanLimit bounds how many of a kind are visited. Bounds that are absent are
// none.
type PlanLimit struct {
	Kind   string `json:"kind" minLength:"1" maxLength:"40" pattern:"^[a-z_]*$" patternDescription:"a kind such as museum" example:"museum" doc:"A place's kind or an item's type."`
	PerDay int    `json:"per_day,omitempty" minimum:"1" maximum:"40" doc:"A day."`
	InAll  int    `json:"in_all,omitempty" minimum:"1" maximum:"1000" doc:"In all."`
}

// PlanPoint is a position.
type PlanPoint struct {
	Name string  `json:"name,omitempty" maxLength:"300" pattern:"^[^\\x00]*$" doc:"What it is called."`
	Lat  float64 `json:"lat" minimum:"-90" maximum:"90" example:"38.7139" doc:"Degrees."`
	Lon  float64 `json:"lon" minimum:"-180" maximum:"180" example:"-9.1394" doc:"Degrees."`
}

// OptimiseInput says how to put a day in order; what is absent takes its
// default.
type OptimiseInput struct {
	DayStart string     `json:"day_start,omitempty" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" default:"09:00" doc:"When the day begins, on the clock of the place."`
	Modes    []string   `json:"modes,omitempty" nullable:"false" maxItems:"3" enum:"walk,transit,drive" doc:"How to get around, as for a plan."`
	Locked   []string   `json:"locked,omitempty" nullable:"false" maxItems:"200" doc:"Items that stay at their time, besides those that are fixed anyway."`
	Times    string     `json:"times,omitempty" enum:"keep,free" default:"free" doc:"free: only locked and booked items, stays and transport stay at their times. keep: all items with a time do."`
	Buffer   int        `json:"buffer_min,omitempty" minimum:"0" maximum:"120" doc:"Minutes between visits, besides the way."`
	Start    *PlanPoint `json:"start,omitempty" nullable:"false" doc:"Where the day begins and ends where there is no stay before or after it; anywhere when absent."`
	Write    string     `json:"write,omitempty" enum:"all,timed,none" default:"timed" doc:"Which items the operations give times: all; those that have one already; none."`
	Seed     uint64     `json:"seed,omitempty" maximum:"4294967295" doc:"Of the search, for days of more than twelve items."`
	BudgetMS int        `json:"budget_ms,omitempty" minimum:"1" maximum:"3000" default:"300" doc:"How long to search, for days of more than twelve items; fewer are put in the best order there is."`
}
