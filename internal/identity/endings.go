package identity

import (
	"context"
	"encoding/json"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/kit/fanout"
)

// end forgets credentials that have ended: here at once, in other processes
// when they hear of it. Where nobody can be told, they know that they hear
// nothing and read each credential anew.
func (s *service) end(ctx context.Context, ids ...string) {
	if len(ids) == 0 {
		return
	}
	s.live.end(ids...)
	body, err := json.Marshal(identityapi.Ended{IDs: ids})
	if err == nil {
		err = s.fanout.Publish(context.WithoutCancel(ctx), identityapi.EndedTopic, body)
	}
	if err != nil {
		s.log.WarnContext(ctx, "other processes are not told of ended credentials", "error", err)
	}
}

// follow hears of what other processes end.
func (s *service) follow(ctx context.Context) error {
	return s.fanout.Subscribe(ctx, identityapi.EndedTopic, func(signal fanout.Signal) {
		switch signal.Kind {
		case fanout.Up:
			s.live.hear(true)
		case fanout.Down:
			s.live.hear(false)
		case fanout.Message:
			var e identityapi.Ended
			if err := json.Unmarshal(signal.Body, &e); err != nil {
				s.log.WarnContext(ctx, "endings", "error", err)
				return
			}
			s.live.end(e.IDs...)
		}
	})
}
