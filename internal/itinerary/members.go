package itinerary

import (
	"context"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

// maxMembers is how many people may have access to one itinerary: each reader
// is sent the whole list.
const maxMembers = 200

// Members lists who has access, the owner first.
func (s *Service) Members(ctx context.Context, actor, itineraryID string) ([]trip.Member, error) {
	if _, err := s.head(ctx, actor, itineraryID); err != nil {
		return nil, err
	}
	return s.store.Members(ctx, itineraryID)
}

// SetRole gives a member another role, which only the owner may. The role of
// the owner hands the itinerary over: the old owner stays as an editor.
func (s *Service) SetRole(ctx context.Context, actor, itineraryID, userID string, role trip.Role) (trip.Member, error) {
	err := s.changeBy(ctx, actor, itineraryID, trip.Role.MayRead, alive(func(p *plan) error { return p.setRole(userID, role) }))
	if err != nil {
		return trip.Member{}, err
	}
	names, err := s.store.Names(ctx, []string{userID})
	return trip.Member{UserID: userID, Name: names[userID], Role: role}, err
}

func (p *plan) setRole(userID string, role trip.Role) error {
	if err := p.ownerOnly(); err != nil {
		return err
	}
	was, err := p.memberRole(userID)
	switch {
	case err != nil:
		return err
	case was == role:
		return nil
	case was == trip.Owner:
		return ownerStays()
	case role == trip.Owner:
		return p.handOver(userID)
	}
	return p.putMember(userID, role)
}

// handOver makes another the owner. Both changes are of one batch, so that
// there is exactly one owner at any time.
func (p *plan) handOver(userID string) error {
	if err := p.putMember(p.it().UserID, trip.Editor); err != nil {
		return err
	}
	p.it().UserID = userID
	return p.putMember(userID, trip.Owner)
}

// RemoveMember takes somebody's access away: the owner anybody else's, and
// anybody their own.
func (s *Service) RemoveMember(ctx context.Context, actor, itineraryID, userID string) error {
	return s.changeBy(ctx, actor, itineraryID, trip.Role.MayRead, alive(func(p *plan) error {
		if userID != actor {
			if err := p.ownerOnly(); err != nil {
				return err
			}
		}
		role, err := p.memberRole(userID)
		switch {
		case err != nil:
			return err
		case role == trip.Owner:
			return ownerStays()
		}
		return p.dropMember(userID)
	}))
}

// memberRole gives the role of a member; fault.NotFound for who is none.
func (p *plan) memberRole(userID string) (role trip.Role, err error) {
	if id.Valid(userID) {
		role, err = p.tx.Role(p.ctx, userID)
	}
	if err == nil && role == "" {
		err = fault.New(fault.NotFound, "there is no such member")
	}
	return role, err
}

func ownerStays() error {
	return fault.New(fault.Conflict, "an itinerary has an owner at any time: make somebody else the owner first")
}

// putMember gives a user a role.
func (p *plan) putMember(userID string, role trip.Role) error {
	if err := p.loadOthers(userID); err != nil {
		return err
	}
	if e := p.state.Others[userID]; e != nil && !e.Deleted {
		return p.do(sync.Set, sync.Member, userID, "role", role)
	}
	return p.do(sync.Create, sync.Member, userID, "", sync.Creation[struct{}, map[string]trip.Role]{Fields: map[string]trip.Role{"role": role}})
}

// dropMember takes a user's access away.
func (p *plan) dropMember(userID string) error {
	if err := p.loadOthers(userID); err != nil {
		return err
	}
	return p.do(sync.Delete, sync.Member, userID, "", nil)
}
