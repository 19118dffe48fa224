package identity

import (
	"context"
	"log/slog"
	"time"

	"sojourn/internal/identity/secret"
	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
)

// gate counts attempts. Its keys are hashes: a shared cache holds no address
// in the clear. A cache that fails lets people in rather than locking all out.
type gate struct {
	cache  cache.Cache
	clock  clock.Clock
	window time.Duration
	log    *slog.Logger
}

// pass counts an attempt and answers fault.Limited where there were more than
// limit within the window.
func (g gate) pass(ctx context.Context, what, who string, limit int) error {
	if limit == NoLimit {
		return nil
	}
	n, left, err := g.cache.Count(ctx, key(what, who), g.window)
	if err != nil {
		g.warn(ctx, err)
		return nil
	}
	if n > int64(limit) {
		return tooMany(left)
	}
	return nil
}

// forget starts the count anew.
func (g gate) forget(ctx context.Context, what, who string) {
	if err := g.cache.Delete(ctx, key(what, who)); err != nil {
		g.warn(ctx, err)
	}
}

// closed answers fault.Limited after strike has closed the gate for who.
func (g gate) closed(ctx context.Context, what, who string) error {
	until, shut, err := g.cache.Get(ctx, key(what+"/closed", who))
	if err != nil {
		g.warn(ctx, err)
		return nil
	}
	var at time.Time
	if !shut || at.UnmarshalText(until) != nil {
		return nil
	}
	return tooMany(at.Sub(g.clock.Now()))
}

// strike counts a failure and closes the gate for the rest of the window at
// the limit. Unlike pass it spares an address from which many succeed.
func (g gate) strike(ctx context.Context, what, who string, limit int) {
	if limit == NoLimit {
		return
	}
	n, left, err := g.cache.Count(ctx, key(what, who), g.window)
	if err == nil && n >= int64(limit) && left > 0 {
		until, _ := g.clock.Now().Add(left).MarshalText()
		err = g.cache.Set(ctx, key(what+"/closed", who), until, left)
	}
	if err != nil {
		g.warn(ctx, err)
	}
}

func (g gate) warn(ctx context.Context, err error) {
	g.log.WarnContext(ctx, "attempts are not counted: the cache does not answer", "error", err)
}

func key(what, who string) string { return "identity/" + what + "/" + secret.Hash(who) }

func tooMany(left time.Duration) error {
	return fault.Retry(fault.Limited, max(left, time.Second), "too many attempts: try again later")
}
