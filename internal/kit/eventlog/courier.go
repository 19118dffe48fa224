package eventlog

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"sojourn/internal/kit/fault"
)

// Courier is a log's patience with a group's handler: how an event is handed
// over, again where it fails, and given up.
type Courier struct {
	Group    string
	Attempts int           // tries before an event is dead; 0 means 6
	Backoff  time.Duration // pause after the first failure, doubled each time; 0 means 100 ms
	Logger   *slog.Logger
	Watch    Watch // may be nil
}

const longestBackoff = 5 * time.Second

// Deliver calls handle until it has handled e (nil, nil), has failed too often
// (the letter, which the log must keep), or ctx has ended (its error; e must be
// handed out again). An absent or full database of the consumer is waited for.
func (c Courier) Deliver(ctx context.Context, topic string, e Event, handle Handle) (*DeadLetter, error) {
	pause := c.backoff()
	for attempt, refused := 1, 0; ; attempt++ {
		err := handle(ctx, e)
		switch {
		case err == nil:
			return nil, nil
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case fault.Is(err, fault.Unavailable) || fault.Is(err, fault.Full):
			c.Logger.Warn("a consumer waits", "group", c.Group, "event", e.ID, "type", e.Type, "error", err)
		default:
			refused++
		}
		if refused >= c.attempts() {
			return c.giveUp(topic, e, err, refused), nil
		}
		Wait[struct{}](ctx, pause, nil)
		pause = min(2*pause, max(longestBackoff, c.backoff()))
	}
}

func (c Courier) giveUp(topic string, e Event, reason error, attempts int) *DeadLetter {
	c.Logger.Error("dead letter", "group", c.Group, "event", e.ID, "type", e.Type, "error", reason)
	watchOr(c.Watch).Handled(c.Group, e.Type, Dead, 0, 0)
	return &DeadLetter{Event: e, Group: c.Group, Topic: topic, Reason: legible(reason), Attempts: attempts}
}

func (c Courier) attempts() int {
	if c.Attempts == 0 {
		return 6
	}
	return c.Attempts
}

func (c Courier) backoff() time.Duration {
	if c.Backoff == 0 {
		return 100 * time.Millisecond
	}
	return c.Backoff
}

const reasonLimit = 2000

// legible gives an error as text that every log can hold: one that cannot be
// kept would hold up the topic for good.
func legible(err error) string {
	s := err.Error()
	if len(s) > reasonLimit {
		s = s[:reasonLimit] + "…"
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

// Wait waits for the end of d, of ctx, or for wake, whichever comes first.
func Wait[T any](ctx context.Context, d time.Duration, wake <-chan T) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	case <-wake:
	}
}
