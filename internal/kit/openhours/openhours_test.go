package openhours_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/openhours"
)

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

func zone(tb testing.TB, name string) *time.Location {
	tb.Helper()
	z, err := time.LoadLocation(name)
	require.NoError(tb, err)
	return z
}

func lisbon(tb testing.TB) openhours.Place {
	tb.Helper()
	return openhours.Place{Zone: zone(tb, "Europe/Lisbon"), Country: "PT", Region: "11", Lat: 38.7223, Lon: -9.1393}
}

// written gives a day as "10:00-18:00 ?20:00-26:00(open-end)": with a question
// mark what is unknown, then the doubt and the comment.
func written(d openhours.Day) string {
	var all []string
	for _, s := range d.Spans {
		text := fmt.Sprintf("%02d:%02d-%02d:%02d", s.Start/60, s.Start%60, s.End/60, s.End%60)
		if s.State == openhours.Unknown {
			text = "?" + text
		}
		if s.Doubt != openhours.NoDoubt {
			text += "(" + string(s.Doubt) + ")"
		}
		if s.Comment != "" {
			text += fmt.Sprintf("%q", s.Comment)
		}
		all = append(all, text)
	}
	return strings.Join(all, " ")
}

// onCase says what a value means on a date in Lisbon; "" is closed.
type onCase struct{ value, date, want string }

func checkOn(t *testing.T, cases []onCase) {
	t.Helper()
	at := lisbon(t)
	for _, tc := range cases {
		t.Run(tc.value+" on "+tc.date, func(t *testing.T) {
			t.Parallel()
			h, err := openhours.Parse(tc.value)
			require.NoError(t, err)
			require.Equal(t, tc.want, written(h.On(day(tc.date), at)))
			again, err := openhours.Parse(h.String())
			require.NoError(t, err, h.String())
			require.Equal(t, h.String(), again.String())
			require.Equal(t, tc.want, written(again.On(day(tc.date), at)), h.String())
		})
	}
}

func TestWeekdays(t *testing.T) {
	t.Parallel()
	checkOn(t, []onCase{
		{"24/7", "2027-05-01", "00:00-24:00"},
		{"09:00-17:00", "2027-05-01", "09:00-17:00"},
		{"Mo-Fr 09:00-17:00", "2027-05-07", "09:00-17:00"},
		{"Mo-Fr 09:00-17:00", "2027-05-08", ""},
		{"Fr-Mo 09:00-17:00", "2027-05-09", "09:00-17:00"},
		{"Fr-Mo 09:00-17:00", "2027-05-11", ""},
		{"Mo,We-Su 09:00-17:00; Tu off", "2027-05-04", ""},
		{"Su[1] 09:00-17:00", "2027-05-02", "09:00-17:00"},
		{"Su[1] 09:00-17:00", "2027-05-09", ""},
		{"Su[-1] 09:00-17:00", "2027-05-30", "09:00-17:00"},
		{"Th[1,2-3] 09:00-17:00", "2027-05-20", "09:00-17:00"},
		{"Th[1,2-3] 09:00-17:00", "2027-05-27", ""},
		{"Mo,Tu,Th,Fr 12:00-18:00; Sa 12:00-17:00; Th[3],Th[-1] off", "2027-05-20", ""},
		{"Mo,Tu,Th,Fr 12:00-18:00; Sa 12:00-17:00; Th[3],Th[-1] off", "2027-05-13", "12:00-18:00"},
		{"Sa[-1],Sa[-1] +1 day 10:00-12:00", "2026-05-31", "10:00-12:00"}, // Sunday after the last Saturday
		{"Sa[-1],Sa[-1] +1 day 10:00-12:00", "2026-02-01", "10:00-12:00"}, // in the next month
		{"Sa[-1],Sa[-1] +1 day 10:00-12:00", "2026-05-24", ""},
		{"Mo[1] -1 day 10:00-12:00", "2026-05-31", "10:00-12:00"},
		{"Mo-Fr", "2027-05-07", "00:00-24:00"},
		{"Mo-Fr open; Tu off", "2027-05-04", ""},
		{"closed", "2027-05-07", ""},
		{"off", "2027-05-07", ""},
	})
}

func TestDates(t *testing.T) {
	t.Parallel()
	checkOn(t, []onCase{
		{"Apr-Oct Mo-Su 09:00-17:00; Nov-Mar Mo-Su 10:00-16:00", "2027-05-07", "09:00-17:00"},
		{"Apr-Oct Mo-Su 09:00-17:00; Nov-Mar Mo-Su 10:00-16:00", "2027-01-15", "10:00-16:00"},
		{"Jan-Mar,Nov 09:00-17:00", "2027-11-30", "09:00-17:00"},
		{"Jan-Mar,Nov 09:00-17:00", "2027-04-01", ""},
		{"Apr 15-Oct 15 09:00-17:00", "2027-04-14", ""},
		{"Apr 15-Oct 15 09:00-17:00", "2027-10-15", "09:00-17:00"},
		{"Apr 15-Oct 09:00-17:00", "2027-10-31", "09:00-17:00"},
		{"Oct 15-Apr 15 09:00-17:00", "2027-04-15", "09:00-17:00"},
		{"Oct 15-Apr 15 09:00-17:00", "2027-04-16", ""},
		{"09:00-17:00; Dec 25 off", "2027-12-25", ""},
		{"09:00-17:00; Dec 24-26 off", "2027-12-26", ""},
		{"09:00-17:00; Dec 24,26 off", "2027-12-25", "09:00-17:00"},
		{"09:00-17:00; Dec 24,26 off", "2027-12-26", ""},
		{"09:00-17:00; Dec 25,Jan 1 off", "2027-01-01", ""},
		{"Feb 29 10:00-12:00", "2028-02-29", "10:00-12:00"},
		{"Feb 29 10:00-12:00", "2027-03-01", ""},
		{"Feb 01-Feb 29 10:00-12:00", "2027-02-28", "10:00-12:00"},
		{"Feb 01-Feb 29 10:00-12:00", "2027-03-01", ""},
		{"2026 10:00-12:00", "2026-05-07", "10:00-12:00"},
		{"2026 10:00-12:00", "2027-05-07", ""},
		{"2026-2030/2 10:00-12:00", "2028-05-07", "10:00-12:00"},
		{"2026-2030/2 10:00-12:00", "2027-05-07", ""},
		{"2025,2027+ 10:00-12:00", "2031-05-07", "10:00-12:00"},
		{"2026-2027 Dec 10:00-12:00", "2027-12-07", "10:00-12:00"},
		{"2025,2027 Dec 10:00-12:00", "2025-12-07", "10:00-12:00"},
		{"2026 Jan 05-2026 Feb 01 10:00-12:00", "2026-02-01", "10:00-12:00"},
		{"2026 Jan 05-2026 Feb 01 10:00-12:00", "2027-02-01", ""},
		{"2026 Jan 05-Feb 01 10:00-12:00", "2026-01-05", "10:00-12:00"},
		{"2026 Dec 24-2027 Jan 06 off; 10:00-12:00", "2026-12-28", "10:00-12:00"}, // the later rule is for every day
		{"10:00-12:00; 2026 Dec 24-2027 Jan 06 off", "2027-01-06", ""},
		{"10:00-12:00; 2026 Dec 24-2027 Jan 06 off", "2027-12-28", "10:00-12:00"},
		{"2026 Dec 24+ 10:00-12:00", "2028-05-07", "10:00-12:00"},
		{"2026 Dec 24+ 10:00-12:00", "2026-12-23", ""},
		{"2026 Dec 25,31 10:00-12:00", "2026-12-31", "10:00-12:00"},
		{"2026 Dec 25,2027 Jan 01 10:00-12:00", "2027-01-01", "10:00-12:00"},
		{"easter 10:00-12:00", "2026-04-05", "10:00-12:00"},
		{"easter +1 day 10:00-12:00", "2027-03-29", "10:00-12:00"},
		{"easter -2 days-easter +1 day off; 2028 easter 10:00-11:00", "2028-04-16", "10:00-11:00"},
		{"10:00-12:00; easter -2 days-easter +1 day off", "2026-04-03", ""},
		{"10:00-12:00; easter -2 days-easter +1 day off", "2026-04-07", "10:00-12:00"},
		{"Jan 1 -1 day 10:00-12:00", "2026-12-31", "10:00-12:00"},
		{"Mar Su[-1]-Oct Su[-1] 10:00-12:00", "2026-03-28", ""},
		{"Mar Su[-1]-Oct Su[-1] 10:00-12:00", "2026-10-25", "10:00-12:00"},
		{"Mar Su[-1]-Oct Su[-1] -1 day 10:00-12:00", "2026-10-25", ""},
		{"Mar Su[-1] 10:00-12:00", "2026-03-29", "10:00-12:00"},
		{"week 1-53/2 Fr 09:00-12:00", "2026-01-02", "09:00-12:00"}, // ISO week 1
		{"week 1-53/2 Fr 09:00-12:00", "2026-01-09", ""},
		{"week 53 09:00-12:00", "2027-01-03", "09:00-12:00"}, // of 2026
		{"week 4,7-9 09:00-12:00", "2026-02-23", "09:00-12:00"},
	})
}

func TestTimes(t *testing.T) {
	t.Parallel()
	checkOn(t, []onCase{
		{"Tu 10:00-13:00,15:00-18:30", "2027-05-04", "10:00-13:00 15:00-18:30"},
		{"10:00-14:00,12:00-18:00", "2027-05-04", "10:00-18:00"},
		{"Fr,Sa 20:00-02:00", "2027-05-07", "20:00-26:00"},
		{"Fr 22:00-26:00", "2027-05-07", "22:00-26:00"},
		{"Fr 20:00-48:00", "2027-05-07", "20:00-48:00"},
		{"10:00-10:00", "2027-05-07", "10:00-34:00"},
		{"Fr 18:00+", "2027-05-07", "?18:00-28:00(open-end)"},
		{"Fr 10:00+", "2027-05-07", "?10:00-24:00(open-end)"},
		{"Fr 14:00-17:00+", "2027-05-07", "14:00-17:00 ?17:00-27:00(open-end)"},
		{"Fr 10:00-12:00,13:00+", "2027-05-07", "10:00-12:00 ?13:00-24:00(open-end)"},
		{"Fr 07:00+,12:00-16:00", "2027-05-07", "?07:00-12:00(open-end) 12:00-16:00"},
		{"sunrise-sunset", "2026-06-21", "06:12-21:05"},
		{"dawn-dusk", "2026-06-21", "05:40-21:37"},
		{"10:00-(sunset-01:00)", "2026-06-21", "10:00-20:05"},
		{"(sunrise+01:30)-12:00", "2026-12-21", "09:21-12:00"},
		{"sunset-02:00", "2026-06-21", "21:05-26:00"},
		{"sunset-sunrise", "2026-06-21", "21:05-30:12"},
		{"sunset-20:00", "2026-06-21", ""}, // not until the next day's
		{"sunset-20:00", "2026-12-21", "17:18-20:00"},
	})
}

func TestRules(t *testing.T) {
	t.Parallel()
	checkOn(t, []onCase{
		{"Mo-Su 09:00-18:00; Fr 09:00-17:00", "2027-05-07", "09:00-17:00"},
		{"Mo-Fr 10:00-16:00; We 12:00-18:00", "2027-05-05", "12:00-18:00"},
		{"Mo-Fr 10:00-20:00; 12:00-14:00 off", "2027-05-07", "10:00-12:00 14:00-20:00"},
		{"00:00-24:00; Tu-Su 08:30-09:00 off; Tu-Su 14:00-14:30 off; Mo 08:00-13:00 off", "2027-05-03", "00:00-08:00 13:00-24:00"},
		{"Mo-Fr 08:00-12:00, We 14:00-18:00", "2027-05-05", "08:00-12:00 14:00-18:00"},
		{"Mo-Fr 08:00-12:00, We off", "2027-05-05", ""},
		{"Mo-Fr 08:00-12:00,We 14:00-18:00", "2027-05-06", "08:00-12:00"},
		{"10:00-12:00 open, 11:00-13:00 unknown \"by bus\"", "2027-05-06", "10:00-11:00 ?11:00-13:00\"by bus\""},
		{"We-Fr 10:00-24:00 open \"it is open\" || \"please call\"", "2027-05-05", "?00:00-10:00\"please call\" 10:00-24:00\"it is open\""},
		{"We-Fr 10:00-24:00 open \"it is open\" || \"please call\"", "2027-05-04", "?00:00-24:00\"please call\""},
		{"Mo-Fr 10:00-18:00; PH off || \"call us\"", "2026-12-08", "?00:00-24:00\"call us\""},
		{"Mo-Fr 09:00-17:00 \"by appointment\"", "2027-05-05", "?09:00-17:00\"by appointment\""},
		{"\"on request\"", "2027-05-05", "?00:00-24:00\"on request\""},
		{"Mo unknown; Th-Fr 09:00-18:00 open", "2027-05-03", "?00:00-24:00"},
		{"Mo-Fr 09:00-17:00 open \"free\"", "2027-05-05", "09:00-17:00\"free\""},
		{"\"summer season\": 09:00-17:00", "2027-07-05", "?09:00-17:00\"summer season\""},
		{"2026: Dec 01-10: Mo-Su: 10:00-12:00", "2026-12-05", "10:00-12:00"},
		// What began the day before ends where a rule replaces the day.
		{"Mo-Th 20:00-02:00; Fr 20:00-04:00", "2027-05-05", "20:00-26:00"},
		{"Mo-Th 20:00-02:00; Fr 20:00-04:00", "2027-05-06", "20:00-24:00"},
		{"Mo-Th 20:00-02:00, Fr 20:00-04:00", "2027-05-06", "20:00-26:00"},
		{"Mo-Fr 20:00-02:00; Th 00:00-01:00 off", "2027-05-05", "20:00-24:00 25:00-26:00"},
		{"24/7; Sa 23:00-01:00 off", "2027-05-09", "01:00-24:00"},
	})
}

// What the wiki's pages give as examples, with what they say of them.
func TestPublishedExamples(t *testing.T) {
	t.Parallel()
	checkOn(t, []onCase{
		{"Mo-Fr 08:00-17:00", "2027-05-07", "08:00-17:00"},
		{"Mo-Fr 08:00-12:00,13:00-17:30; Sa 08:00-12:00", "2027-05-07", "08:00-12:00 13:00-17:30"},
		{"Mo-Fr 08:00-12:00,13:00-17:30; Sa 08:00-12:00", "2027-05-08", "08:00-12:00"},
		{"Mo-Fr 08:00-12:00,13:00-17:30; Sa 08:00-12:00; PH off", "2026-12-08", ""},
		{"Mo,We 08:00-12:00", "2027-05-05", "08:00-12:00"},
		{"Mo 10:00-12:00,12:30-15:00; Tu-Fr 08:00-12:00,12:30-15:00; Sa 08:00-12:00", "2027-05-03", "10:00-12:00 12:30-15:00"},
		{"Mo-Su 08:00-18:00; Apr 10-15 off; Jun 08:00-14:00; Aug off; Dec 25 off", "2027-04-15", ""},
		{"Mo-Su 08:00-18:00; Apr 10-15 off; Jun 08:00-14:00; Aug off; Dec 25 off", "2027-06-15", "08:00-14:00"},
		{"Mo-Su 08:00-18:00; Apr 10-15 off; Jun 08:00-14:00; Aug off; Dec 25 off", "2027-12-25", ""},
		{"Mo-Su 10:00-19:00; Jun off; Dec 25 off", "2027-06-15", ""},
		{"Mo-We,Fr 09:00-13:30,14:00-18:30", "2027-05-06", ""},
		{"Mo-Fr 17:00-03:00, Sa-Su 18:00+", "2027-05-07", "17:00-27:00"},
		{"Mo-Fr 17:00-03:00, Sa-Su 18:00+", "2027-05-08", "?18:00-28:00(open-end)"},
		{"Sa 18:00-22:00+", "2027-05-08", "18:00-22:00 ?22:00-30:00(open-end)"},
		{"00:00-10:00, 12:00-14:00", "2027-05-08", "00:00-10:00 12:00-14:00"},
		{"dawn-sunset+", "2026-12-21", "07:21-17:18 ?17:18-27:18(open-end)"},
		{"(sunrise+02:00)-(sunset-02:00)", "2026-12-21", "09:51-15:18"},
		{"Mo-We 10:00-18:00; Th,Fr 16:00-23:00; PH off || \"on appointment\"", "2027-05-06", "?00:00-16:00\"on appointment\" 16:00-23:00 ?23:00-24:00\"on appointment\""},
		{"Mo-Fr 10:00-20:00; 12:00-14:00 off", "2027-05-08", ""},
		{"2013 Dec 31-2014 Jan 02 10:00-20:00", "2014-01-01", "10:00-20:00"},
		{"2012 Jan 23-31 10:00-24:00", "2012-01-31", "10:00-24:00"},
		{"Jan Su[1]-Feb 03 10:00-20:00", "2027-01-03", "10:00-20:00"},
		{"Jan Su[1] +1 day-Feb 03 10:00-20:00", "2027-01-03", ""},
		{"2012 easter -2 days-2012 easter +2 days: open \"Around easter\"", "2012-04-10", "00:00-24:00\"Around easter\""},
		{"week 2-53/2 10:00-20:00", "2027-01-12", "10:00-20:00"},
		{"week 1,3-5,7-30/2 10:00-20:00", "2027-02-16", "10:00-20:00"},
	})
}

func TestSloppySpellings(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ value, want string }{
		{"mo-fr 9:00-17:00", "Mo-Fr 09:00-17:00"},
		{"MO - FR 9:00 - 17:00;", "Mo-Fr 09:00-17:00"},
		{"Mon–Fri: 09.00 – 17.00", "Mo-Fr 09:00-17:00"},
		{"Monday, Thurs 09:00-17:00", "Mo,Th 09:00-17:00"},
		{"Mo-Fr 10:00-12:00 14:00-16:00", "Mo-Fr 10:00-12:00,14:00-16:00"},
		{"january-Sept 24/7", "Jan-Sep 00:00-24:00"},
		{"Su Apr-Oct 10:00-12:00", "Apr-Oct Su 10:00-12:00"},
		{"Mo-Fr 09:00-17:00 Off “full  up”", "Mo-Fr 09:00-17:00 off \"full up\""},
		{"PH,Mo-Fr 09:00-17:00", "PH,Mo-Fr 09:00-17:00"},
		{"Mo-Fr,PH 09:00-17:00", "PH,Mo-Fr 09:00-17:00"},
		{"Mo-Fr CLOSED", "Mo-Fr off"},
		{"week 1,5-9/2 Mo 10:00-12:00", "week 01,05-09/2 Mo 10:00-12:00"},
	} {
		h, err := openhours.Parse(tc.value)
		require.NoError(t, err, tc.value)
		require.Equal(t, tc.want, h.String())
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ value, why string }{
		{"", "at character 1: the text ends where a rule such as Mo-Fr 09:00-17:00 should stand"},
		{";", `at character 1: ";" stands where a rule`},
		{"Mo 09:00-17:00;; Tu off", `at character 16: ";" stands`},
		{"Mo-", "at character 4: the text ends where a weekday should stand"},
		{"Xx 09:00-17:00", `at character 1: "Xx" stands`},
		{"Mo 9-17", `at character 4: "9" stands where times`},
		{"Mo 09:00", `at character 4: "09:00" is a point in time`},
		{"Mo-Fr 12:00,15:00,18:00", "is a point in time"},
		{"Mo-Fr 10:00-16:00/01:30", "at character 18: points in time"},
		{"sunset", `"sunset" is a point in time`},
		{"Mo 09:60-10:00", "at character 4"},
		{"Mo 25:00-26:00", "at character 4: a span begins before 24:00"},
		{"Mo 20:00-49:00", "at character 10"},
		{"Mo[6] 09:00-10:00", `at character 4: "6" stands where a number from 1 to 5 should`},
		{"Mo-Fr[1] 09:00-10:00", "at character 6: a range of weekdays"},
		{"Apr 40 09:00-10:00", "at character 5: Apr has no day 40"},
		{"Apr 31 09:00-10:00", "at character 5: Apr has no day 31"},
		{"Dec 26-24 off", "ends before it begins"},
		{"Apr-Foo off", `at character 5: "Foo" stands`},
		{"2026 Dec 24-Jan 05 off", "the year of its end is missing"},
		{"Dec 24-2027 Jan 05 off", "only the end of this range of dates has a year"},
		{"Dec 24+ off", "needs its year"},
		{"week 50-05 10:00-12:00", "50 comes after 5"},
		{"week 54 10:00-12:00", "a week from 1 to 53"},
		{"2030-2026 10:00-12:00", "2030 comes after 2026"},
		{"2000-2030", "neither times nor open or off"}, // meant as 20:00-20:30?
		{"Mar 01 +Su off", "at character 8: a date that is moved to a weekday"},
		{"9:00 AM-5:00 PM", "AM and PM are not read"},
		{"9 am - 5 pm", `"9" stands`},
		{"Mo-Fr, 09:00-17:00", `at character 6: "," stands`},
		{"Mo-Fr 09:00-17:00 Sa 10:00-12:00", `at character 19: "Sa" stands`},
		{"Mo-Fr PH 09:00-17:00", `at character 7: "PH" stands`},
		{"Dec 25,PH off", `at character 7: "," stands`},
		{"Mo-Fr 09:00-17:00 \"by appointment", "the comment has no closing quote"},
		{"Mo-Fr 09:00-17:00 and more", `"and" stands`},
		{"Lu-Ve 09:00-17:00", `"Lu" stands`},
		{"Mo 09:00-17:00 €", `at character 16: "€" has no meaning here`},
		{"(sunset 01:00)-20:00", "after ( and the sun's event"},
		{"\xff", "not UTF-8"},
		{strings.Repeat("Mo off;", 61), "more than 60 rules"},
		{"Mo" + strings.Repeat(",Mo", 200), "more than 200 things"},
		{strings.Repeat("Mo", 1001), "longer than 2000 bytes"},
	} {
		t.Run(tc.value, func(t *testing.T) {
			t.Parallel()
			_, err := openhours.Parse(tc.value)
			require.True(t, fault.Is(err, fault.Invalid), "%v", err)
			require.Contains(t, err.Error(), tc.why)
		})
	}
}
