package itinerary

import (
	"context"
	"net/mail"
	"time"

	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/password"
	"sojourn/internal/notify/notifyapi"
)

const (
	inviteLife    = 14 * 24 * time.Hour  // where nothing else is asked for
	maxInviteLife = 366 * 24 * time.Hour // a year, leap years too
	maxOpen       = 100                  // open invitations of an itinerary
	tokenBytes    = 20
	keepInvites   = 90 * 24 * time.Hour // after their end
)

// doors is what letting people in takes.
type doors struct {
	invites   Invites
	mailer    notifyapi.Mailer
	hasher    *password.Hasher
	gate      gate
	publicURL string
	noPages   bool // the operator has turned public pages off
}

const (
	hashesAtOnce   = 1 // an invitation is seldom opened, and can wait
	hashesWaiting  = 32
	hashesPatience = 5 * time.Second
)

func newDoors(cfg Config, d Deps) doors {
	if cfg.Password == (password.Params{}) {
		cfg.Password = password.Default
	}
	hasher := password.NewHasher(password.Options{Params: cfg.Password, AtOnce: hashesAtOnce, Waiting: hashesWaiting, Patience: hashesPatience})
	return doors{d.Invites, d.Mailer, hasher, gate{d.Buckets, d.Logger}, cfg.PublicURL, cfg.NoPages}
}

// InviteInput makes an invitation.
type InviteInput struct {
	Role      string           `json:"role" enum:"editor,commenter,viewer" doc:"What who comes in may do. Editors may invite commenters and viewers."`
	Email     string           `json:"email,omitempty" format:"email" maxLength:"254" example:"bea@example.org" doc:"Where to mail the link to; without it you pass the link on yourself."`
	ExpiresAt *time.Time       `json:"expires_at,omitempty" nullable:"false" example:"2027-05-01T00:00:00Z" doc:"When the link stops to work; in 14 days when absent, a year at most."`
	MaxUses   httpapi.Opt[int] `json:"max_uses,omitempty" minimum:"1" maximum:"1000" example:"5" doc:"How many people it lets in, or null for no limit. When absent 1 by mail, no limit by link."`
	Password  *string          `json:"password,omitempty" nullable:"false" format:"password" minLength:"8" maxLength:"200" pattern:"^[^\\x00]*$" doc:"What people must know besides the link."`
}

// Invite makes an invitation and mails it where an address is given. It
// answers with the token, which is not kept.
func (s *Service) Invite(ctx context.Context, actor, itineraryID, newID string, in InviteInput) (Invite, string, error) {
	i, err := s.newInvite(actor, itineraryID, newID, in)
	if err != nil {
		return i, "", err
	}
	h, err := s.head(ctx, actor, itineraryID)
	if err != nil {
		return i, "", err
	}
	if err := mayInvite(h.Role, i.Role); err != nil { // before the costly part
		return i, "", err
	}
	if i.Email != "" {
		if err := s.doors.gate.pass(ctx, mailsOfOne, actor); err != nil {
			return i, "", err
		}
	}
	if in.Password != nil {
		if i.PasswordHash, err = s.doors.hasher.Hash(ctx, *in.Password); err != nil {
			return i, "", err
		}
	}
	token := id.Random(tokenBytes)
	i.TokenHash = hashOf(token)
	var tripName string
	err = s.doors.invites.AddInvite(ctx, i, func(tx Tx, open int) error {
		tripName = tx.Itinerary().Name
		return allowInvite(ctx, tx, i, open)
	})
	if err == nil && i.Email != "" {
		s.mailInvite(ctx, i, tripName, token)
	}
	return i, token, err
}

func (s *Service) newInvite(actor, itineraryID, newID string, in InviteInput) (Invite, error) {
	now := s.clock.Now()
	i := Invite{ID: newID, ItineraryID: itineraryID, Role: trip.Role(in.Role), Email: in.Email, CreatedBy: actor, CreatedAt: now, ExpiresAt: now.Add(inviteLife)}
	if in.ExpiresAt != nil {
		i.ExpiresAt = in.ExpiresAt.UTC().Truncate(time.Microsecond)
	}
	if !i.ExpiresAt.After(now) || i.ExpiresAt.After(now.Add(maxInviteLife)) {
		return i, fault.AtField("body.expires_at", i.ExpiresAt.Format(time.RFC3339), "must be within a year from now")
	}
	switch {
	case in.MaxUses.Sent:
		i.MaxUses = in.MaxUses.V // 0 for null
	case in.Email != "":
		i.MaxUses = 1
	}
	if in.Email == "" {
		return i, nil
	}
	if to, err := mail.ParseAddress(in.Email); err != nil || to.Address != in.Email {
		return i, fault.AtField("body.email", in.Email, "is not an e-mail address")
	}
	return i, nil
}

func allowInvite(ctx context.Context, tx Tx, i Invite, open int) error {
	role, err := tx.Role(ctx, i.CreatedBy)
	switch {
	case err != nil:
		return err
	case role == "" || !tx.Itinerary().DeletedAt.IsZero():
		return notThere()
	case open >= maxOpen:
		return fault.New(fault.Conflict, "the itinerary has %d open invitations already: revoke some", open)
	}
	return mayInvite(role, i.Role)
}

func mayInvite(host, guest trip.Role) error {
	if host.MayInvite(guest) {
		return nil
	}
	return fault.New(fault.Forbidden, "as %s of this itinerary you may not invite people as %s", host, guest)
}

// ListInvites gives a page of an itinerary's invitations, newest first, to
// those who may invite.
func (s *Service) ListInvites(ctx context.Context, actor, itineraryID, before string, limit int) ([]Invite, error) {
	h, err := s.head(ctx, actor, itineraryID)
	if err != nil {
		return nil, err
	}
	if !h.Role.MayEdit() {
		return nil, fault.New(fault.Forbidden, "a %s may not see who is invited", h.Role)
	}
	return s.doors.invites.ListInvites(ctx, itineraryID, before, limit)
}

// Revoke ends an invitation. Whom it has let in stays.
func (s *Service) Revoke(ctx context.Context, actor, itineraryID, inviteID string) error {
	if !id.Valid(itineraryID) || !id.Valid(inviteID) {
		return notThere()
	}
	return s.doors.invites.RevokeInvite(ctx, itineraryID, inviteID, s.clock.Now(), func(tx Tx, i Invite) error {
		role, err := tx.Role(ctx, actor)
		switch {
		case err != nil:
			return err
		case role == "":
			return notThere()
		case !role.MayEdit() || i.ID != "" && !role.MayInvite(i.Role):
			return fault.New(fault.Forbidden, "a %s may not revoke this invitation", role)
		}
		return nil
	})
}

// purgeInvites forgets invitations that ended long ago, and whom they were
// mailed to.
func (s *Service) purgeInvites(ctx context.Context) error {
	_, err := s.doors.invites.PurgeInvites(ctx, s.clock.Now().Add(-keepInvites))
	return err
}
