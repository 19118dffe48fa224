package identity

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/identity/preference"
	"sojourn/internal/kit/httpapi"
)

// unmodified documents the answer to If-None-Match. It makes a map each time:
// huma adds the other answers to it.
func unmodified() map[string]*huma.Response {
	return map[string]*huma.Response{"304": {Description: "Not Modified: If-None-Match names the present ETag."}}
}

func (e edge) registerProfile(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "get-me", Method: http.MethodGet, Path: "/api/v1/users/me", Tag: tag, Scope: readScope,
		Errors: []int{404}, OwnETag: true, Responses: unmodified(), Summary: "Read the own account",
		Description: "The signed-in user, with an ETag that changes with name, preferences and verification."}, e.me)
	httpapi.Register(api, httpapi.Op{ID: "update-me", Method: http.MethodPatch, Path: "/api/v1/users/me", Tag: tag, Scope: writeScope,
		Errors: []int{404, 412}, Summary: "Change name or preferences",
		Description: "Preferences are changed by a JSON merge patch. A name has 1 to 100 characters, preferences at most 8 KiB. If-Match is honoured (412)."}, e.update)
	httpapi.Register(api, httpapi.Op{ID: "delete-me", Method: http.MethodDelete, Path: "/api/v1/users/me", Tag: tag,
		Status: http.StatusNoContent, Errors: []int{400, 404, 413, 415}, Summary: "Delete the own account",
		Description: "Removes the account and all its personal data for good, at once and everywhere. Needs the password (422 where it is wrong, which counts as a failed sign-in). Not for API tokens (403)."}, e.remove)
	httpapi.Register(api, httpapi.Op{ID: "export-me", Method: http.MethodGet, Path: "/api/v1/users/me/export", Tag: tag, Scope: readScope,
		Errors: []int{404}, Summary: "Export the own identity data",
		Description: "Everything that this service holds of the user, without secrets: account, preferences, sessions, API tokens."}, e.export)
	httpapi.Register(api, httpapi.Op{ID: "get-preferences-schema", Method: http.MethodGet, Path: "/api/v1/users/preferences/schema", Tag: tag, Public: true,
		Summary: "Read the schema of preferences", Description: "The JSON Schema (draft 2020-12) that preferences follow."}, e.schema)
}

type userOutput struct {
	Status       int
	ETag         string `header:"ETag" doc:"The account's state in quotes."`
	CacheControl string `header:"Cache-Control" doc:"private, no-cache."`
	Body         User
}

func userAnswer(u identityapi.User) *userOutput {
	return &userOutput{Status: http.StatusOK, ETag: httpapi.ETag(u.Seq), CacheControl: "private, no-cache", Body: userBody(u)}
}

func (e edge) me(ctx context.Context, in *struct {
	IfNoneMatch string `header:"If-None-Match" maxLength:"200" doc:"The ETag of the state you have; 304 where it is still the present one."`
}) (*userOutput, error) {
	u, err := e.s.User(ctx, httpapi.PrincipalOf(ctx).UserID)
	if err != nil {
		return nil, err
	}
	out := userAnswer(u)
	if httpapi.NotModified(in.IfNoneMatch, out.ETag) {
		out.Status = http.StatusNotModified
	}
	return out, nil
}

// UpdateUserRequest changes an account.
type UpdateUserRequest struct {
	Name        *NameText        `json:"name,omitempty" nullable:"true" doc:"The name that others see, in any script; null leaves it as it is."`
	Preferences PreferencesPatch `json:"preferences,omitempty"`
}

func (e edge) update(ctx context.Context, in *struct {
	IfMatch string `header:"If-Match" maxLength:"200" doc:"The ETag of the state you saw; 412 where it has changed."`
	Body    UpdateUserRequest
}) (*userOutput, error) {
	u, err := e.s.updateProfile(ctx, httpapi.PrincipalOf(ctx).UserID,
		profileChange{name: (*string)(in.Body.Name), preferences: in.Body.Preferences, ifMatch: in.IfMatch})
	if err != nil {
		return nil, err
	}
	return userAnswer(u), nil
}

// DeleteUserRequest confirms a deletion.
type DeleteUserRequest struct {
	Password OldPassword `json:"password"`
}

func (e edge) remove(ctx context.Context, in *struct{ Body DeleteUserRequest }) (*logoutOutput, error) {
	p, err := person(ctx)
	if err != nil {
		return nil, err
	}
	if err := e.s.deleteUser(ctx, p.UserID, string(in.Body.Password)); err != nil {
		return nil, err
	}
	return &logoutOutput{SetCookie: httpapi.NoSessionCookie(e.s.secure()).String()}, nil
}

// IdentityExport is everything that the service holds of a user.
type IdentityExport struct {
	Format     string           `json:"format" enum:"sojourn.identity.v1" example:"sojourn.identity.v1" doc:"Names this form."`
	ExportedAt time.Time        `json:"exported_at" example:"2027-05-01T09:30:00Z" doc:"When this was made."`
	User       User             `json:"user"`
	Sessions   []SessionSummary `json:"sessions" nullable:"false" doc:"Sign-ins, newest first; those that ended more than a week ago are gone."`
	APITokens  []APIToken       `json:"api_tokens" nullable:"false" doc:"Personal API tokens, newest first."`
}

// SessionSummary is one sign-in.
type SessionSummary struct {
	ID         string     `json:"id" format:"uuid" example:"0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80" doc:"The session's id."`
	Kind       string     `json:"kind" enum:"token,cookie" example:"cookie" doc:"An API client's or a browser's."`
	CreatedAt  time.Time  `json:"created_at" example:"2027-05-01T09:30:00Z" doc:"When it was opened."`
	LastSeenAt time.Time  `json:"last_seen_at" example:"2027-05-01T09:30:00Z" doc:"When it was last used, to five minutes."`
	ExpiresAt  time.Time  `json:"expires_at" example:"2027-06-30T09:30:00Z" doc:"When it ends by itself."`
	RevokedAt  *time.Time `json:"revoked_at" example:"2027-05-02T09:30:00Z" doc:"When it was ended, or null."`
	Address    string     `json:"address" example:"203.0.113.7" doc:"Where it was opened or last refreshed from."`
	UserAgent  string     `json:"user_agent" example:"Mozilla/5.0" doc:"The program that opened it."`
}

type exportOutput struct {
	CacheControl string `header:"Cache-Control" doc:"no-store."`
	Disposition  string `header:"Content-Disposition" doc:"Makes browsers save the answer."`
	Body         IdentityExport
}

func (e edge) export(ctx context.Context, _ *struct{}) (*exportOutput, error) {
	body, err := e.s.export(ctx, httpapi.PrincipalOf(ctx).UserID)
	if err != nil {
		return nil, err
	}
	return &exportOutput{CacheControl: noStore, Disposition: `attachment; filename="sojourn-identity.json"`, Body: body}, nil
}

type schemaOutput struct {
	CacheControl string `header:"Cache-Control" doc:"public for an hour."`
	Body         map[string]any
}

func (e edge) schema(context.Context, *struct{}) (*schemaOutput, error) {
	out := &schemaOutput{CacheControl: "public, max-age=3600"}
	return out, json.Unmarshal(preference.SchemaText(), &out.Body)
}
