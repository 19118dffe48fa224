package itinerary

import (
	"context"
	"log/slog"

	"sojourn/internal/geo/geoapi"
	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

// Gazetteer is what this service asks of search and geo.
type Gazetteer interface {
	// Place finds a place of the search index; fault.NotFound where there is none.
	Place(ctx context.Context, id string) (trip.Location, error)
	// ZoneAt gives the IANA zone and the ISO country code of a position (degrees);
	// the country is empty on the high seas.
	ZoneAt(ctx context.Context, lat, lon float64) (zone, country string, err error)
	// Sights gives the best known sights within a radius (metres), of some kinds
	// or of all, the best known first.
	Sights(ctx context.Context, lat, lon, radius float64, kinds []string, limit int) ([]trip.Location, error)
}

// Service is the use cases of itineraries.
type Service struct {
	store     Store
	gazetteer Gazetteer
	planner   geoapi.Planner
	clock     clock.Clock
	log       *slog.Logger
	documents *documents
	admit     func(last, n int64, digest, sent string) sync.Verdict
	committed func(itineraryID string, log []sync.Entry) // tells those who listen
	doors     doors
}

func newService(cfg Config, d Deps) *Service {
	return &Service{store: d.Store, gazetteer: d.Gazetteer, planner: d.Planner, clock: d.Clock, log: d.Logger, documents: newDocuments(d.Fanout),
		admit: sync.Admit, committed: func(string, []sync.Entry) {}, doors: newDoors(cfg, d)}
}

// Create makes an itinerary with its owner and answers with it. With a
// template it is a copy of the template's days and items.
func (s *Service) Create(ctx context.Context, actor, newID string, in CreateInput) (trip.Document, error) {
	dates, err := trip.NewDates(in.StartDate, in.EndDate)
	if err != nil {
		return trip.Document{}, err
	}
	if in.TemplateID != "" {
		return s.fromTemplate(ctx, actor, newID, in, dates)
	}
	settings := trip.Itinerary{Name: in.Name, Description: in.Description, Dates: dates, Status: trip.Draft,
		Visibility: trip.Private, HomeCurrency: or(in.HomeCurrency, "EUR"), Cover: in.Cover, Budget: in.Budget}
	if settings.Destination, err = s.located(ctx, "body.destination", in.Destination, ""); err != nil {
		return trip.Document{}, err
	}
	err = s.create(ctx, actor, newID, settings, nil)
	if err != nil {
		return trip.Document{}, err
	}
	return s.store.Document(ctx, newID)
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

// create makes an itinerary from its settings; fill adds what else belongs to
// the first batch.
func (s *Service) create(ctx context.Context, actor, newID string, settings trip.Itinerary, fill func(*plan) error) error {
	head := trip.Itinerary{ID: newID, UserID: actor, Template: settings.Template, CreatedAt: s.clock.Now()}
	return s.store.Create(ctx, head, func(tx Tx) error {
		p := s.newPlan(ctx, tx, actor)
		if err := p.create(settings); err != nil {
			return err
		}
		if fill != nil {
			if err := fill(p); err != nil {
				return err
			}
		}
		return p.commit()
	})
}

// change is the one write path into an itinerary that exists: it authorises,
// lets fn plan operations, and commits them as one batch.
func (s *Service) change(ctx context.Context, actor, itineraryID string, fn func(*plan) error) error {
	return s.changeBy(ctx, actor, itineraryID, trip.Role.MayEdit, fn)
}

// changeBy is change for whoever has a role that may.
func (s *Service) changeBy(ctx context.Context, actor, itineraryID string, may func(trip.Role) bool, fn func(*plan) error) error {
	if !id.Valid(itineraryID) {
		return notThere()
	}
	var p *plan
	err := s.store.Change(ctx, itineraryID, func(tx Tx) error {
		role, err := tx.Role(ctx, actor)
		if err != nil {
			return err
		}
		switch {
		case role == "":
			return notThere()
		case !may(role):
			return fault.New(fault.Forbidden, "a %s may not change this itinerary", role)
		}
		p = s.newPlan(ctx, tx, actor)
		p.role = role
		if err := fn(p); err != nil {
			return err
		}
		return p.commit()
	})
	if err == nil && len(p.log) > 0 {
		s.committed(itineraryID, p.log)
	}
	return err
}

func notThere() error { return fault.New(fault.NotFound, "there is no such itinerary") }

func notADay(d trip.Date) error { return fault.New(fault.NotFound, "%s is not a day of this trip", d) }

// ownerOnly guards what only the owner may do.
func (p *plan) ownerOnly() error {
	if p.role == trip.Owner {
		return nil
	}
	return fault.New(fault.Forbidden, "only the owner of an itinerary may do this")
}

func itemNotThere() error { return fault.New(fault.NotFound, "there is no such item") }

// alive refuses changes to a deleted itinerary, which its members may only
// read and restore.
func alive(fn func(*plan) error) func(*plan) error {
	return func(p *plan) error {
		if !p.it().DeletedAt.IsZero() {
			return notThere()
		}
		return fn(p)
	}
}

// read answers with the document for a user who may see it.
func (s *Service) read(ctx context.Context, actor, itineraryID string) (trip.Document, error) {
	if _, err := s.head(ctx, actor, itineraryID); err != nil {
		return trip.Document{}, err
	}
	return s.store.Document(ctx, itineraryID)
}

func (s *Service) head(ctx context.Context, actor, itineraryID string) (Head, error) {
	if !id.Valid(itineraryID) {
		return Head{}, notThere()
	}
	h, err := s.store.Head(ctx, itineraryID, actor)
	if err != nil {
		return Head{}, err
	}
	if h.Role == "" {
		return Head{}, notThere()
	}
	return h, nil
}

// located fills in what a location lacks: from the search index where only its
// id is given, else zone and country from its position.
func (s *Service) located(ctx context.Context, at string, l *trip.Location, placeID string) (*trip.Location, error) {
	if l == nil && placeID == "" {
		return nil, nil
	}
	if l == nil {
		found, err := s.gazetteer.Place(ctx, placeID)
		if fault.Is(err, fault.NotFound) {
			return nil, fault.AtField(at+"_id", placeID, "is not a place of the search index")
		}
		return &found, err
	}
	filled := *l
	if placeID != "" {
		filled.ID = placeID
	}
	if filled.Zone != "" {
		if _, err := trip.Zone(at+".zone", filled.Zone); err != nil {
			return nil, err
		}
	}
	if filled.Zone != "" && filled.Country != "" {
		return &filled, nil
	}
	zone, country, err := s.gazetteer.ZoneAt(ctx, l.Lat, l.Lon)
	if err != nil {
		return nil, err
	}
	filled.Zone, filled.Country = or(filled.Zone, zone), or(filled.Country, country)
	return &filled, nil
}

var _ itineraryapi.Pages = (*Service)(nil)
