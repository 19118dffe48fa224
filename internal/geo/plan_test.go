package geo_test

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/geo"
	"sojourn/internal/geo/geoapi"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/rpc/rpctest"
)

// sample is a trip of a day among some museums.
func sample(visits int) geoapi.Trip {
	t := geoapi.Trip{Days: []geoapi.Day{{Date: "2027-05-03", Zone: "Europe/Lisbon", Begin: "09:00", End: "20:00"}}, Pace: "normal", Seed: 1, Rounds: 50,
		Breaks: []geoapi.Break{{Kind: "lunch", From: "12:00", To: "14:00", Minutes: 60}}}
	for i := range visits {
		t.Visits = append(t.Visits, geoapi.Visit{ID: fmt.Sprint(i), Kind: "museum", Zone: "Europe/Lisbon", Country: "PT", Popularity: float64(i) / 100, Hours: "Tu-Su 09:00-18:00; Mo 10:00-17:00",
			At: &geoapi.Point{Lat: 38.7 + float64(i%7)/300, Lon: -9.14 + float64(i%11)/300}})
	}
	return t
}

func TestPlannerTwin(t *testing.T) {
	t.Parallel()
	m := geo.New(geo.Deps{})
	want, err := m.Plan(t.Context(), sample(20))
	require.NoError(t, err)
	rpctest.Twin(t, geoapi.PlannerContract, geoapi.Planner(m), func(t *testing.T, p geoapi.Planner) {
		got, err := p.Plan(t.Context(), sample(20))
		require.NoError(t, err)
		require.Equal(t, written(want), written(got), "every field arrives")
		start := want.Days[0].Stops[0].Start
		trip := sample(1)
		trip.Visits[0].Day, trip.Visits[0].Starts = "2027-05-03", &start
		trip.Visits[0].Hours = "Tu-Su 09:00-18:00"
		found, err := p.Check(t.Context(), trip)
		require.NoError(t, err)
		require.Len(t, found, 1)
		require.Equal(t, "closed", found[0].Kind)
		trip.Days = nil
		_, err = p.Plan(t.Context(), trip)
		require.True(t, fault.Is(err, fault.Invalid))
	})
}

// written makes two plans comparable, whose instants may be told in other zones.
func written(p geoapi.Preview) string {
	out := fmt.Sprintf("%v %v %v %v %d %d", p.LeftOut, p.Unmet, p.Before, p.After, p.Rounds, p.Score)
	for _, d := range p.Days {
		out += fmt.Sprintf("%s %v %v", d.Date, d.Leave.UTC(), d.Back.UTC())
		for _, s := range d.Stops {
			out += fmt.Sprintf("%s %v %v %v %v %v", s.ID, s.Arrive.UTC(), s.Start.UTC(), s.End.UTC(), s.Reason, s.Score)
		}
	}
	return out
}

// TestAPlanEndsWithItsCaller, and long before its budget.
func TestAPlanEndsWithItsCaller(t *testing.T) {
	t.Parallel()
	rpctest.Twin(t, geoapi.PlannerContract, geoapi.Planner(geo.New(geo.Deps{})), func(t *testing.T, p geoapi.Planner) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(20*time.Millisecond, cancel)
		trip := sample(150)
		trip.Rounds, trip.Budget = 0, 3*time.Second
		began := time.Now()
		_, err := p.Plan(ctx, trip)
		require.Equal(t, fault.Canceled, fault.KindOf(err))
		require.Less(t, time.Since(began), 2*time.Second)
	})
}

// TestTooManyPlans: who waits for long is told when to come back.
func TestTooManyPlans(t *testing.T) {
	t.Parallel()
	m := geo.New(geo.Deps{})
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	busy := sample(100)
	busy.Rounds, busy.Budget = 0, 3*time.Second
	for range 3 * runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for ctx.Err() == nil {
				_, _ = m.Plan(ctx, busy)
			}
		})
	}
	defer all.Wait()
	defer cancel()
	require.Eventually(t, func() bool {
		_, err := m.Plan(t.Context(), sample(5))
		f, _ := err.(*fault.Error)
		return fault.Is(err, fault.Unavailable) && f.RetryAfter > 0
	}, time.Minute, time.Millisecond)
}
