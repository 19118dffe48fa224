package format

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/emersion/go-ical"
)

// zoneSet is the zones that a calendar names, and from when to when.
type zoneSet map[string]*usedZone

type usedZone struct {
	zone        *time.Location
	first, last time.Time
}

func (s zoneSet) use(z *time.Location, at time.Time) {
	u := s[z.String()]
	if u == nil {
		s[z.String()] = &usedZone{z, at, at}
		return
	}
	if at.Before(u.first) {
		u.first = at
	}
	if at.After(u.last) {
		u.last = at
	}
}

// components gives a VTIMEZONE a zone, by name.
func (s zoneSet) components() (all []*ical.Component) {
	for _, name := range slices.Sorted(maps.Keys(s)) {
		all = append(all, s[name].component())
	}
	return all
}

// component describes the zone from a year before its first use to a year
// after its last, by what holds at the start and every change within: a rule
// for all times would be a guess.
func (u *usedZone) component() *ical.Component {
	c := ical.NewComponent(ical.CompTimezone)
	plain(c, ical.PropTimezoneID, u.zone.String())
	t, until := u.first.AddDate(-1, 0, 0).In(u.zone), u.last.AddDate(1, 0, 0)
	c.Children = append(c.Children, observance(t, offset(t)))
	for {
		_, next := t.ZoneBounds()
		if next.IsZero() || next.After(until) {
			return c
		}
		c.Children = append(c.Children, observance(next, offset(t)))
		t = next
	}
}

// offset gives the seconds east of UTC.
func offset(t time.Time) int {
	_, s := t.Zone()
	return s
}

// observance says what holds from an instant on. Its start is read on the
// clock as it was before.
func observance(t time.Time, before int) *ical.Component {
	kind := ical.CompTimezoneStandard
	if t.IsDST() {
		kind = ical.CompTimezoneDaylight
	}
	c := ical.NewComponent(kind)
	plain(c, ical.PropDateTimeStart, t.UTC().Add(time.Duration(before)*time.Second).Format("20060102T150405"))
	plain(c, ical.PropTimezoneOffsetFrom, utcOffset(before))
	plain(c, ical.PropTimezoneOffsetTo, utcOffset(offset(t)))
	name, _ := t.Zone()
	text(c, ical.PropTimezoneName, name)
	return c
}

func utcOffset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	s := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 { // local mean times of long ago
		s += fmt.Sprintf("%02d", seconds%60)
	}
	return s
}
