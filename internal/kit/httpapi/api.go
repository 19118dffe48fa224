package httpapi

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/mesh"
)

// MaxBody is the largest JSON body that a write may send, in bytes, unless its
// operation says otherwise.
const MaxBody = 1 << 20

// Config is what the edge needs.
type Config struct {
	Version       string
	Logger        *slog.Logger
	Clock         clock.Clock
	Authenticator Authenticator // not asked behind a gateway
	Idempotency   *Idempotency  // nil: keys are refused
	Buckets       cache.Buckets // what callers' requests are counted in; nil: no limit
	Rate          float64       // requests a second of one caller; 0 means no limit
	Burst         int
	TrustProxy    bool // take the caller's address from X-Forwarded-For
	Observe       Observer
	Screen        func(http.Handler) http.Handler // what all requests pass first; nil: nothing

	// Behind makes operations believe who calls them from a gateway's signed
	// word alone; its checks are not repeated.
	Behind *mesh.Keys
	// Forward makes this process the gateway: an operation that has passed
	// the checks goes to the handler of its service (see For).
	Forward func(service string) http.Handler
}

// Observer hears of each answered request; seconds is wall time.
type Observer func(route, method string, status int, seconds float64)

// API is the mux with its documented operations.
type API struct {
	huma.API
	Mux     *http.ServeMux
	cfg     Config
	service string // whose operations are registered; see For
}

// New makes an empty API.
func New(cfg Config) *API {
	ownErrors()
	mux := http.NewServeMux()
	a := &API{Mux: mux, cfg: cfg}
	a.API = humago.New(mux, openAPI(cfg.Version))
	a.UseMiddleware(a.authenticate)
	mux.HandleFunc("/api/", a.noRoute)
	return a
}

// ownErrors makes huma's own refusals of our form. huma keeps their makers in
// package variables, so they are set once.
var ownErrors = sync.OnceFunc(func() {
	huma.NewError = func(status int, msg string, errs ...error) huma.StatusError {
		return humaError(context.Background(), status, msg, errs...)
	}
	huma.NewErrorWithContext = func(ctx huma.Context, status int, msg string, errs ...error) huma.StatusError {
		return humaError(ctx.Context(), status, msg, errs...)
	}
})

func openAPI(version string) huma.Config {
	c := huma.DefaultConfig("Sojourn", version)
	c.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", schemaName)
	c.CreateHooks = nil // no $schema field in answers
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = "", "", ""
	c.Info.Description = "Plan whole trips: places, days, routes, bookings and people. Errors are RFC 9457 problem bodies; reads carry ETags, writes honour If-Match."
	c.Info.License = &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}
	c.OpenAPI.OpenAPI = "3.1.0"
	c.Servers = []*huma.Server{{URL: "/", Description: "This server"}}
	c.Formats = map[string]huma.Format{"application/json": jsonFormat, "json": jsonFormat}
	c.DefaultFormat = "application/json"
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"bearer":  {Type: "http", Scheme: "bearer", Description: "An access token from /api/v1/auth/login, or a personal API token (sjn_…)."},
		"session": {Type: "apiKey", In: "cookie", Name: SessionCookie, Description: "A browser's session, with Go's cross-origin protection."},
	}
	return c
}

var jsonFormat = huma.Format{
	Marshal: func(w io.Writer, v any) error {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		return enc.Encode(v)
	},
	Unmarshal: unmarshal,
}

// unmarshal refuses what encoding/json would silently repair: bytes that are
// not UTF-8, and NUL, which PostgreSQL's text cannot hold.
func unmarshal(data []byte, v any) error {
	if !utf8.Valid(data) {
		return fmt.Errorf("the body is not valid UTF-8")
	}
	if err := json.Unmarshal(data, v); err != nil {
		return err
	}
	if strings.Contains(string(data), `\u0000`) && hasNUL(v) {
		return fmt.Errorf("the body contains the character U+0000, which text cannot hold")
	}
	return nil
}

// CheckText refuses in a JSON value what unmarshal refuses in bodies, for
// values that come by another way.
func CheckText(at string, raw json.RawMessage) error {
	if !utf8.Valid(raw) {
		return fault.AtField(at, "", "must be UTF-8 text")
	}
	if !strings.Contains(string(raw), `\u0000`) {
		return nil
	}
	var parsed any
	if err := json.Unmarshal(raw, &parsed); err != nil {
		return fault.AtField(at, "", "is not JSON")
	}
	if hasNUL(parsed) {
		return fault.AtField(at, "", "contains the character U+0000, which text cannot hold")
	}
	return nil
}

func hasNUL(v any) bool {
	switch v := v.(type) {
	case *any:
		return hasNUL(*v)
	case string:
		return strings.ContainsRune(v, 0)
	case []any:
		for _, e := range v {
			if hasNUL(e) {
				return true
			}
		}
	case map[string]any:
		for k, e := range v {
			if strings.ContainsRune(k, 0) || hasNUL(e) {
				return true
			}
		}
	}
	return false
}

// Handler wraps the mux in what every request passes.
func (a *API) Handler() http.Handler {
	if a.cfg.Behind != nil {
		return a.observe(a.recover(a.behind(a.Mux)))
	}
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		WriteProblem(w, r, a.cfg.Logger, fault.New(fault.Forbidden, "a page of another origin may not send this request"))
	}))
	inner := guard.Handler(a.Mux)
	if a.cfg.Screen != nil {
		inner = a.cfg.Screen(inner)
	}
	return a.observe(a.recover(headers(inner)))
}

// noRoute answers for paths under /api/ that no operation has: 405 where
// another method would fit, else 404.
func (a *API) noRoute(w http.ResponseWriter, r *http.Request) {
	var allowed []string
	for _, m := range []string{"GET", "POST", "PUT", "PATCH", "DELETE"} {
		probe := &http.Request{Method: m, URL: r.URL, Host: r.Host}
		if _, pattern := a.Mux.Handler(probe); pattern != "" && pattern != "/api/" && strings.HasPrefix(pattern, m+" ") {
			allowed = append(allowed, m)
		}
	}
	if len(allowed) == 0 {
		WriteProblem(w, r, a.cfg.Logger, fault.New(fault.NotFound, "there is nothing at %s", cut(r.URL.Path)))
		return
	}
	w.Header().Set("Allow", strings.Join(allowed, ", "))
	writeProblem(w, newProblem(r.Context(), http.StatusMethodNotAllowed, "this path takes "+strings.Join(allowed, ", ")))
}
