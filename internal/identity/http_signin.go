package identity

import (
	"context"
	"net/http"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/kit/httpapi"
)

func (e edge) registerSignIn(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "register-user", Method: http.MethodPost, Path: "/api/v1/users/register", Tag: tag, Public: true,
		Status: http.StatusCreated, Errors: []int{409}, Summary: "Register an account",
		Description: "Makes an account, signs it in, and mails a link that verifies the address. The first account of a server is its administrator. 409 where the address has an account; 429 after 100 registrations from one address in 15 minutes."}, e.register)
	httpapi.Register(api, httpapi.Op{ID: "log-in", Method: http.MethodPost, Path: "/api/v1/auth/login", Tag: tag, Public: true,
		Errors: []int{401}, Summary: "Sign in",
		Description: "401 for a wrong e-mail address or password, without telling which. 429 with Retry-After after 10 failures in a row of one account, or 50 from one address, in 15 minutes."}, e.login)
	httpapi.Register(api, httpapi.Op{ID: "refresh-session", Method: http.MethodPost, Path: "/api/v1/auth/refresh", Tag: tag, Public: true,
		Errors: []int{401}, Summary: "Refresh an access token",
		Description: "Gives a new access token and the next refresh token; the one shown is spent. A spent one that is shown again ends the whole session (401), except that a client which repeats its very last refresh within 10 seconds, from the same address and with the same User-Agent, gets the same answer again."}, e.refresh)
	httpapi.Register(api, httpapi.Op{ID: "log-out", Method: http.MethodPost, Path: "/api/v1/auth/logout", Tag: tag,
		Status: http.StatusNoContent, Summary: "Sign out",
		Description: "Ends this session at once, with its refresh tokens, and clears the browser's cookie. With everywhere, ends all sessions of the user; personal API tokens stay. Not for API tokens (403)."}, e.logout)
}

// RegisterRequest asks for an account.
type RegisterRequest struct {
	Email    EmailText   `json:"email"`
	Password NewPassword `json:"password"`
	Name     NameText    `json:"name"`
	Session  SessionKind `json:"session,omitempty"`
}

// LoginRequest asks for a session.
type LoginRequest struct {
	Email    EmailText   `json:"email"`
	Password OldPassword `json:"password"`
	Session  SessionKind `json:"session,omitempty"`
}

// RefreshRequest asks for the next tokens.
type RefreshRequest struct {
	RefreshToken RefreshText `json:"refresh_token"`
}

// LogoutRequest says which sessions to end.
type LogoutRequest struct {
	Everywhere bool `json:"everywhere,omitempty" nullable:"true" default:"false" example:"true" doc:"End all sessions of the user, not only this one."`
}

// SignedIn is a fresh session.
type SignedIn struct {
	User         User   `json:"user"`
	AccessToken  string `json:"access_token" example:"eyJhbGciOiJIUzI1NiIsImtpZCI6IjUzMmVhYWJmIn0.e30.c2ln" doc:"For the Authorization header: Bearer …; empty with a cookie."`
	RefreshToken string `json:"refresh_token" example:"sjr_Uy6qvwGZwN56O3zBny47H1pt" doc:"Good once, for 60 days; empty with a cookie."`
	ExpiresIn    int    `json:"expires_in" minimum:"0" example:"900" doc:"Seconds that the access token lives; 0 with a cookie."`
}

type signedInOutput struct {
	SetCookie    string `header:"Set-Cookie" doc:"The session's cookie, where it was asked for."`
	CacheControl string `header:"Cache-Control" doc:"no-store."`
	Body         SignedIn
}

func (e edge) signedIn(s identityapi.Session, err error) (*signedInOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &signedInOutput{CacheControl: noStore, Body: SignedIn{User: userBody(s.User), AccessToken: s.AccessToken,
		RefreshToken: s.RefreshToken, ExpiresIn: int(s.ExpiresIn.Seconds())}}
	if s.Cookie != "" {
		out.SetCookie = httpapi.SessionCookieOf(s.Cookie, e.s.clock.Now(), s.ExpiresAt, e.s.secure()).String()
	}
	return out, nil
}

func (e edge) register(ctx context.Context, in *struct {
	Caller
	Body RegisterRequest
}) (*signedInOutput, error) {
	return e.signedIn(e.s.Register(ctx, identityapi.RegisterInput{Email: string(in.Body.Email), Password: string(in.Body.Password),
		Name: string(in.Body.Name), Browser: in.Body.Session == "cookie", Client: in.client}))
}

func (e edge) login(ctx context.Context, in *struct {
	Caller
	Body LoginRequest
}) (*signedInOutput, error) {
	return e.signedIn(e.s.Login(ctx, identityapi.LoginInput{Email: string(in.Body.Email), Password: string(in.Body.Password),
		Browser: in.Body.Session == "cookie", Client: in.client}))
}

func (e edge) refresh(ctx context.Context, in *struct {
	Caller
	Body RefreshRequest
}) (*signedInOutput, error) {
	return e.signedIn(e.s.Refresh(ctx, string(in.Body.RefreshToken), in.client))
}

type logoutOutput struct {
	SetCookie string `header:"Set-Cookie" doc:"Clears the session's cookie."`
}

func (e edge) logout(ctx context.Context, in *struct{ Body *LogoutRequest }) (*logoutOutput, error) {
	p, err := person(ctx)
	if err != nil {
		return nil, err
	}
	if err := e.s.Logout(ctx, p.UserID, p.SessionID, in.Body != nil && in.Body.Everywhere); err != nil {
		return nil, err
	}
	return &logoutOutput{SetCookie: httpapi.NoSessionCookie(e.s.secure()).String()}, nil
}
