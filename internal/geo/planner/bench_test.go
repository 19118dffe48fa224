package planner_test

import (
	"fmt"
	"testing"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/geo/planner"
)

// BenchmarkFirstPlan is what somebody waits for before they see a plan: 150
// candidates with hours, five days, lunch.
func BenchmarkFirstPlan(b *testing.B) {
	trip := geoapi.Trip{Pace: "normal", Breaks: []geoapi.Break{{Kind: "lunch", From: "12:00", To: "14:00", Minutes: 60}}}
	for d := range 5 {
		trip.Days = append(trip.Days, day(fmt.Sprintf("2027-05-%02d", d+1), lisbon))
	}
	for i := range 150 {
		v := near(fmt.Sprint(i), float64(i%17)/10)
		v.At.Lat += float64(i%13) / 300
		v.Wanted, v.Popularity, v.Hours = false, float64(i)/200, someHours[2+i%2]
		trip.Visits = append(trip.Visits, v)
	}
	pl := planner.Planner{Estimate: estimate}
	for b.Loop() {
		if _, err := pl.Plan(b.Context(), trip); err != nil {
			b.Fatal(err)
		}
	}
}
