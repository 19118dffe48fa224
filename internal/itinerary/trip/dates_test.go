package trip_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/trip"
)

func TestNewDates(t *testing.T) {
	t.Parallel()
	d, err := trip.NewDates("2027-02-27", "2027-03-02")
	require.NoError(t, err)
	require.Equal(t, []trip.Date{"2027-02-27", "2027-02-28", "2027-03-01", "2027-03-02"}, d.All())
	require.True(t, d.Has("2027-03-02"))
	require.False(t, d.Has("2027-03-03"))
	require.False(t, d.Has(""))
	_, err = trip.NewDates("", "")
	require.NoError(t, err)
	for _, bad := range [][2]string{
		{"2027-05-02", "2027-05-01"}, {"2027-05-01", ""}, {"", "2027-05-01"}, {"2027-02-29", "2027-03-01"},
		{"2027-01-01", "2028-01-02"}, {"1899-12-31", "1900-01-01"}, {"01.05.2027", "02.05.2027"},
	} {
		_, err := trip.NewDates(bad[0], bad[1])
		require.Error(t, err, "%v", bad)
	}
	d, err = trip.NewDates("2027-01-01", "2028-01-01")
	require.NoError(t, err)
	require.Equal(t, trip.MaxDays, d.Len())
}
