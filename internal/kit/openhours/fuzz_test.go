package openhours_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/openhours"
)

// FuzzHours: no value makes a panic; a refusal is fault.Invalid; what is read
// is written so that it is read again to the same text and the same days; days
// and instants agree with each other.
func FuzzHours(f *testing.F) {
	for _, value := range []string{
		"24/7", "Mo-Fr 09:00-17:00; Sa off", "Apr 15-Oct 31 Tu[1],PH 20:00-02:00,03:00-04:00", "Dec 24-26,Jan 1 off",
		"2026-2030/2 easter -2 days-easter +1 day Th[1,2-3,-1] -1 day sunrise-(sunset-01:00)", "week 1-53/2 SH Mo 18:00+ || \"call\"",
		"\"season\": 2026 Dec 24-2027 Jan 06 off \"works\", 10:00-17:00+ unknown", "Mar Su[-1]-Oct Su[-1]: dusk-26:00; 2027 Jan 1+ PH -1 day off",
		"MO – FR 9.00–17.00 “x”", "Feb 29 22:00-48:00, 12:00-13:00 off",
	} {
		f.Add(value, int64(1.8e9))
	}
	lisbon := lisbon(f)
	nowhere := openhours.Place{Zone: zone(f, "Australia/Lord_Howe"), Country: "DE"}
	f.Fuzz(func(t *testing.T, value string, unix int64) {
		h, err := openhours.Parse(value)
		if err != nil {
			require.True(t, fault.Is(err, fault.Invalid))
			return
		}
		again, err := openhours.Parse(h.String())
		require.NoError(t, err, h.String())
		require.Equal(t, h.String(), again.String())
		for _, at := range []openhours.Place{lisbon, nowhere} {
			now := time.Unix(unix%4e9, 0)
			on := h.On(now, at)
			require.Equal(t, on, again.On(now, at), h.String())
			checkSpans(t, on.Spans)
			checkIntervals(t, h, now, at)
		}
	})
}

func checkSpans(t *testing.T, spans []openhours.Span) {
	t.Helper()
	last := 0
	for _, s := range spans {
		require.True(t, last <= s.Start && s.Start < s.End && s.End <= 2*1440, "%v", spans)
		require.NotEqual(t, openhours.Off, s.State)
		last = s.End
	}
}

// checkIntervals also asks At for the first instant of each and the last.
func checkIntervals(t *testing.T, h *openhours.Hours, from time.Time, at openhours.Place) {
	t.Helper()
	last := from
	for _, i := range h.Intervals(from, from.AddDate(0, 0, 3), at) {
		require.True(t, !i.Start.Before(last) && i.Start.Before(i.End), "%s: %v", h, i)
		require.Equal(t, i.Status, h.At(i.Start, at))
		require.Equal(t, i.Status, h.At(i.End.Add(-time.Second), at))
		last = i.End
	}
}

// What a hostile value costs is bounded by the limits on its length, rules and
// entries. These are the worst known; each takes well under half a second.
func TestWorkIsBounded(t *testing.T) {
	t.Parallel()
	at := lisbon(t)
	at.Country, at.Region = "DE", "" // holidays in doubt
	for _, value := range []string{
		strings.Repeat("SH sunrise-sunset || ", 59) + "PH off",
		strings.Repeat("SH dusk+ off;", 59) + "PH off",
		strings.Repeat("easter -1 day,", 99) + "easter off; " + strings.Repeat("Feb 29-Mar 1 -1 day,", 20) + "Jan 1 off",
		"off; " + strings.Repeat("00:00-00:01,", 97) + "00:00-00:01 off, " + strings.Repeat("sunset+,", 59) + "dusk+ off",
	} {
		h := parse(t, value)
		began := time.Now()
		h.Next(time.Unix(1.8e9, 0), at)
		require.Less(t, time.Since(began), 10*time.Second, value)
	}
}
