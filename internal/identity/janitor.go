package identity

import (
	"context"
	"time"
)

// How long what has ended is kept: sessions a week, for the user's own
// overview and export; links a day.
const (
	keepSessions = 7 * 24 * time.Hour
	keepLinks    = 24 * time.Hour
)

// clean runs the janitor until ctx ends.
func (s *service) clean(ctx context.Context) error {
	ticker := time.NewTicker(s.cfg.JanitorGap)
	defer ticker.Stop()
	for {
		if n, err := s.purge(ctx); err != nil && ctx.Err() == nil {
			s.log.WarnContext(ctx, "janitor", "error", err)
		} else if n > 0 {
			s.log.DebugContext(ctx, "janitor", "removed", n)
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return nil
		}
	}
}

// purge removes what has ended. A signing key goes once a newer one has signed
// for longer than any refresh token lives.
func (s *service) purge(ctx context.Context) (int64, error) {
	now := s.clock.Now()
	return s.store.Purge(ctx, now.Add(-keepSessions), now.Add(-keepLinks), now.Add(-s.cfg.SessionLife-keepSessions))
}
