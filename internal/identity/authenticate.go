package identity

import (
	"context"
	"crypto/sha256"
	"strings"
	"time"

	"sojourn/internal/identity/account"
	"sojourn/internal/identity/identityapi"
	"sojourn/internal/identity/secret"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

// How much time must have passed before a use is noted again.
const (
	sessionTouchGap = 5 * time.Minute
	tokenTouchGap   = time.Minute
)

var _ httpapi.Authenticator = (*service)(nil)

// Authenticate implements httpapi.Authenticator. A credential that was good
// less than Config.Staleness ago costs no database access; what any process
// ends is refused as soon as this one hears of it.
func (s *service) Authenticate(ctx context.Context, c httpapi.Credentials) (httpapi.Principal, error) {
	p, _, err := s.authenticate(ctx, c)
	return p, err
}

// Introspect implements identityapi.Sessions.
func (s *service) Introspect(ctx context.Context, c identityapi.Credentials) (identityapi.Caller, error) {
	p, until, err := s.authenticate(ctx, httpapi.Credentials{Bearer: c.Bearer, Session: c.Cookie})
	return identityapi.Caller{UserID: p.UserID, SessionID: p.SessionID, TokenID: p.TokenID, Roles: p.Roles, Scopes: p.Scopes, Until: until}, err
}

// authenticate also tells until when the credential is good; the zero time
// where it does not expire.
func (s *service) authenticate(ctx context.Context, c httpapi.Credentials) (httpapi.Principal, time.Time, error) {
	raw := c.Bearer
	if raw == "" {
		raw = c.Session
	}
	digest := sha256.Sum256([]byte(raw))
	now := s.clock.Now()
	known, entry, warm := s.live.find(digest, c.Bearer == "", now, s.cfg.Staleness)
	if warm {
		return known.principal, earlier(entry.expires, known.expires), nil
	}
	epoch := s.live.begin()
	cred, entry, err := s.lookUp(ctx, c, entry)
	if fault.Is(err, fault.NotFound) || (err == nil && !cred.Live(now)) {
		return httpapi.Principal{}, time.Time{}, fault.New(fault.Unauthenticated, "you are signed out: sign in again")
	}
	if err != nil {
		return httpapi.Principal{}, time.Time{}, err
	}
	fresh := stateOf(cred, now)
	s.live.keep(epoch, digest, entry, fresh)
	s.touch(cred, now)
	return fresh.principal, earlier(entry.expires, fresh.expires), nil
}

// earlier gives the first of two instants, of which the zero one is never.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// lookUp reads a credential: by the id that a known secret leads to, else by
// the secret itself, whose signature or checksum is proven first.
func (s *service) lookUp(ctx context.Context, c httpapi.Credentials, known secretEntry) (account.Credential, secretEntry, error) {
	if known.id != "" {
		cred, err := s.byID(ctx, known)
		return cred, known, err
	}
	switch {
	case strings.HasPrefix(c.Bearer, string(secret.API)):
		cred, err := s.bySecret(ctx, secret.API, c.Bearer, s.store.APICredential)
		return cred, secretEntry{id: cred.ID, api: true}, err
	case c.Bearer != "":
		claims, err := s.readAccess(ctx, c.Bearer)
		if err != nil {
			return account.Credential{}, known, err
		}
		known = secretEntry{id: claims.SessionID, expires: claims.ExpiresAt}
		cred, err := s.byID(ctx, known)
		if err == nil && cred.UserID != claims.UserID {
			err = unknownCredential()
		}
		return cred, known, err
	}
	cred, err := s.bySecret(ctx, secret.Cookie, c.Session, s.store.CookieCredential)
	return cred, secretEntry{id: cred.ID, cookie: true}, err
}

func (s *service) byID(ctx context.Context, known secretEntry) (account.Credential, error) {
	if known.api {
		return s.store.TokenCredential(ctx, known.id)
	}
	return s.store.SessionCredential(ctx, known.id)
}

func (s *service) bySecret(ctx context.Context, kind secret.Kind, text string,
	read func(context.Context, string) (account.Credential, error)) (account.Credential, error) {
	hash, ok := secret.Parse(kind, text)
	if !ok {
		return account.Credential{}, unknownCredential()
	}
	return read(ctx, hash)
}

func unknownCredential() error {
	return fault.New(fault.Unauthenticated, "the credentials are not valid: sign in again")
}

// touch notes a use, off the request and not at each one.
func (s *service) touch(c account.Credential, now time.Time) {
	gap := sessionTouchGap
	if c.API {
		gap = tokenTouchGap
	}
	if now.Sub(c.SeenAt) < gap {
		return
	}
	s.queue.add("touch", func(ctx context.Context) error {
		return s.store.Touch(ctx, []account.Touch{{ID: c.ID, API: c.API, At: now}})
	})
}
