package identity

import (
	"crypto/sha256"
	"sync"
	"sync/atomic"
	"time"

	"github.com/maypok86/otter/v2"

	"sojourn/internal/identity/account"
	"sojourn/internal/kit/httpapi"
)

// live remembers which credentials are good, so that a warm request asks
// neither the database nor the signature. Two steps: a secret (by its SHA-256)
// leads to a credential's id, the id to what it may do; ending the id ends all
// its secrets at once.
//
// Invariant: what was read from the database before an ending is never kept
// after it. The mutex orders both, and epoch tells a reader that one came
// between; readers of warm entries take no lock.
type live struct {
	secrets *otter.Cache[[sha256.Size]byte, secretEntry]
	states  *otter.Cache[string, *state]
	deaf    atomic.Bool
	mu      sync.Mutex
	epoch   uint64
}

type secretEntry struct {
	id      string
	api     bool
	cookie  bool      // shown as a cookie; a bearer of the same text is another thing
	expires time.Time // of an access token; zero: as long as the credential
}

// state is a credential as it was at an instant.
type state struct {
	principal httpapi.Principal
	expires   time.Time
	checked   time.Time
}

func newLive(size int) *live {
	return &live{
		secrets: otter.Must(&otter.Options[[sha256.Size]byte, secretEntry]{MaximumSize: size}),
		states:  otter.Must(&otter.Options[string, *state]{MaximumSize: size}),
	}
}

// find gives the principal of a secret that was good less than staleness ago;
// otherwise the secret's entry, where it is known, so that only its state
// needs to be read again.
func (l *live) find(digest [sha256.Size]byte, cookie bool, now time.Time, staleness time.Duration) (s *state, e secretEntry, warm bool) {
	e, ok := l.secrets.GetIfPresent(digest)
	if !ok || e.cookie != cookie || (!e.expires.IsZero() && !now.Before(e.expires)) {
		return nil, secretEntry{}, false
	}
	s, ok = l.states.GetIfPresent(e.id)
	if !ok || l.deaf.Load() || now.Sub(s.checked) >= staleness || (!s.expires.IsZero() && !now.Before(s.expires)) {
		return nil, e, false
	}
	return s, e, true
}

// begin marks the start of a read from the database.
func (l *live) begin() uint64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.epoch
}

// keep remembers what was read since begin, unless something ended meanwhile.
func (l *live) keep(epoch uint64, digest [sha256.Size]byte, e secretEntry, s *state) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.epoch == epoch {
		l.secrets.Set(digest, e)
		l.states.Set(e.id, s)
	}
}

// end forgets credentials at once.
func (l *live) end(ids ...string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.epoch++
	for _, id := range ids {
		l.states.Invalidate(id)
	}
}

// hear tells whether endings in other processes are heard of. While they are
// not, nothing is warm; when they are again, all is read anew.
func (l *live) hear(heard bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.epoch++
	l.states.InvalidateAll()
	l.deaf.Store(!heard)
}

func stateOf(c account.Credential, now time.Time) *state {
	p := httpapi.Principal{UserID: c.UserID, Roles: c.Roles}
	if c.API {
		p.TokenID, p.Scopes = c.ID, c.Scopes
		if p.Scopes == nil {
			p.Scopes = []string{} // nil would mean a session, which may do all
		}
	} else {
		p.SessionID = c.ID
	}
	return &state{principal: p, expires: c.ExpiresAt, checked: now}
}
