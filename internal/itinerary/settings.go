package itinerary

import (
	"context"
	"time"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/id"
)

// Update changes an itinerary's settings.
func (s *Service) Update(ctx context.Context, actor, itineraryID, ifMatch string, in UpdateInput) (trip.Document, error) {
	destination, err := s.located(ctx, "body.destination", in.Destination.Ptr(), "")
	if err != nil {
		return trip.Document{}, err
	}
	err = s.change(ctx, actor, itineraryID, alive(func(p *plan) error {
		if err := httpapi.CheckMatch(ifMatch, p.it().Seq); err != nil {
			return err
		}
		return p.update(in, destination)
	}))
	if err != nil {
		return trip.Document{}, err
	}
	return s.store.Document(ctx, itineraryID)
}

func (p *plan) update(in UpdateInput, destination *trip.Location) error {
	it := p.it()
	next := *it
	put(&next.Name, in.Name)
	put(&next.Description, in.Description)
	put(&next.HomeCurrency, in.HomeCurrency)
	put(&next.Cover, in.Cover)
	if in.Status != nil {
		next.Status = trip.Status(*in.Status)
	}
	if in.Visibility != nil {
		next.Visibility = trip.Visibility(*in.Visibility)
	}
	if next.Visibility != it.Visibility {
		if err := p.ownerOnly(); err != nil {
			return err
		}
	}
	if in.Destination.Sent {
		next.Destination = destination
	}
	if in.Budget.Sent {
		next.Budget = in.Budget.Ptr()
	}
	for _, f := range changedSettings(*it, next) {
		if err := p.set(f.name, f.value); err != nil {
			return err
		}
	}
	if !in.StartDate.Sent && !in.EndDate.Sent {
		return nil
	}
	dates, err := trip.NewDates(pick(in.StartDate, it.Dates.Start), pick(in.EndDate, it.Dates.End))
	if err != nil {
		return err
	}
	return p.setDates(dates, in.ShiftItems)
}

func pick(o httpapi.Opt[string], old trip.Date) string {
	if o.Sent {
		return deref(o.Ptr())
	}
	return string(old)
}

func changedSettings(was, next trip.Itinerary) []field {
	return differing([]register{
		{"name", was.Name, next.Name}, {"description", was.Description, next.Description}, {"status", was.Status, next.Status},
		{"visibility", was.Visibility, next.Visibility}, {"home_currency", was.HomeCurrency, next.HomeCurrency},
		{"cover", was.Cover, next.Cover}, {"destination", was.Destination, next.Destination},
		{"budget", was.Budget, next.Budget},
	})
}

// UpdateDay changes what is written about a day of the trip.
func (s *Service) UpdateDay(ctx context.Context, actor, itineraryID, date, ifMatch string, in DayInput) (day trip.Day, seq int64, err error) {
	d, err := trip.ParseDate("path.date", date)
	if err != nil {
		return day, 0, err
	}
	err = s.change(ctx, actor, itineraryID, alive(func(p *plan) error {
		if err := httpapi.CheckMatch(ifMatch, p.it().Seq); err != nil {
			return err
		}
		if !p.it().Dates.Has(d) {
			return notADay(d)
		}
		if in.Title != nil {
			if err := p.setDay(d, "title", *in.Title); err != nil {
				return err
			}
		}
		if in.Notes != nil {
			if err := p.setDay(d, "notes", *in.Notes); err != nil {
				return err
			}
		}
		day, seq = trip.Day{Date: d}, p.it().Seq
		if written := p.state.Days[d]; written != nil {
			day = *written
		}
		return nil
	}))
	return day, seq, err
}

// Delete puts an itinerary among the deleted, from where it can be restored
// for 30 days. Deleting twice is no error.
func (s *Service) Delete(ctx context.Context, actor, itineraryID, ifMatch string) error {
	return s.change(ctx, actor, itineraryID, func(p *plan) error {
		if err := p.ownerOnly(); err != nil {
			return err
		}
		if err := httpapi.CheckMatch(ifMatch, p.it().Seq); err != nil {
			return err
		}
		if !p.it().DeletedAt.IsZero() {
			return notThere()
		}
		return p.do(sync.Delete, sync.Itinerary, itineraryID, "", nil)
	})
}

// Restore takes a deletion back.
func (s *Service) Restore(ctx context.Context, actor, itineraryID string) (trip.Document, error) {
	err := s.change(ctx, actor, itineraryID, func(p *plan) error {
		if err := p.ownerOnly(); err != nil {
			return err
		}
		if p.it().DeletedAt.IsZero() {
			return nil
		}
		return p.do(sync.Restore, sync.Itinerary, itineraryID, "", nil)
	})
	if err != nil {
		return trip.Document{}, err
	}
	return s.store.Document(ctx, itineraryID)
}

// Share gives the itinerary a link that whoever has it may read, and answers
// with the link's token. A link that exists stays.
func (s *Service) Share(ctx context.Context, actor, itineraryID string) (token string, err error) {
	if s.doors.noPages {
		return "", fault.New(fault.Forbidden, "the operator of this server has turned public pages off")
	}
	err = s.change(ctx, actor, itineraryID, alive(func(p *plan) error {
		if err := p.ownerOnly(); err != nil {
			return err
		}
		if token = p.it().ShareToken; token == "" {
			token = id.Random(16)
		}
		p.it().ShareToken = token
		if p.it().Visibility == trip.Private {
			return p.set("visibility", trip.Shared)
		}
		return p.set("visibility", p.it().Visibility)
	}))
	return token, err
}

// Unshare withdraws the link; the itinerary is private again.
func (s *Service) Unshare(ctx context.Context, actor, itineraryID string) error {
	return s.change(ctx, actor, itineraryID, alive(func(p *plan) error {
		if err := p.ownerOnly(); err != nil {
			return err
		}
		if p.it().ShareToken == "" && p.it().Visibility == trip.Private {
			return nil
		}
		p.it().ShareToken = ""
		return p.set("visibility", trip.Private)
	}))
}

// List gives a page of the caller's itineraries.
func (s *Service) List(ctx context.Context, f Filter) ([]trip.Summary, error) {
	return s.store.List(ctx, f)
}

const (
	keepDeleted = 30 * 24 * time.Hour
	purgeBatch  = 20
)

// Purge removes for good what was deleted 30 days ago, and invitations that
// ended long ago.
func (s *Service) Purge(ctx context.Context) error {
	if err := s.purgeInvites(ctx); err != nil {
		return err
	}
	for {
		now := s.clock.Now()
		n, err := s.store.Purge(ctx, now.Add(-keepDeleted), purgeBatch, func(it trip.Itinerary) (eventlog.Event, error) {
			return eventlog.New(itineraryapi.Purged, it.ID, now, changeOf(&it, ""))
		})
		if err != nil || n < purgeBatch {
			return err
		}
	}
}

// keepLog is how long the log, and the marks of what was deleted, are kept.
const keepLog = 180 * 24 * time.Hour

// Compact drops the log of longer ago, and keeps what it said.
func (s *Service) Compact(ctx context.Context) error {
	for {
		n, err := s.store.Compact(ctx, s.clock.Now().Add(-keepLog), purgeBatch)
		if err != nil || n < purgeBatch {
			return err
		}
	}
}
