package identity

import (
	"context"
	"net/http"
	"time"

	"sojourn/internal/identity/account"
	"sojourn/internal/kit/httpapi"
)

func (e edge) registerTokens(api *httpapi.API) {
	const path = "/api/v1/users/me/tokens"
	httpapi.Register(api, httpapi.Op{ID: "list-api-tokens", Method: http.MethodGet, Path: path, Tag: tag,
		Errors: byPerson, Summary: "List personal API tokens",
		Description: "All API tokens of the user, newest first, without their secrets; there are at most 100, so next is always null. Not for API tokens (403)."}, e.listTokens)
	httpapi.Register(api, httpapi.Op{ID: "create-api-token", Method: http.MethodPost, Path: path, Tag: tag,
		Status: http.StatusCreated, Errors: []int{404, 409}, Summary: "Create a personal API token",
		Description: "Answers once with the secret, which is kept only as a hash. For that reason Idempotency-Key is not honoured here: a repeat makes a second token. At most 100 tokens a user (409). Not for API tokens (403)."}, e.createToken)
	httpapi.Register(api, httpapi.Op{ID: "revoke-api-token", Method: http.MethodDelete, Path: path + "/{id}", Tag: tag,
		Status: http.StatusNoContent, Summary: "Revoke a personal API token",
		Description: "The token stops to work at once. Not for API tokens (403)."}, e.revokeToken)
}

// APIToken is a personal API token without its secret.
type APIToken struct {
	ID         string     `json:"id" format:"uuid" readOnly:"true" example:"0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80" doc:"UUIDv7."`
	Name       string     `json:"name" maxLength:"100" example:"Backup script" doc:"What it is for."`
	Scopes     []string   `json:"scopes" nullable:"false" enum:"itineraries:read,itineraries:write,profile:read,profile:write,search:read" example:"[\"itineraries:read\"]" doc:"What it may do."`
	CreatedAt  time.Time  `json:"created_at" example:"2027-05-01T09:30:00Z" doc:"When it was made."`
	LastUsedAt *time.Time `json:"last_used_at" example:"2027-05-02T07:00:00Z" doc:"When it was last used, to the minute, or null."`
	ExpiresAt  *time.Time `json:"expires_at" example:"2028-05-01T00:00:00Z" doc:"When it ends by itself, or null for never."`
}

func tokenBody(t account.APIToken) APIToken {
	return APIToken{ID: t.ID, Name: t.Name, Scopes: t.Scopes, CreatedAt: t.CreatedAt,
		LastUsedAt: orNull(t.LastUsedAt), ExpiresAt: orNull(t.ExpiresAt)}
}

// APITokenList is all API tokens of a user.
type APITokenList struct {
	Items []APIToken `json:"items" nullable:"false" maxItems:"100" doc:"Newest first."`
	Next  *string    `json:"next" doc:"Always null: the list is whole."`
}

func (e edge) listTokens(ctx context.Context, _ *struct{}) (*struct{ Body APITokenList }, error) {
	p, err := person(ctx)
	if err != nil {
		return nil, err
	}
	tokens, err := e.s.store.Tokens(ctx, p.UserID)
	if err != nil {
		return nil, err
	}
	list := APITokenList{Items: []APIToken{}}
	for _, t := range tokens {
		list.Items = append(list.Items, tokenBody(t))
	}
	return &struct{ Body APITokenList }{list}, nil
}

// CreateAPITokenRequest asks for an API token.
type CreateAPITokenRequest struct {
	Name      NameText   `json:"name"`
	Scopes    []string   `json:"scopes" nullable:"false" minItems:"1" maxItems:"5" enum:"itineraries:read,itineraries:write,profile:read,profile:write,search:read" example:"[\"itineraries:read\"]" doc:"What it may do."`
	ExpiresAt *time.Time `json:"expires_at,omitempty" nullable:"true" example:"2099-05-01T00:00:00Z" doc:"When it ends by itself, in the future; null or left out for never."`
}

// CreatedAPIToken is an API token with its secret, shown this once.
type CreatedAPIToken struct {
	APIToken
	Token string `json:"token" example:"sjn_mfrggzdfmztwq2lknnwg23tpobyxe43uov3ho6dz" doc:"The secret, for the Authorization header: Bearer …. It is not shown again."`
}

type createdTokenOutput struct {
	CacheControl string `header:"Cache-Control" doc:"no-store."`
	Body         CreatedAPIToken
}

func (e edge) createToken(ctx context.Context, in *struct{ Body CreateAPITokenRequest }) (*createdTokenOutput, error) {
	p, err := person(ctx)
	if err != nil {
		return nil, err
	}
	t, text, err := e.s.createToken(ctx, p.UserID, newToken{string(in.Body.Name), in.Body.Scopes, in.Body.ExpiresAt})
	if err != nil {
		return nil, err
	}
	return &createdTokenOutput{noStore, CreatedAPIToken{tokenBody(t), text}}, nil
}

func (e edge) revokeToken(ctx context.Context, in *struct {
	ID string `path:"id" format:"uuid" example:"0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80" doc:"The API token's id."`
}) (*struct{}, error) {
	p, err := person(ctx)
	if err != nil {
		return nil, err
	}
	return nil, e.s.revokeToken(ctx, p.UserID, in.ID)
}
