package identity

import (
	"context"
	"time"

	"sojourn/internal/identity/account"
	"sojourn/internal/identity/secret"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

type newToken struct {
	name    string
	scopes  []string
	expires *time.Time
}

// createToken makes an API token and gives its secret, this once.
func (s *service) createToken(ctx context.Context, userID string, in newToken) (account.APIToken, string, error) {
	now := s.clock.Now()
	name, nameErr := account.CheckName("body.name", in.name)
	scopes, scopeErr := account.CheckScopes("body.scopes", in.scopes)
	t := account.APIToken{ID: id.New(), UserID: userID, Name: name, Scopes: scopes, CreatedAt: now}
	var expiryErr error
	if in.expires != nil {
		t.ExpiresAt = in.expires.UTC().Truncate(time.Microsecond)
		if !t.ExpiresAt.After(now) || t.ExpiresAt.Year() > 9999 {
			expiryErr = fault.AtField("body.expires_at", in.expires.Format(time.RFC3339), "must be in the future")
		}
	}
	if err := joinFields(nameErr, scopeErr, expiryErr); err != nil {
		return t, "", err
	}
	text, hash := secret.New(secret.API)
	t.Hash = hash
	err := s.store.Write(ctx, func(tx Tx) error {
		n, err := tx.CountTokens(ctx, userID)
		if err != nil {
			return noUser(err)
		}
		if n >= account.MaxTokens {
			return fault.New(fault.Conflict, "you have %d API tokens, which is the most: revoke one first", n)
		}
		return tx.CreateToken(ctx, t)
	})
	return t, text, err
}

// revokeToken ends an API token at once.
func (s *service) revokeToken(ctx context.Context, userID, tokenID string) error {
	err := s.store.Write(ctx, func(tx Tx) error { return tx.DeleteToken(ctx, userID, tokenID) })
	if err == nil {
		s.end(ctx, tokenID)
	}
	return err
}
