package identityapi

import (
	"context"
	"time"
)

// Client is where a request came from. Address is without port.
type Client struct{ Address, UserAgent string }

// RegisterInput asks for an account and a first session.
type RegisterInput struct {
	Email    string // 3–254 characters
	Password string // 8–256 characters
	Name     string // 1–100 characters
	Browser  bool   // a cookie session instead of tokens
	Client   Client
}

// LoginInput asks for a session.
type LoginInput struct {
	Email    string
	Password string
	Browser  bool
	Client   Client
}

// User is an account as its owner sees it.
type User struct {
	ID            string
	Email         string
	Name          string
	EmailVerified bool
	Roles         []string
	Preferences   map[string]any // by the published schema
	Seq           int64          // grows with each change
	CreatedAt     time.Time
}

// Session is a fresh sign-in. Either Cookie or the two tokens are set; they
// are shown this once and kept only as hashes.
type Session struct {
	ID           string
	User         User
	Cookie       string
	AccessToken  string
	RefreshToken string
	ExpiresIn    time.Duration // of the access token; 0 for a cookie
	ExpiresAt    time.Time     // of the session
}

// EnsureInput asks for an account to be there.
type EnsureInput struct{ Email, Name, Password string }

// Accounts is the use cases around signing in. Invalid input answers
// fault.Invalid with fields located as in the JSON API ("body.email"), too many
// attempts fault.Limited with RetryAfter, an overloaded server
// fault.Unavailable with RetryAfter.
type Accounts interface {
	// Register makes an account, signs it in and mails a link that verifies
	// the address. fault.Conflict where the address has an account.
	Register(ctx context.Context, in RegisterInput) (Session, error)
	// Login answers fault.Unauthenticated for a wrong e-mail or password,
	// without telling which.
	Login(ctx context.Context, in LoginInput) (Session, error)
	// Refresh rotates a refresh token. fault.Unauthenticated for an unknown,
	// expired or spent one; a spent one also ends its session.
	Refresh(ctx context.Context, refreshToken string, c Client) (Session, error)
	// Logout ends one session, or all of the user's, at once.
	Logout(ctx context.Context, userID, sessionID string, everywhere bool) error
	// ForgotPassword mails a link to set a new password, where the address has
	// an account. It answers the same, as fast, where it has none.
	ForgotPassword(ctx context.Context, email string, c Client) error
	// ResetPassword sets a new password by the token of a link and ends all
	// sessions. fault.Invalid at body.token for a spent or expired one.
	ResetPassword(ctx context.Context, token, password string) error
	// VerifyEmail proves an address by the token of a link. fault.Invalid at
	// body.token for a spent or expired one.
	VerifyEmail(ctx context.Context, token string) error
	// ResendVerification mails a new link, unless the address is proven.
	ResendVerification(ctx context.Context, userID string) error
	// User reads an account; fault.NotFound where there is none.
	User(ctx context.Context, id string) (User, error)
	// Ensure makes an account without sending mail unless there is one, and
	// tells which. It takes no part in who becomes administrator: it is for the demo.
	Ensure(ctx context.Context, in EnsureInput) (u User, created bool, err error)
}
