package geo

import (
	"context"
	"math"
	"net/http"
	"time"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

const (
	tag   = "Geo"
	scope = "search:read"
)

// Position is the place that a query is about.
type Position struct {
	Lat float64 `query:"lat" required:"true" minimum:"-90" maximum:"90" example:"38.6916" doc:"Latitude in degrees."`
	Lon float64 `query:"lon" required:"true" minimum:"-180" maximum:"180" example:"-9.216" doc:"Longitude in degrees."`
}

func (m *Module) registerPosition(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "get-zone", Method: http.MethodGet, Path: "/api/v1/geo/zone", Tag: tag, Scope: scope,
		Summary: "Find zone and country", Description: "The time zone and country of a position, found offline."}, m.zone)
	httpapi.Register(api, httpapi.Op{ID: "reverse-geocode", Method: http.MethodGet, Path: "/api/v1/geo/reverse", Tag: tag, Scope: scope,
		Summary: "Find places around", Description: "Known places around a position, nearest first."}, m.reverse)
}

type zoneBody struct {
	Zone         string `json:"zone" example:"Europe/Lisbon" doc:"IANA zone."`
	Country      string `json:"country" example:"PT" doc:"ISO 3166-1 code; empty at sea."`
	Offset       string `json:"offset" example:"+01:00" doc:"The zone's offset from UTC now."`
	Abbreviation string `json:"abbreviation" example:"WEST" doc:"The zone's short name now."`
}

func (m *Module) zone(_ context.Context, in *Position) (*struct{ Body zoneBody }, error) {
	name, country, err := m.zones.At(in.Lat, in.Lon)
	if err != nil {
		return nil, err
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil, fault.Wrap(err, fault.Internal, "zone %s", name)
	}
	now := m.deps.Clock.Now().In(loc)
	abbreviation, _ := now.Zone()
	return &struct{ Body zoneBody }{zoneBody{name, country, now.Format("-07:00"), abbreviation}}, nil
}

type reverseBody struct {
	Locations []Place `json:"locations" nullable:"false" doc:"Nearest first."`
}

func (m *Module) reverse(ctx context.Context, in *struct {
	Position
	Limit int `query:"limit" minimum:"1" maximum:"100" default:"10" doc:"How many at most."`
}) (*struct{ Body reverseBody }, error) {
	places, err := m.deps.Nearby.Nearest(ctx, in.Lat, in.Lon, in.Limit)
	if err != nil {
		return nil, err
	}
	if places == nil {
		places = []Place{}
	}
	return &struct{ Body reverseBody }{reverseBody{places}}, nil
}

func (m *Module) registerTravel(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "get-route", Method: http.MethodGet, Path: "/api/v1/geo/route", Tag: tag, Scope: scope,
		Summary: "Travel along points", Description: "Length and minutes of each leg. Estimated from the great-circle distance: real streets may differ."}, m.route)
	httpapi.Register(api, httpapi.Op{ID: "get-matrix", Method: http.MethodGet, Path: "/api/v1/geo/matrix", Tag: tag, Scope: scope,
		Summary: "Travel between all points", Description: "Metres and minutes from each point (row) to each other (column), estimated."}, m.matrix)
}

type travelInput struct {
	Points string `query:"points" required:"true" minLength:"7" maxLength:"2500" pattern:"^ *-?[0-9]{1,3}(\\.[0-9]{1,12})? *, *-?[0-9]{1,3}(\\.[0-9]{1,12})? *(; *-?[0-9]{1,3}(\\.[0-9]{1,12})? *, *-?[0-9]{1,3}(\\.[0-9]{1,12})? *){1,49}$" example:"38.6916,-9.2160;38.6979,-9.2061" doc:"2 to 50 points in degrees: lat,lon;lat,lon."`
	Mode   Mode   `query:"mode" enum:"walk,transit,drive,auto" default:"auto" doc:"auto walks up to 1.6 km, takes transit up to 60 km and drives beyond."`
}

type leg struct {
	Mode      Mode         `json:"mode" enum:"walk,transit,drive" doc:"How."`
	DistanceM float64      `json:"distance_m" doc:"Metres along the way."`
	Minutes   int          `json:"minutes" doc:"Whole minutes."`
	Estimated bool         `json:"estimated" doc:"True: not routed on real streets."`
	Geometry  [][2]float64 `json:"geometry" nullable:"false" doc:"The line as [lon, lat] pairs."`
}

type routeBody struct {
	Mode      Mode    `json:"mode" enum:"walk,transit,drive,auto" doc:"The mode that was asked for."`
	Estimated bool    `json:"estimated" doc:"True where any leg is an estimate."`
	DistanceM float64 `json:"distance_m" doc:"Metres in all."`
	Minutes   int     `json:"minutes" doc:"Minutes in all."`
	Legs      []leg   `json:"legs" nullable:"false" doc:"One leg between each two points."`
}

func (m *Module) route(_ context.Context, in *travelInput) (*struct{ Body routeBody }, error) {
	points, err := ParsePoints(in.Points)
	if err != nil {
		return nil, err
	}
	body := routeBody{Mode: in.Mode, Estimated: true}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		mode, metres, minutes := Estimate(a, b, in.Mode)
		metres = math.Round(metres)
		body.Legs = append(body.Legs, leg{mode, metres, minutes, true, [][2]float64{{a.Lon, a.Lat}, {b.Lon, b.Lat}}})
		body.DistanceM += metres
		body.Minutes += minutes
	}
	return &struct{ Body routeBody }{body}, nil
}

type matrixBody struct {
	Mode      Mode        `json:"mode" enum:"walk,transit,drive,auto" doc:"The mode that was asked for."`
	Estimated bool        `json:"estimated" doc:"True: not routed on real streets."`
	Minutes   [][]int     `json:"minutes" nullable:"false" doc:"Whole minutes from row to column."`
	DistanceM [][]float64 `json:"distance_m" nullable:"false" doc:"Metres from row to column."`
}

func (m *Module) matrix(_ context.Context, in *travelInput) (*struct{ Body matrixBody }, error) {
	points, err := ParsePoints(in.Points)
	if err != nil {
		return nil, err
	}
	body := matrixBody{Mode: in.Mode, Estimated: true}
	for _, a := range points {
		minutes, metres := make([]int, len(points)), make([]float64, len(points))
		for j, b := range points {
			_, d, t := Estimate(a, b, in.Mode)
			minutes[j], metres[j] = t, math.Round(d)
		}
		body.Minutes, body.DistanceM = append(body.Minutes, minutes), append(body.DistanceM, metres)
	}
	return &struct{ Body matrixBody }{body}, nil
}
