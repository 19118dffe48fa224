package tour

// shortlisted is how many candidates are looked at after each insertion. Those
// of lower keys seldom get in; they are asked again once the others are done.
const shortlisted = 24

// shortlist dismisses all candidates but the best, and says whether there were
// more. Where all have to get in none is the less for its key.
func (s *search) shortlist() bool {
	if s.aim.all || len(s.cand) <= shortlisted {
		return false
	}
	s.divide()
	for len(s.cand) > shortlisted {
		s.dismiss(len(s.cand) - 1)
	}
	s.top = 0
	for i := range s.cand {
		if s.cand[i].key > s.cand[s.top].key {
			s.top = i
		}
	}
	return true
}

// divide puts the best candidates before the others, by quickselect: the part
// that the border lies in is split until the border is in the middle.
func (s *search) divide() {
	for low, high := 0, len(s.cand)-1; low < high; {
		i, j := s.split(low, high)
		switch {
		case shortlisted <= j:
			high = j
		case shortlisted >= i:
			low = i
		default:
			return
		}
	}
}

// split orders candidates from low to high around the key of the middle one:
// those up to j are no worse, those from i on no better.
func (s *search) split(low, high int) (i, j int) {
	pivot := s.cand[(low+high)/2].key
	for i, j = low, high; i <= j; {
		for s.cand[i].key > pivot {
			i++
		}
		for s.cand[j].key < pivot {
			j--
		}
		if i <= j {
			s.cand[i], s.cand[j] = s.cand[j], s.cand[i]
			i, j = i+1, j-1
		}
	}
	return i, j
}
