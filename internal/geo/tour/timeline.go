package tour

import "slices"

// Event is a visit or a break of a day.
type Event struct {
	Stop   int // or -1 for a break
	Break  int // or -1 for a visit
	Arrive int // when the place is reached; for a break, when it could begin
	Start  int
	End    int
	Travel int // on the way here, waiting for a quicker table included
	Walk   int // of it on foot
}

// Timeline is a day as it passes when nothing is put off.
type Timeline struct {
	Events []Event
	Back   int // when the day's end is reached, or the last break there is over
	Travel int // all of it, the way to the end included
	Walk   int
}

// Times says when all that is in a plan happens. Where a plan cannot be followed
// it goes on as if each visit that is reached too late could begin, at once or,
// if it is fixed, at its time; Check has what is wrong.
func Times(p *Problem, routes [][]int) ([]Timeline, error) {
	if err := p.checkPlan(routes); err != nil {
		return nil, err
	}
	lines := make([]Timeline, len(p.Days))
	for d := range lines {
		w, _ := p.follow(d, routeOf(routes, d))
		lines[d] = w.timeline()
	}
	return lines, nil
}

func routeOf(routes [][]int, day int) []int {
	if day < len(routes) {
		return routes[day]
	}
	return nil
}

// timeline goes back from the end of a day to its start.
func (w *pass) timeline() Timeline {
	line := Timeline{Back: w.end().at, Travel: w.end().travel}
	k := len(w.breaks)
	for i := len(w.nodes) - 1; i > 0; i-- {
		if i < len(w.nodes)-1 {
			k = w.rests(&line, w.left[i], k)
			line.Events = append(line.Events, w.visited(i, k))
		}
		k = w.rests(&line, w.reached[i], k)
		line.Walk += w.foot(i)
	}
	w.rests(&line, w.left[0], k)
	slices.Reverse(line.Events)
	return line
}

// rests adds the breaks that a state was come to by.
func (w *pass) rests(line *Timeline, states []moment, k int) int {
	for ; k > 0 && states[k].rested; k-- {
		end, b := states[k].at, w.breaks[k-1]
		line.Events = append(line.Events, Event{Stop: none, Break: b.index, Arrive: states[k-1].at, Start: end - b.Length, End: end})
	}
	return k
}

func (w *pass) visited(i, k int) Event {
	stop := w.nodes[i]
	// Breaks that were taken on arrival come before the visit begins.
	n := k
	for n > 0 && w.reached[i][n].rested {
		n--
	}
	there := w.reached[i][n]
	end := w.left[i][k].at
	return Event{Stop: stop, Break: none, Arrive: there.at, Start: end - w.Stops[stop].Visit, End: end,
		Travel: there.travel - w.left[i-1][n].travel, Walk: w.foot(i)}
}

func (w *pass) foot(i int) int {
	if w.Walk == nil {
		return 0
	}
	return w.Walk[w.nodes[i-1]][w.nodes[i]]
}
