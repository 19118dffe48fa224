package token

import (
	"errors"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

// Claims is what an access token says.
type Claims struct {
	UserID    string
	SessionID string
	ExpiresAt time.Time // to the second
}

const (
	issuer    = "sojourn"
	maxAccess = 1024
)

// Access makes and reads access tokens.
type Access struct {
	keys   *Keyring
	clock  clock.Clock
	life   time.Duration
	parser *jwt.Parser
}

type accessClaims struct {
	jwt.RegisteredClaims
	SessionID string `json:"sid"`
}

// NewAccess makes it; tokens live for life.
func NewAccess(keys *Keyring, c clock.Clock, life time.Duration) *Access {
	return &Access{keys: keys, clock: c, life: life, parser: jwt.NewParser(
		jwt.WithValidMethods([]string{"HS256"}), jwt.WithIssuer(issuer), jwt.WithExpirationRequired(),
		jwt.WithIssuedAt(), jwt.WithTimeFunc(c.Now), jwt.WithStrictDecoding())}
}

// Life gives how long a token lives.
func (a *Access) Life() time.Duration { return a.life }

// Issue makes a token for a session.
func (a *Access) Issue(userID, sessionID string) (string, error) {
	now := a.clock.Now()
	key := a.keys.Newest()
	t := jwt.NewWithClaims(jwt.SigningMethodHS256, accessClaims{SessionID: sessionID, RegisteredClaims: jwt.RegisteredClaims{
		Issuer: issuer, Subject: userID, IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(a.life))}})
	t.Header["kid"] = key.ID
	return t.SignedString(key.Secret)
}

// Read checks a token's signature and life. It answers fault.Unauthenticated;
// ErrUnknownKey where another process may know the key.
func (a *Access) Read(raw string) (Claims, error) {
	if len(raw) > maxAccess {
		return Claims{}, malformed()
	}
	var c accessClaims
	_, err := a.parser.ParseWithClaims(raw, &c, a.keyOf)
	switch {
	case errors.Is(err, ErrUnknownKey):
		return Claims{}, ErrUnknownKey
	case errors.Is(err, jwt.ErrTokenExpired):
		return Claims{}, expired()
	case err != nil:
		return Claims{}, fault.Wrap(err, fault.Unauthenticated, "the token is not valid: sign in again")
	case !id.Valid(c.Subject) || !id.Valid(c.SessionID):
		return Claims{}, malformed()
	}
	return Claims{UserID: c.Subject, SessionID: c.SessionID, ExpiresAt: c.ExpiresAt.UTC()}, nil
}

func (a *Access) keyOf(t *jwt.Token) (any, error) {
	kid, _ := t.Header["kid"].(string)
	key, ok := a.keys.Find(kid)
	if !ok {
		return nil, ErrUnknownKey
	}
	return key.Secret, nil
}
