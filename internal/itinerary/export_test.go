package itinerary

import (
	"context"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
)

// Admit is how a service judges the numbers of pushed operations.
type Admit = func(last, n int64, digest, sent string) sync.Verdict

// SetAdmit seeds a fault: another way of judging.
func (m *Module) SetAdmit(a Admit) { m.admit = a }

// Imported gives what an import of a file makes, without a store. refused is
// what the file is refused for; failed is what must not happen after that.
func Imported(file File, newID string) (entities []sync.Entity, refused, failed error) {
	x := importing{file: file, newID: newID, seen: map[string]bool{}}
	if err := x.read(); err != nil {
		return nil, err, nil
	}
	p := &plan{actor: "0199c0de-0000-7000-8000-00000000000a", state: sync.NewState(&trip.Itinerary{ID: newID})}
	if err := p.create(x.settings); err != nil {
		return nil, nil, err
	}
	if err := x.write(p); err != nil {
		return nil, nil, err
	}
	if err := sync.CheckItems(p.state); err != nil {
		return nil, nil, err
	}
	entities, failed = p.state.Entities()
	return entities, nil, failed
}

// WriteFile makes the file of a state.
func WriteFile(entities []sync.Entity, itineraryID string) ([]byte, error) {
	return writeFile(sync.Snapshot{Entities: entities}, itineraryID, "https://trips.example", trip.Dates{}.Start.Time(), true)
}

// SetMember gives a user a role, as an accepted invitation does.
func (s *Service) SetMember(ctx context.Context, itineraryID, userID, role string) error {
	return s.store.Change(ctx, itineraryID, func(tx Tx) error {
		p := s.newPlan(ctx, tx, "")
		if err := p.putMember(userID, trip.Role(role)); err != nil {
			return err
		}
		return p.commit()
	})
}
