package itineraryapi

import "time"

// InvitationInput asks what an invitation is to.
type InvitationInput struct {
	Token  string
	UserID string // who asks; empty for nobody who is signed in
}

// Invitation is what whoever holds one sees before they accept it.
type Invitation struct {
	ItineraryID   string // only where the user is in already, with no smaller role
	Name          string // the itinerary's
	InviterName   string // may be empty
	Role          string
	StartDate     string // 2027-05-01; empty without dates
	EndDate       string
	NeedsPassword bool
	Member        bool // the user is in already, perhaps with a smaller role
	EmailBound    bool // it was mailed to one address; whoever has the link may use it
	ExpiresAt     time.Time
}

// AcceptInput accepts an invitation for a user.
type AcceptInput struct {
	Token    string
	UserID   string
	Password string // where it asks for one
	Address  string // the caller's, for limits
}

// Accepted is where an invitation has led.
type Accepted struct {
	ItineraryID string
	Role        string // what the user is there now
}
