package planner

import (
	"time"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/kit/fault"
)

// axis is the time of a day in minutes, real ones, from a day before its
// midnight on: what begins the evening before or in an earlier zone is on it.
type axis struct {
	zone *time.Location
	date time.Time // midnight UTC of the date
	base time.Time
}

const dateForm = "2006-01-02"

func newAxis(d geoapi.Day) (axis, error) {
	zone, err := time.LoadLocation(d.Zone)
	if err != nil {
		return axis{}, fault.AtField("days.zone", d.Zone, "is not a time zone")
	}
	date, err := time.Parse(dateForm, d.Date)
	if err != nil {
		return axis{}, fault.AtField("days.date", d.Date, "is not a date")
	}
	return axis{zone, date, midnight(date, zone).AddDate(0, 0, -1)}, nil
}

func midnight(date time.Time, zone *time.Location) time.Time {
	return time.Date(date.Year(), date.Month(), date.Day(), 0, 0, 0, 0, zone)
}

// minute is where an instant is on the axis, within its bounds.
func (a axis) minute(t time.Time) int {
	return min(max(0, int(t.Sub(a.base)/time.Minute)), longest)
}

// longest is the end of the axis: four days after its base.
const longest = 5 * 24 * 60

func (a axis) instant(minute int) time.Time { return a.base.Add(time.Duration(minute) * time.Minute) }

// clock is where a clock of the day, 09:00, is on the axis.
func (a axis) clock(text string) (int, error) {
	if _, err := time.Parse("15:04", text); err != nil {
		return 0, fault.AtField("clock", text, "is not a clock such as 09:00")
	}
	return a.at(text), nil
}

// at is clock for what is one.
func (a axis) at(text string) int {
	t, _ := time.Parse("15:04", text)
	return a.minute(time.Date(a.date.Year(), a.date.Month(), a.date.Day(), t.Hour(), t.Minute(), 0, 0, a.zone))
}
