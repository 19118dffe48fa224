package identity

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

const (
	tag        = "Identity"
	readScope  = "profile:read"
	writeScope = "profile:write"
	noStore    = "no-store" // answers with secrets stay in no cache
)

// edge holds the service's operations, by topic in the http_*.go files.
type edge struct{ s *service }

func register(api *httpapi.API, s *service) {
	e := edge{s}
	e.registerSignIn(api)
	e.registerPasswords(api)
	e.registerProfile(api)
	e.registerTokens(api)
	e.registerSessions(api)
}

// Caller is where a request came from. It reads the User-Agent aside from the
// documented parameters: it is no input, only noted.
type Caller struct{ client identityapi.Client }

// Resolve implements huma.Resolver.
func (c *Caller) Resolve(ctx huma.Context) []error {
	c.client = identityapi.Client{Address: httpapi.AddressOf(ctx.Context()), UserAgent: ctx.Header("User-Agent")}
	return nil
}

// person gives the principal of a session. An API token is refused: it may
// never manage tokens, passwords, sessions or the account.
func person(ctx context.Context) (httpapi.Principal, error) {
	p := httpapi.PrincipalOf(ctx)
	if p.SessionID == "" {
		return p, fault.New(fault.Forbidden, "an API token may not do this: sign in")
	}
	return p, nil
}

// byPerson are the errors of operations that ask for a person.
var byPerson = []int{http.StatusForbidden}
