package itinerary

import (
	"context"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"sojourn/internal/kit/httpapi"
)

func (e edge) registerPlanner() {
	const path = "/api/v1/itineraries/{id}"
	httpapi.Register(e.api, httpapi.Op{ID: "plan-itinerary", Method: http.MethodPost, Path: path + "/plan", Tag: tag, Scope: readScope, Take: e.streamPlan, Responses: e.planResponses(),
		Summary: "Plan days", Description: "A preview: which places to visit, on which day and in which order, so that it is worth the most. Nothing changes. Push its operations as one batch to apply it, " +
			"numbered and with one b. With Accept: text/event-stream an event progress (PlanProgress) for each better plan and at the end an event plan (TripPlan), or problem; hanging up ends the search."}, e.planTrip)
	httpapi.Register(e.api, httpapi.Op{ID: "optimise-day", Method: http.MethodPost, Path: path + "/days/{date}/optimise", Tag: tag, Scope: readScope,
		Summary: "Put a day in order", Description: "A preview: the order of a day's items with the least travel, within opening hours. Nothing is left out, what is fixed stays. Push its operations as one batch to apply it."}, e.optimiseDay)
	httpapi.Register(e.api, httpapi.Op{ID: "check-itinerary", Method: http.MethodGet, Path: path + "/check", Tag: tag, Scope: readScope,
		Summary: "Check a plan", Description: "What does not fit together: places that are closed, times that overlap, ways that take longer than there is time, nights without a bed, days that are too long, money that is not there; each with its numbers, and with a fix where one is known."}, e.checkTrip)
	e.describeLists()
}

// planResponses describes the two forms of the answer.
func (e edge) planResponses() map[string]*huma.Response {
	registry := e.api.OpenAPI().Components.Schemas
	schema := registry.Schema(reflect.TypeFor[PlanBody](), true, "")
	progress := registry.Schema(reflect.TypeFor[PlanProgress](), true, "")
	return map[string]*huma.Response{"200": {Description: "The plan", Content: map[string]*huma.MediaType{
		"application/json":  {Schema: schema},
		"text/event-stream": {Schema: &huma.Schema{Description: "Events progress, then plan or problem; the data of each in one line.", AnyOf: []*huma.Schema{progress, schema}}},
	}}}
}

// describeLists says what the texts in lists are, which tags cannot.
func (e edge) describeLists() {
	of := func(input reflect.Type, fields map[string]*huma.Schema) {
		ref := e.api.OpenAPI().Components.Schemas.Schema(input, true, "").Ref
		schema := e.api.OpenAPI().Components.Schemas.SchemaFromRef(ref)
		for name, items := range fields {
			items.Type = huma.TypeString
			items.PrecomputeMessages()
			list := schema.Properties[name]
			if list.Items.Type == huma.TypeArray {
				list = list.Items
			}
			list.Items = items
		}
	}
	uuid, date, kind := func() *huma.Schema { return &huma.Schema{Format: "uuid"} }, &huma.Schema{Format: "date"}, &huma.Schema{Pattern: "^[a-z_]{1,40}$", PatternDescription: "a kind such as museum"}
	of(reflect.TypeFor[PlanInput](), map[string]*huma.Schema{"days": date, "must_see": uuid(), "locked": uuid(), "items": uuid(), "places": uuid(), "exclude": uuid(), "one_of": uuid()})
	of(reflect.TypeFor[OptimiseInput](), map[string]*huma.Schema{"locked": uuid()})
	of(reflect.TypeFor[PlanNear](), map[string]*huma.Schema{"kinds": kind})
}

func wantsStream(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "text/event-stream")
}

func (e edge) planTrip(ctx context.Context, in *struct {
	IDPath
	Body PlanInput
}) (*struct{ Body PlanBody }, error) {
	p, err := e.service.PlanTrip(ctx, actor(ctx), in.ID, in.Body, nil)
	return &struct{ Body PlanBody }{p}, err
}

func (e edge) optimiseDay(ctx context.Context, in *struct {
	IDPath
	Date string `path:"date" format:"date" example:"2027-05-01" doc:"A day of the trip."`
	Body OptimiseInput
}) (*struct{ Body PlanBody }, error) {
	p, err := e.service.OptimiseDay(ctx, actor(ctx), in.ID, in.Date, in.Body)
	return &struct{ Body PlanBody }{p}, err
}

func (e edge) checkTrip(ctx context.Context, in *struct{ IDPath }) (*struct{ Body CheckBody }, error) {
	table, err := e.exchange()
	if err != nil {
		return nil, err
	}
	c, err := e.service.CheckTrip(ctx, actor(ctx), in.ID, table)
	return &struct{ Body CheckBody }{c}, err
}
