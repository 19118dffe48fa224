package format_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/format"
	"sojourn/internal/itinerary/trip"
)

// readICS reads a calendar with a library that did not write it.
func readICS(t testing.TB, s string) *ics.Calendar {
	t.Helper()
	cal, err := ics.ParseCalendar(strings.NewReader(s))
	require.NoError(t, err, s)
	return cal
}

func event(t *testing.T, cal *ics.Calendar, id string) *ics.VEvent {
	t.Helper()
	for _, e := range cal.Events() {
		if strings.HasPrefix(e.Id(), "0199c0de-0000-7000-8000-0000000000"+id) {
			return e
		}
	}
	t.Fatalf("no event %s", id)
	return nil
}

func value(e *ics.VEvent, name string) string {
	if p := e.GetProperty(ics.ComponentProperty(name)); p != nil {
		return p.Value
	}
	return ""
}

func TestCalendar(t *testing.T) {
	t.Parallel()
	doc := pacific(t)
	cal := readICS(t, write(t, format.ICS, doc, true))
	require.Len(t, cal.Events(), 5, "not the idea without a clock, nor what is deleted")

	flight := event(t, cal, "10")
	start, err := flight.GetStartAt()
	require.NoError(t, err)
	end, err := flight.GetEndAt()
	require.NoError(t, err)
	require.True(t, doc.Items[0].Time.Start.At.Equal(start), "%s", start)
	require.True(t, doc.Items[0].Time.End.At.Equal(end), "%s", end)
	require.Equal(t, "Asia/Tokyo", start.Location().String())
	require.Equal(t, "Pacific/Honolulu", end.Location().String())
	require.Equal(t, "0199c0de-0000-7000-8000-000000000010@sojourn", flight.Id())
	require.Equal(t, "2", value(flight, "SEQUENCE"))
	require.Equal(t, "20270401T120000Z", value(flight, "LAST-MODIFIED"))
	require.Equal(t, "東京 → Honolulu", value(flight, "SUMMARY"))
	require.Equal(t, "Haneda Airport, Hanedakuko, Ota, Tokyo", value(flight, "LOCATION"))
	require.Equal(t, "35.549400;139.779800", value(flight, "GEO"))
	require.Equal(t, "https://air.example/b?x=1,2;3", value(flight, "URL"))
	require.Equal(t, "OPAQUE", value(flight, "TRANSP"))
	require.Equal(t, "flight", value(flight, "CATEGORIES"))
	require.Equal(t, "Window seat,\nif any; \"maybe\"\nBooking: QX7T2M\nCost: 123456 JPY", value(flight, "DESCRIPTION"))

	stay := event(t, cal, "11")
	require.Equal(t, "20270501", value(stay, "DTSTART"))
	require.Equal(t, "20270504", value(stay, "DTEND"), "three nights: the end is the day of leaving")
	require.Equal(t, "TRANSPARENT", value(stay, "TRANSP"))
	require.Contains(t, value(stay, "DESCRIPTION"), "600.50 USD")

	surf := event(t, cal, "12")
	start, _ = surf.GetStartAt()
	end, _ = surf.GetEndAt()
	require.Equal(t, 90*time.Minute, end.Sub(start), "a duration is as good as an end")
	require.Equal(t, "Surfing lesson", value(surf, "SUMMARY"))

	note := event(t, cal, "13")
	require.Equal(t, "20270503", value(note, "DTSTART"))
	require.Equal(t, "20270504", value(note, "DTEND"))
	require.Equal(t, "TENTATIVE", value(event(t, cal, "15"), "STATUS"), "an idea that keeps its clock")
}

func TestCalendarNamesItself(t *testing.T) {
	t.Parallel()
	text := write(t, format.ICS, pacific(t), false)
	for _, want := range []string{"\r\nX-WR-CALNAME:Tokyo\\, Honolulu\\; & back <3\r\n", "\r\nNAME:Tokyo", "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n",
		"\r\nX-PUBLISHED-TTL:PT1H\r\n", "\r\nDTSTART;VALUE=DATE:20270501\r\n", "\r\nDTSTART;TZID=Asia/Tokyo:20270501T220000\r\n"} {
		require.Contains(t, text, want)
	}
	for l := range strings.SplitSeq(text, "\r\n") {
		require.LessOrEqual(t, len(l), 75, l)
		require.NotContains(t, l, "\n", "lines end in CR LF")
	}
}

// TestFolds: no line is longer than 75 octets, and no character is parted,
// wherever it falls.
func TestFolds(t *testing.T) {
	t.Parallel()
	for n := range 8 {
		doc := pacific(t)
		doc.Items[3].Title = strings.Repeat("x", n) + strings.Repeat("é東😀", 40)
		text := write(t, format.ICS, doc, false)
		for l := range strings.SplitSeq(text, "\r\n") {
			require.True(t, len(l) <= 75 && utf8.ValidString(l), l)
		}
		require.Equal(t, doc.Items[3].Title, value(event(t, readICS(t, text), "13"), "SUMMARY"))
	}
}

// TestClockThatComesTwice: on 31 October 2027 Lisbon's clocks go from 02:00
// back to 01:00. Local text alone means the first 01:30.
func TestClockThatComesTwice(t *testing.T) {
	t.Parallel()
	for hour, want := range map[int]string{0: "\r\nDTSTART;TZID=Europe/Lisbon:20271031T013000\r\n", 1: "\r\nDTSTART:20271031T013000Z\r\n"} {
		m, err := trip.At("time", time.Date(2027, 10, 31, hour, 30, 0, 0, time.UTC), "Europe/Lisbon")
		require.NoError(t, err)
		doc := &trip.Document{Itinerary: trip.Itinerary{Dates: trip.Dates{Start: "2027-10-31", End: "2027-10-31"}}}
		doc.Items = []trip.Item{{ID: "a", Title: "x", Place: trip.Place{Day: "2027-10-31"}, Time: trip.Time{Start: &m, End: &m}}}
		text := write(t, format.ICS, doc, false)
		require.Contains(t, text, want)
		require.NotContains(t, text, "DTEND", "an end must be later than its start")
	}
}

func TestNights(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		start, end string
		day        trip.Date
		minutes    int
		first, out string
	}{
		"a night where nothing is said":    {"", "", "2027-05-02", 0, "20270502", "20270503"},
		"check-in alone":                   {"2027-05-02T15:00", "", "2027-05-02", 0, "20270502", "20270503"},
		"a day room is a night, too":       {"2027-05-02T09:00", "2027-05-02T18:00", "2027-05-02", 0, "20270502", "20270503"},
		"after midnight":                   {"2027-05-02T23:00", "2027-05-05T00:30", "2027-05-02", 0, "20270502", "20270505"},
		"a duration":                       {"2027-05-02T15:00", "", "2027-05-02", 2 * 24 * 60, "20270502", "20270504"},
		"an idea with a clock has a night": {"2027-05-02T15:00", "2027-05-04T10:00", "", 0, "20270502", "20270504"},
	} {
		it := trip.Item{ID: "a", Type: "lodging", Title: "Inn", Place: trip.Place{Day: c.day}, DurationMin: &c.minutes}
		if c.start != "" {
			it.Time.Start = at(t, c.start, "Europe/Lisbon")
		}
		if c.end != "" {
			it.Time.End = at(t, c.end, "Europe/Lisbon")
		}
		doc := &trip.Document{Itinerary: trip.Itinerary{Dates: trip.Dates{Start: "2027-05-01", End: "2027-05-03"}}, Items: []trip.Item{it}}
		e := readICS(t, write(t, format.ICS, doc, false)).Events()[0]
		require.Equal(t, c.first, value(e, "DTSTART"), name)
		require.Equal(t, c.out, value(e, "DTEND"), name)
	}
}

// TestZonesSayWhatTheyMean reads clocks by the VTIMEZONE alone, as a program
// without zone data does, at many instants of zones with odd rules.
func TestZonesSayWhatTheyMean(t *testing.T) {
	t.Parallel()
	for _, zone := range []string{"Europe/Lisbon", "America/New_York", "Asia/Tokyo", "Europe/Dublin", "Africa/Casablanca", "Australia/Lord_Howe", "America/St_Johns",
		"Asia/Kathmandu", "Pacific/Apia", "America/Sao_Paulo", "Asia/Gaza", "Antarctica/Troll", "Pacific/Chatham", "Africa/Monrovia"} {
		t.Run(zone, func(t *testing.T) {
			t.Parallel()
			for _, year := range []int{1905, 1972, 2011, 2027, 2190} {
				inYear(t, zone, year)
			}
		})
	}
}

func inYear(t *testing.T, zone string, year int) {
	t.Helper()
	doc := &trip.Document{}
	for day := 0; day < 365; day += 3 {
		m, err := trip.At("time", time.Date(year, 1, 1+day, day%24, 30, 0, 0, time.UTC), zone)
		require.NoError(t, err)
		doc.Items = append(doc.Items, trip.Item{ID: m.Local, Title: "x", Time: trip.Time{Start: &m}})
	}
	cal := readICS(t, write(t, format.ICS, doc, false))
	require.Len(t, cal.Events(), len(doc.Items))
	var rules []rule
	for _, z := range cal.Timezones() {
		rules = rulesOf(t, z)
	}
	for i, e := range cal.Events() {
		got, err := time.Parse("20060102T150405Z", value(e, "DTSTART"))
		if err != nil {
			got, err = time.Parse("20060102T150405", value(e, "DTSTART"))
			require.NoError(t, err)
			got = instant(rules, got)
		}
		require.True(t, got.Equal(doc.Items[i].Time.Start.At), "%s: %s is not %s", value(e, "DTSTART"), got, doc.Items[i].Time.Start.At)
	}
}

// rule is an observance: from a clock on (as it was before), an offset.
type rule struct {
	onset    time.Time
	from, to time.Duration
}

func rulesOf(t *testing.T, z *ics.VTimezone) (all []rule) {
	t.Helper()
	for _, c := range z.Components {
		var r rule
		for _, p := range c.UnknownPropertiesIANAProperties() {
			switch p.IANAToken {
			case "DTSTART":
				onset, err := time.Parse("20060102T150405", p.Value)
				require.NoError(t, err)
				r.onset = onset
			case "TZOFFSETFROM":
				r.from = readOffset(t, p.Value)
			case "TZOFFSETTO":
				r.to = readOffset(t, p.Value)
			}
		}
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b rule) int { return a.onset.Add(-a.from).Compare(b.onset.Add(-b.from)) })
	for i := range all[1:] {
		require.Equal(t, all[i].to, all[i+1].from, "each observance begins where the one before leaves")
	}
	return all
}

func readOffset(t *testing.T, s string) time.Duration {
	t.Helper()
	d, err := time.ParseDuration(s[1:3] + "h" + s[3:5] + "m" + (s + "00")[5:7] + "s")
	require.NoError(t, err)
	if s[0] == '-' {
		return -d
	}
	return d
}

// instant reads a clock by rules: the first instant at which it shows.
func instant(rules []rule, wall time.Time) time.Time {
	for i, r := range rules {
		at := wall.Add(-r.to)
		last := i == len(rules)-1 || at.Before(rules[i+1].onset.Add(-rules[i+1].from))
		if last && !at.Before(r.onset.Add(-r.from)) {
			return at
		}
	}
	return time.Time{}
}
