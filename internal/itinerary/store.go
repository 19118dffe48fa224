package itinerary

import (
	"context"
	"time"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
)

// Store keeps itineraries.
type Store interface {
	// Create makes a new itinerary and runs change on it. It answers
	// fault.Conflict where the id exists.
	Create(ctx context.Context, it trip.Itinerary, change func(Tx) error) error
	// Change locks an itinerary and runs change on it; both commit together or
	// not at all. fault.NotFound where it does not exist.
	Change(ctx context.Context, id string, change func(Tx) error) error
	// Head gives what must be known before an answer from memory: the state's
	// number and the caller's role ("" for a stranger).
	Head(ctx context.Context, id, userID string) (Head, error)
	// Document reads an itinerary with all its live items.
	Document(ctx context.Context, id string) (trip.Document, error)
	// Item reads one live item.
	Item(ctx context.Context, itineraryID, id string) (trip.Item, error)
	// List gives a page of the itineraries a user is a member of, newest first.
	List(ctx context.Context, f Filter) ([]trip.Summary, error)
	// ByToken finds a living itinerary by its share link's token.
	ByToken(ctx context.Context, token string) (id string, err error)
	// Purge removes at most limit itineraries deleted before an instant, and
	// tells how many it removed.
	Purge(ctx context.Context, before time.Time, limit int, event func(trip.Itinerary) (eventlog.Event, error)) (int, error)
}

// Head is the little of an itinerary that decides about a read.
type Head struct {
	Seq     int64
	Role    trip.Role
	Deleted bool
}

// Filter chooses itineraries of a list.
type Filter struct {
	UserID   string
	Status   trip.Status // "" for all but archived
	Deleted  bool
	Template bool
	Before   string // the id after which the page starts; "" for the first
	Limit    int
}

// Tx is one itinerary under change.
type Tx interface {
	// Itinerary gives the settings; the reducer changes them in place.
	Itinerary() *trip.Itinerary
	// Role gives a user's role, "" for a stranger.
	Role(ctx context.Context, userID string) (trip.Role, error)
	// Items reads items by id, deleted ones too; missing ones are left out.
	Items(ctx context.Context, ids []string) ([]trip.Item, error)
	// Days reads what is written about dates.
	Days(ctx context.Context, dates []string) ([]trip.Day, error)
	// AllDays reads all that is written about any date.
	AllDays(ctx context.Context) ([]trip.Day, error)
	// All reads every live item, in order.
	All(ctx context.Context) ([]trip.Item, error)
	// Order gives the live items of a day ("" for the ideas) in order.
	Order(ctx context.Context, day trip.Date) ([]Placed, error)
	// Count counts the live items.
	Count(ctx context.Context) (int, error)
	// Save writes the state that a batch has changed, its log and its events.
	Save(ctx context.Context, s *sync.State, log []Logged, events []eventlog.Event) error
	// AddMember gives a user a role.
	AddMember(ctx context.Context, userID string, role trip.Role) error
}

// Placed is an item's place in the order of its day.
type Placed struct{ ID, Pos string }

// Logged is an operation with its stamp, as the log keeps it.
type Logged struct {
	sync.Op
	sync.Stamp
	Batch string // the id of the undo step
}

// People is the projection of the accounts' names, written by the consumer of
// identity's events within the transaction that records the event.
type People interface {
	// Put keeps a user's name.
	Put(ctx context.Context, tx *sqldb.Tx, userID, name string) error
	// Leave forgets a user: the itineraries they own are deleted (and purged
	// 30 days later), and they are a member of none.
	Leave(ctx context.Context, tx *sqldb.Tx, userID string, at time.Time) error
}
