package sqlstore

import (
	"context"
	"strings"

	"sojourn/internal/identity/account"
	"sojourn/internal/kit/sqldb"
)

const (
	selectBySession = `SELECT s.id, s.user_id, u.roles, s.seen_at, s.expires_at, s.revoked_at, ''
		FROM sessions s JOIN users u ON u.id = s.user_id WHERE `
	selectByToken = `SELECT t.id, t.user_id, u.roles, t.last_used_at, t.expires_at, NULL, t.scopes
		FROM api_tokens t JOIN users u ON u.id = t.user_id WHERE `
)

// SessionCredential reads what a session may do.
func (s *Store) SessionCredential(ctx context.Context, sessionID string) (account.Credential, error) {
	return scanCredential(s.db.Row(ctx, selectBySession+"s.id = ?", sessionID), false)
}

// CookieCredential reads what the session of a cookie may do.
func (s *Store) CookieCredential(ctx context.Context, hash string) (account.Credential, error) {
	return scanCredential(s.db.Row(ctx, selectBySession+"s.cookie_hash = ?", hash), false)
}

// TokenCredential reads what an API token may do.
func (s *Store) TokenCredential(ctx context.Context, tokenID string) (account.Credential, error) {
	return scanCredential(s.db.Row(ctx, selectByToken+"t.id = ?", tokenID), true)
}

// APICredential reads what the API token of a secret may do.
func (s *Store) APICredential(ctx context.Context, hash string) (account.Credential, error) {
	return scanCredential(s.db.Row(ctx, selectByToken+"t.hash = ?", hash), true)
}

func scanCredential(row sqldb.Row, api bool) (account.Credential, error) {
	c := account.Credential{API: api}
	var roles, scopes string
	var seen, expires, revoked sqldb.Micros
	err := row.Scan(&c.ID, &c.UserID, &roles, &seen, &expires, &revoked, &scopes)
	c.Roles, c.SeenAt, c.ExpiresAt, c.Revoked = strings.Fields(roles), seen.Time(), expires.Time(), revoked != 0
	if api {
		c.Scopes = strings.Fields(scopes)
	}
	return c, err
}

// Touch notes when credentials were last used; never backwards.
func (s *Store) Touch(ctx context.Context, touches []account.Touch) error {
	return s.db.Write(ctx, func(tx *sqldb.Tx) error {
		for _, t := range touches {
			query := "UPDATE sessions SET seen_at = ? WHERE id = ? AND seen_at < ?"
			if t.API {
				query = "UPDATE api_tokens SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)"
			}
			if _, err := tx.Exec(ctx, query, sqldb.At(t.At), t.ID, sqldb.At(t.At)); err != nil {
				return err
			}
		}
		return nil
	})
}
