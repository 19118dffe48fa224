package httpapi

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"sojourn/internal/kit/fault"
)

// SessionCookie is the cookie that carries a browser's session.
const SessionCookie = "sojourn_session"

// Principal is who sends a request.
type Principal struct {
	UserID    string
	SessionID string // empty for an API token
	TokenID   string // empty for a session
	Roles     []string
	Scopes    []string // nil: a session, which may do all that its user may
}

// May tells whether the principal's credential covers a scope.
func (p Principal) May(scope string) bool { return p.Scopes == nil || slices.Contains(p.Scopes, scope) }

// Credentials are what a request shows; one of the two is set.
type Credentials struct{ Bearer, Session string }

// Authenticator knows whose credentials they are. It answers
// fault.Unauthenticated for unknown, expired and revoked ones.
type Authenticator interface {
	Authenticate(ctx context.Context, c Credentials) (Principal, error)
}

type principalKey struct{}

// WithPrincipal puts a principal into a context.
func WithPrincipal(ctx context.Context, p Principal) context.Context {
	return context.WithValue(ctx, principalKey{}, p)
}

// PrincipalOf gives the principal of a request; the zero Principal where the
// operation needs none.
func PrincipalOf(ctx context.Context) Principal {
	p, _ := ctx.Value(principalKey{}).(Principal)
	return p
}

// CredentialsOf reads a request's credentials. The bearer wins over the cookie.
func CredentialsOf(r *http.Request) Credentials {
	if h := r.Header.Get("Authorization"); h != "" {
		scheme, token, _ := strings.Cut(h, " ")
		if strings.EqualFold(scheme, "bearer") {
			return Credentials{Bearer: strings.TrimSpace(token)}
		}
		return Credentials{Bearer: "unsupported"}
	}
	if c, err := r.Cookie(SessionCookie); err == nil {
		return Credentials{Session: c.Value}
	}
	return Credentials{}
}

// authenticate finds the principal of an operation that asks for one, and
// applies the rate limit of the caller.
func (a *API) authenticate(ctx huma.Context, next func(huma.Context)) {
	r, w := humago.Unwrap(ctx)
	if err := checkAddress(r.URL); err != nil {
		WriteProblem(w, r, a.cfg.Logger, err)
		return
	}
	scopes, needed := needs(ctx.Operation())
	caller := "ip:" + a.Address(r)
	if len(scopes) > 0 && !needed {
		if p, err := a.principal(r, scopes); err == nil { // else they are nobody in particular
			ctx = huma.WithContext(ctx, WithPrincipal(ctx.Context(), p))
		}
	}
	if needed {
		p, err := a.principal(r, scopes)
		if err != nil {
			if limited := a.limit(r.Context(), caller); limited != nil { // or guessing would be free
				err = limited
			}
			WriteProblem(w, r, a.cfg.Logger, err)
			return
		}
		caller = "user:" + p.UserID
		ctx = huma.WithContext(ctx, WithPrincipal(ctx.Context(), p))
	}
	if err := a.limit(r.Context(), caller); err != nil {
		WriteProblem(w, r, a.cfg.Logger, err)
		return
	}
	if a.cfg.Forward != nil {
		a.forward(ctx, w, r)
		return
	}
	next(ctx)
}

func (a *API) principal(r *http.Request, scopes []string) (Principal, error) {
	p, err := a.known(r)
	if err != nil {
		return Principal{}, err
	}
	for _, s := range scopes {
		if !p.May(s) {
			return Principal{}, fault.New(fault.Forbidden, "this API token lacks the scope %s", s)
		}
	}
	return p, nil
}

// known finds who sends a request: the gateway has said so, or the credentials
// tell.
func (a *API) known(r *http.Request) (Principal, error) {
	if a.cfg.Behind != nil {
		if p := PrincipalOf(r.Context()); p.UserID != "" {
			return p, nil
		}
		return Principal{}, fault.New(fault.Unauthenticated, "sign in first")
	}
	c := CredentialsOf(r)
	if c == (Credentials{}) {
		return Principal{}, fault.New(fault.Unauthenticated, "sign in first: send a bearer token or a session cookie")
	}
	return a.cfg.Authenticator.Authenticate(r.Context(), c)
}

// needs gives the scopes of an operation and whether it asks who calls; one
// that does not and has scopes wants to know all the same.
func needs(op *huma.Operation) (scopes []string, needed bool) {
	needed = true
	for _, s := range op.Security {
		needed = needed && len(s) > 0
		if sc, ok := s["bearer"]; ok {
			return sc, needed
		}
	}
	return nil, false
}

// Address gives the caller's address without port, for limits and logs.
func (a *API) Address(r *http.Request) string {
	if a.cfg.TrustProxy {
		if lines := r.Header.Values("X-Forwarded-For"); len(lines) > 0 { // a proxy may add a line of its own
			f := lines[len(lines)-1]
			if last := strings.TrimSpace(f[strings.LastIndexByte(f, ',')+1:]); last != "" {
				return last
			}
		}
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// SessionCookieOf makes the cookie of a browser's session. secure keeps it
// from travelling in the clear: set it where the public URL is https.
func SessionCookieOf(secret string, now, expires time.Time, secure bool) *http.Cookie {
	c := cookie(secret, secure)
	c.Expires = expires
	c.MaxAge = int(expires.Sub(now).Seconds())
	return c
}

// NoSessionCookie makes the cookie that clears it.
func NoSessionCookie(secure bool) *http.Cookie {
	c := cookie("", secure)
	c.MaxAge = -1
	return c
}

func cookie(value string, secure bool) *http.Cookie {
	return &http.Cookie{Name: SessionCookie, Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: secure}
}

type addressKey struct{}

// AddressOf gives the caller's address of a request's context.
func AddressOf(ctx context.Context) string {
	s, _ := ctx.Value(addressKey{}).(string)
	return s
}

// Network gives what counts as one address: an IPv4 address, or the /64 that
// one IPv6 customer has at least.
func Network(address string) string {
	a, err := netip.ParseAddr(address)
	if err != nil || a.Unmap().Is4() {
		return address
	}
	p, err := a.WithZone("").Prefix(64)
	if err != nil {
		return address
	}
	return p.String()
}

// IsTooLarge tells whether reading a body failed for its size.
func IsTooLarge(err error) bool {
	_, ok := errors.AsType[*http.MaxBytesError](err)
	return ok
}

// TooLarge makes the refusal of a body for its size, naming the limit that it
// broke.
func TooLarge(err error) error {
	most := int64(MaxBody)
	if e, ok := errors.AsType[*http.MaxBytesError](err); ok {
		most = e.Limit
	}
	return fault.Wrap(err, fault.TooLarge, "the body is larger than %d bytes", most)
}
