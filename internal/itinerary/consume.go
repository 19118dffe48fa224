package itinerary

import (
	"context"
	"encoding/json"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
)

// handlers follow the accounts: names for the members' lists, and the end of
// an account, which is the end of its itineraries.
func (s *Service) handlers(people People) map[string]eventlog.Handler {
	// Registration and change tell the same two things here.
	named := func(ctx context.Context, tx *sqldb.Tx, e eventlog.Event) error {
		var u struct {
			UserID string `json:"user_id"`
			Name   string `json:"name"`
		}
		if err := json.Unmarshal(e.Payload, &u); err != nil {
			return err
		}
		tx.AfterCommit(s.documents.forget(ctx))
		return people.Put(ctx, tx, u.UserID, u.Name)
	}
	gone := func(ctx context.Context, tx *sqldb.Tx, e eventlog.Event) error {
		var u identityapi.UserDeleted
		if err := json.Unmarshal(e.Payload, &u); err != nil {
			return err
		}
		tx.AfterCommit(s.documents.forget(ctx))
		return s.leaveAll(ctx, tx, people, u.UserID)
	}
	return map[string]eventlog.Handler{
		identityapi.TypeUserRegistered: named,
		identityapi.TypeUserChanged:    named,
		identityapi.TypeUserDeleted:    gone,
	}
}

// leaveAll ends a user's memberships, in the transaction of the event that
// tells of the account's end. What they own is deleted, and purged 30 days later.
func (s *Service) leaveAll(ctx context.Context, tx *sqldb.Tx, people People, userID string) error {
	trips, err := people.Forget(ctx, tx, userID)
	if err != nil {
		return err
	}
	for _, itineraryID := range trips {
		err := people.ChangeIn(ctx, tx, itineraryID, func(d Tx) error {
			p := s.newPlan(ctx, d, "")
			if err := p.leave(userID); err != nil {
				return err
			}
			tx.AfterCommit(func() { s.committed(itineraryID, p.log) })
			return p.commit()
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *plan) leave(userID string) error {
	if p.it().UserID == userID && p.it().DeletedAt.IsZero() {
		p.it().ShareToken = ""
		if err := p.do(sync.Delete, sync.Itinerary, p.it().ID, "", nil); err != nil {
			return err
		}
	}
	return p.dropMember(userID)
}
