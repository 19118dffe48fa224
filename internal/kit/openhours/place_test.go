package openhours_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/openhours"
)

func parse(tb testing.TB, value string) *openhours.Hours {
	tb.Helper()
	h, err := openhours.Parse(value)
	require.NoError(tb, err)
	return h
}

func TestHolidays(t *testing.T) {
	t.Parallel()
	const museum = "Tu-Su 10:00-18:00; PH 10:00-13:00"
	for _, tc := range []struct {
		name, value, country, region, date, want string
		unknown                                  bool
	}{
		{"a holiday", museum, "PT", "", "2026-12-08", "10:00-13:00", false},
		{"an ordinary Tuesday", museum, "PT", "", "2026-12-15", "10:00-18:00", false},
		{"off", "Mo-Fr 09:00-17:00; PH off", "PT", "", "2026-12-08", "", false},
		{"without a rule a holiday is a weekday", "Mo-Fr 09:00-17:00", "PT", "", "2026-12-08", "09:00-17:00", false},
		{"beside weekdays", "PH,Su 09:00-17:00", "PT", "", "2026-12-08", "09:00-17:00", false},
		{"on working days only", "PH Mo-Fr 09:00-17:00", "PT", "", "2026-12-08", "09:00-17:00", false},
		{"not on working days", "PH Mo-Fr 09:00-17:00", "PT", "", "2026-08-15", "", false}, // a Saturday
		{"the day before", "10:00-18:00; PH -1 day 10:00-13:00", "PT", "", "2026-12-07", "10:00-13:00", false},
		{"added", "We 10:00-11:00, PH off", "PT", "", "2026-12-08", "", false},
		{"of one region", "Mo-Fr 09:00-17:00; PH off", "DE", "BY", "2026-01-06", "", false},
		{"of another region", "Mo-Fr 09:00-17:00; PH off", "DE", "BE", "2026-01-06", "09:00-17:00", false},
		{"of a region that is not known", "Mo-Fr 09:00-17:00; PH off", "DE", "", "2026-01-06", "?09:00-17:00(public-holiday)", false},
		{"of no matter", "Mo-Fr 09:00-17:00; PH 09:00-12:00", "DE", "", "2026-01-06", "09:00-12:00 ?12:00-17:00(public-holiday)", false},
		{"by the moon", "Su-Th 09:00-17:00; PH off", "AE", "", "2028-02-28", "?09:00-17:00(public-holiday)", false},
		{"in a country that is not known", "Mo-Fr 09:00-17:00; PH off", "", "", "2026-12-25", "09:00-17:00", true},
		{"in a year that is not known", "Mo-Fr 09:00-17:00; PH off", "PT", "", "2099-12-25", "09:00-17:00", true},
		{"not asked", "Mo-Fr 09:00-17:00", "", "", "2026-12-25", "09:00-17:00", false},
		{"school holidays", "Mo-Fr 09:00-17:00; SH 09:00-12:00", "PT", "", "2026-12-15", "09:00-12:00 ?12:00-17:00(school-holiday)", false},
		{"school holidays on weekdays", "SH Mo-Fr 10:00-18:00; Sa 10:00-12:00", "PT", "", "2026-12-19", "10:00-12:00", false},
		{"both", "Mo-Fr 09:00-17:00; PH,SH off", "PT", "", "2026-12-08", "", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			on := parse(t, tc.value).On(day(tc.date), openhours.Place{Country: tc.country, Region: tc.region})
			require.Equal(t, tc.want, written(on))
			require.Equal(t, tc.unknown, on.HolidaysUnknown)
		})
	}
}

// Within a minute of what others publish: the first three are the Astronomical
// Almanac's, as the report of NREL's solar position algorithm quotes them
// (TP-560-34302, table A6.1), the rest are by PyPI astral 3.2.
func TestSun(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		city, zone string
		lat, lon   float64
		date       string
		rise, set  int
	}{
		{"35 degrees north", "UTC", 35, 1e-9, "1994-01-02", 708, 1700},
		{"35 degrees south", "UTC", -35, 1e-9, "1996-07-05", 708, 1701},
		{"35 degrees south", "UTC", -35, 1e-9, "2004-12-04", 439, 1902},
		{"London", "Europe/London", 51.5074, -0.1278, "2026-06-21", 443, 2121},
		{"New York", "America/New_York", 40.7128, -74.006, "2026-12-21", 717, 1632},
		{"Sydney", "Australia/Sydney", -33.8688, 151.2093, "2026-12-21", 541, 2005},
		{"Quito", "America/Guayaquil", -0.1807, -78.4678, "2026-09-01", 611, 1817},
		{"Reykjavik, after midnight", "Atlantic/Reykjavik", 64.1466, -21.9426, "2026-06-21", 256, 2403},
		{"Anchorage", "America/Anchorage", 61.2181, -149.9003, "2026-06-21", 421, 2342},
		{"Apia, west of the date line by the sun", "Pacific/Apia", -13.8333, -171.7667, "2026-03-20", 631, 1838},
		{"Kiritimati", "Pacific/Kiritimati", 1.8721, -157.4278, "2026-03-20", 634, 1840},
	} {
		t.Run(tc.city, func(t *testing.T) {
			t.Parallel()
			at := openhours.Place{Zone: zone(t, tc.zone), Lat: tc.lat, Lon: tc.lon}
			spans := parse(t, "sunrise-sunset").On(day(tc.date), at).Spans
			require.Len(t, spans, 1)
			require.InDelta(t, tc.rise/100*60+tc.rise%100, spans[0].Start, 1)
			require.InDelta(t, tc.set/100*60+tc.set%100, spans[0].End, 1)
		})
	}
}

func TestSunIsNotKnown(t *testing.T) {
	t.Parallel()
	tromso := openhours.Place{Zone: zone(t, "Europe/Oslo"), Lat: 69.6492, Lon: 18.9553}
	for _, tc := range []struct {
		value string
		at    openhours.Place
		want  string
	}{
		{"sunrise-sunset", tromso, "?00:00-24:00(sun)"},
		{"10:00-sunset", tromso, "?10:00-24:00(sun)"},
		{"sunrise-18:00", openhours.Place{}, "?00:00-18:00(sun)"},
		{"sunset-02:00", openhours.Place{}, "?02:00-26:00(sun)"},
		{"10:00-18:00", openhours.Place{}, "10:00-18:00"},
	} {
		for _, date := range []string{"2026-06-21", "2026-12-21"} { // no night, no day
			require.Equal(t, tc.want, written(parse(t, tc.value).On(day(date), tc.at)), tc.value)
		}
	}
}

// On the nights when clocks change, hours on the wall last longer or shorter.
func TestClockChanges(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, zone, value, date string
		start                   string // of the first interval of the date
		lasts                   time.Duration
	}{
		{"back an hour in between", "Europe/Lisbon", "00:30-03:00", "2026-10-25", "2026-10-25T00:30:00+01:00", 210 * time.Minute},
		{"on an hour in between", "Europe/Lisbon", "00:30-03:00", "2026-03-29", "2026-03-29T00:30:00Z", 90 * time.Minute},
		{"begins in the hour that is left out", "Europe/Lisbon", "01:30-03:00", "2026-03-29", "2026-03-29T02:00:00+01:00", time.Hour},
		{"ends in the hour that is left out", "Europe/Lisbon", "00:30-01:30", "2026-03-29", "2026-03-29T00:30:00Z", 30 * time.Minute},
		{"begins in the hour that comes twice", "Europe/Lisbon", "01:30-03:00", "2026-10-25", "2026-10-25T01:30:00+01:00", 150 * time.Minute},
		{"ends in the hour that comes twice", "Europe/Lisbon", "00:30-01:30", "2026-10-25", "2026-10-25T00:30:00+01:00", time.Hour},
		{"the night before reaches over", "America/New_York", "Sa 22:00-03:00", "2026-10-31", "2026-10-31T22:00:00-04:00", 6 * time.Hour},
		{"spring in New York", "America/New_York", "Su 01:00-03:00", "2026-03-08", "2026-03-08T01:00:00-05:00", time.Hour},
		{"autumn in New York", "America/New_York", "Su 01:00-03:00", "2026-11-01", "2026-11-01T01:00:00-04:00", 3 * time.Hour},
		{"half an hour back", "Australia/Lord_Howe", "Su 01:00-03:00", "2026-04-05", "2026-04-05T01:00:00+11:00", 150 * time.Minute},
		{"half an hour on", "Australia/Lord_Howe", "Su 01:00-03:00", "2026-10-04", "2026-10-04T01:00:00+10:30", 90 * time.Minute},
		{"at midnight, back to the day before", "America/Havana", "Su 00:00-02:00", "2026-11-01", "2026-11-01T00:00:00-04:00", 3 * time.Hour},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			at := openhours.Place{Zone: zone(t, tc.zone)}
			midnight, err := time.ParseInLocation(time.DateOnly, tc.date, at.Zone)
			require.NoError(t, err)
			all := parse(t, tc.value).Intervals(midnight, midnight.Add(36*time.Hour), at)
			require.NotEmpty(t, all)
			require.Equal(t, tc.start, all[0].Start.Format(time.RFC3339))
			require.Equal(t, tc.lasts, all[0].End.Sub(all[0].Start))
		})
	}
}

func TestIntervals(t *testing.T) {
	t.Parallel()
	at := lisbon(t)
	from := time.Date(2026, time.May, 4, 12, 0, 0, 0, at.Zone)
	all := parse(t, "Mo-Fr 10:00-18:00; Tu 20:00-02:00").Intervals(from, from.AddDate(0, 0, 2), at)
	var got []string
	for _, i := range all {
		got = append(got, i.Start.Format("Mon 15:04")+"-"+i.End.Format("Mon 15:04"))
	}
	require.Equal(t, []string{"Mon 12:00-Mon 18:00", "Tue 20:00-Wed 02:00", "Wed 10:00-Wed 12:00"}, got)

	always := parse(t, "24/7").Intervals(from, from.AddDate(0, 1, 0), at)
	require.Len(t, always, 1)
	require.True(t, always[0].Start.Equal(from))
	require.True(t, always[0].End.Equal(from.AddDate(0, 1, 0)))
	require.Empty(t, parse(t, "24/7").Intervals(from, from, at))

	// Samoa had no 30 December 2011.
	apia := openhours.Place{Zone: zone(t, "Pacific/Apia")}
	from = time.Date(2011, time.December, 29, 0, 0, 0, 0, apia.Zone)
	across := parse(t, "24/7").Intervals(from, time.Date(2012, time.January, 1, 0, 0, 0, 0, apia.Zone), apia)
	require.Len(t, across, 1)
	require.Equal(t, 48*time.Hour, across[0].End.Sub(across[0].Start))
}

func TestAtAndNext(t *testing.T) {
	t.Parallel()
	at := lisbon(t)
	h := parse(t, `Mo-Fr 10:00-18:00; We off "inventory"; Fr 10:00-18:00,20:00+`)
	for _, tc := range []struct {
		now    string
		state  openhours.State
		remark string
		next   string
	}{
		{"2026-05-04T09:59", openhours.Off, "", "2026-05-04T10:00 open"},
		{"2026-05-04T10:00", openhours.Open, "", "2026-05-04T18:00 off"},
		{"2026-05-05T18:00", openhours.Off, "", "2026-05-07T10:00 open"},
		{"2026-05-06T12:00", openhours.Off, "inventory", "2026-05-07T10:00 open"},
		{"2026-05-08T21:00", openhours.Unknown, "", "2026-05-09T06:00 off"},
	} {
		now, err := time.ParseInLocation("2006-01-02T15:04", tc.now, at.Zone)
		require.NoError(t, err)
		status := h.At(now.UTC(), at)
		require.Equal(t, tc.state, status.State, tc.now)
		require.Equal(t, tc.remark, status.Comment, tc.now)
		require.Equal(t, tc.state == openhours.Open, h.Open(now, at))
		next, then, ok := h.Next(now, at)
		require.True(t, ok)
		require.Equal(t, tc.next, next.In(at.Zone).Format("2006-01-02T15:04")+" "+then.State.String(), tc.now)
	}
	_, _, ok := parse(t, "24/7").Next(time.Unix(1.8e9, 0), at)
	require.False(t, ok)
}
