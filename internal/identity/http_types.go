package identity

import (
	"time"

	"github.com/danielgtaylor/huma/v2"

	"sojourn/internal/identity/account"
	"sojourn/internal/identity/identityapi"
	"sojourn/internal/identity/password"
	"sojourn/internal/identity/secret"
	"sojourn/internal/identity/token"
)

// User is an account as its owner sees it.
type User struct {
	ID            string      `json:"id" format:"uuid" readOnly:"true" example:"0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80" doc:"UUIDv7."`
	Email         string      `json:"email" maxLength:"254" example:"ada@example.com" doc:"The e-mail address as typed at registration."`
	AuthID        *string     `json:"auth_id" example:"auth0|5f7c8ec7c33c6c004bbafe82" doc:"The id at an outside identity provider; null for an account with a password."`
	Name          string      `json:"name" maxLength:"100" example:"Ada Lovelace" doc:"The name that others see."`
	Preferences   Preferences `json:"preferences" doc:"What the user likes; see /api/v1/users/preferences/schema."`
	Roles         []string    `json:"roles" nullable:"false" enum:"user,admin" example:"[\"user\"]" doc:"What the user may do on this server."`
	EmailVerified bool        `json:"email_verified" example:"true" doc:"Whether the user has shown that the address is theirs."`
	CreatedAt     time.Time   `json:"created_at" example:"2027-05-01T09:30:00Z" doc:"When the account was made."`
}

func userBody(u identityapi.User) User {
	return User{ID: u.ID, Email: u.Email, Name: u.Name, Preferences: u.Preferences, Roles: u.Roles,
		EmailVerified: u.EmailVerified, CreatedAt: u.CreatedAt}
}

const (
	tokenText = `^[A-Za-z0-9_-]+$`
	noNUL     = `^[^\x00]*$`
)

// EmailText is an e-mail address as input. It has a pattern and no format:
// judges of format differ on addresses beyond ASCII, which are welcome here.
type EmailText string

// Schema implements huma.SchemaProvider.
func (EmailText) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, MinLength: ptr(3), MaxLength: ptr(account.MaxEmail),
		Pattern: account.EmailPattern, PatternDescription: "an e-mail address such as ada@example.com",
		Description: "An e-mail address.", Examples: []any{"ada@example.com"}}
}

// NameText is a name as input.
type NameText string

// Schema implements huma.SchemaProvider.
func (NameText) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, MinLength: ptr(1), MaxLength: ptr(account.MaxName),
		Pattern: account.NamePattern, PatternDescription: "a text with a visible character and no control characters",
		Description: "A name, in any script. Spaces around it are dropped.", Examples: []any{"Ada Lovelace"}}
}

// NewPassword is a password to be set.
type NewPassword string

// Schema implements huma.SchemaProvider.
func (NewPassword) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Format: "password", MinLength: ptr(password.Min), MaxLength: ptr(password.Max), Pattern: noNUL, WriteOnly: true,
		Description: "8 to 256 characters; not one of the most common passwords, not the e-mail address.", Examples: []any{"a horse drinks at noon"}}
}

// OldPassword is a password to be checked.
type OldPassword string

// Schema implements huma.SchemaProvider.
func (OldPassword) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Format: "password", MinLength: ptr(1), MaxLength: ptr(password.Max), Pattern: noNUL, WriteOnly: true,
		Description: "The account's password.", Examples: []any{"a horse drinks at noon"}}
}

// SessionKind says how a client stays signed in; null means by tokens, as
// leaving it out does.
type SessionKind string

// Schema implements huma.SchemaProvider.
func (SessionKind) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Nullable: true, Enum: []any{"token", "cookie", nil}, Default: "token", Examples: []any{"token"},
		Description: "How to stay signed in: by tokens in the answer, or by the HttpOnly cookie sojourn_session, where the tokens are empty."}
}

// LinkToken is the token of a link in a mail.
type LinkToken string

// Schema implements huma.SchemaProvider.
func (LinkToken) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, MinLength: ptr(1), MaxLength: ptr(2 * secret.Length), Pattern: tokenText, WriteOnly: true,
		Description: "The token of the link, as it stands after ?token=.", Examples: []any{"sjp_mfrggzdfmztwq2lknnwg23tpobyxe43uov3ho6dz"}}
}

// RefreshText is a refresh token as input.
type RefreshText string

// Schema implements huma.SchemaProvider.
func (RefreshText) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, MinLength: ptr(1), MaxLength: ptr(2 * token.RefreshLength), Pattern: tokenText, WriteOnly: true,
		Description: "The newest refresh token.", Examples: []any{"sjr_Uy6qvwGZwN56O3zBny47H1pt"}}
}

func ptr[T any](v T) *T { return &v }
