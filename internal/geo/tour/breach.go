package tour

// Kind is what is wrong with a plan, or what keeps a stop out of it.
type Kind string

// Got and Limit of a Breach are what there is and what there may be, in what the
// comment says. Stop is the stop that it is about, unless another is named.
const (
	Closed     Kind = "closed"       // has no window on Day
	Late       Kind = "late"         // reached at Got, its last window closes at Limit
	Clash      Kind = "clash"        // Other, fixed or with one instant, is reached at Got after Stop, and has to begin by Limit; from Why, Other leaves Day short of Got for Stop
	TooLong    Kind = "too_long"     // Day ends at Got, and has to by Limit; Stop is the last one
	NoBreak    Kind = "no_break"     // break Index of Day finds Got of the time Limit
	TooMany    Kind = "too_many"     // Day has Got visits of at most Limit
	TooManyOf  Kind = "too_many_of"  // Got visits of Limits[Index] on Day, or on all where it is -1, of at most Limit
	OverBudget Kind = "over_budget"  // all cost Got of at most Limit
	TooFarFoot Kind = "too_far_foot" // Day has Got on foot of at most Limit
	Missing    Kind = "missing"      // a must, or fixed on Day, is not visited
	Twice      Kind = "twice"        // visited again, on Day
	WrongDay   Kind = "wrong_day"    // visited on Day, but fixed on day Got
	WrongOrder Kind = "wrong_order"  // visited on Day after Other, but fixed before it
	NoTime     Kind = "no_time"      // Day is short of Got, even if only what is fixed stays, and the other musts beside a must
	WorthLess  Kind = "worth_less"   // is worth Got, and would displace Other and more, worth Limit
	Fits       Kind = "fits"         // nothing keeps it out of Day: only the search has not found it, or it is worth nothing
	Visited    Kind = "visited"      // is in the plan on Day, which would be Got shorter without it
)

// Breach is one thing that is wrong, or one reason. What does not apply is -1:
// Day for the whole trip, Stop and Other for none, Index for neither break nor
// limit.
type Breach struct {
	Kind       Kind
	Day        int
	Stop       int
	Other      int
	Index      int
	Got, Limit int
	Short      int // for WorthLess, by how much the day is too short for Stop
}

// about makes a breach that names a day and a stop.
func about(kind Kind, day, stop int) Breach {
	return Breach{Kind: kind, Day: day, Stop: stop, Other: none, Index: none}
}

// none stands where a breach names nothing.
const none = -1

// with gives a breach its numbers.
func (b Breach) with(got, limit int) Breach {
	b.Got, b.Limit = got, limit
	return b
}
