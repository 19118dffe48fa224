package httpapi

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// Op describes one operation.
type Op struct {
	ID          string // operationId, kebab-case verb first: "create-itinerary"
	Method      string
	Path        string
	Summary     string
	Description string
	Tag         string                    // the service
	Scope       string                    // what an API token needs; empty with Public
	Public      bool                      // no sign-in
	Optional    string                    // with Public: the scope by which a caller who signs in all the same is known
	Status      int                       // on success; 0 means 200 (204 is taken from the output by huma)
	Idempotent  bool                      // honours Idempotency-Key
	OwnETag     bool                      // a read that sets its ETag and answers 304 itself
	MaxBody     int64                     // the largest body, in bytes; 0 means MaxBody
	Errors      []int                     // besides 401, 403, 422, 429, 500 and 503, which are added where they can occur
	RawBody     *huma.RequestBody         // where the handler takes the body as bytes and validates it by Decode
	Responses   map[string]*huma.Response // instead of what the output type says

	// Take answers a request itself, once the caller is known, where it says
	// true: for connections that stay open.
	Take func(http.ResponseWriter, *http.Request) bool
}

// Register adds an operation. Errors of handle leave through ProblemOf.
func Register[I, O any](a *API, op Op, handle func(context.Context, *I) (*O, error)) {
	huma.Register(a.API, a.operation(op), func(ctx context.Context, in *I) (*O, error) {
		out, err := handle(ctx, in)
		if err == nil {
			return out, nil
		}
		if ready, ok := errors.AsType[huma.StatusError](err); ok { // a problem made by Decode, or 304
			return nil, ready
		}
		return nil, ProblemOf(ctx, a.cfg.Logger, err)
	})
	if op.RawBody != nil {
		delete(op.RawBody.Content, rawBodyType)
	}
}

// rawBodyType is what huma adds to the description of a body taken as bytes.
const rawBodyType = "application/octet-stream"

func (a *API) operation(op Op) huma.Operation {
	h := huma.Operation{
		OperationID: op.ID, Method: op.Method, Path: op.Path, Summary: op.Summary,
		Description: op.Description, Tags: []string{op.Tag}, DefaultStatus: op.Status,
		MaxBodyBytes: cmp.Or(op.MaxBody, MaxBody), BodyReadTimeout: bodyTimeout(op.MaxBody), Responses: op.Responses, Metadata: map[string]any{serviceKey: a.service},
		Errors: append([]int{422, 429, 500, 503}, op.Errors...),
	}
	if op.Optional != "" {
		h.Security = []map[string][]string{{}, {"bearer": {op.Optional}}, {"session": {}}}
	}
	if !op.Public {
		scopes := []string{}
		if op.Scope != "" {
			scopes = append(scopes, op.Scope)
		}
		h.Security = []map[string][]string{{"bearer": scopes}, {"session": {}}}
		h.Errors = append(h.Errors, http.StatusUnauthorized)
		if op.Scope != "" {
			h.Errors = append(h.Errors, http.StatusForbidden)
		}
	}
	if op.Method != http.MethodGet {
		h.Errors = append(h.Errors, http.StatusInsufficientStorage, http.StatusForbidden, http.StatusRequestTimeout)
		if op.Method != http.MethodDelete {
			h.Errors = append(h.Errors, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType, http.StatusBadRequest)
		}
	}
	if strings.Contains(op.Path, "{") {
		h.Errors = append(h.Errors, http.StatusNotFound)
	}
	if op.Idempotent {
		h.Errors = append(h.Errors, http.StatusConflict)
		h.Parameters = append(h.Parameters, idempotencyParam)
		h.Middlewares = append(h.Middlewares, a.idempotent)
	}
	if op.Method == http.MethodGet && !op.OwnETag {
		h.Responses = map[string]*huma.Response{"304": {Description: "Not changed since If-None-Match"}}
		h.Parameters = append(h.Parameters, ifNoneMatchParam)
		h.Middlewares = append(h.Middlewares, tagged)
	}
	if op.RawBody != nil {
		h.RequestBody, h.SkipValidateBody = op.RawBody, true
	}
	if op.Take != nil {
		h.Middlewares = append(h.Middlewares, taken(op.Take))
	}
	h.Errors = unique(h.Errors)
	return h
}

func taken(take func(http.ResponseWriter, *http.Request) bool) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		r, w := humago.Unwrap(ctx)
		if !take(w, r.WithContext(ctx.Context())) {
			next(ctx)
		}
	}
}

// bodyTimeout is how long a body may take to arrive: 15 s, and longer for one
// that may be large, so that no slower a line than before is cut off.
func bodyTimeout(most int64) time.Duration {
	return 15 * time.Second * time.Duration(max(1, most/MaxBody))
}

func unique(codes []int) []int {
	seen := map[int]bool{}
	kept := codes[:0]
	for _, c := range codes {
		if !seen[c] {
			seen[c] = true
			kept = append(kept, c)
		}
	}
	return kept
}
