package itinerary

import (
	"context"
	"encoding/json"
	"time"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
)

// Store keeps itineraries.
type Store interface {
	Feeds
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
	// Item reads one live item, and the dates of its trip.
	Item(ctx context.Context, itineraryID, id string) (trip.Item, trip.Dates, error)
	// List gives a page of the itineraries a user is a member of, newest first.
	List(ctx context.Context, f Filter) ([]trip.Summary, error)
	// ByToken finds a living itinerary by its share link's token.
	ByToken(ctx context.Context, token string) (id string, err error)
	// Tail reads at most limit entries of the log after a number.
	Tail(ctx context.Context, id string, since int64, limit int) ([]sync.Entry, error)
	// Seqs gives the numbers of itineraries.
	Seqs(ctx context.Context, ids []string) (map[string]int64, error)
	// Snapshot reads the state with its number.
	Snapshot(ctx context.Context, id string) (sync.Snapshot, error)
	// Client tells how far a client is.
	Client(ctx context.Context, id, client string) (ClientMark, error)
	// History gives a page of the log, newest first.
	History(ctx context.Context, id string, f HistoryFilter) ([]sync.Entry, error)
	// Find gives living entities without a table of their own, in the order of
	// their ids.
	Find(ctx context.Context, id string, f EntityFilter) ([]sync.Entity, error)
	// Members lists who has access, the owner first.
	Members(ctx context.Context, id string) ([]trip.Member, error)
	// Names gives the names of users, as far as they are known.
	Names(ctx context.Context, ids []string) (map[string]string, error)
	// Compact writes a snapshot at the last number whose entry is older than an
	// instant and drops the log up to it, for at most limit itineraries that
	// have such entries. It tells how many it did.
	Compact(ctx context.Context, before time.Time, limit int) (int, error)
	// Purge removes at most limit itineraries deleted before an instant, and
	// tells how many it removed.
	Purge(ctx context.Context, before time.Time, limit int, event func(trip.Itinerary) (eventlog.Event, error)) (int, error)
}

// Head is the little of an itinerary that decides about a read.
type Head struct {
	Seq     int64
	Role    trip.Role
	Deleted bool
	LogFrom int64 // the log holds what comes after this number
}

// HistoryFilter chooses entries of the log.
type HistoryFilter struct {
	Actor  string // "" for all
	Entity string // an entity's id; "" for all
	Before int64  // a number; 0 for the newest
	Limit  int
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
	Save(ctx context.Context, s *sync.State, log []sync.Entry, events []eventlog.Event) error
	// Others reads entities without a table of their own by id, deleted ones
	// too; missing ones are left out.
	Others(ctx context.Context, ids []string) ([]sync.Entity, error)
	// Find gives living ones, in the order of their ids.
	Find(ctx context.Context, f EntityFilter) ([]sync.Entity, error)
	// CountOthers counts the living ones.
	CountOthers(ctx context.Context) (int, error)
	// Text reads what is kept of a text that people write together; nil where
	// it was last set whole.
	Text(ctx context.Context, key sync.TextKey) (*sync.Text, error)
	// Since reads the log of one entity after a number, in order.
	Since(ctx context.Context, entityID string, seq int64) ([]sync.Entry, error)
	// Batch reads the log of one batch, in order.
	Batch(ctx context.Context, batch string) ([]sync.Entry, error)
	// LastBatch finds the latest batch of a user that neither takes another back
	// nor was taken back; "" where there is none.
	LastBatch(ctx context.Context, userID string) (string, error)
	// Log reads the log up to a number, in order, and the snapshot before it.
	Log(ctx context.Context, upTo int64) (*sync.Snapshot, []sync.Entry, error)
	// Snapshot reads the state.
	Snapshot(ctx context.Context) (sync.Snapshot, error)
	// Client tells how far a client is, and what is known of its operations
	// from a number on.
	Client(ctx context.Context, client string, from int64) (ClientMark, []Numbered, error)
	// SaveClient notes how far a client is.
	SaveClient(ctx context.Context, client string, mark ClientMark, at time.Time) error
	// Refuse notes an operation that was refused.
	Refuse(ctx context.Context, client string, n Numbered, at time.Time) error
}

// Placed is an item's place in the order of its day.
type Placed struct{ ID, Pos string }

// ClientMark is how far a client's operations are applied. The zero value is a
// client that is not known.
type ClientMark struct {
	UserID string
	Last   int64
}

// Numbered is what is known of an operation that a client has numbered.
type Numbered struct {
	N       int64
	Digest  string
	Problem json.RawMessage // why it was refused; nil where it was applied
}

// People is the projection of the accounts' names, written by the consumer of
// identity's events within the transaction that records the event.
type People interface {
	// Put keeps a user's name.
	Put(ctx context.Context, tx *sqldb.Tx, userID, name string) error
	// Forget forgets a user's name, and tells which itineraries they are a
	// member of.
	Forget(ctx context.Context, tx *sqldb.Tx, userID string) ([]string, error)
	// ChangeIn is Store.Change within a transaction that runs already.
	ChangeIn(ctx context.Context, tx *sqldb.Tx, id string, change func(Tx) error) error
}
