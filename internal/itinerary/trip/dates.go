package trip

import (
	"encoding/json"
	"time"

	"sojourn/internal/kit/fault"
)

// Date is a calendar day as text, 2027-05-01; "" is no date.
type Date string

const dateForm = "2006-01-02"

// MaxDays is the longest trip, in days.
const MaxDays = 366

// ParseDate checks a date of the years 1900 to 2199.
func ParseDate(location, s string) (Date, error) {
	t, err := time.Parse(dateForm, s)
	if err != nil || t.Year() < 1900 || t.Year() > 2199 {
		return "", fault.AtField(location, s, "must be a date such as 2027-05-01, in the years 1900 to 2199")
	}
	return Date(s), nil
}

// Time gives midnight UTC of the date.
func (d Date) Time() time.Time {
	t, _ := time.Parse(dateForm, string(d))
	return t
}

// Add gives the date n days later.
func (d Date) Add(n int) Date { return Date(d.Time().AddDate(0, 0, n).Format(dateForm)) }

// Sub gives how many days d is after e.
func (d Date) Sub(e Date) int { return int(d.Time().Sub(e.Time()).Hours() / 24) }

// Dates is the span of a trip, both ends included; the zero value is a trip
// without dates.
type Dates struct {
	Start Date `json:"start,omitempty"`
	End   Date `json:"end,omitempty"`
}

// NewDates checks a span: both or neither, in order, at most MaxDays.
func NewDates(start, end string) (Dates, error) {
	switch {
	case start == "" && end == "":
		return Dates{}, nil
	case start == "":
		return Dates{}, fault.AtField("body.start_date", start, "is needed with end_date")
	case end == "":
		return Dates{}, fault.AtField("body.end_date", end, "is needed with start_date")
	}
	s, err := ParseDate("body.start_date", start)
	if err != nil {
		return Dates{}, err
	}
	e, err := ParseDate("body.end_date", end)
	if err != nil {
		return Dates{}, err
	}
	if e < s {
		return Dates{}, fault.AtField("body.end_date", end, "must not be before start_date %s", s)
	}
	if e.Sub(s) >= MaxDays {
		return Dates{}, fault.AtField("body.end_date", end, "makes a trip of %d days: at most %d", e.Sub(s)+1, MaxDays)
	}
	return Dates{s, e}, nil
}

// Len gives the number of days.
func (d Dates) Len() int {
	if d.Start == "" {
		return 0
	}
	return d.End.Sub(d.Start) + 1
}

// Has tells whether the trip has the date.
func (d Dates) Has(date Date) bool {
	return date != "" && d.Start != "" && d.Start <= date && date <= d.End
}

// All lists the dates in order.
func (d Dates) All() []Date {
	all := make([]Date, d.Len())
	for i := range all {
		all[i] = d.Start.Add(i)
	}
	return all
}

// UnmarshalJSON checks the span that an operation carries.
func (d *Dates) UnmarshalJSON(b []byte) error {
	var raw struct{ Start, End string }
	if err := json.Unmarshal(b, &raw); err != nil {
		return err
	}
	v, err := NewDates(raw.Start, raw.End)
	*d = v
	return err
}
