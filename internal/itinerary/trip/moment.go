package trip

import (
	"encoding/json"
	"strings"
	"sync"
	"time"

	"sojourn/internal/kit/fault"
)

// Moment is a time as a traveller reads it: the clock on the wall, the zone
// the wall is in, and the instant that both give.
type Moment struct {
	Local string    `json:"local"` // 2027-05-01T09:30
	Zone  string    `json:"zone"`  // an IANA name
	At    time.Time `json:"at"`
}

const (
	localForm  = "2006-01-02T15:04"
	localFormS = "2006-01-02T15:04:05"
)

var zones sync.Map // name → *time.Location; only names that exist get in

// Zone finds an IANA zone.
func Zone(location, name string) (*time.Location, error) {
	if z, ok := zones.Load(name); ok {
		return z.(*time.Location), nil
	}
	z, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" || len(name) > 64 {
		return nil, fault.AtField(location, name, "is not a time zone: use an IANA name such as Europe/Lisbon")
	}
	zones.Store(name, z)
	return z, nil
}

// At makes the Moment of an instant in a zone.
func At(location string, t time.Time, zone string) (Moment, error) {
	z, err := Zone(location+"_zone", zone)
	if err != nil {
		return Moment{}, err
	}
	return Moment{t.In(z).Format(localForm), zone, t.UTC().Truncate(time.Minute)}, nil
}

// Local makes the Moment of a wall clock in a zone. A clock time that the zone
// passes over is refused, naming the nearest ones that exist; of one that
// comes twice, the earlier instant is taken. location is the field's name
// without _local, for instance body.start.
func Local(location, local, zone string) (Moment, error) {
	z, err := Zone(location+"_zone", zone)
	if err != nil {
		return Moment{}, err
	}
	wall, err := parseLocal(location+"_local", local)
	if err != nil {
		return Moment{}, err
	}
	before, after := offsets(wall, z)
	first, second := wall.Add(-before), wall.Add(-after)
	if second.Before(first) {
		first, second = second, first
	}
	for _, t := range []time.Time{first, second} {
		if sameClock(t.In(z), wall) {
			return Moment{wall.Format(localForm), zone, t.UTC()}, nil
		}
	}
	return Moment{}, fault.AtField(location+"_local", local, "does not exist in %s, where the clocks go forward then: use %s or %s",
		zone, first.In(z).Format("15:04"), second.In(z).Format("15:04"))
}

func parseLocal(location, local string) (time.Time, error) {
	wall, err := time.Parse(localForm, local)
	if err != nil {
		wall, err = time.Parse(localFormS, local)
	}
	if err != nil || wall.Year() < 1900 || wall.Year() > 2199 {
		return time.Time{}, fault.AtField(location, local, "must be a local time such as 2027-05-01T09:30, in the years 1900 to 2199")
	}
	return wall.Truncate(time.Minute), nil
}

// offsets gives the zone's offsets well before and well after a wall clock;
// they differ where a change is near.
func offsets(wall time.Time, z *time.Location) (before, after time.Duration) {
	off := func(t time.Time) time.Duration {
		_, s := t.In(z).Zone()
		return time.Duration(s) * time.Second
	}
	return off(wall.Add(-26 * time.Hour)), off(wall.Add(26 * time.Hour))
}

func sameClock(t, wall time.Time) bool { return t.Format(localForm) == wall.Format(localForm) }

// Date gives the local date.
func (m Moment) Date() Date { return Date(m.Local[:len(dateForm)]) }

// OnDate gives the same clock on another date. A clock that the new date
// passes over goes forward with it.
func (m Moment) OnDate(d Date) Moment {
	local := string(d) + m.Local[len(dateForm):]
	if moved, err := Local("time", local, m.Zone); err == nil {
		return moved
	}
	z, err := Zone("time", m.Zone)
	if err != nil {
		return m
	}
	wall, _ := time.Parse(localForm, local)
	before, _ := offsets(wall, z)
	t := wall.Add(-before)
	return Moment{t.In(z).Format(localForm), m.Zone, t.UTC()}
}

// UnmarshalJSON checks the moment that an operation carries: its clock and zone
// must be well formed and give its instant.
func (m *Moment) UnmarshalJSON(b []byte) error {
	type plain Moment
	var p plain
	if err := json.Unmarshal(b, &p); err != nil {
		return err
	}
	if _, err := parseLocal("time.local", p.Local); err != nil {
		return err
	}
	at, err := At("time", p.At, p.Zone)
	if err != nil {
		return err
	}
	if at.Local != p.Local {
		return fault.AtField("time.at", p.At, "is not %s in %s", p.Local, p.Zone)
	}
	*m = at
	return nil
}

// RFC3339 writes the instant with the zone's offset.
func (m Moment) RFC3339() string {
	z, err := Zone("time", m.Zone)
	if err != nil {
		z = time.UTC
	}
	return m.At.In(z).Format(time.RFC3339)
}

// Time is an item's time register: when it starts and ends, each possibly unset.
type Time struct {
	Start *Moment `json:"start,omitempty"`
	End   *Moment `json:"end,omitempty"`
}

// Check refuses an end without a start, before it, or more than MaxDays after.
func (t Time) Check() error {
	switch {
	case t.End == nil:
		return nil
	case t.Start == nil:
		return fault.AtField("body.end_time", t.End.RFC3339(), "needs a start_time")
	case t.End.At.Before(t.Start.At):
		return fault.AtField("body.end_time", t.End.RFC3339(), "must not be before start_time %s", t.Start.RFC3339())
	case t.End.At.Sub(t.Start.At) > MaxDays*24*time.Hour:
		return fault.AtField("body.end_time", t.End.RFC3339(), "must be within %d days of start_time", MaxDays)
	}
	return nil
}

// OnDate gives the same clocks with the start on another date; the end keeps
// its distance in days.
func (t Time) OnDate(d Date) Time {
	if t.Start == nil {
		return t
	}
	nights := 0
	if t.End != nil {
		nights = t.End.Date().Sub(t.Start.Date())
	}
	s := t.Start.OnDate(d)
	moved := Time{Start: &s}
	if t.End != nil {
		e := t.End.OnDate(d.Add(nights))
		moved.End = &e
	}
	return moved
}

// ParseInstant reads RFC 3339 with an offset.
func ParseInstant(location, s string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || t.Year() < 1900 || t.Year() > 2199 || strings.ContainsRune(s, ',') {
		return time.Time{}, fault.AtField(location, s, "must be RFC 3339 with an offset, such as 2027-05-01T09:30:00+02:00")
	}
	return t, nil
}
