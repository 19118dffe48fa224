package format

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"

	"sojourn/internal/itinerary/trip"
)

// section is a day of the trip with its items, in order.
type section struct {
	trip.Day
	number   int
	template bool
	items    []*trip.Item
}

// name is what a day is called in lists of maps.
func (s section) name() string {
	name := fmt.Sprintf("Day %d", s.number)
	if !s.template {
		name += " · " + string(s.Date)
	}
	if s.Title != "" {
		name += " · " + line(s.Title)
	}
	return name
}

// sections gives the trip's days, and the ideas.
func sections(doc *trip.Document) (days []section, ideas []*trip.Item) {
	written := make(map[trip.Date]trip.Day, len(doc.Days))
	for _, d := range doc.Days {
		written[d.Date] = d
	}
	index := map[trip.Date]int{}
	for i, date := range doc.Dates.All() {
		day := written[date]
		day.Date = date
		days = append(days, section{Day: day, number: i + 1, template: doc.Template})
		index[date] = i
	}
	for i := range doc.Items {
		it := &doc.Items[i]
		day, found := index[it.Place.Day]
		switch {
		case it.Deleted:
		case found:
			days[day].items = append(days[day].items, it)
		default:
			ideas = append(ideas, it)
		}
	}
	return days, ideas
}

// points gives where an item is: nowhere, at one position, or from one to
// another.
func points(it *trip.Item) (all []orb.Point) {
	for _, l := range []*trip.Location{it.Location, it.EndLocation} {
		if l != nil && onEarth(l) {
			all = append(all, orb.Point{l.Lon, l.Lat})
		}
	}
	return all
}

// onEarth refuses what no reader of maps can read, NaN too.
func onEarth(l *trip.Location) bool { return math.Abs(l.Lat) <= 90 && math.Abs(l.Lon) <= 180 }

// way gives the positions of a day in order, each once where neighbours share
// it.
func (s section) way() (all orb.LineString) {
	for _, it := range s.items {
		for _, p := range points(it) {
			if n := len(all); n == 0 || all[n-1] != p {
				all = append(all, p)
			}
		}
	}
	return all
}
