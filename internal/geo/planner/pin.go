package planner

import (
	"cmp"
	"slices"
	"time"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/geo/tour"
)

// pin holds a day's bookings fast. Visits with a time begin then, for as long as
// the next one leaves; those without one follow in the order they stand in.
func (p *problem) pin(d int) {
	day := &p.Days[d]
	timed, fixed := p.pinned(d)
	busy := 0
	for n, i := range timed {
		busy = p.hold(d, i, timed[n+1:], busy)
	}
	p.stretch(d, timed)
	day.Fixed = fixed
	p.blocks(d)
	p.pause(d, timed)
	day.MaxStops, day.MaxWalk = p.room(d)
}

// pinned gives the points of a day that are: those with a time in the order of
// time, and all in the order in which they come.
func (p *problem) pinned(d int) (timed, all []int) {
	for i := range p.visit {
		if p.visit[i] < 0 {
			continue
		}
		v := &p.trip.Visits[p.visit[i]]
		if !v.Pinned || v.At == nil || v.Day != p.trip.Days[d].Date {
			continue
		}
		all = append(all, i)
		if v.Starts != nil {
			timed = append(timed, i)
		}
	}
	slices.SortStableFunc(timed, func(x, y int) int { return p.trip.Visits[p.visit[x]].Starts.Compare(*p.trip.Visits[p.visit[y]].Starts) })
	next := 0
	for n, i := range all { // the list may stand in another order than the clock
		if slices.Contains(timed, i) {
			all[n] = timed[next]
			next++
		}
	}
	return timed, all
}

// hold gives a visit its time on its day, and makes room for those after it.
// Of visits that run at the same time the last lasts until all are over; it tells
// when that is.
func (p *problem) hold(d, i int, after []int, busy int) int {
	v, a := &p.trip.Visits[p.visit[i]], p.axes[d]
	start := a.minute(*v.Starts)
	s := &p.Stops[i]
	busy = max(busy, min(start+p.length(v), longest))
	s.Visit = max(0, busy-start)
	s.Hours = make([][]tour.Window, len(p.Days))
	s.Hours[d] = []tour.Window{{Open: start, Close: start}}
	if len(after) == 0 {
		return busy
	}
	next := a.minute(*p.trip.Visits[p.visit[after[0]]].Starts)
	s.Visit = min(s.Visit, next-start)
	p.Travel[i][after[0]] = min(p.Travel[i][after[0]], next-start-s.Visit)
	return busy
}

// stretch makes a day long enough for what is pinned in it.
func (p *problem) stretch(d int, timed []int) {
	day, a := &p.Days[d], p.axes[d]
	if len(timed) > 0 {
		first, last := timed[0], timed[len(timed)-1]
		start := p.Stops[first].Hours[d][0].Open
		if from := p.trip.Days[d].NotBefore; from == nil {
			day.Leave = max(0, min(day.Leave, start-p.Travel[day.Start][first]))
		} else {
			day.Leave = min(start, a.minute(*from))
		}
		p.Travel[day.Start][first] = min(p.Travel[day.Start][first], start-day.Leave)
		day.Back = max(day.Back, p.Stops[last].Hours[d][0].Open+p.Stops[last].Visit+p.Travel[last][day.End])
	}
	day.Back = max(day.Back, day.Leave+p.Travel[day.Start][day.End])
}

// blocks are visits that are nowhere, as a call: breaks that begin at one
// instant.
func (p *problem) blocks(d int) {
	for i := range p.trip.Visits {
		v := &p.trip.Visits[i]
		if v.At != nil || v.Starts == nil || v.Day != p.trip.Days[d].Date {
			continue
		}
		start := p.axes[d].minute(*v.Starts)
		if length := p.length(v); length > 0 && start >= p.Days[d].Leave && start+length <= p.Days[d].Back {
			p.rest(d, tour.Break{Open: start, Close: start, Length: length}, -1)
		}
	}
}

func (p *problem) rest(d int, b tour.Break, which int) {
	for len(p.pauses) <= d {
		p.pauses = append(p.pauses, nil)
	}
	if len(p.Days[d].Breaks) == tour.MaxBreaks {
		return // a day of so many calls needs no plan of its breaks
	}
	p.Days[d].Breaks, p.pauses[d] = append(p.Days[d].Breaks, b), append(p.pauses[d], which)
}

// pause adds the day's lunch and dinner, where the day is there then and no
// restaurant is. Breaks are taken in the order they stand in: one that finds no
// time before what is fixed comes after it.
func (p *problem) pause(d int, timed []int) {
	day := &p.Days[d]
	for which, wish := range p.trip.Breaks {
		from, to := p.axes[d].at(wish.From), p.axes[d].at(wish.To)
		b := tour.Break{Open: max(from, day.Leave), Close: min(to, day.Back-wish.Minutes), Length: wish.Minutes}
		if b.Open > b.Close || p.eats(d, timed, from, to+wish.Minutes) {
			continue
		}
		p.rest(d, b, which)
	}
	for len(p.pauses) <= d {
		p.pauses = append(p.pauses, nil)
	}
	p.sortBreaks(d)
}

// eats tells whether one is at a restaurant within a time.
func (p *problem) eats(d int, timed []int, from, to int) bool {
	return slices.ContainsFunc(timed, func(i int) bool {
		start := p.Stops[i].Hours[d][0].Open
		return p.trip.Visits[p.visit[i]].Kind == "restaurant" && start < to && start+p.Stops[i].Visit > from
	})
}

func (p *problem) sortBreaks(d int) {
	day := &p.Days[d]
	order := make([]int, len(day.Breaks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := day.Breaks[x], day.Breaks[y]
		switch {
		case a.Open+a.Length <= b.Close && b.Open+b.Length > a.Close:
			return -1
		case b.Open+b.Length <= a.Close && a.Open+a.Length > b.Close:
			return 1
		}
		return cmp.Or(cmp.Compare(a.Open, b.Open), cmp.Compare(a.Close, b.Close))
	})
	breaks, pauses := make([]tour.Break, 0, len(order)), make([]int, 0, len(order))
	for _, i := range order {
		breaks, pauses = append(breaks, day.Breaks[i]), append(pauses, p.pauses[d][i])
	}
	day.Breaks, p.pauses[d] = breaks, pauses
}

// room is how many visits and how much walking a day may have: what the pace
// says, and no less than what is pinned has by itself.
func (p *problem) room(d int) (stops, walk int) {
	day := p.Days[d]
	if p.pace.maxStops > 0 {
		stops = p.pace.maxStops + len(day.Fixed)
	}
	if p.pace.maxWalk == 0 {
		return stops, 0
	}
	here := day.Start
	for _, i := range append(slices.Clone(day.Fixed), day.End) {
		walk, here = walk+p.Walk[here][i], i
	}
	return stops, max(walk, p.pace.maxWalk)
}

// offer gives a visit its worth, its length and its hours on each day, unless
// pin has.
func (p *problem) offer(i int) {
	v := &p.trip.Visits[i]
	at := p.point[v.ID]
	s := &p.Stops[at]
	p.open = append(p.open, make([]opening, len(p.Days)))
	shop := shopOf(v, p.axes[0].date, p.axes[len(p.axes)-1].date)
	for d := range p.Days {
		p.open[i][d] = shop.around(p.axes[d].date)
	}
	if v.At == nil {
		return
	}
	s.Score, s.Must, s.Cost = p.score(v), v.Must, int(min(v.Cost, tour.MaxCost))
	if p.isTimed(at) {
		return
	}
	s.Visit = p.length(v)
	s.Hours = make([][]tour.Window, len(p.Days))
	for d, day := range p.Days {
		if v.Pinned && v.Day != p.trip.Days[d].Date {
			continue
		}
		from, to := p.onDate(d, v.Zone, day.Leave, day.Back)
		if !v.Pinned {
			from, to = p.sensible(d, v.Kind, from, to)
		}
		s.Hours[d] = p.apart(d, p.open[i][d].windows(p.axes[d], from, to, s.Visit, p.trip.BeginBeforeClosing), s.Visit)
		if v.Pinned && len(s.Hours[d]) == 0 {
			s.Hours[d] = []tour.Window{{Open: day.Leave, Close: day.Back}} // whoever pinned it knows better, or Check tells them
		}
	}
}

// apart leaves of windows what does not run into anything that has a time on the
// day, or began before it: whatever the search does without, nothing new is
// planned over it.
func (p *problem) apart(d int, windows []tour.Window, length int) []tour.Window {
	if !p.planning() {
		return windows
	}
	a := p.axes[d]
	if until := p.trip.Days[d].NotBefore; until != nil {
		windows = without(windows, 0, a.minute(*until), length)
	}
	for i := range p.trip.Visits {
		v := &p.trip.Visits[i]
		if v.Pinned && v.Starts != nil && v.Day == p.trip.Days[d].Date {
			start := a.minute(*v.Starts)
			windows = without(windows, start, start+p.length(v), length)
		}
	}
	return windows
}

// without takes the starts out of windows from which a visit would run into a
// time.
func without(windows []tour.Window, from, to, length int) (kept []tour.Window) {
	for _, w := range windows {
		before := min(w.Close, from-length)
		if w.Open <= before {
			kept = append(kept, tour.Window{Open: w.Open, Close: before})
		}
		if after := max(w.Open, to, before+1); after <= w.Close {
			kept = append(kept, tour.Window{Open: after, Close: w.Close})
		}
	}
	return kept
}

// onDate bounds starts to the day's date where the visit is: what begins after
// midnight is on the next day.
func (p *problem) onDate(d int, zone string, from, to int) (int, int) {
	a := p.axes[d]
	if z, err := time.LoadLocation(zone); err == nil {
		from, to = max(from, a.minute(midnight(a.date, z))), min(to, a.minute(midnight(a.date.AddDate(0, 0, 1), z))-1)
	}
	return from, to
}

// sensible is when visits of a kind begin on a day.
func (p *problem) sensible(d int, kind string, from, to int) (int, int) {
	if f, some := fits[kind]; some && !p.trip.OrderOnly {
		from, to = max(from, p.axes[d].at(f.from)), min(to, p.axes[d].at(f.to))
	}
	return from, to
}

// bound adds the limits of the whole trip.
func (p *problem) bound() {
	for _, l := range p.trip.Limits {
		limit := tour.Limit{Day: l.Day, Trip: l.Trip}
		for _, id := range l.IDs {
			if i, known := p.point[id]; known {
				limit.Stops = append(limit.Stops, i)
			}
		}
		p.Limits = append(p.Limits, limit)
	}
	p.Money = int(p.trip.Money)
}

// standing is the trip as it stands: the visits of each day in their order.
func (p *problem) standing() [][]int {
	return p.routes(p.current())
}

func (p *problem) current() [][]string {
	all := make([][]string, len(p.Days))
	for _, v := range p.trip.Visits {
		d := slices.IndexFunc(p.trip.Days, func(d geoapi.Day) bool { return d.Date == v.Day })
		if d >= 0 && v.At != nil {
			all[d] = append(all[d], v.ID)
		}
	}
	return all
}

// routes turns ids into points; unknown and doubled ones are left out.
func (p *problem) routes(ids [][]string) [][]int {
	all, seen := make([][]int, len(p.Days)), map[int]bool{}
	for d, day := range ids {
		for _, id := range day {
			if i, known := p.point[id]; known && d < len(all) && !seen[i] && p.at[i] != nil {
				all[d], seen[i] = append(all[d], i), true
			}
		}
	}
	return all
}
