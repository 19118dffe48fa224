package trip

import "time"

// Status says how far an itinerary is.
type Status string

// The statuses of an itinerary.
const (
	Draft     Status = "draft"
	Planned   Status = "planned"
	Active    Status = "active"
	Completed Status = "completed"
	Archived  Status = "archived"
)

// Visibility says who may read an itinerary.
type Visibility string

// The visibilities of an itinerary.
const (
	Private Visibility = "private" // members
	Shared  Visibility = "shared"  // members, and whoever has the link
	Public  Visibility = "public"  // everybody
)

// Itinerary is a trip's own settings. Dates is the zero value where the trip
// has none yet.
type Itinerary struct {
	ID           string     `json:"id"`
	UserID       string     `json:"user_id"`
	Name         string     `json:"name"`
	Description  string     `json:"description,omitempty"`
	Dates        Dates      `json:"dates"`
	Status       Status     `json:"status"`
	Visibility   Visibility `json:"visibility"`
	HomeCurrency string     `json:"home_currency"`
	Cover        string     `json:"cover,omitempty"`
	Destination  *Location  `json:"destination,omitempty"`
	Template     bool       `json:"template,omitempty"`

	ShareToken string    `json:"-"`
	Seq        int64     `json:"-"`
	CreatedAt  time.Time `json:"-"`
	UpdatedAt  time.Time `json:"-"`
	DeletedAt  time.Time `json:"-"` // zero while it lives
}

// Day is what people wrote about a date.
type Day struct {
	Date  Date   `json:"date"`
	Title string `json:"title"`
	Notes string `json:"notes"`
}

// Role says what a member may do.
type Role string

// The roles that exist so far.
const (
	Owner  Role = "owner"
	Editor Role = "editor"
	Viewer Role = "viewer"
)

// MayEdit tells whether the role may change items and settings.
func (r Role) MayEdit() bool { return r == Owner || r == Editor }

// Member is a person with access.
type Member struct {
	UserID string
	Name   string // empty until the person's account has been heard of
	Role   Role
}

// Document is an itinerary with all that belongs to it. Items are in the order
// of their days, ideas last, and of (Pos, ID) within.
type Document struct {
	Itinerary
	Days    []Day // one a date of the trip
	Items   []Item
	Members []Member
}

// Summary is an itinerary in a list.
type Summary struct {
	Itinerary
	ItemCount int
}
