package identity

import (
	"context"
	"slices"

	"sojourn/internal/identity/account"
	"sojourn/internal/kit/fault"
)

// maxSessions is how many sessions are shown: a program that signs in anew each
// time would fill pages otherwise.
const maxSessions = 100

// openSessions lists a user's sessions that are still good: the current one
// first, then the last used ones.
func (s *service) openSessions(ctx context.Context, userID, current string) ([]account.Session, error) {
	all, err := s.store.Sessions(ctx, userID)
	now := s.clock.Now()
	open := slices.DeleteFunc(all, func(row account.Session) bool { return !row.Live(now) })
	slices.SortStableFunc(open, func(a, b account.Session) int {
		if a.ID == current || b.ID == current {
			return pick(a.ID == current)
		}
		return b.SeenAt.Compare(a.SeenAt)
	})
	return open[:min(len(open), maxSessions)], err
}

// pick orders what is wanted before what is not.
func pick(first bool) int {
	if first {
		return -1
	}
	return 1
}

// endSession ends an open session of the user's at once; fault.NotFound where
// they have none of that id, whoever else may.
func (s *service) endSession(ctx context.Context, userID, sessionID string) error {
	now := s.clock.Now()
	err := s.store.Write(ctx, func(tx Tx) error {
		row, err := tx.Session(ctx, sessionID)
		if fault.Is(err, fault.NotFound) || (err == nil && (row.UserID != userID || !row.Live(now))) {
			return fault.New(fault.NotFound, "you have no such session")
		}
		if err != nil {
			return err
		}
		row.RevokedAt = now
		return tx.UpdateSession(ctx, row)
	})
	if err == nil {
		s.end(ctx, sessionID)
	}
	return err
}

// endOtherSessions ends all of the user's sessions but one, at once.
func (s *service) endOtherSessions(ctx context.Context, userID, keep string) error {
	var ended []string
	err := s.store.Write(ctx, func(tx Tx) (err error) {
		ended, err = tx.RevokeSessions(ctx, userID, keep, s.clock.Now())
		return err
	})
	if err == nil {
		s.end(ctx, ended...)
	}
	return err
}
