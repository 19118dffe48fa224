package sqlstore

import (
	"context"
	"strings"
	"time"

	"sojourn/internal/identity/account"
	"sojourn/internal/kit/sqldb"
)

const selectUser = `SELECT id, email, email_key, name, password_hash, roles, preferences, verified_at, seq, created_at, updated_at FROM users WHERE `

// User reads a user.
func (s *Store) User(ctx context.Context, id string) (account.User, error) {
	return scanUser(s.db.Row(ctx, selectUser+"id = ?", id))
}

// UserByEmail reads a user by the folded address.
func (s *Store) UserByEmail(ctx context.Context, key string) (account.User, error) {
	return scanUser(s.db.Row(ctx, selectUser+"email_key = ?", key))
}

// User reads and locks a user.
func (t *Tx) User(ctx context.Context, id string) (account.User, error) {
	return scanUser(t.tx.Row(ctx, selectUser+"id = ?"+t.tx.ForUpdate(), id))
}

func scanUser(row sqldb.Row) (u account.User, err error) {
	var roles string
	var verified, created, updated sqldb.Micros
	err = row.Scan(&u.ID, &u.Email, &u.EmailKey, &u.Name, &u.PasswordHash, &roles, &u.Preferences,
		&verified, &u.Seq, &created, &updated)
	u.Roles = strings.Fields(roles)
	u.VerifiedAt, u.CreatedAt, u.UpdatedAt = verified.Time(), created.Time(), updated.Time()
	return u, err
}

// Found takes the role of first administrator.
func (t *Tx) Found(ctx context.Context, at time.Time) (bool, error) {
	n, err := t.tx.Exec(ctx, "INSERT INTO founder (one, at) VALUES (1, ?) ON CONFLICT (one) DO NOTHING", sqldb.At(at))
	return n == 1, err
}

// CreateUser adds a user.
func (t *Tx) CreateUser(ctx context.Context, u account.User) error {
	_, err := t.tx.Exec(ctx, `INSERT INTO users (id, email, email_key, name, password_hash, roles, preferences, verified_at, seq, created_at, updated_at)
		VALUES (`+sqldb.Marks(11)+`)`, u.ID, u.Email, u.EmailKey, u.Name, u.PasswordHash, strings.Join(u.Roles, " "),
		u.Preferences, sqldb.At(u.VerifiedAt), u.Seq, sqldb.At(u.CreatedAt), sqldb.At(u.UpdatedAt))
	return err
}

// UpdateUser stores all of a user but its address and roles.
func (t *Tx) UpdateUser(ctx context.Context, u account.User) error {
	_, err := t.tx.Exec(ctx, `UPDATE users SET name = ?, password_hash = ?, preferences = ?, verified_at = ?, seq = ?, updated_at = ?
		WHERE id = ?`, u.Name, u.PasswordHash, u.Preferences, sqldb.At(u.VerifiedAt), u.Seq, sqldb.At(u.UpdatedAt), u.ID)
	return err
}

// DeleteUser removes a user; the tables that refer to it cascade.
func (t *Tx) DeleteUser(ctx context.Context, id string) error {
	_, err := t.tx.Exec(ctx, "DELETE FROM users WHERE id = ?", id)
	return err
}
