package planner

import (
	"slices"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/geo/tour"
)

// whyIn says why a visit is where it is.
func (p *problem) whyIn(d, i int, standing [][]int) geoapi.Reason {
	v := &p.trip.Visits[p.visit[i]]
	was := slices.IndexFunc(p.trip.Days, func(day geoapi.Day) bool { return day.Date == v.Day })
	switch {
	case v.Pinned:
		return geoapi.Reason{Code: "fixed"}
	case was >= 0 && was != d:
		return p.whyMoved(i, was, standing)
	case v.Must:
		return geoapi.Reason{Code: "must"}
	case v.Wanted:
		return geoapi.Reason{Code: "wanted"}
	}
	return geoapi.Reason{Code: "known"}
}

// whyMoved says why a visit is on another day than it was.
func (p *problem) whyMoved(i, was int, standing [][]int) geoapi.Reason {
	date := p.trip.Days[was].Date
	if len(p.Stops[i].Hours[was]) == 0 {
		return geoapi.Reason{Code: "closed", Date: date}
	}
	without := slices.DeleteFunc(slices.Clone(standing[was]), func(j int) bool { return j == i })
	saved := p.dayFigures(was, standing[was]).Travel - p.dayFigures(was, without).Travel
	if saved > 0 {
		return geoapi.Reason{Code: "closer", Minutes: saved, Date: date}
	}
	return geoapi.Reason{Code: "room", Date: date}
}

// leftOut gives what is not in a plan, and why.
func (p *problem) leftOut(routes [][]int) ([]geoapi.LeftOut, error) {
	all := []geoapi.LeftOut{}
	in := slices.Concat(routes...)
	for n := range p.trip.Visits {
		v := &p.trip.Visits[n]
		i := p.point[v.ID]
		if v.Pinned || v.At == nil || slices.Contains(in, i) {
			continue
		}
		why, err := p.why(routes, i)
		if err != nil {
			return nil, err
		}
		all = append(all, geoapi.LeftOut{ID: v.ID, Score: p.Stops[i].Score, Reason: why})
	}
	return all, nil
}

func (p *problem) why(routes [][]int, i int) (geoapi.Reason, error) {
	if !slices.ContainsFunc(p.Stops[i].Hours, func(w []tour.Window) bool { return len(w) > 0 }) {
		return p.whyClosed(i), nil
	}
	b, err := tour.Why(&p.Problem, routes, i, -1)
	return p.reason(b), err
}

// whyClosed tells a place that is closed on all days from one that is never open
// for as long as a visit takes.
func (p *problem) whyClosed(i int) geoapi.Reason {
	n := p.visit[i]
	for d, o := range p.open[n] {
		day := p.Days[d]
		from, _ := p.sensible(d, p.trip.Visits[n].Kind, day.Leave, day.Back)
		for _, w := range o.windows(p.axes[d], 0, longest, 0, true) {
			if w.Open < day.Back && w.Close > day.Leave {
				there := min(w.Close+1, day.Back) - max(w.Open, from)
				return geoapi.Reason{Code: "no_time", Minutes: max(1, p.Stops[i].Visit-there), Date: p.trip.Days[d].Date}
			}
		}
	}
	r := geoapi.Reason{Code: "closed"}
	if len(p.Days) == 1 {
		r.Date = p.trip.Days[0].Date
	}
	return r
}

// reason tells a breach in the trip's words.
func (p *problem) reason(b tour.Breach) geoapi.Reason {
	r := geoapi.Reason{}
	if b.Day >= 0 {
		r.Date = p.trip.Days[b.Day].Date
	}
	switch b.Kind {
	case tour.Closed:
		r.Code = "closed"
	case tour.Late:
		r.Code = "unreachable"
	case tour.Clash:
		r.Code, r.ID, r.Minutes = "clash", p.idAt(b.Other), max(0, b.Got-b.Limit)
	case tour.NoTime:
		r.Code, r.Minutes = "no_time", b.Got
	case tour.TooLong, tour.TooFarFoot:
		r.Code, r.Minutes = "no_time", b.Got-b.Limit
		if b.Kind == tour.TooFarFoot {
			r.Code = "walking"
		}
	case tour.NoBreak:
		r.Code, r.Minutes = "no_time", b.Limit-b.Got
	case tour.TooMany:
		r.Code, r.Limit = "limit", b.Limit
	case tour.TooManyOf:
		r.Code, r.Limit, r.Kind = "limit", b.Limit, p.limitKind(b.Index)
	case tour.OverBudget:
		r.Code, r.Amount = "money", int64(b.Got-b.Limit)
	case tour.WorthLess:
		r.Code, r.ID, r.Minutes = "worth_less", p.idAt(b.Other), b.Short
	default:
		r.Code = "worth_less"
	}
	return r
}

func (p *problem) limitKind(index int) string {
	if index < 0 || index >= len(p.trip.Limits) {
		return ""
	}
	return p.trip.Limits[index].Kind
}

// unmet gives the wishes that a plan does without.
func (p *problem) unmet(r tour.Result) ([]geoapi.Unmet, error) {
	all := []geoapi.Unmet{}
	for _, b := range r.Unmet {
		u := geoapi.Unmet{ID: p.idAt(b.Stop), Reason: p.reason(b)}
		if b.Day >= 0 {
			u.Date = p.trip.Days[b.Day].Date
		}
		switch b.Kind {
		case tour.NoBreak:
			u.Wish, u.Kind = "break", p.breakKind(b.Day, b.Index)
		case tour.TooManyOf:
			u.Wish, u.Kind = "limit", p.limitKind(b.Index)
		case tour.OverBudget:
			u.Wish = "money"
		default:
			var err error
			if u.Wish, u.Reason, err = p.unmetStop(r.Routes, b.Stop); err != nil {
				return nil, err
			}
		}
		all = append(all, u)
	}
	return all, nil
}

func (p *problem) unmetStop(routes [][]int, i int) (wish string, why geoapi.Reason, err error) {
	if i < 0 || p.visit[i] < 0 {
		return "hours", geoapi.Reason{Code: "no_time"}, nil
	}
	why, err = p.why(routes, i)
	if p.trip.Visits[p.visit[i]].Pinned {
		return "fixed", why, err
	}
	return "must_see", why, err
}

// breakKind names a break of a day; what is nowhere, as a call, has its id.
func (p *problem) breakKind(d, index int) string {
	if index < 0 || index >= len(p.pauses[d]) || p.pauses[d][index] < 0 {
		return ""
	}
	return p.trip.Breaks[p.pauses[d][index]].Kind
}
