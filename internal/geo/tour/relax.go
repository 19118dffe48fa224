package tour

import (
	"context"
	"math/bits"
	"slices"
)

// WishKind is what kind of wish would have to give way.
type WishKind string

// By of a Wish is what the comment says.
const (
	WishMust     WishKind = "must"      // do without Stop
	WishFixed    WishKind = "fixed"     // take Stop off Day
	WishBreak    WishKind = "break"     // do without break Index of Day
	WishEnd      WishKind = "end"       // end Day later by By
	WishStops    WishKind = "stops"     // allow By more visits on Day
	WishWalking  WishKind = "walking"   // allow By more on foot on Day
	WishDayLimit WishKind = "day_limit" // allow By more of Limits[Index] each day
	WishLimit    WishKind = "limit"     // allow By more of Limits[Index] in all
	WishMoney    WishKind = "money"     // spend By more
)

// Wish is one thing to give way. What does not apply is -1.
type Wish struct {
	Kind  WishKind
	Day   int
	Stop  int
	Index int
	By    int
}

// Relaxed are the smallest sets of wishes of which each lets all other musts,
// fixed stops and breaks into a plan. Nothing has to give way where its only set
// is empty.
type Relaxed struct {
	Sets [][]Wish
	// Exact says that no smaller set does, and that there is none of the same size
	// besides, unless there are mostSets of them. Else there were more than twelve
	// musts, or too many sets to try: what a search did without makes the only one.
	Exact bool
}

const (
	mostMusts  = 12
	mostForced = 14      // musts and fixed stops of one day
	mostSets   = 12      // that are given
	mostWork   = 1 << 28 // steps, which take a second or two
	mostRounds = 2000    // of the search, where trying all is too much
)

// Relax says what would have to give way so that a plan can have all musts, fixed
// stops and breaks within the limits. Scores play no part.
func Relax(ctx context.Context, p *Problem) (Relaxed, error) {
	if err := p.check(); err != nil {
		return Relaxed{}, err
	}
	r := newRelaxing(ctx, p)
	if r.small() && r.try() {
		return Relaxed{Sets: r.sets, Exact: true}, nil
	}
	return p.relaxBySearch(ctx)
}

// relaxing tries sets of wishes, the smaller first. Musts need no trying: of each
// set of other wishes it knows all sets of musts that then fit.
type relaxing struct {
	*Problem
	ctx    context.Context
	musts  []int  // that are open on some day, and not fixed
	lost   []Wish // musts that are closed on all days
	wishes []Wish // that may matter, except musts
	days   map[string][][]finish
	of     []int // of each limit, the set of musts that it counts
	work   int
	least  int
	sets   [][]Wish
}

func newRelaxing(ctx context.Context, p *Problem) *relaxing {
	r := &relaxing{Problem: p, ctx: ctx, days: map[string][][]finish{}, least: beyond}
	home := p.homes()
	for i, s := range p.Stops {
		switch {
		case !s.Must || home[i] != none:
		case p.open(i):
			r.musts = append(r.musts, i)
		default:
			r.lost = append(r.lost, wish(WishMust, none, i, none))
		}
	}
	for d := range p.Days {
		r.wishes = append(r.wishes, r.dayWishes(d)...)
	}
	r.wishes = append(r.wishes, r.tripWishes()...)
	r.of = make([]int, len(p.Limits))
	for k, l := range p.Limits {
		for i, stop := range r.musts {
			if slices.Contains(l.Stops, stop) {
				r.of[k] |= 1 << i
			}
		}
	}
	return r
}

func wish(kind WishKind, day, stop, index int) Wish {
	return Wish{Kind: kind, Day: day, Stop: stop, Index: index}
}

func (p *Problem) open(stop int) bool {
	for d := range p.Days {
		if len(p.Stops[stop].hours(d)) > 0 {
			return true
		}
	}
	return false
}

// dayWishes are those that could matter: a limit that all musts keep does not.
func (r *relaxing) dayWishes(d int) (some []Wish) {
	day := r.Days[d]
	for k := range day.Breaks {
		some = append(some, wish(WishBreak, d, none, k))
	}
	for _, f := range day.Fixed {
		some = append(some, wish(WishFixed, d, f, none))
	}
	some = append(some, wish(WishEnd, d, none, none))
	if day.MaxStops > 0 && len(r.musts)+len(day.Fixed) > day.MaxStops {
		some = append(some, wish(WishStops, d, none, none))
	}
	if day.MaxWalk > 0 {
		some = append(some, wish(WishWalking, d, none, none))
	}
	return some
}

func (r *relaxing) tripWishes() (some []Wish) {
	all := slices.Clone(r.musts)
	for _, day := range r.Days {
		all = append(all, day.Fixed...)
	}
	for k, l := range r.Limits {
		n := count(l.Stops, all)
		if l.Day > 0 && n > l.Day {
			some = append(some, wish(WishDayLimit, none, none, k))
		}
		if l.Trip > 0 && n > l.Trip {
			some = append(some, wish(WishLimit, none, none, k))
		}
	}
	if r.Money > 0 && r.cost(all) > r.Money {
		some = append(some, wish(WishMoney, none, none, none))
	}
	return some
}

func (r *relaxing) small() bool {
	forced := 0
	for _, day := range r.Days {
		forced = max(forced, len(day.Fixed))
	}
	return len(r.musts) <= mostMusts && len(r.musts)+forced <= mostForced
}

// try says whether it has come to its end.
func (r *relaxing) try() bool {
	for size := 0; size <= min(r.least, len(r.wishes)); size++ {
		for _, chosen := range subsets(len(r.wishes), size) {
			some := make([]Wish, size)
			for i, k := range chosen {
				some[i] = r.wishes[k]
				some[i].By = freely
			}
			fitting := r.fitting(some)
			if r.work > mostWork || r.ctx.Err() != nil {
				return false
			}
			r.note(some, fitting)
		}
	}
	for i, set := range r.sets {
		r.sets[i] = r.measure(set)
	}
	return r.ctx.Err() == nil
}

// note keeps the sets that some wishes make with the fewest musts that still have
// to go.
func (r *relaxing) note(some []Wish, fitting []bool) {
	all := 1<<len(r.musts) - 1
	for set, fits := range fitting {
		size := len(some) + bits.OnesCount(uint(all&^set))
		if !fits || size > r.least {
			continue
		}
		if size < r.least {
			r.least, r.sets = size, nil
		}
		if len(r.sets) < mostSets {
			r.sets = append(r.sets, slices.Concat(some, r.without(all&^set), r.lost))
		}
	}
}

func (r *relaxing) without(set int) (some []Wish) {
	for i, stop := range r.musts {
		if set>>i&1 > 0 {
			some = append(some, wish(WishMust, none, stop, none))
		}
	}
	return some
}

// relaxBySearch takes what a search does without for what has to give way.
func (p *Problem) relaxBySearch(ctx context.Context) (Relaxed, error) {
	found, err := Solve(ctx, p, Options{Seed: 1, Iterations: mostRounds})
	if err != nil {
		return Relaxed{}, err
	}
	set, home := []Wish{}, p.homes()
	for _, b := range found.Unmet {
		set = append(set, b.wish(home))
	}
	return Relaxed{Sets: [][]Wish{set}}, nil
}

// wish is what has to give way for a plan that does without something.
func (b Breach) wish(home []int) Wish {
	if b.Stop != none {
		if d := home[b.Stop]; d != none {
			return wish(WishFixed, d, b.Stop, none)
		}
		return wish(WishMust, none, b.Stop, none)
	}
	kinds := map[Kind]WishKind{NoBreak: WishBreak, TooMany: WishStops, TooFarFoot: WishWalking, OverBudget: WishMoney, TooManyOf: WishLimit}
	w := wish(kinds[b.Kind], b.Day, none, b.Index)
	if b.Kind == TooManyOf && b.Day != none {
		w.Kind, w.Day = WishDayLimit, none
	}
	if b.Kind != NoBreak {
		w.By = b.Got - b.Limit
	}
	return w
}
