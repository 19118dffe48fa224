package itinerary

import (
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
)

// setDates changes the trip's dates. An item whose date is no longer in the
// trip keeps place and clock and shows among the ideas. With shift, items and
// day notes keep their day number instead; a locked item keeps its date.
func (p *plan) setDates(dates trip.Dates, shift bool) error {
	old := p.it().Dates
	if dates == old {
		return nil
	}
	if err := p.set("dates", dates); err != nil {
		return err
	}
	clear(p.order)
	if !shift || old.Start == "" || dates.Start == "" || dates.Start == old.Start {
		return nil
	}
	days := dates.Start.Sub(old.Start)
	items, err := p.tx.All(p.ctx)
	if err != nil {
		return err
	}
	if err := p.shiftDays(days, old, dates); err != nil {
		return err
	}
	for _, it := range items {
		if it.Locked || !old.Has(it.Place.Day) {
			continue
		}
		if err := p.carry(it, days); err != nil {
			return err
		}
	}
	return nil
}

// carry moves one item along with a change of dates.
func (p *plan) carry(it trip.Item, days int) error {
	p.state.Items[it.ID] = &it
	to := it.Place.Day.Add(days)
	if err := p.place(it.ID, trip.Place{Day: to, Pos: it.Place.Pos}); err != nil {
		return err
	}
	if it.Time.Start == nil {
		return nil
	}
	return p.setItem(it.ID, "time", it.Time.OnDate(to))
}

// shiftDays carries titles and notes along. What was written about a date
// outside the old trip stays where it is.
func (p *plan) shiftDays(days int, old, dates trip.Dates) error {
	all, err := p.tx.AllDays(p.ctx)
	if err != nil {
		return err
	}
	written := map[trip.Date]trip.Day{}
	for _, d := range all {
		p.state.Days[d.Date] = &d
		if old.Has(d.Date) {
			written[d.Date.Add(days)] = d
		}
	}
	targets := dates.All()
	for i := range old.Len() { // beyond the new end they are kept, unseen
		if to := old.Start.Add(i + days); !dates.Has(to) {
			targets = append(targets, to)
		}
	}
	for _, date := range targets {
		was := p.state.Days[date]
		if was == nil {
			was = &trip.Day{}
		}
		if err := p.writeDay(date, *was, written[date]); err != nil {
			return err
		}
	}
	return nil
}

func (p *plan) writeDay(date trip.Date, was, now trip.Day) error {
	if was.Title != now.Title {
		if err := p.do(sync.Set, sync.Day, string(date), "title", now.Title); err != nil {
			return err
		}
	}
	if was.Notes == now.Notes {
		return nil
	}
	return p.do(sync.Set, sync.Day, string(date), "notes", now.Notes)
}
