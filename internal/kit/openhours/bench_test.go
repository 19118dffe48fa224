package openhours_test

import (
	"testing"
	"time"

	"sojourn/internal/kit/openhours"
)

var values = []struct{ name, value string }{
	{"plain", "Mo-Fr 09:00-17:00; Sa,Su 10:00-14:00"},
	{"full", `Apr-Oct Tu-Su 10:00-sunset; Nov-Mar Tu-Su 10:00-17:00; easter -2 days-easter +1 day off; PH 10:00-13:00; Dec 25,Jan 01 off || "call"`},
}

func BenchmarkParse(b *testing.B) {
	for _, v := range values {
		b.Run(v.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := openhours.Parse(v.value); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkOn(b *testing.B) {
	at := lisbon(b)
	for _, v := range values {
		h := parse(b, v.value)
		b.Run(v.name, func(b *testing.B) {
			b.ReportAllocs()
			date := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
			for i := 0; b.Loop(); i++ {
				h.On(date.AddDate(0, 0, i%365), at)
			}
		})
	}
}

// A year ahead is what a search for the next opening may cost.
func BenchmarkIntervalsOfAYear(b *testing.B) {
	at := lisbon(b)
	h := parse(b, values[1].value)
	from := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		h.Intervals(from, from.AddDate(1, 0, 0), at)
	}
}
