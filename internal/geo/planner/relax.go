package planner

import (
	"cmp"
	"context"
	"slices"
	"time"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/geo/tour"
)

// relaxFor bounds the search for what might give way: it is advice, and the plan
// is ready.
const relaxFor = 1500 * time.Millisecond

// relax finds the fewest wishes whose giving way lets all others be met, where
// there is a choice those that leave out nothing that was asked for.
func (p *problem) relax(ctx context.Context) []geoapi.Relaxation {
	ctx, cancel := context.WithTimeout(ctx, relaxFor)
	defer cancel()
	r, err := tour.Relax(ctx, &p.Problem)
	if err != nil || len(r.Sets) == 0 {
		return nil
	}
	best := slices.MinFunc(r.Sets, func(x, y []tour.Wish) int {
		return cmp.Or(cmp.Compare(lost(x), lost(y)), cmp.Compare(by(x), by(y)))
	})
	all := []geoapi.Relaxation{}
	for _, w := range best {
		all = append(all, p.relaxation(w))
	}
	return all
}

func lost(set []tour.Wish) (n int) {
	for _, w := range set {
		if w.Kind == tour.WishMust || w.Kind == tour.WishFixed {
			n++
		}
	}
	return n
}

func by(set []tour.Wish) (sum int) {
	for _, w := range set {
		sum += max(0, w.By)
	}
	return sum
}

// relaxation tells a wish in the trip's words.
func (p *problem) relaxation(w tour.Wish) geoapi.Relaxation {
	r := geoapi.Relaxation{}
	if w.Stop >= 0 {
		r.ID = p.idAt(w.Stop)
	}
	if w.Day >= 0 {
		r.Date = p.trip.Days[w.Day].Date
	}
	switch w.Kind {
	case tour.WishMust:
		r.Wish = "must_see"
	case tour.WishFixed:
		r.Wish = "fixed"
	case tour.WishBreak:
		r.Wish, r.Kind = "break", p.breakKind(w.Day, w.Index)
	case tour.WishEnd:
		r.Wish, r.Minutes = "day_end", w.By
	case tour.WishStops:
		r.Wish, r.Count = "max_stops", w.By
	case tour.WishWalking:
		r.Wish, r.Minutes = "max_walk", w.By
	case tour.WishDayLimit, tour.WishLimit:
		r.Wish, r.Kind, r.Count = "limit", p.limitKind(w.Index), w.By
	case tour.WishMoney:
		r.Wish, r.Amount = "money", int64(w.By)
	}
	return r
}
