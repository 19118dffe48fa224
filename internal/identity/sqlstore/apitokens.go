package sqlstore

import (
	"context"
	"database/sql"
	"strings"

	"sojourn/internal/identity/account"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

// Tokens lists a user's API tokens, newest first.
func (s *Store) Tokens(ctx context.Context, userID string) ([]account.APIToken, error) {
	rows, err := s.db.Query(ctx, `SELECT id, user_id, name, hash, scopes, created_at, last_used_at, expires_at
		FROM api_tokens WHERE user_id = ? ORDER BY created_at DESC, id DESC`, userID)
	return sqldb.Collect(rows, err, scanToken)
}

func scanToken(rows *sql.Rows) (t account.APIToken, err error) {
	var scopes string
	var created, used, expires sqldb.Micros
	err = rows.Scan(&t.ID, &t.UserID, &t.Name, &t.Hash, &scopes, &created, &used, &expires)
	t.Scopes = strings.Fields(scopes)
	t.CreatedAt, t.LastUsedAt, t.ExpiresAt = created.Time(), used.Time(), expires.Time()
	return t, err
}

// CountTokens counts a user's API tokens. It locks the user first, so that two
// creations do not pass a bound together.
func (t *Tx) CountTokens(ctx context.Context, userID string) (n int, err error) {
	if _, err := t.User(ctx, userID); err != nil {
		return 0, err
	}
	err = t.tx.Row(ctx, "SELECT COUNT(*) FROM api_tokens WHERE user_id = ?", userID).Scan(&n)
	return n, err
}

// CreateToken adds an API token.
func (t *Tx) CreateToken(ctx context.Context, a account.APIToken) error {
	_, err := t.tx.Exec(ctx, `INSERT INTO api_tokens (id, user_id, name, hash, scopes, created_at, last_used_at, expires_at)
		VALUES (`+sqldb.Marks(8)+`)`, a.ID, a.UserID, a.Name, a.Hash, strings.Join(a.Scopes, " "),
		sqldb.At(a.CreatedAt), sqldb.At(a.LastUsedAt), sqldb.At(a.ExpiresAt))
	return err
}

// DeleteToken removes an API token of the user's.
func (t *Tx) DeleteToken(ctx context.Context, userID, id string) error {
	n, err := t.tx.Exec(ctx, "DELETE FROM api_tokens WHERE user_id = ? AND id = ?", userID, id)
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, "there is no such API token")
	}
	return err
}

// TokenIDs names a user's API tokens.
func (t *Tx) TokenIDs(ctx context.Context, userID string) ([]string, error) {
	rows, err := t.tx.Query(ctx, "SELECT id FROM api_tokens WHERE user_id = ?", userID)
	return sqldb.Collect(rows, err, scanText)
}
