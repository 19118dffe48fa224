package trip

import (
	"fmt"
	"net/url"
	"slices"
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
	ID          string    `json:"-"`
	Type        ItemType  `json:"type,omitempty"`
	Title       string    `json:"title,omitempty"`
	Description string    `json:"description,omitempty"`
	Location    *Location `json:"location,omitempty"`
	EndLocation *Location `json:"end_location,omitempty"`
	Place       Place     `json:"-"`
	Time        Time      `json:"time,omitzero"`
	DurationMin *int      `json:"duration_min,omitempty"` // minutes
	Locked      bool      `json:"locked,omitempty"`
	ArriveBy    string    `json:"arrive_by,omitempty"` // walk, transit or drive; empty for what the distance suggests
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
// order key there. A day that the trip does not have shows among the ideas, and
// comes back with the trip's dates.
type Place struct {
	Day Date   `json:"parent"`
	Pos string `json:"pos"`
}

// In gives the place as it shows in a trip of these dates.
func (p Place) In(dates Dates) Place {
	if !dates.Has(p.Day) {
		p.Day = ""
	}
	return p
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

// itemTypes are the types of items.
var itemTypes = []ItemType{"flight", "train", "bus", "ferry", "car", "transfer", "lodging", "activity", "restaurant", "place", "note"}

// modes are the ways to get to an item, besides the one that the distance suggests.
var modes = []string{"walk", "transit", "drive"}

// Check refuses values that no item may have.
func (it *Item) Check() error {
	if !slices.Contains(itemTypes, it.Type) {
		return fault.AtField("body.type", string(it.Type), "is not a type of item: one of %v", itemTypes)
	}
	if it.ArriveBy != "" && !slices.Contains(modes, it.ArriveBy) {
		return fault.AtField("body.arrive_by", it.ArriveBy, "is not a way to get there: one of %v, or empty", modes)
	}
	for _, t := range []struct {
		name, text  string
		least, most int
	}{{"title", it.Title, 1, MaxTitle}, {"description", it.Description, 0, MaxDescription}, {"booking_ref", it.BookingRef, 0, MaxBookingRef}} {
		if err := Text("body."+t.name, t.text, t.least, t.most); err != nil {
			return err
		}
	}
	if d := it.DurationMin; d != nil && (*d < 0 || *d > MaxDuration) {
		return fault.AtField("body.duration_min", *d, "must be 0 to %d minutes", MaxDuration)
	}
	if err := it.checkLinks(); err != nil {
		return err
	}
	if it.Place.Day != "" && it.Time.Start != nil && it.Time.Start.Date() != it.Place.Day {
		return fault.AtField("body.start_time", it.Time.Start.RFC3339(), "is not on the item's day %s", it.Place.Day)
	}
	return it.Time.Check()
}

// checkLinks checks what an item refers to.
func (it *Item) checkLinks() error {
	if err := it.Location.Check("body.location"); err != nil {
		return err
	}
	if err := it.EndLocation.Check("body.end_location"); err != nil {
		return err
	}
	if err := it.Cost.Check("body.cost"); err != nil {
		return err
	}
	if it.URL != "" {
		if err := checkURL("body.url", it.URL); err != nil {
			return err
		}
	}
	if len(it.MediaURLs) > MaxMedia {
		return fault.AtField("body.media_urls", len(it.MediaURLs), "has %d links: at most %d", len(it.MediaURLs), MaxMedia)
	}
	for i, m := range it.MediaURLs {
		if err := checkURL(fmt.Sprintf("body.media_urls[%d]", i), m); err != nil {
			return err
		}
	}
	return nil
}

// checkURL keeps javascript: and the like out of links that people click.
func checkURL(location, s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || len(s) > MaxURL {
		return fault.AtField(location, s, "must be an http or https address of at most %d characters", MaxURL)
	}
	return nil
}
