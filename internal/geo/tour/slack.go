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
	states := s.idle()
	own := none
	for k, m := range s.left[i] {
		if m.at < beyond {
			states[k].at = s.way(s.nodes[i], stop, m.at)
		}
	}
	s.pass.rest(states)
	for k := range states {
		if states[k].at < beyond {
			begin, late := s.squeeze(stop, states[k].at)
			states[k].at = begin + s.Stops[stop].Visit
			own = max(own, late)
		}
	}
	s.pass.rest(states)
	least := beyond
	for k, m := range states {
		if late := s.reach[j][k]; m.at < beyond && late >= 0 {
			least = min(least, s.way(stop, s.nodes[j], m.at)-late)
		}
	}
	return max(least, own)
}

// squeeze begins a visit as soon as it is reached, where it is reached too late,
// and says by how much that is.
func (s *slack) squeeze(stop, t int) (begin, late int) {
	if at := s.Stops[stop].start(s.day, t); at < beyond {
		return at, none
	}
	hours := s.Stops[stop].hours(s.day)
	return t, t - hours[len(hours)-1].Close
}
