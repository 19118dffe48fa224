package openhours

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
)

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

func TestOn(t *testing.T) {
	t.Parallel()
	nine := []Span{{9 * 60, 17 * 60}}
	for _, tc := range []struct {
		name, value, date string
		want              []Span
	}{
		{"always", "24/7", "2027-05-01", []Span{{0, 1440}}},
		{"every day", "09:00-17:00", "2027-05-01", nine},
		{"weekday in range", "Mo-Fr 09:00-17:00", "2027-05-07", nine},
		{"weekday out of range", "Mo-Fr 09:00-17:00", "2027-05-08", nil},
		{"range over the week's end", "Fr-Mo 09:00-17:00", "2027-05-09", nine},
		{"list", "Mo,We-Su 09:00-17:00; Tu off", "2027-05-04", nil},
		{"later rule wins", "Mo-Su 09:00-18:00; Fr 09:00-17:00", "2027-05-07", nine},
		{"season", "Apr-Oct Mo-Su 09:00-17:00; Nov-Mar Mo-Su 10:00-16:00", "2027-05-07", nine},
		{"season over new year", "Apr-Oct Mo-Su 08:00-20:00; Nov-Mar Mo-Su 09:00-17:00", "2027-01-15", nine},
		{"date range", "Apr 15-Oct 15 09:00-17:00", "2027-04-14", nil},
		{"date range, last day", "Apr 15-Oct 15 09:00-17:00", "2027-10-15", nine},
		{"one date", "09:00-17:00; Dec 25 off", "2027-12-25", nil},
		{"days of one month", "09:00-17:00; Dec 24-26 off", "2027-12-26", nil},
		{"list of dates", "09:00-17:00; Dec 25,Jan 1 off", "2027-01-01", nil},
		{"list of months", "Jan,Mar 09:00-17:00", "2027-03-31", nine},
		{"two spans", "Tu 10:00-13:00,15:00-18:30", "2027-05-04", []Span{{600, 780}, {900, 1110}}},
		{"past midnight", "Fr,Sa 20:00-02:00", "2027-05-07", []Span{{1200, 1560}}},
		{"extended clock", "Fr 20:00-26:00", "2027-05-07", []Span{{1200, 1560}}},
		{"first Sunday", "Su[1] 09:00-17:00", "2027-05-02", nine},
		{"not the first Sunday", "Su[1] 09:00-17:00", "2027-05-09", nil},
		{"last Sunday", "Su[-1] 09:00-17:00", "2027-05-30", nine},
		{"holidays are unknown", "Mo-Su 09:00-17:00; PH off", "2027-05-01", nine},
		{"weekdays with holidays", "Mo-Fr,PH 09:00-17:00", "2027-05-07", nine},
		{"closed", "closed", "2027-05-07", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			s, err := Parse(tc.value)
			require.NoError(t, err)
			require.Equal(t, tc.want, s.On(day(tc.date)))
		})
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for _, value := range []string{
		"", ";", "Mo", "Mo-", "Xx 09:00-17:00", "Mo 9-17", "Mo 09:00", "Mo 09:60-10:00", "Mo 25:00-26:00", "Mo[6] 09:00-10:00",
		"Mo-Fr[1] 09:00-10:00", "Apr 40 09:00-10:00", "sunrise-sunset", "Mo 09:00-17:00 \"by appointment\"", "2027 Mo off", "Apr-Foo off",
		"Mo 09:00-17:00;", "Mo 09:00+",
	} {
		t.Run(value, func(t *testing.T) {
			t.Parallel()
			_, err := Parse(value)
			require.True(t, fault.Is(err, fault.Invalid), "%v", err)
		})
	}
	_, err := Parse(string(make([]byte, maxLength+1)))
	require.True(t, fault.Is(err, fault.Invalid))
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"24/7", "Mo-Fr 09:00-17:00; Sa off", "Apr 15-Oct 31 Tu[1],PH 20:00-02:00,03:00-04:00", "Dec 24-26,Jan 1 off"} {
		f.Add(s, int64(0))
	}
	f.Fuzz(func(t *testing.T, value string, unix int64) {
		s, err := Parse(value)
		if err != nil {
			require.True(t, fault.Is(err, fault.Invalid))
			return
		}
		for _, span := range s.On(time.Unix(unix%4e9, 0).UTC()) {
			require.True(t, 0 <= span.Start && span.Start < span.End && span.End <= lastMinute+1440, "%q gives %v", value, span)
		}
	})
}
