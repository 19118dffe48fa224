package gateway

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/maypok86/otter/v2"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fanout"
	"sojourn/internal/kit/httpapi"
)

const (
	mostCallers = 50_000
	// memory is how long a caller is believed without asking again.
	memory = 30 * time.Second
)

// Sessions knows callers by asking identity, and remembers them for a while.
type Sessions struct {
	identity identityapi.Sessions
	fanout   fanout.Fanout
	clock    clock.Clock
	log      *slog.Logger
	heard    atomic.Pointer[time.Time] // since when endings are heard of; nil: they are not
	callers  *otter.Cache[[sha256.Size]byte, known]
	ended    endings
}

type known struct {
	principal httpapi.Principal
	asked     time.Time // when the question began
	until     time.Time
}

var _ httpapi.Authenticator = (*Sessions)(nil)

// NewSessions makes a Sessions. It hears of endings once Run runs; until then
// it asks for each request.
func NewSessions(identity identityapi.Sessions, f fanout.Fanout, c clock.Clock, logger *slog.Logger) *Sessions {
	return &Sessions{identity: identity, fanout: f, clock: c, log: logger, ended: endings{at: map[string]time.Time{}},
		callers: otter.Must(&otter.Options[[sha256.Size]byte, known]{MaximumSize: mostCallers})}
}

// Authenticate implements httpapi.Authenticator.
func (s *Sessions) Authenticate(ctx context.Context, c httpapi.Credentials) (httpapi.Principal, error) {
	digest := sha256.Sum256([]byte(c.Bearer + "\x00" + c.Session))
	now := s.clock.Now()
	if k, ok := s.callers.GetIfPresent(digest); ok && k.good(now) && s.believed(k) {
		return k.principal, nil
	}
	who, err := s.identity.Introspect(ctx, identityapi.Credentials{Bearer: c.Bearer, Cookie: c.Session})
	if err != nil {
		s.callers.Invalidate(digest)
		return httpapi.Principal{}, err
	}
	k := known{httpapi.Principal{UserID: who.UserID, SessionID: who.SessionID, TokenID: who.TokenID, Roles: who.Roles, Scopes: who.Scopes}, now, who.Until}
	s.callers.Set(digest, k)
	return k.principal, nil
}

func (k known) good(now time.Time) bool {
	return now.Sub(k.asked) < memory && (k.until.IsZero() || now.Before(k.until))
}

// believed tells whether all endings since the question that made a caller
// known were heard of, and none was theirs.
func (s *Sessions) believed(k known) bool {
	since := s.heard.Load()
	if since == nil || !k.asked.After(*since) {
		return false
	}
	return !s.ended.since(k.asked, k.principal.SessionID+k.principal.TokenID, k.principal.UserID)
}

// Forget makes the gateway ask again about all of a user's credentials.
func (s *Sessions) Forget(userID string) { s.ended.note(s.clock.Now(), userID) }

// Run hears of endings until ctx ends.
func (s *Sessions) Run(ctx context.Context) error {
	return s.fanout.Subscribe(ctx, identityapi.EndedTopic, func(signal fanout.Signal) {
		switch signal.Kind {
		case fanout.Down:
			s.heard.Store(nil)
		case fanout.Up:
			now := s.clock.Now()
			s.heard.Store(&now)
		case fanout.Message:
			var e identityapi.Ended
			if err := json.Unmarshal(signal.Body, &e); err != nil {
				s.log.WarnContext(ctx, "endings", "error", err)
				return
			}
			s.ended.note(s.clock.Now(), e.IDs...)
		}
	})
}
