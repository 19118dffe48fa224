package account

import "time"

// The roles a user may have.
const (
	RoleUser  = "user"  // everyone
	RoleAdmin = "admin" // who runs the server: the first to register
)

// User is a person with an account.
type User struct {
	ID           string
	Email        string // as typed
	EmailKey     string // folded; unique
	Name         string
	PasswordHash string // PHC text
	Roles        []string
	Preferences  string // a JSON object
	VerifiedAt   time.Time
	Seq          int64 // grows with each change of name, address or preferences
	CreatedAt    time.Time
	UpdatedAt    time.Time
}

// Verified tells whether the user has shown that the address is theirs.
func (u User) Verified() bool { return !u.VerifiedAt.IsZero() }

// Changed gives the user one step further, changed at the instant.
func (u User) Changed(at time.Time) User {
	u.Seq++
	u.UpdatedAt = at
	return u
}
