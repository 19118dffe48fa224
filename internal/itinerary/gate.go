package itinerary

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"log/slog"
	"time"

	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/fault"
)

// gate counts attempts. Its keys are hashes: a shared cache holds no address
// in the clear. Buckets that fail let people in rather than locking all out.
type gate struct {
	buckets cache.Buckets
	log     *slog.Logger
}

// allowance is how often something may be tried.
type allowance struct {
	what  string
	burst int           // at once
	every time.Duration // one more after each
}

var (
	// A password of eight characters lasts longer than any invitation against
	// ten guesses and then one a minute.
	guessesOfOne    = allowance{"guess/person", 10, time.Minute}
	guessesFromHere = allowance{"guess/address", 50, 10 * time.Second}
	mailsOfOne      = allowance{"mail/person", 20, 3 * time.Minute}
)

// pass uses one attempt of who; fault.Limited where none is left.
func (g gate) pass(ctx context.Context, a allowance, who string) error {
	wait, err := g.buckets.Take(ctx, "itinerary/"+a.what+"/"+hashOf(who), 1/a.every.Seconds(), a.burst)
	if err != nil {
		g.log.WarnContext(ctx, "attempts are not counted", "error", err)
		return nil
	}
	if wait == 0 {
		return nil
	}
	return fault.Retry(fault.Limited, max(wait, time.Second), "too many attempts: try again later")
}

// hashOf gives what is kept of a secret: its SHA-256 as base64url.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}
