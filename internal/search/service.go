package search

import (
	"context"
	"sync/atomic"
	"time"

	"sojourn/internal/kit/fault"
	"sojourn/internal/search/index"
	"sojourn/internal/search/point"
	"sojourn/internal/search/rank"
	"sojourn/internal/search/searchapi"
)

// Limits of a query.
const (
	MaxText   = 200     // letters of a text
	MaxLimit  = 100     // results
	MaxRadius = 500_000 // metres
)

// Zones tells what time and country a position is in.
type Zones interface {
	// ZoneAt gives the IANA zone and the ISO 3166-1 code, empty at sea.
	ZoneAt(ctx context.Context, lat, lon float64) (zone, country string, err error)
}

// Service answers queries from the index that is open at the time. It is safe
// for concurrent use.
type Service struct {
	zones Zones
	open  atomic.Pointer[opened]
}

// opened wraps the interface for the atomic pointer.
type opened struct{ index.Index }

var _ searchapi.Places = (*Service)(nil)

// NewService makes a service without an index: use Serve.
func NewService(zones Zones) *Service { return &Service{zones: zones} }

// Serve makes x the index that queries are answered from; nil answers
// fault.Unavailable.
func (s *Service) Serve(x index.Index) {
	if x == nil {
		s.open.Store(nil)
		return
	}
	s.open.Store(&opened{x})
}

// comeBack is when a client may ask again while the index is built.
const comeBack = 2 * time.Second

func (s *Service) index() (index.Index, error) {
	if x := s.open.Load(); x != nil {
		return x.Index, nil
	}
	return nil, fault.Retry(fault.Unavailable, comeBack, "the search index is being built: try again in a moment")
}

// Query is what a caller asks for. Text, At or Box says where to look.
type Query struct {
	Text    string
	At      *rank.Point // ranks near places higher; the centre of RadiusM
	RadiusM float64     // 0 means no limit
	Kind    string      // city, airport, country, sight, or a sight's own kind
	Box     *index.Box
	Limit   int
}

func (q Query) filter() index.Filter { return index.Filter{Kind: q.Kind, Box: q.Box} }

// Location implements searchapi.Places.
func (s *Service) Location(ctx context.Context, id string) (searchapi.Location, error) {
	if lat, lon, ok := point.Position(id); ok {
		p, err := s.custom(ctx, lat, lon)
		return location(&p), err
	}
	x, err := s.index()
	if err != nil {
		return searchapi.Location{}, err
	}
	p, err := x.Get(ctx, id)
	if err != nil {
		return searchapi.Location{}, err
	}
	return location(&p), nil
}

// Nearest implements searchapi.Places.
func (s *Service) Nearest(ctx context.Context, lat, lon float64, limit int) ([]searchapi.Near, error) {
	x, err := s.index()
	if err != nil {
		return nil, err
	}
	found, err := x.Within(ctx, lat, lon, MaxRadius, index.Filter{}, limit)
	if err != nil {
		return nil, err
	}
	near := make([]searchapi.Near, len(found))
	for i := range found {
		near[i] = searchapi.Near{Location: location(&found[i].Place), DistanceM: found[i].DistanceM}
	}
	return near, nil
}

// custom makes a place of a pasted position.
func (s *Service) custom(ctx context.Context, lat, lon float64) (index.Place, error) {
	zone, country, err := s.zones.ZoneAt(ctx, lat, lon)
	if err != nil {
		return index.Place{}, err
	}
	name := degrees(lat, 'N', 'S') + " " + degrees(lon, 'E', 'W')
	return index.Place{
		ID: point.ID(lat, lon), Source: sourceCustom, ExternalID: "geo:" + plain(lat) + "," + plain(lon), Kind: kindPoint,
		Name: name, Lat: lat, Lon: lon, Zone: zone, Country: country, Price: -1,
	}, nil
}
