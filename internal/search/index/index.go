package index

import "context"

// Group is the coarse kind of a place; its sights have finer kinds.
type Group string

// The groups.
const (
	City    Group = "city"
	Airport Group = "airport"
	Country Group = "country"
	Sight   Group = "sight"
)

// Place is one entry of the gazetteer.
type Place struct {
	ID         string // UUID, the same in every build
	Source     string // "geonames", "airportsdata", "countries", "starter"
	ExternalID string // "geonames:2267057", "iata:LIS", "iso:PT", "starter:lisbon/belem-tower"
	Group      Group
	Kind       string // the group, or a sight's own kind: "museum"
	Name       string
	LocalName  string // empty where it is the name
	Address    string // what stands after the name in a label: "Illinois, United States"
	Code       string // IATA or ISO code
	Lat, Lon   float64
	Zone       string  // IANA
	Country    string  // ISO 3166-1 alpha-2
	Prominence float64 // 0 to 100
	Hours      string  // OpenStreetMap syntax
	VisitMin   int     // usual visit, minutes; 0 where not known
	Price      int     // 0 free to 4 expensive; -1 where not known
	Setting    string  // indoor, outdoor, both or empty
	Keys       Keys
}

// Keys are a place's names, folded and joined by |, as queries are compared
// with them.
type Keys struct {
	Names string // the name first, then the local name and names in wide use
	Other string // names in other languages, spellings
	Area  string // what contains it and what it is: city, region, country, kind
}

// Term is one word of a query. Each word may stand for several spellings; a
// prefix matches every word that begins with it.
type Term struct {
	Words  []string
	Prefix bool
}

// Field says in which of a place's names terms are looked for.
type Field uint8

// The fields.
const (
	InNames Field = iota // the names in wide use
	InOther              // all other names
	InBoth               // each term in either
	InAny                // each term in any name or area
)

// Box is a range of positions in degrees. West is greater than East where it
// crosses the antimeridian.
type Box struct{ West, South, East, North float64 }

// Contains tells whether a position lies in the box, edges included.
func (b Box) Contains(lat, lon float64) bool {
	if lat < b.South || lat > b.North {
		return false
	}
	if b.West <= b.East {
		return b.West <= lon && lon <= b.East
	}
	return lon >= b.West || lon <= b.East
}

// Filter narrows a search; its zero value lets all pass.
type Filter struct {
	Kind string // a group, or a sight's own kind
	Box  *Box
}

// Admits tells whether a place passes.
func (f Filter) Admits(p *Place) bool {
	if f.Box != nil && !f.Box.Contains(p.Lat, p.Lon) {
		return false
	}
	return f.Kind == "" || f.Kind == string(p.Group) || f.Kind == p.Kind
}

// Places is what an index is built from, the most prominent first.
type Places interface {
	Len() int
	At(i int) Place
}

// Near is a place with its great-circle distance in metres.
type Near struct {
	Place
	DistanceM float64
}

// Index answers from a finished build. Errors are fault kinds. It is safe for
// concurrent use.
type Index interface {
	// Get gives the place of an id, else fault.NotFound.
	Get(ctx context.Context, id string) (Place, error)
	// Match gives the most prominent places with every term, at most limit.
	Match(ctx context.Context, field Field, terms []Term, filter Filter, limit int) ([]Place, error)
	// Similar gives known words one edit away from word, the best known first.
	Similar(ctx context.Context, word string, prefix bool, limit int) ([]string, error)
	// Within gives the places at most radius metres from a point, nearest first.
	Within(ctx context.Context, lat, lon, radius float64, filter Filter, limit int) ([]Near, error)
	// Top gives the most prominent places that the filter admits.
	Top(ctx context.Context, filter Filter, limit int) ([]Place, error)
}
