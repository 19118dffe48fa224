package openhours_test

import (
	"fmt"
	"time"

	"sojourn/internal/kit/openhours"
)

func Example() {
	hours, err := openhours.Parse("Tu-Su 10:00-18:00; PH 10:00-13:00; Fr 20:00-02:00 open \"concert\", Mo \"by appointment\"")
	if err != nil {
		fmt.Println(err)
		return
	}
	lisbon := openhours.Place{Country: "PT", Lat: 38.7223, Lon: -9.1393}
	for _, date := range []string{"2026-12-07", "2026-12-08", "2026-12-11"} {
		d, _ := time.Parse(time.DateOnly, date)
		for _, s := range hours.On(d, lisbon).Spans {
			fmt.Printf("%s %s from minute %d to %d %q\n", d.Format("Mon 2 Jan"), s.State, s.Start, s.End, s.Comment)
		}
	}
	_, err = openhours.Parse("Mo-Fr 9 to 5")
	fmt.Println(err)
	// Output:
	// Mon 7 Dec unknown from minute 0 to 1440 "by appointment"
	// Tue 8 Dec open from minute 600 to 780 ""
	// Fri 11 Dec open from minute 1200 to 1560 "concert"
	// invalid: opening hours, at character 7: "9" stands where times such as 09:00-17:00, off, or ";" and another rule should
}
