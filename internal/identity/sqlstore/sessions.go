package sqlstore

import (
	"context"
	"database/sql"
	"time"

	"sojourn/internal/identity/account"
	"sojourn/internal/kit/sqldb"
)

const selectSession = `SELECT id, user_id, cookie_hash, refresh_hash, generation, refreshed_at, created_at, seen_at, expires_at, revoked_at, address, user_agent
	FROM sessions WHERE `

// Sessions lists a user's sessions, newest first.
func (s *Store) Sessions(ctx context.Context, userID string) ([]account.Session, error) {
	rows, err := s.db.Query(ctx, selectSession+"user_id = ? ORDER BY created_at DESC, id DESC", userID)
	return sqldb.Collect(rows, err, func(r *sql.Rows) (account.Session, error) { return scanSession(r) })
}

// Session reads and locks a session.
func (t *Tx) Session(ctx context.Context, id string) (account.Session, error) {
	return scanSession(t.tx.Row(ctx, selectSession+"id = ?"+t.tx.ForUpdate(), id))
}

type scanner interface{ Scan(dest ...any) error }

func scanSession(row scanner) (s account.Session, err error) {
	var cookie, refresh sqldb.Text
	var refreshed, created, seen, expires, revoked sqldb.Micros
	err = row.Scan(&s.ID, &s.UserID, &cookie, &refresh, &s.Generation, &refreshed, &created, &seen, &expires, &revoked,
		&s.Client.Address, &s.Client.UserAgent)
	s.CookieHash, s.RefreshHash = string(cookie), string(refresh)
	s.RefreshedAt, s.CreatedAt, s.SeenAt = refreshed.Time(), created.Time(), seen.Time()
	s.ExpiresAt, s.RevokedAt = expires.Time(), revoked.Time()
	return s, err
}

// CreateSession adds a session.
func (t *Tx) CreateSession(ctx context.Context, s account.Session) error {
	_, err := t.tx.Exec(ctx, `INSERT INTO sessions (id, user_id, cookie_hash, refresh_hash, generation, refreshed_at, created_at, seen_at, expires_at, revoked_at, address, user_agent)
		VALUES (`+sqldb.Marks(12)+`)`, s.ID, s.UserID, sqldb.Text(s.CookieHash), sqldb.Text(s.RefreshHash), s.Generation, sqldb.At(s.RefreshedAt),
		sqldb.At(s.CreatedAt), sqldb.At(s.SeenAt), sqldb.At(s.ExpiresAt), sqldb.At(s.RevokedAt), s.Client.Address, s.Client.UserAgent)
	return err
}

// UpdateSession stores what changes in a session.
func (t *Tx) UpdateSession(ctx context.Context, s account.Session) error {
	_, err := t.tx.Exec(ctx, `UPDATE sessions SET refresh_hash = ?, generation = ?, refreshed_at = ?, seen_at = ?, expires_at = ?, revoked_at = ?, address = ?, user_agent = ?
		WHERE id = ?`, sqldb.Text(s.RefreshHash), s.Generation, sqldb.At(s.RefreshedAt), sqldb.At(s.SeenAt), sqldb.At(s.ExpiresAt),
		sqldb.At(s.RevokedAt), s.Client.Address, s.Client.UserAgent, s.ID)
	return err
}

// RevokeSessions ends a user's live sessions but for one, and names them.
func (t *Tx) RevokeSessions(ctx context.Context, userID, except string, at time.Time) ([]string, error) {
	rows, err := t.tx.Query(ctx, "SELECT id FROM sessions WHERE user_id = ? AND id <> ? AND revoked_at IS NULL"+t.tx.ForUpdate(), userID, except)
	ids, err := sqldb.Collect(rows, err, scanText)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	_, err = t.tx.Exec(ctx, "UPDATE sessions SET revoked_at = ? WHERE user_id = ? AND id <> ? AND revoked_at IS NULL", sqldb.At(at), userID, except)
	return ids, err
}

func scanText(rows *sql.Rows) (s string, err error) {
	err = rows.Scan(&s)
	return s, err
}
