package identity

import (
	"context"
	"net/http"
	"time"

	"sojourn/internal/identity/account"
	"sojourn/internal/kit/httpapi"
)

func (e edge) registerSessions(api *httpapi.API) {
	const path = "/api/v1/users/me/sessions"
	httpapi.Register(api, httpapi.Op{ID: "list-sessions", Method: http.MethodGet, Path: path, Tag: tag,
		Errors: byPerson, Summary: "List where the user is signed in",
		Description: "The user's open sessions: the one that asks first, then the last used ones, at most 100, so next is always null. Not for API tokens (403)."}, e.listSessions)
	httpapi.Register(api, httpapi.Op{ID: "end-session", Method: http.MethodDelete, Path: path + "/{id}", Tag: tag,
		Status: http.StatusNoContent, Summary: "Sign out a session",
		Description: "Ends one of the user's sessions at once, with its refresh tokens; the one that asks is signed out as by log-out. 404 where the user has no such open session. Not for API tokens (403)."}, e.endSession)
	httpapi.Register(api, httpapi.Op{ID: "end-other-sessions", Method: http.MethodDelete, Path: path, Tag: tag,
		Status: http.StatusNoContent, Errors: byPerson, Summary: "Sign out everywhere else",
		Description: "Ends all of the user's sessions but the one that asks, at once, with their refresh tokens. Personal API tokens stay. Not for API tokens (403)."}, e.endOtherSessions)
}

// OpenSession is a sign-in that is still good.
type OpenSession struct {
	ID         string    `json:"id" format:"uuid" readOnly:"true" example:"0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80" doc:"UUIDv7."`
	Kind       string    `json:"kind" enum:"token,cookie" example:"cookie" doc:"An API client's or a browser's."`
	Current    bool      `json:"current" example:"true" doc:"Whether this request came with it."`
	CreatedAt  time.Time `json:"created_at" example:"2027-05-01T09:30:00Z" doc:"When it was opened."`
	LastSeenAt time.Time `json:"last_seen_at" example:"2027-05-01T09:30:00Z" doc:"When it was last used, to five minutes."`
	ExpiresAt  time.Time `json:"expires_at" example:"2027-06-30T09:30:00Z" doc:"When it ends by itself."`
	Address    string    `json:"address" maxLength:"64" example:"203.0.113.7" doc:"Where it was opened or last refreshed from."`
	UserAgent  string    `json:"user_agent" maxLength:"300" example:"Mozilla/5.0" doc:"The program that opened it."`
}

func openSession(s account.Session, current string) OpenSession {
	sum := sessionSummary(s)
	return OpenSession{ID: sum.ID, Kind: sum.Kind, Current: s.ID == current, CreatedAt: sum.CreatedAt,
		LastSeenAt: sum.LastSeenAt, ExpiresAt: sum.ExpiresAt, Address: sum.Address, UserAgent: sum.UserAgent}
}

// SessionList is where a user is signed in.
type SessionList struct {
	Items []OpenSession `json:"items" nullable:"false" maxItems:"100" doc:"The one that asks first, then the last used ones."`
	Next  *string       `json:"next" doc:"Always null: the list is whole."`
}

func (e edge) listSessions(ctx context.Context, _ *struct{}) (*struct{ Body SessionList }, error) {
	p, err := person(ctx)
	if err != nil {
		return nil, err
	}
	open, err := e.s.openSessions(ctx, p.UserID, p.SessionID)
	if err != nil {
		return nil, err
	}
	list := SessionList{Items: []OpenSession{}}
	for _, s := range open {
		list.Items = append(list.Items, openSession(s, p.SessionID))
	}
	return &struct{ Body SessionList }{list}, nil
}

func (e edge) endSession(ctx context.Context, in *struct {
	ID string `path:"id" format:"uuid" example:"0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80" doc:"The session's id."`
}) (*logoutOutput, error) {
	p, err := person(ctx)
	if err != nil {
		return nil, err
	}
	if err := e.s.endSession(ctx, p.UserID, in.ID); err != nil {
		return nil, err
	}
	out := &logoutOutput{}
	if in.ID == p.SessionID {
		out.SetCookie = httpapi.NoSessionCookie(e.s.secure()).String()
	}
	return out, nil
}

func (e edge) endOtherSessions(ctx context.Context, _ *struct{}) (*struct{}, error) {
	p, err := person(ctx)
	if err != nil {
		return nil, err
	}
	return nil, e.s.endOtherSessions(ctx, p.UserID, p.SessionID)
}
