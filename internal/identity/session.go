package identity

import (
	"context"
	"time"

	"sojourn/internal/identity/account"
	"sojourn/internal/identity/identityapi"
	"sojourn/internal/identity/secret"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

const (
	maxUserAgent = 300
	maxAddress   = 64
)

// session is a row about to be stored, with the secrets that the row must not
// hold. One of them is set.
type session struct {
	row     account.Session
	cookie  string
	refresh string
}

func (s *service) newSession(userID string, browser bool, c identityapi.Client) session {
	now := s.clock.Now()
	out := session{row: account.Session{ID: id.New(), UserID: userID, CreatedAt: now, SeenAt: now,
		ExpiresAt: now.Add(s.cfg.SessionLife), Client: clientOf(c)}}
	if browser {
		out.cookie, out.row.CookieHash = secret.New(secret.Cookie)
		return out
	}
	first := s.keys.First(out.row.ID)
	out.refresh, out.row.Generation, out.row.RefreshHash = first.Text, first.Generation, secret.Hash(first.Text)
	out.row.RefreshedAt = now
	return out
}

func clientOf(c identityapi.Client) account.Client {
	return account.Client{Address: account.Clean(c.Address, maxAddress), UserAgent: account.Clean(c.UserAgent, maxUserAgent)}
}

// signedIn makes what the client is shown of a stored session.
func (s *service) signedIn(u account.User, sess session) (identityapi.Session, error) {
	user, err := userOf(u)
	out := identityapi.Session{ID: sess.row.ID, User: user, ExpiresAt: sess.row.ExpiresAt,
		Cookie: sess.cookie, RefreshToken: sess.refresh}
	if err != nil || sess.cookie != "" {
		return out, err
	}
	out.ExpiresIn = s.access.Life()
	out.AccessToken, err = s.access.Issue(u.ID, sess.row.ID)
	return out, err
}

// Logout implements identityapi.Accounts.
func (s *service) Logout(ctx context.Context, userID, sessionID string, everywhere bool) error {
	now := s.clock.Now()
	ended := []string{sessionID}
	err := s.store.Write(ctx, func(tx Tx) error {
		if everywhere {
			ids, err := tx.RevokeSessions(ctx, userID, "", now)
			ended = ids
			return err
		}
		return s.revoke(ctx, tx, userID, sessionID, now)
	})
	s.end(ctx, ended...)
	return err
}

// revoke ends a user's session; one that is over stays so.
func (s *service) revoke(ctx context.Context, tx Tx, userID, sessionID string, now time.Time) error {
	row, err := tx.Session(ctx, sessionID)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil || row.UserID != userID || !row.RevokedAt.IsZero() {
		return err
	}
	row.RevokedAt = now
	return tx.UpdateSession(ctx, row)
}
