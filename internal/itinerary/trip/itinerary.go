package trip

import (
	"slices"
	"time"

	"sojourn/internal/kit/fault"
)

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
	ID           string     `json:"-"`
	UserID       string     `json:"-"` // the owner
	CreatedBy    string     `json:"-"`
	Name         string     `json:"name,omitempty"`
	Description  string     `json:"description,omitempty"`
	Dates        Dates      `json:"dates,omitzero"`
	Status       Status     `json:"status,omitempty"`
	Visibility   Visibility `json:"visibility,omitempty"`
	HomeCurrency string     `json:"home_currency,omitempty"`
	Cover        string     `json:"cover,omitempty"`
	Destination  *Location  `json:"destination,omitempty"`
	Template     bool       `json:"template,omitempty"`
	Budget       *Money     `json:"budget,omitempty"`

	ShareToken string    `json:"-"`
	Seq        int64     `json:"-"`
	CreatedAt  time.Time `json:"-"`
	UpdatedAt  time.Time `json:"-"`
	DeletedAt  time.Time `json:"-"` // zero while it lives
	Settings   Mark      `json:"-"` // of the last operation on the settings themselves
}

// Mark tells of the last operation on something.
type Mark struct {
	Seq int64
	By  string // the user; "" for the system
	At  time.Time
}

// Check refuses settings that no itinerary may have.
func (it *Itinerary) Check() error {
	if err := Text("body.name", it.Name, 1, MaxName); err != nil {
		return err
	}
	if err := Text("body.description", it.Description, 0, MaxDescription); err != nil {
		return err
	}
	if err := Text("body.cover", it.Cover, 0, MaxURL); err != nil {
		return err
	}
	if !slices.Contains([]Status{Draft, Planned, Active, Completed, Archived}, it.Status) {
		return fault.AtField("body.status", string(it.Status), "must be draft, planned, active, completed or archived")
	}
	if !slices.Contains([]Visibility{Private, Shared, Public}, it.Visibility) {
		return fault.AtField("body.visibility", string(it.Visibility), "must be private, shared or public")
	}
	if err := it.Destination.Check("body.destination"); err != nil {
		return err
	}
	if err := it.checkBudget(); err != nil {
		return err
	}
	return Currency("body.home_currency", it.HomeCurrency)
}

// checkBudget: a budget is what may be spent, so it is never below nothing.
func (it *Itinerary) checkBudget() error {
	if it.Budget != nil && it.Budget.Amount < 0 {
		return fault.AtField("body.budget.amount", it.Budget.Amount, "must not be below 0")
	}
	return it.Budget.Check("body.budget")
}

// Day is what people wrote about a date.
type Day struct {
	Date  Date   `json:"-"`
	Title string `json:"title,omitempty"`
	Notes string `json:"notes,omitempty"`

	Created Mark `json:"-"`
	Updated Mark `json:"-"`
}

// Role says what a member may do.
type Role string

// The roles, from the one that may do all.
const (
	Owner     Role = "owner"
	Editor    Role = "editor"
	Commenter Role = "commenter" // reads, comments, votes and suggests
	Viewer    Role = "viewer"
)

// MayRead tells whether the role sees the itinerary at all.
func (r Role) MayRead() bool { return r.MayComment() || r == Viewer }

// MayComment tells whether the role may comment, vote and suggest.
func (r Role) MayComment() bool { return r.MayEdit() || r == Commenter }

// MayEdit tells whether the role may change items and settings.
func (r Role) MayEdit() bool { return r == Owner || r == Editor }

// Covers tells whether the role may do all that another may; no role covers
// none.
func (r Role) Covers(other Role) bool { return r.rank() >= other.rank() }

func (r Role) rank() int { return slices.Index([]Role{Viewer, Commenter, Editor, Owner}, r) }

// MayInvite tells whether the role may invite people to another.
func (r Role) MayInvite(other Role) bool {
	return r == Owner && other != Owner || r == Editor && (other == Commenter || other == Viewer)
}

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
