package itinerary

import (
	"context"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

// noInvitation is the one answer for invitations that do not work, so that
// nobody learns which ones there were.
func noInvitation() error {
	return fault.New(fault.NotFound, "this invitation does not work: it may have been used, withdrawn or have expired")
}

// standing is an invitation as it stands for whoever holds it.
type standing struct {
	Invite
	itinerary trip.Itinerary
	role      trip.Role // what the caller is already; "" for a stranger
}

// stand finds an invitation that works. It works as long as who made it may
// invite to its role: who was removed or has a smaller role now lets nobody in.
func (s *Service) stand(ctx context.Context, token, userID string) (standing, error) {
	i, it, err := s.doors.invites.InviteByHash(ctx, hashOf(token))
	if fault.Is(err, fault.NotFound) {
		return standing{}, noInvitation()
	}
	if err != nil {
		return standing{}, err
	}
	host, err := s.store.Head(ctx, i.ItineraryID, i.CreatedBy)
	if err != nil {
		return standing{}, err
	}
	if !i.Open(s.clock.Now()) || !host.Role.MayInvite(i.Role) || host.Deleted {
		return standing{}, noInvitation()
	}
	found := standing{Invite: i, itinerary: it}
	if userID == "" {
		return found, nil
	}
	h, err := s.store.Head(ctx, i.ItineraryID, userID)
	found.role = h.Role
	return found, err
}

// Invitation implements itineraryapi.Pages.
func (s *Service) Invitation(ctx context.Context, in itineraryapi.InvitationInput) (itineraryapi.Invitation, error) {
	i, err := s.stand(ctx, in.Token, in.UserID)
	if err != nil {
		return itineraryapi.Invitation{}, err
	}
	names, err := s.store.Names(ctx, []string{i.CreatedBy})
	if err != nil {
		return itineraryapi.Invitation{}, err
	}
	out := itineraryapi.Invitation{Name: i.itinerary.Name, InviterName: names[i.CreatedBy], Role: string(i.Role), NeedsPassword: i.PasswordHash != "",
		StartDate: string(i.itinerary.Dates.Start), EndDate: string(i.itinerary.Dates.End), Member: i.role != "", EmailBound: i.Email != "", ExpiresAt: i.ExpiresAt}
	if i.role.Covers(i.Role) {
		out.ItineraryID = i.ItineraryID
	}
	return out, nil
}

// AcceptInvitation implements itineraryapi.Pages. It changes nothing for a
// member whose role covers the invitation's.
func (s *Service) AcceptInvitation(ctx context.Context, in itineraryapi.AcceptInput) (itineraryapi.Accepted, error) {
	i, err := s.stand(ctx, in.Token, in.UserID)
	if fault.Is(err, fault.NotFound) {
		return s.acceptAgain(ctx, in, err)
	}
	if err != nil {
		return itineraryapi.Accepted{}, err
	}
	if i.role.Covers(i.Role) {
		return itineraryapi.Accepted{ItineraryID: i.ItineraryID, Role: string(i.role)}, nil
	}
	if err := s.checkPassword(ctx, i.Invite, in); err != nil {
		return itineraryapi.Accepted{}, err
	}
	role, err := s.enter(ctx, i.ID, in.UserID)
	return itineraryapi.Accepted{ItineraryID: i.ItineraryID, Role: string(role)}, err
}

// acceptAgain answers who is in already by an invitation that has ended since,
// such as one for a single person whose answer was lost on its way.
func (s *Service) acceptAgain(ctx context.Context, in itineraryapi.AcceptInput, ended error) (itineraryapi.Accepted, error) {
	i, _, err := s.doors.invites.InviteByHash(ctx, hashOf(in.Token))
	if fault.Is(err, fault.NotFound) {
		return itineraryapi.Accepted{}, ended
	}
	if err != nil {
		return itineraryapi.Accepted{}, err
	}
	h, err := s.store.Head(ctx, i.ItineraryID, in.UserID)
	if err != nil {
		return itineraryapi.Accepted{}, err
	}
	if h.Deleted || !h.Role.Covers(i.Role) {
		return itineraryapi.Accepted{}, ended
	}
	return itineraryapi.Accepted{ItineraryID: i.ItineraryID, Role: string(h.Role)}, nil
}

func (s *Service) checkPassword(ctx context.Context, i Invite, in itineraryapi.AcceptInput) error {
	if i.PasswordHash == "" {
		return nil
	}
	if in.Password == "" {
		return badPassword("this invitation asks for a password: whoever invited you has it")
	}
	if err := s.doors.gate.pass(ctx, guessesFromHere, httpapi.Network(in.Address)); err != nil {
		return err
	}
	if err := s.doors.gate.pass(ctx, guessesOfOne, i.ID+"/"+in.UserID); err != nil {
		return err
	}
	right, _, err := s.doors.hasher.Verify(ctx, i.PasswordHash, in.Password)
	if err == nil && !right {
		err = badPassword("this is not the invitation's password")
	}
	return err
}

func badPassword(message string) error {
	return &fault.Error{Kind: fault.Forbidden, Message: message, Fields: []fault.Field{{Location: "body.password", Message: message}}}
}

// enter makes a user a member by an invitation.
func (s *Service) enter(ctx context.Context, inviteID, userID string) (role trip.Role, err error) {
	var p *plan
	err = s.doors.invites.UseInvite(ctx, inviteID, userID, s.clock.Now(), func(tx Tx, g Guest) (bool, error) {
		p = s.newPlan(ctx, tx, userID)
		var err error
		if role, err = p.enter(g); err != nil || len(p.log) == 0 {
			return false, err
		}
		return true, p.commit()
	})
	if err == nil && len(p.log) > 0 {
		s.committed(p.it().ID, p.log)
	}
	return role, err
}

// enter plans a guest's membership, and gives their role then. An invitation
// lets each person in once: who was removed does not come back by it.
func (p *plan) enter(g Guest) (trip.Role, error) {
	role, err := p.tx.Role(p.ctx, p.actor)
	if err != nil || role.Covers(g.Role) {
		return role, err
	}
	host, err := p.tx.Role(p.ctx, g.CreatedBy)
	switch {
	case err != nil:
		return role, err
	case g.Again || !g.Open(p.now) || !host.MayInvite(g.Role) || !p.it().DeletedAt.IsZero():
		return role, noInvitation()
	case role == "" && g.Members >= maxMembers:
		return role, fault.New(fault.Conflict, "the itinerary has %d members already: at most %d", g.Members, maxMembers)
	}
	return g.Role, p.putMember(p.actor, g.Role)
}
