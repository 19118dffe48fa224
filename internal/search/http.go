package search

import (
	"context"
	"math"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/search/query"
	"sojourn/internal/search/rank"
	"sojourn/internal/search/searchapi"
)

const (
	tag   = "Search"
	scope = "search:read"
)

type edge struct{ service *Service }

func (e edge) register(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "search-locations", Method: http.MethodGet, Path: "/api/v1/search/locations", Tag: tag, Scope: scope,
		Summary: "Search places",
		Description: "Finds places by text, by nearness or by both. The text is forgiving: accents, case and word order do not matter, " +
			"names in other languages are known, the last word may be unfinished and one typo a word is mended. It may also be an airport's code " +
			"(LIS) or pasted coordinates (38.69, -9.21), which give a place of type `place`. With a text the best fit comes first (relevance, " +
			"prominence, nearness); with lat and lon alone the nearest; with a bbox or a type alone the best known."}, e.locations)
	httpapi.Register(api, httpapi.Op{ID: "suggest-locations", Method: http.MethodGet, Path: "/api/v1/search/suggest", Tag: tag, Scope: scope,
		Summary: "Suggest places while typing",
		Description: "Completes what is being typed, fast enough for every key stroke: the same forgiving search with fewer candidates and " +
			"shorter results. lat and lon rank near places higher."}, e.suggest)
	httpapi.Register(api, httpapi.Op{ID: "get-location", Method: http.MethodGet, Path: "/api/v1/search/locations/{id}", Tag: tag, Scope: scope,
		Summary: "Read a place", Description: "One place by its id, which stays the same when the data is updated."}, e.location)
}

// optional is a number that may be left out, which zero degrees is not.
type optional struct {
	value float64
	given bool
}

// Schema implements huma.SchemaProvider.
func (optional) Schema(r huma.Registry) *huma.Schema {
	return huma.SchemaFromType(r, reflect.TypeFor[float64]())
}

// Receiver implements huma.ParamWrapper.
func (o *optional) Receiver() reflect.Value { return reflect.ValueOf(&o.value).Elem() }

// OnParamSet implements huma.ParamReactor.
func (o *optional) OnParamSet(given bool, _ any) { o.given = given }

// Position is the position of a query; both of its parts or neither. (huma
// reads embedded parameters only of exported types.)
type Position struct {
	Lat optional `query:"lat" minimum:"-90" maximum:"90" example:"38.7139" doc:"Latitude in degrees; needs lon."`
	Lon optional `query:"lon" minimum:"-180" maximum:"180" example:"-9.1394" doc:"Longitude in degrees; needs lat."`
}

func (a Position) point() (*rank.Point, error) {
	switch {
	case !a.Lat.given && !a.Lon.given:
		return nil, nil
	case !a.Lat.given:
		return nil, fault.AtField("query.lat", nil, "lat and lon go together: give lat too")
	case !a.Lon.given:
		return nil, fault.AtField("query.lon", nil, "lat and lon go together: give lon too")
	case math.IsNaN(a.Lat.value):
		return nil, fault.AtField("query.lat", "NaN", "must be a number of degrees")
	case math.IsNaN(a.Lon.value):
		return nil, fault.AtField("query.lon", "NaN", "must be a number of degrees")
	}
	return &rank.Point{Lat: a.Lat.value, Lon: a.Lon.value}, nil
}

type locationsInput struct {
	Q string `query:"q" maxLength:"200" example:"belem tower" doc:"What to look for."`
	Position
	Radius float64 `query:"radius" minimum:"0" maximum:"500000" example:"1000" doc:"Only places at most this many metres from lat and lon; 0 sets no limit."`
	Type   string  `query:"type" maxLength:"40" pattern:"^[a-z_]*$" patternDescription:"a kind such as museum" example:"sight" doc:"Only these: city, airport, country, sight, or a sight's own kind such as museum, park, church or viewpoint."`
	BBox   string  `query:"bbox" maxLength:"200" example:"-9.25,38.68,-9.08,38.80" doc:"Only places in minLon,minLat,maxLon,maxLat (degrees). minLon greater than maxLon crosses the antimeridian."`
	Limit  int     `query:"limit" minimum:"1" maximum:"100" default:"20" doc:"How many at most."`
}

func (in *locationsInput) query() (Query, error) {
	at, err := in.point()
	q := Query{Text: in.Q, At: at, RadiusM: in.Radius, Kind: in.Type, Limit: in.Limit}
	switch {
	case err != nil:
		return q, err
	case math.IsNaN(in.Radius):
		return q, fault.AtField("query.radius", "NaN", "must be a number of metres")
	case in.Radius > 0 && at == nil:
		return q, fault.AtField("query.radius", in.Radius, "radius needs lat and lon")
	case in.BBox == "":
		return q, nil
	}
	box, err := query.Box("query.bbox", in.BBox)
	q.Box = &box
	return q, err
}

// LocationHit is a place that was found.
type LocationHit struct {
	searchapi.Location
	DistanceM *float64 `json:"distance_m" nullable:"true" example:"6420.5" doc:"Great-circle metres from lat and lon; null without them."`
	Score     float64  `json:"score" example:"94.6" doc:"How well the place fits; comparable within one answer only."`
}

type locationsBody struct {
	Items       []LocationHit `json:"items" nullable:"false" doc:"The places, best first."`
	Attribution []Attribution `json:"attribution" nullable:"false" doc:"What to show beside the places."`
}

func (e edge) locations(ctx context.Context, in *locationsInput) (*struct{ Body locationsBody }, error) {
	q, err := in.query()
	if err != nil {
		return nil, err
	}
	hits, err := e.service.Locations(ctx, q)
	if err != nil {
		return nil, err
	}
	body := locationsBody{Items: make([]LocationHit, len(hits)), Attribution: attributions(hits)}
	for i := range hits {
		body.Items[i] = LocationHit{location(&hits[i].Place), distance(q.At, &hits[i]), round(hits[i].Score)}
	}
	return &struct{ Body locationsBody }{body}, nil
}

type suggestInput struct {
	Q string `query:"q" required:"true" minLength:"1" maxLength:"200" example:"lis" doc:"What has been typed so far."`
	Position
	Limit int    `query:"limit" minimum:"1" maximum:"100" default:"10" doc:"How many at most."`
	Type  string `query:"type" maxLength:"40" pattern:"^[a-z_]*$" patternDescription:"a kind such as museum" example:"city" doc:"Only these: city, airport, country, sight, or a sight's own kind."`
}

// Suggestion is a place in short.
type Suggestion struct {
	ID        string   `json:"id" format:"uuid" example:"6c7d2c9b-2a35-5f1e-9d7d-0c6f6c3a4f10" doc:"The place's id."`
	Name      string   `json:"name" example:"Lisbon" doc:"The name most travellers know."`
	Label     string   `json:"label" example:"Lisbon, Portugal" doc:"Name and surroundings in one line."`
	Type      string   `json:"type" example:"city" doc:"What the place is."`
	Lat       float64  `json:"lat" minimum:"-90" maximum:"90" example:"38.7251" doc:"Latitude in degrees."`
	Lon       float64  `json:"lon" minimum:"-180" maximum:"180" example:"-9.1498" doc:"Longitude in degrees."`
	Zone      string   `json:"zone" example:"Europe/Lisbon" doc:"IANA time zone."`
	Country   string   `json:"country" example:"PT" doc:"ISO 3166-1 alpha-2 code; empty at sea."`
	DistanceM *float64 `json:"distance_m" nullable:"true" example:"1320.4" doc:"Great-circle metres from lat and lon; null without them."`
	Source    string   `json:"source" example:"geonames" doc:"The data set the place comes from."`
}

type suggestBody struct {
	Items []Suggestion `json:"items" nullable:"false" doc:"The suggestions, best first."`
}

func (e edge) suggest(ctx context.Context, in *suggestInput) (*struct{ Body suggestBody }, error) {
	at, err := in.point()
	if err != nil {
		return nil, err
	}
	hits, err := e.service.Suggest(ctx, Query{Text: in.Q, At: at, Kind: in.Type, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	items := make([]Suggestion, len(hits))
	for i := range hits {
		p := &hits[i].Place
		items[i] = Suggestion{p.ID, p.Name, label(p), p.Kind, p.Lat, p.Lon, p.Zone, p.Country, distance(at, &hits[i]), p.Source}
	}
	return &struct{ Body suggestBody }{suggestBody{items}}, nil
}

func (e edge) location(ctx context.Context, in *struct {
	ID string `path:"id" format:"uuid" doc:"The place's id."`
}) (*struct{ Body searchapi.Location }, error) {
	l, err := e.service.Location(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return &struct{ Body searchapi.Location }{l}, nil
}
