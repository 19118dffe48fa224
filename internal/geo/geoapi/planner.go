package geoapi

import (
	"context"
	"time"
)

// Planner plans days. It knows nothing of itineraries: what may be visited is
// in the Trip, and what it says of places it says by their ids there.
type Planner interface {
	// Plan searches for the best plan for as long as the trip's Budget or
	// Rounds allow, from Start on, and never answers with a worse one.
	// fault.Unavailable with a time to come back while too many plan already.
	Plan(ctx context.Context, t Trip) (Preview, error)
	// Check looks for what does not fit in the plan that the trip's places say.
	Check(ctx context.Context, t Trip) ([]Finding, error)
}

// Point is a position in degrees.
type Point struct{ Lat, Lon float64 }

// Trip is what to plan. All lengths of time are in minutes, clocks are on the
// wall of the place.
type Trip struct {
	Days     []Day
	Visits   []Visit
	Modes    []string // walk, transit, drive; empty for what the visits say
	Breaks   []Break
	Limits   []Limit
	Money    int64  // most that all visits cost; 0 no limit
	Pace     string // easy, normal or full; empty bounds nothing and keeps visits as long as they are
	Buffer   int    // between two visits besides the way, where it is more than the pace says
	MaxStops int    // a day, pinned ones left out, instead of what the pace says
	MaxWalk  int    // a day, instead of what the pace says
	// BeginBeforeClosing lets visits outlast the hours; without it they end in
	// time.
	BeginBeforeClosing bool
	// OrderOnly puts the visits of one day in order and leaves none out. Without
	// Breaks it keeps an hour about noon that their times leave free.
	OrderOnly bool
	// Advise asks what might give way where wishes cannot be met, which takes a
	// second or so.
	Advise bool

	Seed   uint64
	Rounds int           // instead of Budget; 0 for as long as that
	Budget time.Duration // 0 with Rounds 0: the first, greedy plan
	Start  [][]string    // ids by day, to begin with; nil: as the visits stand
}

// Day is a day of a trip.
type Day struct {
	Date       string     // 2027-05-01
	Zone       string     // IANA, of its clocks
	Begin, End string     // 09:00
	From, To   *Point     // where it starts and ends; nil for anywhere
	NotBefore  *time.Time // it begins no earlier, as one arrives then
}

// Break is taken once a day, begun from From to To.
type Break struct {
	Kind     string
	From, To string // 12:00
	Minutes  int
}

// Limit bounds how many of some visits there are, a day and in all; 0 is no
// bound.
type Limit struct {
	Kind      string // what it is called in answers
	IDs       []string
	Day, Trip int
}

// Visit is something that may be visited, or takes place.
type Visit struct {
	ID      string
	Kind    string // of the place, or else the item's type: decides how long a visit is
	At      *Point // nil: it takes time and is nowhere, as a call
	EndAt   *Point // where one is after it, where that is elsewhere
	Zone    string
	Country string // ISO code
	Hours   string // OpenStreetMap syntax; empty where none are known

	By string // how one gets to it: walk, transit or drive; empty for what the distance suggests

	Minutes    int     // 0 for the usual length
	Usual      int     // the usual length, where it is known of the place
	Popularity float64 // 0 to 1
	Wanted     bool    // somebody has put it into the trip
	Votes      int     // for it, less those against
	Must       bool    // not to be left out
	Cost       int64

	Day    string // the date it stands on; empty for none
	Pinned bool   // stays on its day: at its time, or else in the order it has there
	Starts *time.Time
	Ends   *time.Time
}

// Preview is a plan.
type Preview struct {
	Days    []PlannedDay
	LeftOut []LeftOut
	Unmet   []Unmet
	Relax   []Relaxation
	Score   int
	Before  Figures // of the visits as they stand
	After   Figures
	Rounds  int
	Routes  [][]string // ids by day, to go on from
}

// Figures measure a plan.
type Figures struct{ Travel, Walk, Metres, Visits, Score int }

// PlannedDay is a day of a plan.
type PlannedDay struct {
	Date     string
	Leave    time.Time
	Back     time.Time
	Last     *Journey // to where the day ends
	Stops    []PlannedStop
	Breaks   []PlannedBreak
	Figures  Figures
	VisitMin int
	FreeMin  int
}

// Journey is a way.
type Journey struct {
	Mode                  string
	Minutes, Walk, Metres int
	Asked                 bool // the distance would have suggested another mode
}

// PlannedStop is a visit of a plan.
type PlannedStop struct {
	ID                 string
	Arrive, Start, End time.Time
	Journey            *Journey // to it; nil where the day begins there
	HoursKnown         bool
	Score              int
	Reason             Reason
}

// PlannedBreak is a break of a plan.
type PlannedBreak struct {
	Kind       string
	After      string // the visit before it; empty before the first
	Start, End time.Time
}

// Reason says why, by a code and its numbers.
type Reason struct {
	Code    string
	Minutes int
	ID      string // of another visit
	Date    string
	Amount  int64
	Limit   int
	Kind    string // of a limit
}

// LeftOut is a visit that a plan leaves out.
type LeftOut struct {
	ID     string
	Score  int
	Reason Reason
}

// Unmet is a wish that a plan does not meet.
type Unmet struct {
	Wish   string // must_see, fixed, break, limit, money or hours
	ID     string
	Kind   string // of a break or limit
	Date   string
	Reason Reason
}

// Relaxation is a change of a wish that lets others be met.
type Relaxation struct {
	Wish    string // must_see, fixed, break, limit, money, day_end, max_stops or max_walk
	ID      string
	Kind    string // of a break or limit
	Date    string
	Minutes int   // of day_end and max_walk
	Count   int   // of limit and max_stops
	Amount  int64 // of money
}

// Span is when a place is open.
type Span struct{ Start, End time.Time }

// Finding is something in a plan that does not fit.
type Finding struct {
	Kind    string // overlap, transfer, tight, order, closed, closing, hours_unknown or long_day
	IDs     []string
	Date    string
	Minutes int
	Gap     int
	Open    []Span
	Timed   bool // by the visits' own times, not by estimated ones
	Fix     *Fix
}

// Fix is a change that mends a finding.
type Fix struct {
	Kind    string // move_time, move_day, shorten, swap or reorder
	ID      string
	Other   string
	Day     string
	Start   *time.Time
	Minutes int
	Order   []string // of reorder: the day's visits
}
