package sqlstore

import (
	"context"
	"database/sql"
	"encoding/hex"

	"sojourn/internal/identity/token"
	"sojourn/internal/kit/sqldb"
)

// Keys lists the signing keys, newest first.
func (s *Store) Keys(ctx context.Context) ([]token.Key, error) { return keys(ctx, s.db) }

// Keys lists the signing keys, newest first.
func (t *Tx) Keys(ctx context.Context) ([]token.Key, error) { return keys(ctx, t.tx) }

func keys(ctx context.Context, q sqldb.Queryer) ([]token.Key, error) {
	rows, err := q.Query(ctx, "SELECT kid, secret, created_at FROM signing_keys ORDER BY created_at DESC, kid DESC")
	return sqldb.Collect(rows, err, func(r *sql.Rows) (k token.Key, err error) {
		var secret string
		var created sqldb.Micros
		if err = r.Scan(&k.ID, &secret, &created); err != nil {
			return k, err
		}
		k.CreatedAt = created.Time()
		k.Secret, err = hex.DecodeString(secret)
		return k, err
	})
}

// LockKeys holds the right to make a key until the transaction ends.
func (t *Tx) LockKeys(ctx context.Context) error { return t.tx.Lock(ctx, "signing_keys") }

// CreateKey adds a signing key.
func (t *Tx) CreateKey(ctx context.Context, k token.Key) error {
	_, err := t.tx.Exec(ctx, "INSERT INTO signing_keys (kid, secret, created_at) VALUES (?, ?, ?)",
		k.ID, hex.EncodeToString(k.Secret), sqldb.At(k.CreatedAt))
	return err
}
