package httpapi_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

type thing struct {
	ID   string `json:"id"`
	User string `json:"user"`
}

type thingBody struct {
	Name string   `json:"name" minLength:"1" maxLength:"300"`
	Size int      `json:"size,omitempty" minimum:"0"`
	Tags []string `json:"tags,omitempty"`
	Part *part    `json:"part,omitempty"`
}

type part struct {
	Weight float64 `json:"weight"`
}

type patchBody struct {
	Note httpapi.Opt[string] `json:"note,omitempty" maxLength:"10"`
	Size httpapi.Opt[int]    `json:"size,omitempty" minimum:"0"`
}

type (
	created  struct{ Body thing }
	anything struct {
		Body map[string]any
	}
)

var errSecret = errors.New("pq: secret-cause in table things")

// failures are errors as a use case may answer with, by name.
var failures = map[string]error{
	"foreign":  errSecret,
	"internal": fault.Wrap(errSecret, fault.Internal, "secret-message"),
	"canceled": context.Canceled,
	"late":     context.DeadlineExceeded,
}

func (s *site) register() {
	httpapi.Register(s.api, httpapi.Op{ID: "create-thing", Method: http.MethodPost, Path: "/api/v1/things", Tag: "things", Scope: "things:write",
		Status: http.StatusCreated, Idempotent: true}, func(ctx context.Context, _ *struct{ Body thingBody }) (*created, error) {
		id, err := s.work(ctx)
		if err != nil {
			return nil, err
		}
		return &created{thing{id, httpapi.PrincipalOf(ctx).UserID}}, nil
	})
	httpapi.Register(s.api, httpapi.Op{ID: "patch-thing", Method: http.MethodPatch, Path: "/api/v1/things/{id}", Tag: "things", Public: true},
		func(_ context.Context, in *struct {
			ID      string `path:"id"`
			IfMatch string `header:"If-Match"`
			Body    patchBody
		}) (*anything, error) {
			if err := httpapi.CheckMatch(in.IfMatch, 7); err != nil {
				return nil, err
			}
			return &anything{map[string]any{"note": in.Body.Note, "size": in.Body.Size, "note_ptr": in.Body.Note.Ptr()}}, nil
		})
	httpapi.Register(s.api, httpapi.Op{ID: "get-thing", Method: http.MethodGet, Path: "/api/v1/things/{id}", Tag: "things", Scope: "things:read"},
		func(ctx context.Context, in *struct {
			ID string `path:"id"`
			Q  string `query:"q"`
		}) (*created, error) {
			return &created{thing{in.ID + in.Q, httpapi.PrincipalOf(ctx).UserID}}, nil
		})
	httpapi.Register(s.api, httpapi.Op{ID: "who", Method: http.MethodGet, Path: "/api/v1/who", Tag: "things", Public: true, Optional: "things:read"},
		func(ctx context.Context, _ *struct{}) (*created, error) {
			return &created{thing{"", httpapi.PrincipalOf(ctx).UserID}}, nil
		})
	httpapi.Register(s.api, httpapi.Op{ID: "fail", Method: http.MethodGet, Path: "/api/v1/fail", Tag: "things", Public: true},
		func(_ context.Context, in *struct {
			How string `query:"how"`
		}) (*created, error) {
			if in.How == "panic" {
				panic(errSecret)
			}
			return nil, failures[in.How]
		})
	httpapi.Register(s.api, httpapi.Op{ID: "raw", Method: http.MethodPost, Path: "/api/v1/raw", Tag: "things", Public: true, RawBody: rawBody()},
		func(ctx context.Context, in *struct{ RawBody []byte }) (*anything, error) {
			var all []json.RawMessage
			if err := json.Unmarshal(in.RawBody, &all); err != nil {
				all = []json.RawMessage{in.RawBody}
			}
			for i, raw := range all {
				if _, err := httpapi.Decode[thingBody](ctx, s.api, "body["+string(rune('0'+i))+"]", raw); err != nil {
					return nil, err
				}
			}
			return &anything{map[string]any{"n": len(all)}}, nil
		})
}
