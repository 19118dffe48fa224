package itinerary

import (
	"context"
	"time"

	"sojourn/internal/itinerary/trip"
)

// Invite is an invitation to an itinerary: a link that makes whoever holds it
// and signs in a member.
type Invite struct {
	ID           string
	ItineraryID  string
	TokenHash    string // the token itself is with those who were invited
	Role         trip.Role
	Email        string // where it was mailed to; "" for a link
	PasswordHash string // "" where none is asked for
	MaxUses      int    // how many people it lets in; 0 for no limit
	Uses         int
	CreatedBy    string
	CreatedAt    time.Time
	ExpiresAt    time.Time
	RevokedAt    time.Time // zero while it stands
}

// Open tells whether the invitation still lets people in.
func (i *Invite) Open(now time.Time) bool {
	return i.RevokedAt.IsZero() && now.Before(i.ExpiresAt) && (i.MaxUses == 0 || i.Uses < i.MaxUses)
}

// Guest is somebody who comes with an invitation.
type Guest struct {
	Invite
	Again   bool // it has let them in before
	Members int  // how many the itinerary has
}

// Invites keeps invitations. Whom one has let in is counted in the transaction
// that makes them a member, so that none lets in more than it may.
type Invites interface {
	// AddInvite keeps a new invitation where allow agrees, which is told how
	// many open ones the itinerary has. One whose id its maker has used before
	// takes the new token: it is the same request again.
	AddInvite(ctx context.Context, i Invite, allow func(tx Tx, open int) error) error
	// ListInvites gives a page of an itinerary's invitations, newest first,
	// after an id ("" for the first page).
	ListInvites(ctx context.Context, itineraryID, before string, limit int) ([]Invite, error)
	// InviteByHash finds an invitation, whatever its state, with its itinerary.
	InviteByHash(ctx context.Context, hash string) (Invite, trip.Itinerary, error)
	// RevokeInvite ends an invitation where allow agrees. One that has ended
	// stays as it is.
	RevokeInvite(ctx context.Context, itineraryID, inviteID string, at time.Time, allow func(Tx, Invite) error) error
	// UseInvite runs enter on the invitation's itinerary, and counts a use where
	// it tells that the user came in by it.
	UseInvite(ctx context.Context, inviteID, userID string, at time.Time, enter func(Tx, Guest) (entered bool, err error)) error
	// PurgeInvites forgets invitations that have expired, were revoked or used
	// up before an instant, and tells how many.
	PurgeInvites(ctx context.Context, before time.Time) (int64, error)
}
