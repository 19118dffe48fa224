package planner_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/geo/geoapi"
)

// timed is a visit with a time on the third of May, a Monday.
func timed(t *testing.T, id, from, to string, km float64) geoapi.Visit {
	t.Helper()
	v := near(id, km)
	v.Day, v.Minutes = "2027-05-03", 0
	v.Starts, v.Ends = at(t, lisbon, "2027-05-03T"+from), at(t, lisbon, "2027-05-03T"+to)
	return v
}

func on(days ...string) (all []geoapi.Day) {
	for _, d := range days {
		all = append(all, geoapi.Day{Date: d, Zone: lisbon, Begin: "08:00", End: "22:00"})
	}
	return all
}

// clockOf writes the start of a fix.
func clockOf(f *geoapi.Fix) string {
	if f == nil || f.Start == nil {
		return ""
	}
	z, _ := time.LoadLocation(lisbon)
	return f.Start.In(z).Format("01-02T15:04")
}

func TestTimesThatDoNotFit(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		visits        []geoapi.Visit
		kind          string
		minutes, gap  int
		fix, fixClock string
	}{
		"overlap":     {[]geoapi.Visit{timed(t, "a", "10:00", "12:00", 0), timed(t, "b", "11:30", "12:30", 0)}, "overlap", 30, 0, "move_time", "05-03T12:00"},
		"no time":     {[]geoapi.Visit{timed(t, "a", "10:00", "11:00", 0), timed(t, "b", "11:05", "12:00", 6)}, "transfer", 31, 5, "move_time", "05-03T11:45"},
		"hardly time": {[]geoapi.Visit{timed(t, "a", "10:00", "11:00", 0), timed(t, "b", "11:35", "12:00", 6)}, "tight", 31, 35, "move_time", "05-03T11:45"},
		"order":       {[]geoapi.Visit{timed(t, "a", "14:00", "15:00", 0), timed(t, "b", "10:00", "11:00", 0)}, "order", 0, -300, "reorder", ""},
		"long":        {[]geoapi.Visit{timed(t, "a", "06:00", "07:00", 0), timed(t, "b", "22:30", "23:00", 0)}, "long_day", 60, 0, "", ""},
	} {
		found := check(t, geoapi.Trip{Days: on("2027-05-03"), Visits: c.visits})
		require.Len(t, found, 1, "%s: %+v", name, found)
		f := found[0]
		require.Equal(t, []any{c.kind, c.minutes, "2027-05-03", true}, []any{f.Kind, f.Minutes, f.Date, f.Timed}, name)
		if c.kind != "long_day" {
			require.Equal(t, []any{c.gap, []string{"a", "b"}}, []any{f.Gap, f.IDs}, name)
		}
		require.Equal(t, c.fixClock, clockOf(f.Fix), name)
		if c.fix == "" {
			require.Nil(t, f.Fix, name)
			continue
		}
		require.Equal(t, c.fix, f.Fix.Kind, name)
	}
	well := []geoapi.Visit{timed(t, "a", "10:00", "11:00", 0), timed(t, "b", "11:50", "12:00", 6)}
	require.Empty(t, check(t, geoapi.Trip{Days: on("2027-05-03"), Visits: well}))
}

func TestPlacesThatAreClosed(t *testing.T) {
	t.Parallel()
	with := func(from, to, hours string) geoapi.Visit {
		v := timed(t, "a", from, to, 0)
		v.Hours = hours
		return v
	}
	days := on("2027-05-02", "2027-05-03", "2027-05-04")
	for name, c := range map[string]struct {
		visit         geoapi.Visit
		kind          string
		minutes       int
		fix, fixClock string
	}{
		"before it opens":    {with("08:00", "09:00", "Mo-Su 10:00-18:00"), "closed", 0, "move_time", "05-03T10:00"},
		"after it closes":    {with("18:30", "19:30", "Mo-Su 10:00-18:00"), "closed", 0, "move_time", "05-03T17:00"},
		"on Mondays":         {with("11:00", "12:00", "Tu-Su 10:00-18:00"), "closed", 0, "move_day", "05-02T11:00"},
		"while one is there": {with("17:30", "18:30", "Mo-Su 10:00-18:00"), "closing", 30, "move_time", "05-03T17:00"},
		"shorter than it is": {with("12:00", "13:40", "Mo-Su 12:00-13:00"), "closing", 40, "shorten", ""},
		"nobody knows":       {with("12:00", "13:00", "ask the keeper"), "hours_unknown", 0, "", ""},
		"may be":             {with("12:00", "13:00", "Mo-Su 10:00-18:00 unknown"), "hours_unknown", 0, "", ""},
	} {
		found := check(t, geoapi.Trip{Days: days, Visits: []geoapi.Visit{c.visit}})
		require.Len(t, found, 1, "%s: %+v", name, found)
		require.Equal(t, []any{c.kind, c.minutes, []string{"a"}}, []any{found[0].Kind, found[0].Minutes, found[0].IDs}, name)
		require.Equal(t, c.fixClock, clockOf(found[0].Fix), name)
		if c.fix != "" {
			require.Equal(t, c.fix, found[0].Fix.Kind, name)
		}
		booked := c.visit
		booked.Pinned = true
		require.Nil(t, check(t, geoapi.Trip{Days: days, Visits: []geoapi.Visit{booked}})[0].Fix, "%s: a booking is its owner's", name)
	}
	require.Empty(t, check(t, geoapi.Trip{Days: days, Visits: []geoapi.Visit{with("12:00", "13:00", "Mo-Su 10:00-18:00")}}))
}

// TestDaysWithoutTimes are walked: what is closed when one comes, what a booking
// leaves no time for, and what is left at night.
func TestDaysWithoutTimes(t *testing.T) {
	t.Parallel()
	free := func(id string, minutes int, hours string) geoapi.Visit {
		v := near(id, 0)
		v.Day, v.Minutes, v.Hours = "2027-05-03", minutes, hours
		return v
	}
	train := timed(t, "train", "11:00", "12:00", 0)
	train.Kind, train.Pinned = "train", true
	for name, c := range map[string]struct {
		visits  []geoapi.Visit
		kind    string
		minutes int
		ids     []string
		fix     string
	}{
		"all day":          {[]geoapi.Visit{free("a", 60, "Tu-Su 09:00-18:00")}, "closed", 0, []string{"a"}, "move_day"},
		"when one comes":   {[]geoapi.Visit{free("a", 240, ""), free("b", 60, "Mo-Su 09:00-12:30")}, "closed", 0, []string{"b"}, "move_day"},
		"before the train": {[]geoapi.Visit{free("a", 240, ""), train}, "late", 60, []string{"a", "train"}, ""},
		"by night":         {[]geoapi.Visit{free("a", 600, ""), free("b", 300, "")}, "long_day", 60, []string{"b"}, "move_day"},
	} {
		found := check(t, geoapi.Trip{Days: on("2027-05-02", "2027-05-03"), Visits: c.visits})
		require.Len(t, found, 1, "%s: %+v", name, found)
		require.Equal(t, []any{c.kind, c.minutes, c.ids, false}, []any{found[0].Kind, found[0].Minutes, found[0].IDs, found[0].Timed}, name)
		if c.fix == "" {
			require.Nil(t, found[0].Fix, name)
		} else {
			require.Equal(t, []string{c.fix, "2027-05-02"}, []string{found[0].Fix.Kind, found[0].Fix.Day}, name)
		}
	}
	require.Empty(t, check(t, geoapi.Trip{Days: on("2027-05-03"), Visits: []geoapi.Visit{free("a", 60, ""), train, free("b", 60, "")}}))
}

// TestLongTrips are checked in parts.
func TestLongTrips(t *testing.T) {
	t.Parallel()
	trip := geoapi.Trip{}
	for i := range 200 {
		date := time.Date(2027, 1, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		trip.Days = append(trip.Days, on(date)...)
		v := near(date, 0)
		v.Day, v.Hours = date, "off"
		trip.Visits = append(trip.Visits, v)
	}
	require.Len(t, check(t, trip), 200)
}
