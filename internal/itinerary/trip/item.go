package trip

import (
	"time"
	"unicode/utf8"

	"sojourn/internal/kit/fault"
)

// ItemType says what an item is: flight, train, bus, ferry, car, transfer,
// lodging, activity, restaurant, place or note.
type ItemType string

// Limits of what an itinerary holds.
const (
	MaxItems       = 2000  // items of one itinerary
	MaxBatch       = 200   // items of one request
	MaxName        = 200   // characters of an itinerary's name
	MaxTitle       = 300   // characters
	MaxDescription = 20000 // characters
	MaxURL         = 2000  // characters
	MaxMedia       = 20    // links of one item
	MaxBookingRef  = 200   // characters
	MaxDuration    = 366 * 24 * 60
)

// Item is one thing in an itinerary. The fields that change together are one
// register: Place, Time, Cost.
type Item struct {
	ID          string    `json:"id"`
	Type        ItemType  `json:"type"`
	Title       string    `json:"title"`
	Description string    `json:"description,omitempty"`
	Location    *Location `json:"location,omitempty"`
	EndLocation *Location `json:"end_location,omitempty"`
	Place       Place     `json:"place"`
	Time        Time      `json:"time"`
	DurationMin *int      `json:"duration_min,omitempty"` // minutes
	Locked      bool      `json:"locked,omitempty"`
	BookingRef  string    `json:"booking_ref,omitempty"`
	Cost        *Money    `json:"cost,omitempty"`
	URL         string    `json:"url,omitempty"`
	MediaURLs   []string  `json:"media_urls,omitempty"`
	Done        bool      `json:"done,omitempty"`

	CreatedBy string    `json:"-"`
	UpdatedBy string    `json:"-"`
	CreatedAt time.Time `json:"-"`
	UpdatedAt time.Time `json:"-"`
	Seq       int64     `json:"-"` // of the last operation on it
	Deleted   bool      `json:"-"`
}

// Place says where an item stands: its day ("" is among the ideas) and its
// order key there.
type Place struct {
	Day Date   `json:"day,omitempty"`
	Pos string `json:"pos"`
}

// Text checks a text's length in characters.
func Text(location, s string, least, most int) error {
	switch n := utf8.RuneCountInString(s); {
	case n > most:
		return fault.AtField(location, s, "has %d characters: at most %d", n, most)
	case n < least:
		return fault.AtField(location, s, "must have at least %d character", least)
	}
	return nil
}

// Check refuses values that no item may have.
func (it *Item) Check() error {
	if err := Text("body.title", it.Title, 1, MaxTitle); err != nil {
		return err
	}
	if d := it.DurationMin; d != nil && (*d < 0 || *d > MaxDuration) {
		return fault.AtField("body.duration_min", *d, "must be 0 to %d minutes", MaxDuration)
	}
	if it.Place.Day != "" && it.Time.Start != nil && it.Time.Start.Date() != it.Place.Day {
		return fault.AtField("body.start_time", it.Time.Start.RFC3339(), "is not on the item's day %s", it.Place.Day)
	}
	return it.Time.Check()
}
