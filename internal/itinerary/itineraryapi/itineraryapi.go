// Package itineraryapi is what other services may know of itineraries: the
// events that tell of each change, and the shared page's contract.
package itineraryapi

import (
	"context"
	"time"
)

// Topic carries the events of this service, keyed by itinerary id.
const Topic = "sojourn.itinerary.v1"

// The events. Each has the payload Change.
const (
	Created      = "itinerary.created.v1"
	Changed      = "itinerary.changed.v1"
	Deleted      = "itinerary.deleted.v1"
	Restored     = "itinerary.restored.v1"
	Purged       = "itinerary.purged.v1"
	DayChanged   = "itinerary.day_changed.v1"
	ItemAdded    = "itinerary.item_added.v1"
	ItemChanged  = "itinerary.item_changed.v1"
	ItemMoved    = "itinerary.item_moved.v1"
	ItemRemoved  = "itinerary.item_removed.v1"
	ItemRestored = "itinerary.item_restored.v1"

	// Of everything else in an itinerary: comments, votes, members, ….
	EntityAdded    = "itinerary.entity_added.v1"
	EntityChanged  = "itinerary.entity_changed.v1"
	EntityRemoved  = "itinerary.entity_removed.v1"
	EntityRestored = "itinerary.entity_restored.v1"
)

// Change is the payload of every event of this service: which entity changed,
// in which fields, by whom, and what it is now.
type Change struct {
	ItineraryID string   `json:"itinerary_id" format:"uuid"`
	Seq         int64    `json:"seq" doc:"The number of the operation in its itinerary; without a gap."`
	ActorID     string   `json:"actor_id" doc:"The user who made the change; empty for the system."`
	Name        string   `json:"name" doc:"The itinerary's name."`
	OwnerID     string   `json:"owner_id"`
	Fields      []string `json:"fields,omitempty" doc:"The fields that were set."`
	ItemID      string   `json:"item_id,omitempty"`
	ItemType    string   `json:"item_type,omitempty"`
	Title       string   `json:"title,omitempty" doc:"The item's title."`
	Day         string   `json:"day,omitempty" doc:"The item's day, or the day that changed; empty for an idea."`
	LocationID  string   `json:"location_id,omitempty"`
	Country     string   `json:"country,omitempty"`
	EntityType  string   `json:"entity_type,omitempty" doc:"comment, vote, suggestion, check, expense, traveller or member."`
	EntityID    string   `json:"entity_id,omitempty"`
	ParentID    string   `json:"parent_id,omitempty" doc:"What the entity belongs to."`
}

// SharedItinerary is what a public page shows: no ids of people, no booking
// references, no costs.
type SharedItinerary struct {
	ID          string
	Name        string
	Description string
	StartDate   string // 2027-05-01; empty without dates
	EndDate     string
	Destination string
	Country     string
	OwnerName   string
	UpdatedAt   time.Time
	Days        []SharedDay
	Ideas       []SharedItem
	Public      bool // false: unlisted, not for search engines
}

// SharedDay is a day of a public page.
type SharedDay struct {
	Number int
	Date   string // 2027-05-01
	Title  string
	Notes  string
	Items  []SharedItem
}

// SharedItem is an item of a public page.
type SharedItem struct {
	Type, Title, Description string
	Place, Address           string
	Start, End               string // local clock, 09:30; empty without
	EndDays                  int    // how many days after the start it ends
	Zone                     string
	DurationMin              int
	Lat, Lon                 float64
	Located                  bool
}

// OpenedInput names an itinerary and who opens it.
type OpenedInput struct{ ItineraryID, UserID string }

// Pages is what the public pages ask of this service.
type Pages interface {
	// Shared finds an itinerary by the token of its link; fault.NotFound where
	// the link was withdrawn or never was.
	Shared(ctx context.Context, token string) (SharedItinerary, error)
	// Opened gives an itinerary as a member sees it first, while the planner
	// loads; fault.NotFound for whoever is none.
	Opened(ctx context.Context, in OpenedInput) (SharedItinerary, error)
	// Calendar finds an itinerary's calendar by the token of its feed;
	// fault.NotFound where the feed was withdrawn or never was.
	Calendar(ctx context.Context, token string) (CalendarFile, error)

	// Invitation tells what an invitation is to; fault.NotFound where it does
	// not work, for whatever reason.
	Invitation(ctx context.Context, in InvitationInput) (Invitation, error)
	// AcceptInvitation makes a user a member. fault.Forbidden for a wrong
	// password, fault.Limited after too many.
	AcceptInvitation(ctx context.Context, in AcceptInput) (Accepted, error)
}

// CalendarFile is an itinerary as iCalendar: times and places, no notes, costs
// or booking references.
type CalendarFile struct {
	ETag string // of this state, in quotes
	Body []byte
}
