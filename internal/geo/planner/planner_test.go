package planner_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/geo"
	"sojourn/internal/geo/geoapi"
	"sojourn/internal/geo/planner"
)

func estimate(a, b geoapi.Point, mode string) (string, float64, int) {
	m, metres, minutes := geo.Estimate(geo.Point(a), geo.Point(b), geo.Mode(mode))
	return string(m), metres, minutes
}

func plan(t *testing.T, trip geoapi.Trip) geoapi.Preview {
	t.Helper()
	if trip.Rounds == 0 {
		trip.Rounds = 500
	}
	pl := planner.Planner{Estimate: estimate}
	p, err := pl.Plan(t.Context(), trip)
	require.NoError(t, err)
	return p
}

func check(t *testing.T, trip geoapi.Trip) []geoapi.Finding {
	t.Helper()
	pl := planner.Planner{Estimate: estimate}
	found, err := pl.Check(t.Context(), trip)
	require.NoError(t, err)
	return found
}

const lisbon, berlin, auckland = "Europe/Lisbon", "Europe/Berlin", "Pacific/Auckland"

// at is an instant by the clock of a zone.
func at(t *testing.T, zone, local string) *time.Time {
	t.Helper()
	z, err := time.LoadLocation(zone)
	require.NoError(t, err)
	when, err := time.ParseInLocation("2006-01-02T15:04", local, z)
	require.NoError(t, err)
	return &when
}

func day(date, zone string) geoapi.Day {
	return geoapi.Day{Date: date, Zone: zone, Begin: "09:00", End: "20:00"}
}

// near is a visit some kilometres east of the middle of Lisbon.
func near(id string, km float64) geoapi.Visit {
	return geoapi.Visit{ID: id, Kind: "museum", At: &geoapi.Point{Lat: 38.71, Lon: -9.14 + km/87}, Zone: lisbon, Country: "PT", Minutes: 60, Wanted: true}
}

// planned gives the stops of a day as "id 09:30".
func planned(d geoapi.PlannedDay, zone string) (all []string) {
	z, _ := time.LoadLocation(zone)
	for _, s := range d.Stops {
		all = append(all, s.ID+" "+s.Start.In(z).Format("15:04"))
	}
	return all
}

func TestHoursOfADay(t *testing.T) {
	t.Parallel()
	early, late := near("early", 0), near("late", 0.1)
	early.Hours, late.Hours = "Mo-Su 09:00-10:00", "Mo-Su 14:00-15:30"
	closed, odd := near("closed", 0.2), near("odd", 0.3)
	closed.Hours, odd.Hours = "Tu-Su 09:00-18:00", "by appointment, perhaps"
	p := plan(t, geoapi.Trip{Days: []geoapi.Day{day("2027-05-03", lisbon)}, Visits: []geoapi.Visit{late, closed, odd, early}})
	require.Equal(t, "early 09:00", planned(p.Days[0], lisbon)[0])
	require.Contains(t, planned(p.Days[0], lisbon), "late 14:00", "no earlier than it opens")
	require.Len(t, p.Days[0].Stops, 3)
	for _, s := range p.Days[0].Stops {
		require.Equal(t, s.ID != "odd", s.HoursKnown, s.ID)
	}
	require.Equal(t, []geoapi.LeftOut{{ID: "closed", Score: p.LeftOut[0].Score, Reason: geoapi.Reason{Code: "closed", Date: "2027-05-03"}}}, p.LeftOut)
}

// TestLastAdmission: a visit ends before the place closes, unless beginning is
// enough.
func TestLastAdmission(t *testing.T) {
	t.Parallel()
	v := near("short", 0)
	v.Hours = "Mo-Su 09:00-09:30"
	trip := geoapi.Trip{Days: []geoapi.Day{day("2027-05-03", lisbon)}, Visits: []geoapi.Visit{v}}
	p := plan(t, trip)
	require.Equal(t, geoapi.Reason{Code: "no_time", Minutes: 30, Date: "2027-05-03"}, p.LeftOut[0].Reason)
	trip.BeginBeforeClosing = true
	require.Equal(t, []string{"short 09:00"}, planned(plan(t, trip).Days[0], lisbon))
}

// TestTheNightOfTheClockChange: a day is as long as it is.
func TestTheNightOfTheClockChange(t *testing.T) {
	t.Parallel()
	for date, hours := range map[string]int{"2027-03-28": 22, "2027-10-31": 24, "2027-05-03": 23} {
		d := geoapi.Day{Date: date, Zone: lisbon, Begin: "00:00", End: "23:00"}
		p := plan(t, geoapi.Trip{Days: []geoapi.Day{d}, Visits: []geoapi.Visit{near("one", 0)}})
		require.Equal(t, hours*60-60, p.Days[0].FreeMin, date)
		night := near("night", 0)
		night.Hours, night.Minutes = "Mo-Su 04:00-05:00", 60
		require.Equal(t, []string{"night 04:00"}, planned(plan(t, geoapi.Trip{Days: []geoapi.Day{d}, Visits: []geoapi.Visit{night}}).Days[0], lisbon), date)
	}
}

// TestAFlightThroughZones keeps both of its clocks, and the day goes on where
// and when it lands.
func TestAFlightThroughZones(t *testing.T) {
	t.Parallel()
	tegel := &geoapi.Point{Lat: 52.55, Lon: 13.29}
	flight := geoapi.Visit{ID: "flight", Kind: "flight", At: &geoapi.Point{Lat: 38.77, Lon: -9.13}, EndAt: tegel, Zone: lisbon, Day: "2027-05-03", Pinned: true,
		Starts: at(t, lisbon, "2027-05-03T10:00"), Ends: at(t, berlin, "2027-05-03T14:20")}
	museum := geoapi.Visit{ID: "museum", Kind: "museum", At: &geoapi.Point{Lat: 52.52, Lon: 13.40}, Zone: berlin, Country: "DE", Minutes: 60, Wanted: true, Hours: "Mo-Su 10:00-16:30"}
	shut := museum
	shut.ID, shut.Hours = "shut", "Mo-Su 10:00-15:00"
	p := plan(t, geoapi.Trip{Days: []geoapi.Day{day("2027-05-03", lisbon)}, Visits: []geoapi.Visit{flight, museum, shut}})
	require.Len(t, p.Days[0].Stops, 2)
	require.True(t, p.Days[0].Stops[0].End.Equal(*flight.Ends))
	start := p.Days[0].Stops[1].Start.In(flight.Ends.Location())
	require.Equal(t, "museum", p.Days[0].Stops[1].ID)
	require.False(t, start.Before(flight.Ends.Add(20*time.Minute)), "one has to get there")
	require.False(t, start.After(*at(t, berlin, "2027-05-03T15:30")), "and it closes by its own clock")
	require.Equal(t, "shut", p.LeftOut[0].ID)
}

// TestAcrossTheDateLine: a day that begins in Auckland is on Auckland's date.
func TestAcrossTheDateLine(t *testing.T) {
	t.Parallel()
	v := geoapi.Visit{ID: "tower", Kind: "tower", At: &geoapi.Point{Lat: -36.85, Lon: 174.76}, Zone: auckland, Country: "NZ", Minutes: 60, Hours: "Mo 09:00-18:00", Wanted: true}
	p := plan(t, geoapi.Trip{Days: []geoapi.Day{day("2027-05-03", auckland)}, Visits: []geoapi.Visit{v}})
	require.Equal(t, []string{"tower 09:00"}, planned(p.Days[0], auckland))
}

// TestBookingsThatClash stay both: they are their owner's, and Check tells.
func TestBookingsThatClash(t *testing.T) {
	t.Parallel()
	one, two := near("one", 0), near("two", 5)
	one.Day, one.Pinned, one.Starts, one.Ends = "2027-05-03", true, at(t, lisbon, "2027-05-03T10:00"), at(t, lisbon, "2027-05-03T12:00")
	two.Day, two.Pinned, two.Starts, two.Ends = "2027-05-03", true, at(t, lisbon, "2027-05-03T11:30"), at(t, lisbon, "2027-05-03T12:30")
	trip := geoapi.Trip{Days: []geoapi.Day{day("2027-05-03", lisbon)}, Visits: []geoapi.Visit{one, two}}
	p := plan(t, trip)
	require.Empty(t, p.Unmet)
	require.Equal(t, []string{"one 10:00", "two 11:30"}, planned(p.Days[0], lisbon))
	require.True(t, p.Days[0].Stops[0].End.Equal(*one.Ends))
	found := check(t, trip)
	require.Len(t, found, 1)
	require.Equal(t, []any{"overlap", 30, []string{"one", "two"}}, []any{found[0].Kind, found[0].Minutes, found[0].IDs})
	require.Nil(t, found[0].Fix, "what is booked is not moved")
}

// TestBreaks: lunch floats in its window, a restaurant takes its place, and a
// call keeps its time.
func TestBreaks(t *testing.T) {
	t.Parallel()
	trip := geoapi.Trip{Days: []geoapi.Day{day("2027-05-03", lisbon)}, Breaks: []geoapi.Break{{Kind: "lunch", From: "12:00", To: "14:00", Minutes: 60}}}
	for i := range 8 {
		trip.Visits = append(trip.Visits, near(fmt.Sprint(i), float64(i)/10))
	}
	p := plan(t, trip)
	require.Len(t, p.Days[0].Breaks, 1)
	lunch := p.Days[0].Breaks[0]
	require.False(t, lunch.Start.Before(*at(t, lisbon, "2027-05-03T12:00")))
	require.False(t, lunch.Start.After(*at(t, lisbon, "2027-05-03T14:00")))
	for _, s := range p.Days[0].Stops {
		require.True(t, !s.Start.Before(lunch.End) || !s.End.After(lunch.Start), "%s is during lunch", s.ID)
	}
	call := geoapi.Visit{ID: "call", Kind: "activity", Day: "2027-05-03", Pinned: true, Zone: lisbon, Starts: at(t, lisbon, "2027-05-03T10:00"), Ends: at(t, lisbon, "2027-05-03T11:00")}
	table := near("table", 0.3)
	table.Kind, table.Day, table.Pinned, table.Starts, table.Ends = "restaurant", "2027-05-03", true, at(t, lisbon, "2027-05-03T13:00"), at(t, lisbon, "2027-05-03T14:00")
	trip.Visits = append(trip.Visits, call, table)
	p = plan(t, trip)
	require.Empty(t, p.Days[0].Breaks)
	require.Empty(t, p.Unmet)
	for _, s := range p.Days[0].Stops {
		require.True(t, !s.Start.Before(*call.Ends) || !s.End.After(*call.Starts), "%s is during the call", s.ID)
	}
}

// TestModes: who does not walk rides, and who does nothing else walks.
func TestModes(t *testing.T) {
	t.Parallel()
	trip := geoapi.Trip{Days: []geoapi.Day{day("2027-05-03", lisbon)}, Visits: []geoapi.Visit{near("a", 0), near("b", 0.5), near("c", 6)}}
	for _, modes := range [][]string{{"walk"}, {"transit"}, {"drive", "transit"}} {
		trip.Modes = modes
		p := plan(t, trip)
		require.Len(t, p.Days[0].Stops, 3)
		for _, s := range p.Days[0].Stops[1:] {
			require.Contains(t, modes, s.Journey.Mode)
		}
	}
	trip.Modes, trip.MaxWalk = []string{"walk"}, 20
	p := plan(t, trip)
	require.LessOrEqual(t, p.After.Walk, 20)
	require.Equal(t, "walking", p.LeftOut[0].Reason.Code)
}
