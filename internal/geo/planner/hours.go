package planner

import (
	"slices"
	"time"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/geo/tour"
	"sojourn/internal/kit/openhours"
)

// shop is what is known of when a place is open.
type shop struct {
	written bool             // there are hours
	hours   *openhours.Hours // nil where they cannot be read
	at      openhours.Place
	all     []openhours.Interval // of all days that are asked about
}

// shopOf reads the hours of a place from one date to another.
func shopOf(v *geoapi.Visit, first, last time.Time) shop {
	s := shop{written: v.Hours != ""}
	zone, err := time.LoadLocation(v.Zone)
	if err != nil || !s.written {
		return s
	}
	s.at = openhours.Place{Zone: zone, Country: v.Country}
	if v.At != nil {
		s.at.Lat, s.at.Lon = v.At.Lat, v.At.Lon
	}
	if hours, err := openhours.Parse(v.Hours); err == nil {
		s.hours = hours
		s.all = hours.Intervals(midnight(first.AddDate(0, 0, -1), zone), midnight(last.AddDate(0, 0, 2), zone), s.at)
	}
	return s
}

// opening is when a place is open around a date, and whether that is known.
type opening struct {
	spans   []geoapi.Span
	unsure  []geoapi.Span // of these, where it may be
	written bool          // there are hours
	known   bool          // and they can be read
}

func openAround(v *geoapi.Visit, date time.Time) opening { return shopOf(v, date, date).around(date) }

// around gives the openings of a date and its neighbours, in order, those that
// touch as one.
func (s shop) around(date time.Time) opening {
	o := opening{written: s.written, known: s.hours != nil}
	if !o.known {
		return o
	}
	from, to := midnight(date.AddDate(0, 0, -1), s.at.Zone), midnight(date.AddDate(0, 0, 2), s.at.Zone)
	for _, i := range s.all {
		if !i.Start.Before(to) || !from.Before(i.End) {
			continue
		}
		o.add(i.Start, i.End)
		if i.State == openhours.Unknown {
			o.unsure = append(o.unsure, geoapi.Span{Start: i.Start, End: i.End})
		}
	}
	return o
}

// isSure tells whether it is known that a place is open between two instants, or
// that it is not.
func (o opening) isSure(start, end time.Time) bool {
	return o.known && !slices.ContainsFunc(o.unsure, func(s geoapi.Span) bool { return start.Before(s.End) && s.Start.Before(end) })
}

func (o *opening) add(start, end time.Time) {
	if n := len(o.spans); n > 0 && !start.After(o.spans[n-1].End) {
		if end.After(o.spans[n-1].End) {
			o.spans[n-1].End = end
		}
		return
	}
	o.spans = append(o.spans, geoapi.Span{Start: start, End: end})
}

// windows gives when a visit of some length may start between two times of a
// day. Where nothing is known it may at any time.
func (o opening) windows(a axis, from, to, length int, beginOnly bool) []tour.Window {
	if from > to {
		return nil
	}
	if !o.known {
		return []tour.Window{{Open: from, Close: to}}
	}
	var all []tour.Window
	for _, s := range o.spans {
		last := a.minute(s.End) - max(1, length)
		if beginOnly {
			last = a.minute(s.End) - 1
		}
		w := tour.Window{Open: max(from, a.minute(s.Start)), Close: min(to, last)}
		if w.Open <= w.Close && (len(all) == 0 || w.Open > all[len(all)-1].Close) {
			all = append(all, w)
		}
	}
	return all
}

// on gives the openings that a date itself has, for answers.
func (o opening) on(a axis) []geoapi.Span {
	from, to := midnight(a.date, a.zone), midnight(a.date.AddDate(0, 0, 1), a.zone)
	all := []geoapi.Span{}
	for _, s := range o.spans {
		if s.Start.Before(to) && s.End.After(from) {
			all = append(all, s)
		}
	}
	return all
}
