package itinerary

import (
	"context"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

// templateStart dates the days of templates, which have day numbers only.
const templateStart trip.Date = "2000-01-01"

// Duplicate copies an itinerary, or makes a template of it.
func (s *Service) Duplicate(ctx context.Context, actor, sourceID, newID string, in CopyInput) (trip.Document, error) {
	source, err := s.read(ctx, actor, sourceID)
	if err != nil {
		return trip.Document{}, err
	}
	if !source.DeletedAt.IsZero() {
		return trip.Document{}, notThere()
	}
	start, err := optionalDate("body.start_date", in.StartDate)
	if err != nil {
		return trip.Document{}, err
	}
	settings := source.Itinerary
	settings.Name, settings.Template = or(in.Name, settings.Name), in.Template
	if in.Template {
		start, settings.Budget = templateStart, nil
	}
	return s.copy(ctx, actor, newID, source, settings, start)
}

// fromTemplate makes a trip of a template.
func (s *Service) fromTemplate(ctx context.Context, actor, newID string, in CreateInput, dates trip.Dates) (trip.Document, error) {
	source, err := s.read(ctx, actor, in.TemplateID)
	if fault.Is(err, fault.NotFound) || err == nil && (!source.Template || !source.DeletedAt.IsZero()) {
		return trip.Document{}, fault.AtField("body.template_id", in.TemplateID, "is not a template of yours")
	}
	if err != nil {
		return trip.Document{}, err
	}
	settings := source.Itinerary
	settings.Name, settings.Template, settings.Budget = in.Name, false, in.Budget
	settings.Description, settings.HomeCurrency = or(in.Description, settings.Description), or(in.HomeCurrency, settings.HomeCurrency)
	if in.Destination != nil {
		if settings.Destination, err = s.located(ctx, "body.destination", in.Destination, ""); err != nil {
			return trip.Document{}, err
		}
	}
	return s.copy(ctx, actor, newID, source, settings, dates.Start)
}

// copy makes a new itinerary from a document, with its first day at start (""
// keeps the source's dates; a template without a start gives an undated trip).
func (s *Service) copy(ctx context.Context, actor, newID string, source trip.Document, settings trip.Itinerary, start trip.Date) (trip.Document, error) {
	days := 0
	switch {
	case source.Dates.Start == "":
	case start == "" && source.Template:
		settings.Dates = trip.Dates{}
	case start != "":
		days = start.Sub(source.Dates.Start)
		settings.Dates = trip.Dates{Start: start, End: source.Dates.End.Add(days)}
	}
	settings.Status, settings.Visibility = trip.Draft, trip.Private
	err := s.create(ctx, actor, newID, settings, func(p *plan) error {
		for _, it := range source.Items {
			if err := p.copyItem(it, days); err != nil {
				return err
			}
		}
		return p.copyDays(source.Days, days)
	})
	if err != nil {
		return trip.Document{}, err
	}
	return s.store.Document(ctx, newID)
}

// copyItem copies what is planned, not what happened: no booking, no tick.
func (p *plan) copyItem(it trip.Item, days int) error {
	it.ID, it.BookingRef, it.Done, it.Locked = id.New(), "", false, false
	if p.it().Template {
		it.Cost = nil
	}
	day := it.Place.Day
	if day != "" {
		day = day.Add(days)
		it.Time = it.Time.OnDate(day)
	}
	it.Place.Day = day
	if !p.it().Dates.Has(day) {
		it.Place.Day = ""
	}
	return p.createItem(it.ID, it)
}

func (p *plan) copyDays(written []trip.Day, days int) error {
	for _, d := range written {
		if date := d.Date.Add(days); p.it().Dates.Has(date) {
			if err := p.writeDay(date, trip.Day{}, d); err != nil {
				return err
			}
		}
	}
	return nil
}

// CreateOnce is Create for a request that may be a repeat: with reserved, an
// itinerary of the caller's that has the id already is the answer.
func (s *Service) CreateOnce(ctx context.Context, actor, newID string, in CreateInput, reserved bool) (trip.Document, error) {
	doc, err := s.Create(ctx, actor, newID, in)
	return s.orExisting(ctx, actor, newID, reserved, doc, err)
}

// DuplicateOnce is Duplicate for a request that may be a repeat.
func (s *Service) DuplicateOnce(ctx context.Context, actor, sourceID, newID string, in CopyInput, reserved bool) (trip.Document, error) {
	doc, err := s.Duplicate(ctx, actor, sourceID, newID, in)
	return s.orExisting(ctx, actor, newID, reserved, doc, err)
}

func (s *Service) orExisting(ctx context.Context, actor, newID string, reserved bool, doc trip.Document, err error) (trip.Document, error) {
	if reserved && fault.Is(err, fault.Conflict) {
		return s.read(ctx, actor, newID)
	}
	return doc, err
}
