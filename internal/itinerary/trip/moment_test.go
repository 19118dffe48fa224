package trip_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

func TestLocal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ local, zone, want string }{
		{"2027-05-01T09:30", "Europe/Lisbon", "2027-05-01T09:30:00+01:00"},
		{"2027-05-01T09:30:59", "Asia/Kathmandu", "2027-05-01T09:30:00+05:45"},
		{"2027-10-31T01:30", "Europe/Lisbon", "2027-10-31T01:30:00+01:00"}, // comes twice: the earlier
		{"2027-04-04T02:30", "Australia/Sydney", "2027-04-04T02:30:00+11:00"},
		{"2027-01-01T00:00", "UTC", "2027-01-01T00:00:00Z"},
	} {
		m, err := trip.Local("body.start", c.local, c.zone)
		require.NoError(t, err, c.local)
		require.Equal(t, c.want, m.RFC3339())
	}
}

func TestLocalThatDoesNotExist(t *testing.T) {
	t.Parallel()
	_, err := trip.Local("body.start", "2027-03-28T01:30", "Europe/Lisbon")
	require.True(t, fault.Is(err, fault.Invalid))
	require.ErrorContains(t, err, "does not exist in Europe/Lisbon")
	require.ErrorContains(t, err, "use 00:30 or 02:30")
	_, err = trip.Local("body.start", "2011-12-30T12:00", "Pacific/Apia") // a whole day left out
	require.True(t, fault.Is(err, fault.Invalid), "%v", err)
}

func TestZoneRefuses(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"", "Local", "Europe/Atlantis", "../etc/passwd", "europe/lisbon\x00"} {
		_, err := trip.Zone("body.zone", name)
		require.True(t, fault.Is(err, fault.Invalid), "%q", name)
	}
}

func TestOnDateKeepsTheClock(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom([]string{"Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "UTC", "Pacific/Apia"}).Draw(t, "zone")
		clock := rapid.StringMatching(`([01][0-9]|2[0-3]):[0-5][0-9]`).Draw(t, "clock")
		m, err := trip.Local("body.start", "2027-01-15T"+clock, zone)
		require.NoError(t, err)
		d := trip.Date("2027-01-01").Add(rapid.IntRange(0, 800).Draw(t, "days"))
		moved := m.OnDate(d)
		back, err := trip.At("time", moved.At, zone)
		require.NoError(t, err)
		require.Equal(t, moved.Local, back.Local, "the instant and the clock agree")
		if _, err := trip.Local("x", string(d)+"T"+clock, zone); err == nil {
			require.Equal(t, string(d)+"T"+clock, moved.Local)
		}
	})
}

func TestTimeCheck(t *testing.T) {
	t.Parallel()
	at := func(local, zone string) *trip.Moment {
		m, err := trip.Local("x", local, zone)
		require.NoError(t, err)
		return &m
	}
	// Leaves Tokyo in the evening, lands in Honolulu that morning: fine.
	require.NoError(t, trip.Time{Start: at("2027-05-01T22:00", "Asia/Tokyo"), End: at("2027-05-01T10:30", "Pacific/Honolulu")}.Check())
	require.ErrorContains(t, trip.Time{Start: at("2027-05-01T10:00", "UTC"), End: at("2027-05-01T09:59", "UTC")}.Check(), "must not be before")
	require.ErrorContains(t, trip.Time{End: at("2027-05-01T09:59", "UTC")}.Check(), "needs a start_time")
}

func FuzzLocal(f *testing.F) {
	f.Add("2027-05-01T09:30", "Europe/Lisbon")
	f.Add("2027-03-28T01:30", "Europe/Lisbon")
	f.Add("9999-99-99T99:99", "UTC")
	f.Fuzz(func(t *testing.T, local, zone string) {
		m, err := trip.Local("body.start", local, zone)
		if err != nil {
			require.True(t, fault.Is(err, fault.Invalid))
			return
		}
		back, err := trip.At("x", m.At, zone)
		require.NoError(t, err)
		require.Equal(t, m.Local, back.Local)
	})
}

func FuzzParseDate(f *testing.F) {
	f.Add("2027-05-01")
	f.Add("2027-02-29")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := trip.ParseDate("x", s)
		if err == nil {
			require.Equal(t, s, string(d.Add(0)))
		}
	})
}
