package identity

import (
	"context"
	"errors"
	"time"

	"sojourn/internal/identity/account"
	"sojourn/internal/identity/identityapi"
	"sojourn/internal/identity/secret"
	"sojourn/internal/identity/token"
	"sojourn/internal/kit/fault"
)

// Refresh implements identityapi.Accounts. account.Session.Judge decides.
func (s *service) Refresh(ctx context.Context, text string, c identityapi.Client) (identityapi.Session, error) {
	shown, err := s.readRefresh(ctx, text)
	if err != nil {
		return identityapi.Session{}, err
	}
	var out session
	var u account.User
	var verdict account.Verdict
	err = s.store.Write(ctx, func(tx Tx) error {
		row, err := tx.Session(ctx, shown.SessionID)
		if err != nil {
			return err
		}
		if out, verdict, err = s.rotate(ctx, tx, row, shown, clientOf(c)); err != nil {
			return err
		}
		u, err = tx.User(ctx, row.UserID)
		return err
	})
	switch {
	case fault.Is(err, fault.NotFound) || (err == nil && verdict == account.Ended):
		return identityapi.Session{}, signedOut()
	case err != nil:
		return identityapi.Session{}, err
	case verdict == account.Reused:
		s.end(ctx, shown.SessionID)
		s.log.WarnContext(ctx, "spent refresh token shown: session ended", "session", shown.SessionID, "address", c.Address)
		return identityapi.Session{}, signedOut()
	}
	return s.signedIn(u, out)
}

// rotate applies the verdict on a shown token to its session.
func (s *service) rotate(ctx context.Context, tx Tx, row account.Session, shown token.Refresh, c account.Client) (session, account.Verdict, error) {
	now := s.clock.Now()
	next := s.keys.Next(shown)
	verdict := row.Judge(account.Refresh{Generation: shown.Generation, Hash: secret.Hash(shown.Text), Client: c}, now)
	if verdict == account.Repeat && secret.Hash(next.Text) != row.RefreshHash {
		verdict = account.Reused // signed with another key since
	}
	switch verdict {
	case account.Rotate:
		row = row.Rotated(secret.Hash(next.Text), c, now, now.Add(s.cfg.SessionLife))
	case account.Reused:
		row.RevokedAt = now
	default:
		return session{row: row, refresh: next.Text}, verdict, nil
	}
	return session{row: row, refresh: next.Text}, verdict, tx.UpdateSession(ctx, row)
}

func signedOut() error {
	return fault.New(fault.Unauthenticated, "the refresh token is spent, expired or revoked: sign in again")
}

func (s *service) readRefresh(ctx context.Context, text string) (token.Refresh, error) {
	r, err := s.keys.ReadRefresh(text)
	if errors.Is(err, token.ErrUnknownKey) && s.reloadKeys(ctx) {
		return s.keys.ReadRefresh(text)
	}
	return r, err
}

func (s *service) readAccess(ctx context.Context, text string) (token.Claims, error) {
	c, err := s.access.Read(text)
	if errors.Is(err, token.ErrUnknownKey) && s.reloadKeys(ctx) {
		return s.access.Read(text)
	}
	return c, err
}

const reloadGap = 10 * time.Second

// reloadKeys reads the keys again, for a token that another process may have
// signed with a newer one; not more often than every ten seconds, so that
// made-up tokens cost no queries.
func (s *service) reloadKeys(ctx context.Context) bool {
	s.reload.Lock()
	defer s.reload.Unlock()
	if now := s.clock.Now(); now.Sub(s.reloaded) >= reloadGap {
		s.reloaded = now
	} else {
		return false
	}
	keys, err := s.store.Keys(ctx)
	if err != nil || len(keys) == 0 {
		return false
	}
	s.keys.Set(keys)
	return true
}
