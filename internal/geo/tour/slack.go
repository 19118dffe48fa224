package tour

// slack is how late each state of a pass may be so that all after it fits, or
// less than nothing where nothing is early enough. It makes what a visit would
// do to a day a question of the two places it would stand between.
type slack struct {
	*pass
	reach [][]int // before the visit, by position and breaks taken
	leave [][]int // after it
}

func (w *pass) slack() *slack {
	s := &slack{pass: w}
	for range w.nodes {
		s.reach, s.leave = append(s.reach, w.hopeless()), append(s.leave, w.hopeless())
	}
	last := len(w.nodes) - 1
	s.reach[last][len(w.breaks)] = w.back
	s.rest(s.reach[last])
	for i := last - 1; i >= 0; i-- {
		for k, late := range s.reach[i+1] {
			if late >= 0 {
				s.leave[i][k] = max(none, w.depart(w.nodes[i], w.nodes[i+1], late))
			}
		}
		s.rest(s.leave[i])
		if i > 0 {
			s.visit(i)
			s.rest(s.reach[i])
		}
	}
	return s
}

func (w *pass) hopeless() []int {
	late := make([]int, len(w.breaks)+1)
	for k := range late {
		late[k] = none
	}
	return late
}

// rest allows to be later where a break can still be taken.
func (s *slack) rest(late []int) {
	for k := len(s.breaks) - 1; k >= 0; k-- {
		b := s.breaks[k]
		if at := min(b.Close, late[k+1]-b.Length); at >= b.Open {
			late[k] = max(late[k], at)
		}
	}
}

func (s *slack) visit(i int) {
	stop := s.Stops[s.nodes[i]]
	for k, late := range s.leave[i] {
		switch e, eased := s.eased[i]; {
		case late < 0:
		case eased && e.forced:
			s.reach[i][k] = s.back
		case eased:
			s.reach[i][k] = max(none, late-stop.Visit)
		default:
			s.reach[i][k] = stop.latest(s.day, late-stop.Visit)
		}
	}
}

// short says by how much a day is too short to visit a stop after position i and
// to go on at position j; up to zero it fits. It is beyond all where no time
// would be enough.
func (s *slack) short(stop, i, j int) int {
	if exact := s.onward(stop, i, j, false); exact <= 0 {
		return exact
	}
	return s.onward(stop, i, j, true)
}

// onward is short for a visit that begins when it can, or else also, squeezed in,
// when it is reached too late.
func (s *slack) onward(stop, i, j int, squeezed bool) int {
	states := s.idle() // whose travel is by how much they are late
	for k, m := range s.left[i] {
		if m.at < beyond {
			states[k].at = s.way(s.nodes[i], stop, m.at)
		}
	}
	s.pass.rest(states)
	for k, m := range states {
		if m.at >= beyond {
			continue
		}
		begin := s.Stops[stop].start(s.day, m.at)
		if hours := s.Stops[stop].hours(s.day); begin >= beyond && squeezed {
			begin, states[k].travel = m.at, m.at-hours[len(hours)-1].Close
		}
		states[k].at = min(beyond, begin+s.Stops[stop].Visit)
	}
	s.pass.rest(states)
	least := beyond
	for k, m := range states {
		if late := s.reach[j][k]; m.at < beyond && late >= 0 {
			least = min(least, max(m.travel, s.way(stop, s.nodes[j], m.at)-late))
		}
	}
	return least
}
