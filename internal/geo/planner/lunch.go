package planner

import (
	"slices"

	"sojourn/internal/geo/geoapi"
)

// The lunch that a day is put in order around: when it may begin, and how long
// it is at least and at most, in minutes.
const (
	lunchFrom  = "11:30"
	lunchTo    = "14:30"
	leastLunch = 45
	mostLunch  = 60
	lunchStep  = 15
)

// keepLunch makes a break of what the times of a day that is only put in order
// leave free about noon, besides the ways: whoever planned them eats then.
func (p *problem) keepLunch() {
	a := p.axes[0]
	from, to := a.at(lunchFrom), a.at(lunchTo)
	var timed []int
	for i := range p.visit {
		if at := p.visit[i]; at >= 0 && p.trip.Visits[at].Starts != nil {
			timed = append(timed, i)
		}
	}
	start := func(i int) int { return a.minute(*p.trip.Visits[p.visit[i]].Starts) }
	slices.SortStableFunc(timed, func(i, j int) int { return start(i) - start(j) })
	for n := 1; n < len(timed); n++ {
		before, after := timed[n-1], timed[n]
		begin, end := max(from, start(before)+p.length(&p.trip.Visits[p.visit[before]])), start(after)
		if way := p.way(before, after); way != nil {
			end -= way.Minutes
		}
		if free := end - begin; begin <= to && free >= leastLunch {
			p.trip.Breaks = []geoapi.Break{{Kind: "lunch", From: lunchFrom, To: lunchTo, Minutes: min(mostLunch, free/lunchStep*lunchStep)}}
			return
		}
	}
}
