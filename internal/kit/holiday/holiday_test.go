package holiday

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestOn(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, country, region, date string
		want                        Answer
	}{
		{"every year", "PT", "", "2026-12-25", Yes},
		{"an ordinary day", "PT", "", "2026-12-24", No},
		{"lower case", "pt", "", "2030-04-25", Yes},
		{"moves with Easter", "PT", "", "2027-03-26", Yes}, // Good Friday
		{"the fourth Thursday", "US", "", "2026-11-26", Yes},
		{"moves on from a Sunday", "GB", "", "2027-12-27", Yes}, // for the 25th, a Saturday
		{"once", "GB", "", "2026-06-19", No},
		{"in part of the country", "DE", "", "2026-01-06", Perhaps},
		{"in that part", "DE", "BY", "2026-01-06", Yes},
		{"in that part, full code", "DE", "DE-BY", "2026-01-06", Yes},
		{"in another part", "DE", "BE", "2026-01-06", No},
		{"in a part that is not known", "DE", "Franconia", "2026-01-06", Perhaps},
		{"everywhere, in a part", "DE", "BE", "2026-10-03", Yes},
		{"everywhere, no part given", "DE", "", "2026-10-03", Yes},
		{"by the moon", "AE", "", "2028-02-26", Perhaps},
		{"by the moon, a day off", "AE", "", "2028-02-25", Perhaps},
		{"no country", "", "", "2026-12-25", Unknown},
		{"not a country", "QQ", "", "2026-12-25", Unknown},
		{"before the calendar", "PT", "", "2019-12-25", Unknown},
		{"after the calendar", "PT", "", "2099-12-25", Unknown},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			at, err := time.Parse(time.DateOnly, tc.date)
			require.NoError(t, err)
			require.Equal(t, tc.want, On(tc.country, tc.region, at.Year(), at.Month(), at.Day()))
		})
	}
}

// Each line is a real one: dates that exist, in the calendar's years.
func TestCalendar(t *testing.T) {
	t.Parallel()
	first, last := Years()
	require.Less(t, first, last)
	require.Greater(t, len(load().countries), 240)
	for name, c := range load().countries {
		require.Len(t, name, 2)
		require.NotEmpty(t, len(c.whole)+len(c.somewhere), name)
		for key := range c.whole {
			year, month, day := key/10000, time.Month(key/100%100), key%100
			at := time.Date(max(year, first), month, day, 0, 0, 0, 0, time.UTC)
			require.Equal(t, day, at.Day(), "%s %d", name, key)
			require.True(t, year == 0 || year >= first-1 && year <= last+1, "%s %d", name, key)
		}
	}
}

func BenchmarkOn(b *testing.B) {
	load()
	for b.Loop() {
		On("DE", "", 2026, time.January, 6)
	}
}
