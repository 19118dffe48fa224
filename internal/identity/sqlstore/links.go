package sqlstore

import (
	"context"

	"sojourn/internal/identity/account"
	"sojourn/internal/kit/sqldb"
)

// CreateLink adds the token of a link.
func (t *Tx) CreateLink(ctx context.Context, l account.OneTime) error {
	_, err := t.tx.Exec(ctx, "INSERT INTO one_time_tokens (hash, user_id, purpose, email_key, created_at, expires_at) VALUES ("+sqldb.Marks(6)+")",
		l.Hash, l.UserID, string(l.Purpose), l.EmailKey, sqldb.At(l.CreatedAt), sqldb.At(l.ExpiresAt))
	return err
}

// TakeLink removes a link and gives it. Of two that take it together one gets
// it: on PostgreSQL the second waits for the row's lock and finds it gone.
func (t *Tx) TakeLink(ctx context.Context, purpose account.Purpose, hash string) (account.OneTime, error) {
	l := account.OneTime{Hash: hash, Purpose: purpose}
	var created, expires sqldb.Micros
	err := t.tx.Row(ctx, "DELETE FROM one_time_tokens WHERE hash = ? AND purpose = ? RETURNING user_id, email_key, created_at, expires_at",
		hash, string(purpose)).Scan(&l.UserID, &l.EmailKey, &created, &expires)
	l.CreatedAt, l.ExpiresAt = created.Time(), expires.Time()
	return l, err
}

// DropLinks removes a user's links of a purpose.
func (t *Tx) DropLinks(ctx context.Context, userID string, purpose account.Purpose) error {
	_, err := t.tx.Exec(ctx, "DELETE FROM one_time_tokens WHERE user_id = ? AND purpose = ?", userID, string(purpose))
	return err
}
