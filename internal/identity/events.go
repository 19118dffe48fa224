package identity

import (
	"context"
	"time"

	"sojourn/internal/kit/eventlog"
)

// publish leaves an event about a user in the outbox, within the transaction.
func (s *service) publish(ctx context.Context, tx Tx, kind, userID string, at time.Time, payload any) error {
	e, err := eventlog.New(kind, userID, at, payload)
	if err != nil {
		return err
	}
	return tx.Publish(ctx, e)
}
