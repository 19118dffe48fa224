package itinerary

import (
	"context"
	"encoding/json"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
)

// handlers follow the accounts: names for the members' lists, and the end of
// an account, which is the end of its itineraries.
func handlers(people People, documents *documents) map[string]eventlog.Handler {
	// Registration and change tell the same two things here.
	named := func(ctx context.Context, tx *sqldb.Tx, e eventlog.Event) error {
		var u struct {
			UserID string `json:"user_id"`
			Name   string `json:"name"`
		}
		if err := json.Unmarshal(e.Payload, &u); err != nil {
			return err
		}
		tx.AfterCommit(documents.forget(ctx))
		return people.Put(ctx, tx, u.UserID, u.Name)
	}
	gone := func(ctx context.Context, tx *sqldb.Tx, e eventlog.Event) error {
		var u identityapi.UserDeleted
		if err := json.Unmarshal(e.Payload, &u); err != nil {
			return err
		}
		tx.AfterCommit(documents.forget(ctx))
		return people.Leave(ctx, tx, u.UserID, e.At)
	}
	return map[string]eventlog.Handler{
		identityapi.TypeUserRegistered: named,
		identityapi.TypeUserChanged:    named,
		identityapi.TypeUserDeleted:    gone,
	}
}
