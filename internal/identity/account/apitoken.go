package account

import (
	"slices"
	"time"

	"sojourn/internal/kit/fault"
)

// MaxTokens is the most API tokens a user may have.
const MaxTokens = 100

// Scopes lists what an API token may be allowed to do.
var Scopes = []string{"itineraries:read", "itineraries:write", "profile:read", "profile:write", "search:read"}

// APIToken is a personal API token without its secret.
type APIToken struct {
	ID         string
	UserID     string
	Name       string
	Hash       string
	Scopes     []string
	CreatedAt  time.Time
	LastUsedAt time.Time
	ExpiresAt  time.Time // zero: never
}

// CheckScopes gives the scopes sorted and without repeats, or fault.Invalid.
func CheckScopes(location string, scopes []string) ([]string, error) {
	for _, s := range scopes {
		if !slices.Contains(Scopes, s) {
			return nil, fault.AtField(location, s, "must be of %v", Scopes)
		}
	}
	if len(scopes) == 0 {
		return nil, fault.AtField(location, nil, "must name at least one scope of %v", Scopes)
	}
	sorted := slices.Sorted(slices.Values(scopes))
	return slices.Compact(sorted), nil
}
