package openhours

import "slices"

// paint lays on what of a piece falls into the day that begins after some
// minutes.
func (r *rule) paint(all []piece, p piece, after int) []piece {
	p.from, p.to = max(p.from-after, 0), min(p.to-after, oneDay)
	if p.from >= p.to {
		return all
	}
	if r.joint == fills {
		return under(all, p)
	}
	return over(all, p)
}

// over lays a piece on top of the others.
func over(all []piece, p piece) []piece {
	out := make([]piece, 0, len(all)+2)
	for _, q := range all {
		if q.from < p.from {
			left := q
			left.to = min(q.to, p.from)
			out = append(out, left)
		}
	}
	out = append(out, p)
	for _, q := range all {
		if q.to > p.to {
			q.from = max(q.from, p.to)
			out = append(out, q)
		}
	}
	return out
}

// under lays a piece where the others are Off.
func under(all []piece, p piece) []piece {
	out := over(nil, p)
	for _, q := range all {
		if q.State != Off {
			out = over(out, q)
		}
	}
	for _, q := range all {
		if q.State == Off && (q.from < p.from || q.to > p.to) {
			out = beside(out, q, p)
		}
	}
	return out
}

// beside puts back what of a closed piece lies outside of p.
func beside(all []piece, closed, p piece) []piece {
	for _, part := range [][2]int{{closed.from, min(closed.to, p.from)}, {max(closed.from, p.to), closed.to}} {
		if part[0] < part[1] {
			closed.from, closed.to = part[0], part[1]
			all = over(all, closed)
		}
	}
	return all
}

// agree keeps what two evaluations share; elsewhere nobody knows, for doubt's
// reason.
func agree(a, b []piece, doubt Doubt) (all []piece) {
	cuts := []int{}
	for _, p := range slices.Concat(a, b) {
		cuts = append(cuts, p.from, p.to)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := range max(0, len(cuts)-1) {
		p, q := covering(a, cuts[i]), covering(b, cuts[i])
		if p.State != q.State {
			p.spill = p.spill || q.spill
			p.Status = Status{Unknown, p.Comment, doubt}
		}
		p.from, p.to = cuts[i], cuts[i+1]
		all = append(all, p)
	}
	return all
}

// covering gives the piece at a minute: Off where there is none.
func covering(all []piece, minute int) piece {
	for _, p := range all {
		if p.from <= minute && minute < p.to {
			return p
		}
	}
	return piece{}
}
