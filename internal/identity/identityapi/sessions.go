package identityapi

import (
	"context"
	"time"
)

// Credentials are what a request shows; one of the two is set.
type Credentials struct{ Bearer, Cookie string }

// Caller is whose credentials they are.
type Caller struct {
	UserID    string
	SessionID string // empty for an API token
	TokenID   string // empty for a session
	Roles     []string
	Scopes    []string  // nil: a session, which may do all that its user may
	Until     time.Time // when the credential expires; zero: it does not
}

// Sessions knows whose credentials they are.
type Sessions interface {
	// Introspect answers fault.Unauthenticated for unknown, expired and ended
	// credentials.
	Introspect(ctx context.Context, c Credentials) (Caller, error)
}

// EndedTopic is the fan-out topic on which the service tells of credentials
// that ended, so that whoever remembers callers forgets them.
const EndedTopic = "identity.ended"

// Ended is a message on EndedTopic: the ids of sessions and API tokens.
type Ended struct {
	IDs []string `json:"ids"`
}
