package instance_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/geo/tour"
	"sojourn/internal/geo/tour/instance"
)

func TestMulti(t *testing.T) {
	t.Parallel()
	p := read(t, "multi.txt", instance.Options{})
	require.Len(t, p.Days, 2)
	require.Equal(t, []int{0, 2, 3, 4}, p.IDs)
	require.Equal(t, 60, p.Money)
	require.Equal(t, 50, p.Travel[0][1], "whole coordinates make tenths")
	require.Equal(t, tour.Stop{Score: 10, Visit: 20, Cost: 30, Hours: [][]tour.Window{
		{{Open: 50, Close: 205}, {Open: 300, Close: 400}},
		{{Open: 205, Close: 300}, {Open: 400, Close: 500}},
	}}, p.Stops[1], "the first and third window on the first day")
	require.Equal(t, [][]tour.Window{
		{{Open: 100, Close: 200}, {Open: 300, Close: 400}},
		{{Open: 0, Close: 100}, {Open: 200, Close: 300}},
	}, p.Stops[2].Hours, "or exchanged")
	require.Equal(t, []tour.Limit{{Stops: []int{1, 2}, Trip: 1}, {Stops: []int{2}, Trip: 5}}, p.Limits)
	require.Empty(t, p.Stops[3].Hours, "of the second kind none may be visited")

	found, err := tour.Solve(t.Context(), &p.Problem, tour.Options{Seed: 1, Iterations: 100})
	require.NoError(t, err)
	require.Equal(t, 20, found.Profit, "one of the first kind")
}

func TestOwn(t *testing.T) {
	t.Parallel()
	p := read(t, "own.json", instance.Options{})
	require.Equal(t, []int{100, 101, 11, 12, 13}, p.IDs)
	require.Equal(t, tour.Day{Leave: 540, Back: 1200, Breaks: []tour.Break{{Open: 720, Close: 810, Length: 60}}, Fixed: []int{3, 2}, MaxStops: 5, MaxWalk: 90}, p.Days[0])
	require.Equal(t, tour.Day{Start: 0, End: 1, Leave: 540, Back: 1000}, p.Days[1])
	require.Equal(t, []tour.Limit{{Stops: []int{2, 4}, Day: 1, Trip: 2}}, p.Limits)
	require.Equal(t, []int{5, 9}, p.Stops[3].Scores)
	require.True(t, p.Stops[4].Must)
	require.Equal(t, 2500, p.Money)
	require.Equal(t, 960, p.Later[0].From)

	found, err := tour.Solve(t.Context(), &p.Problem, tour.Options{Seed: 1, Iterations: 200})
	require.NoError(t, err)
	require.Empty(t, found.Unmet)
	require.Equal(t, 22, found.Profit)
	breaches, err := tour.Check(&p.Problem, found.Routes)
	require.NoError(t, err)
	require.Empty(t, breaches)
}

// TestOwnErrorsNameTheField spoils the example in many ways.
func TestOwnErrorsNameTheField(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("testdata/own.json")
	require.NoError(t, err)
	for _, k := range []struct{ old, with, want string }{
		{`"leave": 540`, `"leave": 540.0`, "days[0].leave: 540.0 is no whole number from 0 to 33554432"},
		{`"leave": 540`, `"leave": 54e1`, "days[0].leave: 54e1 is no whole number"},
		{`"leave": 540`, `"leave": "540"`, "days[0].leave: a whole number from 0 to 33554432 is expected"},
		{`"leave": 540`, `"leave": -1`, "days[0].leave: -1 is no whole number"},
		{`"leave": 540`, `"leave": null`, "days[0].leave: a whole number"},
		{`"leave": 540`, `"leave": 540, "leave": 540`, `days[0]: "leave" is unknown or named twice`},
		{`"leave": 540, `, ``, `days[0]: "leave" is missing`},
		{`"leave": 540`, `"Leave": 540`, `days[0]: "Leave" is unknown`},
		{`"score": 10`, `"score": 300000`, "stops[2].score: 300000 is no whole number from 0 to 262144"},
		{`"must": true`, `"must": 1`, "stops[4].must: true or false is expected"},
		{`{"open": 600, "close": 720}`, `{"open": 600, "close": 599}`, "stops[2].hours[0][0]: a window from 600 to 599"},
		{`{"open": 840, "close": 1020}`, `{"open": 720, "close": 1020}`, "stops[2].hours[0][1]: a window from 720 to 1020"},
		{`{"open": 600, "close": 600}], []`, `{"open": 600, "close": 600}], [], []`, "stops[3].hours: it has 3 lists for 2 days"},
		{`[5, 9]`, `[5]`, "stops[3].scores: it has 1 for 2 days"},
		{`"close": 810`, `"close": 710`, "days[0].breaks[0]: a break from 720 to 710"},
		{`"fixed": [12, 11]`, `"fixed": [12, 14]`, "days[0].fixed[1]: there is no stop with id 14"},
		{`"id": 101`, `"id": 100`, "stops[1].id: 100 is another stop's"},
		{`[15, 14, 8, 9, 0]]`, `[15, 14, 8, 9]]`, "travel[4]: it has 4 times for 5 stops"},
		{`, [7, 7, 4, 4, 0]]`, `]`, "walk: it has 4 rows for 5 stops"},
		{`, 24, 18, 19, 0]]`, `, 24, 18, 19, 0, 1]]`, "later[0].travel[4]: it has 6 times"},
		{`"money": 2500`, `"cash": 2500`, `"cash" is unknown`},
		{`"money": 2500`, `"money": [`, "money: a whole number"},
		{`"limits": [`, `"limits": {`, "limits: a list is expected"},
		{"2500\n}", "2500\n} 1", "there is more after the end"},
		{"2500\n}", "2500\n", "the file ends here"},
	} {
		text := strings.Replace(string(b), k.old, k.with, 1)
		require.NotEqual(t, string(b), text, k.old)
		_, err := instance.Read([]byte(text), instance.Options{})
		require.ErrorContains(t, err, k.want)
	}
	_, err = instance.Read(b, instance.Options{Days: 3})
	require.ErrorContains(t, err, "days: the file has 2, not 3")
	_, err = instance.ReadOrder(b)
	require.NoError(t, err, "tour refuses more than one day")
}
