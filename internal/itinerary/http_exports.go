package itinerary

import (
	"context"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"sojourn/internal/itinerary/format"
	"sojourn/internal/kit/httpapi"
)

func (e edge) registerExports() {
	httpapi.Register(e.api, httpapi.Op{ID: "export-itinerary", Method: http.MethodGet, Path: "/api/v1/itineraries/{id}/export", Tag: tag, Scope: readScope,
		Summary: "Export an itinerary", OwnETag: true, Responses: e.exportResponses(),
		Description: "The itinerary as a file: a calendar (ics), a map (gpx, kml, geojson), or all of it (json, for an import). Booking references, costs and notes are for owners and editors."}, e.export)
	httpapi.Register(e.api, httpapi.Op{ID: "get-feed", Method: http.MethodGet, Path: "/api/v1/itineraries/{id}/feed", Tag: tag, Scope: readScope,
		Summary: "Find the calendar's address", Description: "The secret address of the itinerary's calendar, or null."}, e.feed)
	httpapi.Register(e.api, httpapi.Op{ID: "open-feed", Method: http.MethodPost, Path: "/api/v1/itineraries/{id}/feed", Tag: tag, Scope: editScope,
		Summary: "Give the itinerary a calendar", Description: "An address that nobody can guess, which calendar programs follow: times and places, no notes, costs or booking references. One that exists stays."}, e.openFeed)
	httpapi.Register(e.api, httpapi.Op{ID: "close-feed", Method: http.MethodDelete, Path: "/api/v1/itineraries/{id}/feed", Tag: tag, Scope: editScope,
		Status: http.StatusNoContent, Summary: "Withdraw the calendar", Description: "Its address stops to work at once; the next one is another."}, e.closeFeed)
	httpapi.Register(e.api, httpapi.Op{ID: "import-itinerary", Method: http.MethodPost, Path: "/api/v1/itineraries/import", Tag: tag, Scope: editScope,
		Status: http.StatusCreated, Idempotent: true, MaxBody: maxFile, Summary: "Import an itinerary",
		Description: "Makes a new itinerary of the caller's from a file of export-itinerary in json, of at most 8 MiB. All of it is imported or nothing. Ids stay but the itinerary's own; members stay behind."}, e.importFile)
}

// exportResponses describes the answers of export-itinerary, whose bodies are
// files.
func (e edge) exportResponses() map[string]*huma.Response {
	headers := map[string]*huma.Param{"ETag": {Schema: &huma.Schema{Type: "string"}, Description: "The state's number and the format in quotes."}}
	content := map[string]*huma.MediaType{}
	for _, f := range []format.Format{format.ICS, format.GPX, format.KML} {
		content[f.MediaType()] = &huma.MediaType{Schema: &huma.Schema{Type: "string"}}
	}
	content[format.JSON.MediaType()] = &huma.MediaType{Schema: e.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[File](), true, "File")}
	content[format.GeoJSON.MediaType()] = &huma.MediaType{Schema: &huma.Schema{Type: "object"}}
	return map[string]*huma.Response{
		"200": {Description: "The file", Headers: headers, Content: content},
		"304": {Description: "Not changed since If-None-Match", Headers: headers},
	}
}

type exportInput struct {
	IDPath
	Format      string `query:"format" required:"true" enum:"ics,gpx,kml,geojson,json" doc:"The file's format."`
	Private     bool   `query:"private" default:"true" doc:"Whether to include booking references, costs and notes; without effect for those who may only read."`
	IfNoneMatch string `header:"If-None-Match" maxLength:"200" doc:"An ETag you have; 304 where it is still the present one."`
}

type exportOutput struct {
	Status      int
	ETag        string `header:"ETag"`
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

func (e edge) export(ctx context.Context, in *exportInput) (*exportOutput, error) {
	f := format.Format(in.Format)
	file, err := e.service.export(ctx, actor(ctx), in.ID, wanted{f, in.Private, e.publicURL, func(etag string) bool { return httpapi.NotModified(in.IfNoneMatch, etag) }})
	if err != nil {
		return nil, err
	}
	if file.body == nil {
		return &exportOutput{Status: http.StatusNotModified, ETag: file.etag}, nil
	}
	return &exportOutput{http.StatusOK, file.etag, f.MediaType(), attachment(file.name), file.body}, nil
}

type feedBody struct {
	URL *string `json:"url" example:"https://trips.example.org/cal/6f1c….ics" doc:"The calendar's address, or null where it has none."`
}

func (e edge) feedOutput(token string, err error) (*struct{ Body feedBody }, error) {
	if err != nil || token == "" {
		return &struct{ Body feedBody }{}, err
	}
	url := feedURL(e.publicURL, token)
	return &struct{ Body feedBody }{feedBody{&url}}, nil
}

func (e edge) feed(ctx context.Context, in *IDPath) (*struct{ Body feedBody }, error) {
	return e.feedOutput(e.service.Feed(ctx, actor(ctx), in.ID))
}

func (e edge) openFeed(ctx context.Context, in *IDPath) (*struct{ Body feedBody }, error) {
	return e.feedOutput(e.service.OpenFeed(ctx, actor(ctx), in.ID))
}

func (e edge) closeFeed(ctx context.Context, in *IDPath) (*struct{}, error) {
	return nil, e.service.CloseFeed(ctx, actor(ctx), in.ID)
}

// maxFile is the largest file to import, in bytes.
const maxFile = 8 << 20

func (e edge) importFile(ctx context.Context, in *struct{ Body File }) (*withBody[Body], error) {
	doc, err := e.service.ImportOnce(ctx, actor(ctx), httpapi.NewID(ctx), in.Body, httpapi.IsReserved(ctx))
	if err != nil {
		return nil, err
	}
	return e.made(doc), nil
}
