package openhours

import "time"

// Hours is a parsed value. It does not change and may be shared.
type Hours struct {
	rules  []rule
	school bool // some rule is for school holidays
	past24 bool // some span may end on the next day
}

// Place is where a value holds. The zero value of a field means that it is not
// known; latitude and longitude are unknown when both are 0.
type Place struct {
	Zone     *time.Location
	Country  string // ISO 3166-1 alpha-2
	Region   string // ISO 3166-2, with or without the country
	Lat, Lon float64
}

// zone is UTC where none is given.
func (p Place) zone() *time.Location {
	if p.Zone == nil {
		return time.UTC
	}
	return p.Zone
}

func (p Place) located() bool { return p.Lat != 0 || p.Lon != 0 }

// State says what is known of a time.
type State int8

// The states. Off is the zero value: what no rule names is closed.
const (
	Off State = iota
	Open
	Unknown
)

// String gives the syntax's own word.
func (s State) String() string { return [...]string{"off", "open", "unknown"}[s] }

// Doubt says why a state is Unknown though the value does not say so itself.
type Doubt string

// The doubts.
const (
	NoDoubt       Doubt = ""
	OpenEnd       Doubt = "open-end"       // 18:00+: when it closes is not said
	Sun           Doubt = "sun"            // it hangs on the sun, which does not rise or set, or the coordinates are unknown
	PublicHoliday Doubt = "public-holiday" // the day may be one: in part of the country, or by a calendar of the moon
	SchoolHoliday Doubt = "school-holiday" // it differs in school holidays
)

// Span is one opening, or one stretch where it is unknown, in wall-clock
// minutes from the day's midnight. End is exclusive and exceeds 1440 where it
// lasts past midnight.
type Span struct {
	Start, End int
	State      State  // Open or Unknown
	Comment    string // the value's own words
	Doubt      Doubt
}

// Day is what a value says of one date.
type Day struct {
	// Spans begin on the date. They are in order and do not overlap.
	Spans []Span
	// HolidaysUnknown tells that it matters whether the date is a public
	// holiday, and that those of the place's country are not known that year.
	// The spans are an ordinary day's.
	HolidaysUnknown bool
}

// Status is what a value says of one instant. Comment may be there when it is
// Off too.
type Status struct {
	State   State
	Comment string
	Doubt   Doubt
}

// Interval is a Span on the time line; it may run over many days.
type Interval struct {
	Start, End time.Time
	Status
}
