package account

import "time"

// Credential is what a session or an API token lets its bearer do, as the
// store knows it at one moment.
type Credential struct {
	ID        string // of the session or the API token
	UserID    string
	API       bool
	Roles     []string
	Scopes    []string // of an API token
	SeenAt    time.Time
	ExpiresAt time.Time // zero: never
	Revoked   bool
}

// Live tells whether the credential may be used.
func (c Credential) Live(now time.Time) bool {
	return !c.Revoked && (c.ExpiresAt.IsZero() || now.Before(c.ExpiresAt))
}

// Touch is the news that a credential was used.
type Touch struct {
	ID  string
	API bool
	At  time.Time
}

// Purpose says what a link in a mail is good for.
type Purpose string

// The purposes.
const (
	VerifyEmail   Purpose = "verify"
	ResetPassword Purpose = "reset"
)

// OneTime is the token of a link that works once.
type OneTime struct {
	Hash      string
	UserID    string
	Purpose   Purpose
	EmailKey  string // the address it was sent to, folded
	CreatedAt time.Time
	ExpiresAt time.Time
}
