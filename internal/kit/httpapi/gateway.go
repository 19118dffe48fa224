package httpapi

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"sojourn/internal/kit/mesh"
)

// In the split shape one process is the door: it runs the checks of every
// operation and forwards it (Config.Forward). The others stand behind it
// (Config.Behind) and believe what it vouches for, and nothing else.

const (
	callerHeader = "Sojourn-Caller"
	doorAudience = "door"
	// RefusedHeader marks the answer of a process that does not know the
	// gateway's signature, for the gateway: its caller is not at fault.
	RefusedHeader = "Sojourn-Refused"
)

// caller is what the gateway vouches for.
type caller struct {
	Principal Principal `json:"p"`
	Address   string    `json:"a"`
}

// Vouch signs a request's caller, as its context has it, into the request that
// is forwarded.
func Vouch(ctx context.Context, out *http.Request, keys *mesh.Keys, now time.Time) error {
	token, err := keys.Sign(doorAudience, requestLine(out), caller{PrincipalOf(ctx), AddressOf(ctx)}, now)
	if err != nil {
		return err
	}
	out.Header.Set(callerHeader, token)
	return nil
}

func requestLine(r *http.Request) string { return r.Method + " " + r.URL.RequestURI() }

// behind takes the gateway's word for who calls, and refuses operations that
// come without it.
func (a *API) behind(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/api/") {
			next.ServeHTTP(w, r)
			return
		}
		var c caller
		if err := a.cfg.Behind.Verify(doorAudience, requestLine(r), r.Header.Get(callerHeader), a.cfg.Clock.Now(), &c); err != nil {
			w.Header().Set(RefusedHeader, "true")
			WriteProblem(w, r, a.cfg.Logger, err)
			return
		}
		ctx := context.WithValue(WithPrincipal(r.Context(), c.Principal), addressKey{}, c.Address)
		inner := r.WithContext(ctx)
		next.ServeHTTP(w, inner)
		r.Pattern = inner.Pattern // for the observer's route
	})
}

// For gives the API for the operations of one service, which a gateway
// forwards there.
func (a *API) For(service string) *API {
	of := *a
	of.service = service
	return &of
}

// serviceKey is where an operation notes its service.
const serviceKey = "service"

// forward hands an operation that has passed the checks to its service.
func (a *API) forward(ctx huma.Context, w http.ResponseWriter, r *http.Request) {
	op := ctx.Operation()
	if r.Method != http.MethodGet {
		_ = ctx.SetReadDeadline(time.Now().Add(op.BodyReadTimeout))
		r.Body = http.MaxBytesReader(w, r.Body, op.MaxBodyBytes)
	}
	a.cfg.Forward(op.Metadata[serviceKey].(string)).ServeHTTP(w, r.WithContext(ctx.Context()))
}
