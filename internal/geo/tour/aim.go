package tour

import "math"

// aim is what a search is for: what a plan is worth, how places are valued when
// they are put in, and how hot the search begins and ends.
type aim struct {
	visit            float64 // what a unit of score is worth
	way              float64 // what a unit of travel costs
	hottest, coldest float64
	values           [4]valuing
	all              bool    // every place has to get in, and waiting costs nothing
	blink            float64 // how often a place is passed over, at most
}

// valuing is one of the ways a round may value insertions.
type valuing struct {
	weight []float64 // of each place
	byCost bool      // the weight is divided by the cost
}

func (s *search) value() float64 {
	return s.aim.visit*float64(s.profit) - s.aim.way*float64(s.travel)
}

// profitFirst aims at the highest score, and at less travel where it is equal.
func (s *search) profitFirst() {
	horizon := 1.0
	for d := range s.days {
		horizon += float64(s.days[d].back - s.days[d].leave)
	}
	s.aim = aim{visit: 1, way: s.mean / horizon, hottest: 2.5 * s.mean, coldest: 0.03 * s.mean, blink: 0.05}
	for k := range s.aim.values {
		power := 1 + 0.5*float64(k)
		s.aim.values[k] = valuing{s.weights(func(v int) float64 { return math.Pow(float64(s.score[v]), power) }), true}
	}
}

// allFirst aims at all places of a day on the shortest way. Half of the rounds
// put in first what has little choice of when.
func (s *search) allFirst() {
	way := 0.0
	for _, t := range s.to {
		way += float64(t) / float64(len(s.to))
	}
	s.aim = aim{visit: 5, way: 1 / max(way, 1), hottest: 0.5, coldest: 0.005, all: true}
	alike := s.weights(func(int) float64 { return 1 })
	narrow := s.weights(func(v int) float64 {
		h := &s.days[0].hours[v]
		return 1 / float64(1+h.last-min(h.open, h.last))
	})
	s.aim.values = [4]valuing{{alike, true}, {alike, false}, {narrow, true}, {narrow, false}}
}

func (s *search) weights(of func(v int) float64) []float64 {
	w := make([]float64, s.places)
	for v := range w {
		w[v] = of(v)
	}
	return w
}
