package httpapi

import (
	"context"
	"time"

	"sojourn/internal/kit/fault"
)

// limit uses one request of the caller's; fault.Limited where none is left.
// Buckets that do not answer let callers in rather than locking all out.
func (a *API) limit(ctx context.Context, caller string) error {
	if a.cfg.Buckets == nil || a.cfg.Rate == 0 {
		return nil
	}
	wait, err := a.cfg.Buckets.Take(ctx, "edge/"+caller, a.cfg.Rate, a.cfg.Burst)
	if err != nil {
		a.cfg.Logger.WarnContext(ctx, "requests are not counted", "error", err)
		return nil
	}
	if wait == 0 {
		return nil
	}
	return fault.Retry(fault.Limited, max(wait, time.Second), "too many requests: at most %g a second, %d at once", a.cfg.Rate, a.cfg.Burst)
}
