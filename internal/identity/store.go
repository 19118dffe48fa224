package identity

import (
	"context"
	"time"

	"sojourn/internal/identity/account"
	"sojourn/internal/identity/sqlstore"
	"sojourn/internal/identity/token"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
)

// Store keeps accounts. Reads answer fault.NotFound for what is not there.
type Store interface {
	User(ctx context.Context, id string) (account.User, error)
	UserByEmail(ctx context.Context, key string) (account.User, error)
	// Sessions lists a user's sessions that have not been purged, newest first.
	Sessions(ctx context.Context, userID string) ([]account.Session, error)
	// Tokens lists a user's API tokens, newest first.
	Tokens(ctx context.Context, userID string) ([]account.APIToken, error)
	Keys(ctx context.Context) ([]token.Key, error)

	credentialStore

	// Touch notes when credentials were last used.
	Touch(ctx context.Context, touches []account.Touch) error
	// Purge removes sessions that ended and links that expired before the
	// instants, and keys made before the third but for the newest.
	Purge(ctx context.Context, sessions, links, keys time.Time) (removed int64, err error)
	// Write runs fn in one transaction; fn may run again, so it must be free
	// of other effects.
	Write(ctx context.Context, fn func(Tx) error) error
}

// credentialStore is what Authenticate asks.
type credentialStore interface {
	SessionCredential(ctx context.Context, sessionID string) (account.Credential, error)
	CookieCredential(ctx context.Context, hash string) (account.Credential, error)
	TokenCredential(ctx context.Context, tokenID string) (account.Credential, error)
	APICredential(ctx context.Context, hash string) (account.Credential, error)
}

// Tx is one transaction of a Store. What it reads stays as it is until the end.
type Tx interface {
	userTx
	sessionTx
	tokenTx
	// Publish leaves events in the outbox.
	Publish(ctx context.Context, events ...eventlog.Event) error
}

type userTx interface {
	// Found takes the role of first administrator; true once a database.
	Found(ctx context.Context, at time.Time) (bool, error)
	// CreateUser answers fault.Conflict where the address is taken.
	CreateUser(ctx context.Context, u account.User) error
	User(ctx context.Context, id string) (account.User, error)
	UpdateUser(ctx context.Context, u account.User) error
	// DeleteUser removes the user with all sessions, tokens and links.
	DeleteUser(ctx context.Context, id string) error
}

type sessionTx interface {
	CreateSession(ctx context.Context, s account.Session) error
	Session(ctx context.Context, id string) (account.Session, error)
	UpdateSession(ctx context.Context, s account.Session) error
	// RevokeSessions ends a user's live sessions but for one, and names them.
	RevokeSessions(ctx context.Context, userID, except string, at time.Time) (ids []string, err error)
}

type tokenTx interface {
	CountTokens(ctx context.Context, userID string) (int, error)
	CreateToken(ctx context.Context, t account.APIToken) error
	// DeleteToken answers fault.NotFound where the user has no such token.
	DeleteToken(ctx context.Context, userID, id string) error
	TokenIDs(ctx context.Context, userID string) ([]string, error)
	CreateLink(ctx context.Context, l account.OneTime) error
	// TakeLink removes a link and gives it; fault.NotFound where it is spent.
	TakeLink(ctx context.Context, purpose account.Purpose, hash string) (account.OneTime, error)
	DropLinks(ctx context.Context, userID string, purpose account.Purpose) error
	CreateKey(ctx context.Context, k token.Key) error
	// LockKeys makes processes that start together make one key, not two.
	LockKeys(ctx context.Context) error
	Keys(ctx context.Context) ([]token.Key, error)
}

// sqlStore fits sqlstore's own Tx to this package's.
type sqlStore struct{ *sqlstore.Store }

var (
	_ Store = sqlStore{}
	_ Tx    = (*sqlstore.Tx)(nil)
)

// NewStore makes the Store on a database to which the migrations are applied.
func NewStore(db *sqldb.DB, outbox *eventlog.Outbox) Store {
	return sqlStore{sqlstore.New(db, outbox)}
}

// Write implements Store.
func (s sqlStore) Write(ctx context.Context, fn func(Tx) error) error {
	return s.Store.Write(ctx, func(tx *sqlstore.Tx) error { return fn(tx) })
}
