package instance_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/geo/tour"
	"sojourn/internal/geo/tour/instance"
	"sojourn/internal/kit/fault"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	t.Parallel()
	files := examples(t)
	for _, file := range files {
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		p, err := instance.Read(b, instance.Options{})
		require.NoError(t, err, file)
		got, err := json.MarshalIndent(p, "", " ")
		require.NoError(t, err)
		golden := strings.TrimSuffix(file, filepath.Ext(file)) + ".golden"
		if *update {
			require.NoError(t, os.WriteFile(golden, got, 0o600))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		require.JSONEq(t, string(want), string(got), file)
	}
}

// examples are files of all formats.
func examples(t require.TestingT) (files []string) {
	for _, pattern := range []string{"testdata/*.txt", "testdata/*.json"} {
		some, err := filepath.Glob(pattern)
		require.NoError(t, err)
		require.NotEmpty(t, some)
		files = append(files, some...)
	}
	return files
}

func read(t *testing.T, name string, o instance.Options) instance.Problem {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	p, err := instance.Read(b, o)
	require.NoError(t, err)
	return p
}

func TestTeam(t *testing.T) {
	t.Parallel()
	p := read(t, "team.txt", instance.Options{Days: 2})
	require.Equal(t, []int{0, 1, 7}, p.IDs)
	require.Equal(t, []tour.Day{{Back: 1000}, {Back: 1000}}, p.Days, "whole coordinates make tenths")
	require.Equal(t, 14, p.Travel[0][2], "the root of two is rounded down")
	require.Equal(t, 50, p.Travel[0][1], "and five stays five")
	require.Equal(t, tour.Stop{Score: 3, Visit: 20, Hours: [][]tour.Window{{{Open: 200, Close: 300}}}}, p.Stops[2], "the list has any length")
}

func TestDecimals(t *testing.T) {
	t.Parallel()
	p := read(t, "decimals.txt", instance.Options{})
	require.Equal(t, []tour.Day{{Back: 10050}}, p.Days, "other coordinates make hundredths")
	require.Equal(t, tour.Window{Open: 513, Close: 5012}, p.Stops[1].Hours[0][0], "a window never grows by rounding")
	none := 0
	p = read(t, "decimals.txt", instance.Options{Decimals: &none})
	require.Equal(t, 4, p.Travel[0][1])
	require.Equal(t, 2, p.Stops[1].Visit, "a visit never shrinks")
}

func TestTourist(t *testing.T) {
	t.Parallel()
	p := read(t, "tourist.txt", instance.Options{})
	require.Equal(t, []tour.Day{{Leave: 51000, Back: 121000}, {Leave: 51000, Back: 121000}}, p.Days)
	require.Equal(t, [][]tour.Window{{{Open: 60000, Close: 70000}}, {{Open: 51000, Close: 99000}}}, p.Stops[1].Hours, "Saturday, as it begins on day 6, then Sunday")
	require.Equal(t, [][]tour.Window{nil, nil}, p.Stops[2].Hours, "two zeros are closed")
	require.Len(t, read(t, "tourist.txt", instance.Options{Days: 5}).Days, 5)
}

func TestErrorsNameTheLine(t *testing.T) {
	t.Parallel()
	const head = "4 2 3 1\n0 200\n0 0 0 0 0 0 0 0 100\n\n"
	const hotel = "20 2 6 2 9 250 10 10 10 10 10 10 10 10 10 10\n0 0 0 0 0 510 1210\n"
	for text, want := range map[string]string{
		"":                                  "the format is unknown",
		"1 2 3\n":                           "the format is unknown",
		"hello":                             `line 1: "hello" is no number`,
		head + "1 3 4 10 7 1 1":             "line 5: a point has at least 8 numbers",
		head + "1 3 4 10 x 1 1 1 5 50":      `line 5: "x" is no number`,
		head + "1 3 4 10 NaN 1 1 1 5 50":    `line 5: "NaN" is no number`,
		head + "1 3 4 10 7.5 1 1 1 5 50":    "line 5: the score 7.5 is no whole number",
		head + "1 3 4 10 -7 1 1 1 5 50":     "line 5: the score -7 is no whole number",
		head + "1 3 4 -1 7 1 1 1 5 50":      "line 5: the visit takes less than no time",
		head + "1 3 4 10 7 1 1 1 51 50":     "line 5: it closes at 50 before it opens at 51",
		head + "1.5 3 4 10 7 1 1 1 5 50":    "line 5: a point begins with its number",
		head + "1 3e9 4 10 7 1 1 1 5 50":    `line 5: "3e9" is no number below`,
		hotel + "1 3 4 15 27 2 510 990":     "line 3: a point has 21 numbers, not 8",
		strings.Replace(hotel, "6", "7", 1): "line 1: it has no number of days",
		"2\n0 1\n1 0\n0 9\n0 9\n":           "asks for an order",
	} {
		_, err := instance.Read([]byte(text), instance.Options{})
		require.ErrorContains(t, err, want, text)
	}
	_, err := instance.Read([]byte(head+strings.Repeat("1 3 4 10 7 1 1 1 5 50\n", 2000)), instance.Options{})
	require.ErrorContains(t, err, "line 2004: a file has at most 2000 points")
	_, err = instance.Read([]byte(head), instance.Options{Days: -1})
	require.ErrorContains(t, err, "1 to 60 days")
	_, err = instance.Read(make([]byte, instance.MaxBytes+1), instance.Options{})
	require.ErrorContains(t, err, "longer than")
}

func TestOrder(t *testing.T) {
	t.Parallel()
	q, err := instance.ReadOrder([]byte("3\n0 1.25 2\n1 0 3\n2 3 0\n0 9 # the depot\n1.5 4\n0 9\n"))
	require.NoError(t, err)
	require.InDelta(t, 100, q.Unit, 0.1, "a hundredth is the finest")
	require.Equal(t, [][]int{{0, 125, 200}, {100, 0, 300}, {200, 300, 0}}, q.Travel)
	require.Equal(t, []tour.Day{{Back: 900}}, q.Days)
	require.Equal(t, tour.Window{Open: 150, Close: 400}, q.Stops[1].Hours[0][0])
	q, err = instance.ReadOrder([]byte("2\n0 1.2345\n1 0\n0 250000\n0 9\n"))
	require.NoError(t, err)
	require.Equal(t, 123, q.Travel[0][1], "where numbers are large, decimals are fewer")
	for text, want := range map[string]string{
		"3\n0 1 2\n1 0\n":                       "line 3: the file ends here",
		"2\n0 1\n1 0 2\n0 9\n0 9":               "line 3: a row has 2 times, not 3",
		"2\n0 1\n-1 0\n0 9\n0 9":                "line 3: -1 is no time",
		"2\n0 1\n1 0\n0 9\n9 0":                 "line 5: a window has an opening",
		"4 2 3 1\n0 200\n0 0 0 0 0 0 0 0 100\n": "no matrix",
	} {
		_, err := instance.ReadOrder([]byte(text))
		require.ErrorContains(t, err, want, text)
	}
}

// FuzzReadOrder holds the same of the other reader.
func FuzzReadOrder(f *testing.F) {
	f.Add([]byte("3\n0 1.25 2\n1 0 3\n2 3 0\n0 9 # the depot\n1.5 4\n0 9\n"))
	f.Add([]byte(`{"stops":[{"id":1},{"id":2,"hours":[[{"open":0,"close":9}]]}],"days":[{"start":1,"end":1,"leave":0,"back":9}],"travel":[[0,1],[1,0]]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		q, err := instance.ReadOrder(b)
		if err != nil {
			return
		}
		_, err = tour.Order(t.Context(), &q.Problem.Problem, tour.Options{Iterations: 1})
		require.True(t, err == nil || fault.Is(err, fault.Invalid), "%v", err)
	})
}

// FuzzRead holds that what is read can be planned, and that the rest is refused
// without harm.
func FuzzRead(f *testing.F) {
	for _, file := range examples(f) {
		b, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := instance.Read(b, instance.Options{})
		if err != nil {
			return
		}
		_, err = tour.Solve(t.Context(), &p.Problem, tour.Options{Iterations: 1})
		require.True(t, err == nil || fault.Is(err, fault.Invalid), "%v", err)
	})
}
