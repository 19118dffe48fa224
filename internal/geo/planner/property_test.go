package planner_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/geo/planner"
)

var someHours = []string{"", "24/7", "Mo-Su 09:00-18:00", "Tu-Su 10:00-13:00,15:00-18:00; Mo off", "Fr-Su 20:00-02:00", "Su off; Mo-Sa 08:00-12:30", "sunrise-sunset", "who knows"}

var dates = []string{"2027-03-27", "2027-03-28", "2027-03-29"} // the clocks change on the 28th

// drawn makes a trip with all sorts of visits.
func drawn(t *rapid.T) geoapi.Trip {
	trip := geoapi.Trip{Pace: rapid.SampledFrom([]string{"easy", "normal", "full"}).Draw(t, "pace"), Rounds: 60, Seed: rapid.Uint64Range(0, 9).Draw(t, "seed"),
		MaxStops: rapid.IntRange(0, 4).Draw(t, "most")}
	for _, date := range dates[:rapid.IntRange(1, 3).Draw(t, "days")] {
		d := geoapi.Day{Date: date, Zone: lisbon, Begin: fmt.Sprintf("%02d:00", rapid.IntRange(0, 12).Draw(t, "begin")), End: fmt.Sprintf("%02d:30", rapid.IntRange(12, 23).Draw(t, "end"))}
		if rapid.Bool().Draw(t, "hotel") {
			d.From = &geoapi.Point{Lat: 38.7, Lon: -9.15}
			d.To = d.From
		}
		trip.Days = append(trip.Days, d)
	}
	if rapid.Bool().Draw(t, "lunch") {
		trip.Breaks = []geoapi.Break{{Kind: "lunch", From: "12:00", To: "14:00", Minutes: 45}}
	}
	for i := range rapid.IntRange(0, 9).Draw(t, "visits") {
		trip.Visits = append(trip.Visits, drawnVisit(t, i, trip.Days))
	}
	return trip
}

func drawnVisit(t *rapid.T, i int, days []geoapi.Day) geoapi.Visit {
	v := geoapi.Visit{ID: fmt.Sprint(i), Kind: rapid.SampledFrom([]string{"museum", "park", "nightlife", "restaurant"}).Draw(t, "kind"), Zone: lisbon, Country: "PT",
		At:    &geoapi.Point{Lat: 38.71 + float64(rapid.IntRange(-30, 30).Draw(t, "lat"))/1000, Lon: -9.14 + float64(rapid.IntRange(-60, 60).Draw(t, "lon"))/1000},
		Hours: rapid.SampledFrom(someHours).Draw(t, "hours"), Minutes: rapid.SampledFrom([]int{0, 20, 90, 200}).Draw(t, "minutes"), Must: rapid.Bool().Draw(t, "must"), Wanted: rapid.Bool().Draw(t, "wanted")}
	if rapid.IntRange(0, 2).Draw(t, "placed") == 0 {
		v.Day = rapid.SampledFrom(days).Draw(t, "day").Date
		v.Pinned = rapid.Bool().Draw(t, "pinned")
		if rapid.Bool().Draw(t, "timed") {
			zone, _ := time.LoadLocation(lisbon)
			date, _ := time.Parse(time.DateOnly, v.Day)
			start := time.Date(date.Year(), date.Month(), date.Day(), rapid.IntRange(3, 20).Draw(t, "hour"), 0, 0, 0, zone)
			end := start.Add(time.Duration(rapid.IntRange(0, 240).Draw(t, "length")) * time.Minute)
			v.Starts, v.Ends = &start, &end
		}
	}
	return v
}

// written is the trip with a plan's times in it.
func written(trip geoapi.Trip, p geoapi.Preview) geoapi.Trip {
	all := trip.Visits
	trip.Visits = nil
	for _, d := range p.Days {
		for _, s := range d.Stops {
			v := all[slices.IndexFunc(all, func(v geoapi.Visit) bool { return v.ID == s.ID })]
			v.Day, v.Starts, v.Ends = d.Date, &s.Start, &s.End
			trip.Visits = append(trip.Visits, v)
		}
	}
	return trip
}

// TestPlansSurviveTheirCheck: whatever is asked for, no visit that the plan
// chose is closed, overlaps, or cannot be reached; what is pinned is there, on
// its day and at its time; and nobody is counted twice or lost.
func TestPlansSurviveTheirCheck(t *testing.T) {
	t.Parallel()
	pl := planner.Planner{Estimate: estimate}
	rapid.Check(t, func(t *rapid.T) {
		trip := drawn(t)
		p, err := pl.Plan(t.Context(), trip)
		require.NoError(t, err)
		found, err := pl.Check(t.Context(), written(trip, p))
		require.NoError(t, err)
		pinned := func(id string) bool {
			return slices.ContainsFunc(trip.Visits, func(v geoapi.Visit) bool { return v.ID == id && v.Pinned })
		}
		for _, f := range found {
			chosen := slices.ContainsFunc(f.IDs, func(id string) bool { return !pinned(id) })
			require.True(t, !chosen || f.Kind == "hours_unknown" || f.Kind == "long_day", "%+v in %+v", f, p.Days)
		}
		seen := map[string]int{}
		for _, d := range p.Days {
			for _, s := range d.Stops {
				seen[s.ID]++
				v := trip.Visits[slices.IndexFunc(trip.Visits, func(v geoapi.Visit) bool { return v.ID == s.ID })]
				require.True(t, !v.Pinned || v.Day == d.Date, "%s is on another day", v.ID)
				require.True(t, !v.Pinned || v.Starts == nil || v.Starts.Equal(s.Start), "%s is at another time", v.ID)
			}
			require.LessOrEqual(t, len(d.Breaks), 1)
		}
		for _, l := range p.LeftOut {
			seen[l.ID]++
			require.NotEmpty(t, l.Reason.Code)
		}
		for _, v := range trip.Visits {
			unmet := slices.ContainsFunc(p.Unmet, func(u geoapi.Unmet) bool { return u.ID == v.ID })
			require.True(t, seen[v.ID] == 1 || v.Pinned && unmet && seen[v.ID] == 0, "%s is there %d times", v.ID, seen[v.ID])
		}
	})
}

// TestNoPlanIsWorseThanTheOneBefore, from slice to slice.
func TestNoPlanIsWorseThanTheOneBefore(t *testing.T) {
	t.Parallel()
	pl := planner.Planner{Estimate: estimate}
	rapid.Check(t, func(t *rapid.T) {
		trip := drawn(t)
		before, err := pl.Plan(t.Context(), trip)
		require.NoError(t, err)
		trip.Start, trip.Seed = before.Routes, trip.Seed+1
		after, err := pl.Plan(t.Context(), trip)
		require.NoError(t, err)
		musts := func(p geoapi.Preview) (n int) {
			for _, u := range p.Unmet {
				if u.Wish == "must_see" || u.Wish == "fixed" {
					n++
				}
			}
			return n
		}
		require.LessOrEqual(t, musts(after), musts(before))
		if musts(after) == musts(before) && len(after.Unmet) == len(before.Unmet) {
			require.GreaterOrEqual(t, after.Score, before.Score)
		}
	})
}
