package gateway

import (
	"context"

	"sojourn/internal/identity/identityapi"
)

// Accounts are the use cases for pages that this gateway renders: it forgets
// what a page has ended before the page is answered.
func (s *Sessions) Accounts(inner identityapi.Accounts) identityapi.Accounts {
	return accounts{inner, s}
}

type accounts struct {
	identityapi.Accounts
	sessions *Sessions
}

// Logout implements identityapi.Accounts.
func (a accounts) Logout(ctx context.Context, userID, sessionID string, everywhere bool) error {
	defer a.sessions.Forget(userID)
	return a.Accounts.Logout(ctx, userID, sessionID, everywhere)
}
