package identity

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"time"

	"sojourn/internal/identity/account"
	"sojourn/internal/identity/identityapi"
	"sojourn/internal/identity/preference"
	"sojourn/internal/identity/token"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fanout"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/password"
)

// service is the use cases, one method each, by topic in the files beside this.
type service struct {
	cfg       Config
	store     Store
	clock     clock.Clock
	gate      gate
	hasher    *password.Hasher
	keys      *token.Keyring
	access    *token.Access
	live      *live
	queue     *queue
	mailer    Mailer
	fanout    fanout.Fanout
	log       *slog.Logger
	publicURL string // without a slash at its end

	reload   sync.Mutex // guards reloaded
	reloaded time.Time  // when the keys were last read
}

var (
	_ identityapi.Accounts = (*service)(nil)
	_ identityapi.Sessions = (*service)(nil)
)

func newService(cfg Config, d Deps, store Store) *service {
	cfg = cfg.withDefaults()
	keys := &token.Keyring{}
	return &service{
		cfg: cfg, store: store, clock: d.Clock, mailer: d.Mailer, fanout: d.Fanout, log: d.Logger,
		gate: gate{d.Cache, d.Clock, cfg.LimitWindow, d.Logger},
		hasher: password.NewHasher(password.Options{Params: cfg.Password, AtOnce: cfg.HashesAtOnce,
			Waiting: cfg.HashesWaiting, Patience: cfg.HashesPatience}),
		keys: keys, access: token.NewAccess(keys, d.Clock, cfg.AccessLife),
		live: newLive(cfg.CacheSize), queue: newQueue(d.Logger),
		publicURL: strings.TrimRight(d.PublicURL, "/"),
	}
}

// secure tells whether browsers must keep cookies from plain HTTP.
func (s *service) secure() bool { return strings.HasPrefix(s.publicURL, "https://") }

// User implements identityapi.Accounts.
func (s *service) User(ctx context.Context, id string) (identityapi.User, error) {
	u, err := s.store.User(ctx, id)
	if err != nil {
		return identityapi.User{}, noUser(err)
	}
	return userOf(u)
}

// noUser says what is missing, where something is.
func noUser(err error) error {
	if fault.Is(err, fault.NotFound) {
		return fault.Wrap(err, fault.NotFound, "there is no such account")
	}
	return err
}

func userOf(u account.User) (identityapi.User, error) {
	prefs, err := preference.Decode(u.Preferences)
	return identityapi.User{ID: u.ID, Email: u.Email, Name: u.Name, EmailVerified: u.Verified(), Roles: u.Roles,
		Preferences: prefs, Seq: u.Seq, CreatedAt: u.CreatedAt}, err
}
