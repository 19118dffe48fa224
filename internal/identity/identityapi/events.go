package identityapi

import "time"

// Topic carries the service's events, keyed by user id.
const Topic = "sojourn.identity.v1"

// The types of events.
const (
	TypeUserRegistered = "identity.user_registered.v1"
	TypeUserChanged    = "identity.user_changed.v1"
	TypeUserDeleted    = "identity.user_deleted.v1"
)

// UserRegistered says that an account was made (identity.user_registered.v1).
type UserRegistered struct {
	UserID       string    `json:"user_id"`
	Email        string    `json:"email"` // as typed
	Name         string    `json:"name"`
	Seq          int64     `json:"seq"` // 1; grows by one with each user_changed
	RegisteredAt time.Time `json:"registered_at"`
}

// UserChanged carries a user's state after a change of name, preferences or
// the proof of the address (identity.user_changed.v1).
type UserChanged struct {
	UserID        string    `json:"user_id"`
	Email         string    `json:"email"`
	Name          string    `json:"name"`
	EmailVerified bool      `json:"email_verified"`
	Locale        string    `json:"locale,omitempty"`        // BCP 47; empty: not set
	HomeCurrency  string    `json:"home_currency,omitempty"` // ISO 4217; empty: not set
	Seq           int64     `json:"seq"`
	ChangedAt     time.Time `json:"changed_at"`
}

// UserDeleted says that an account and all personal data in this service are
// gone; others remove what they hold of the user (identity.user_deleted.v1).
type UserDeleted struct {
	UserID    string    `json:"user_id"`
	DeletedAt time.Time `json:"deleted_at"`
}
