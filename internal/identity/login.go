package identity

import (
	"context"

	"sojourn/internal/identity/account"
	"sojourn/internal/identity/identityapi"
	"sojourn/internal/identity/password"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

// Login implements identityapi.Accounts.
func (s *service) Login(ctx context.Context, in identityapi.LoginInput) (identityapi.Session, error) {
	if err := account.CheckEmail("body.email", in.Email); err != nil {
		return identityapi.Session{}, err
	}
	from := httpapi.Network(in.Client.Address)
	if err := s.gate.closed(ctx, "login/address", from); err != nil {
		return identityapi.Session{}, err
	}
	emailKey := account.FoldEmail(in.Email)
	u, err := s.known(ctx, emailKey, in.Password)
	if err != nil {
		if fault.Is(err, fault.Unauthenticated) {
			s.gate.strike(ctx, "login/address", from, s.cfg.LoginsPerAddress)
		}
		return identityapi.Session{}, err
	}
	sess := s.newSession(u.ID, in.Browser, in.Client)
	err = s.store.Write(ctx, func(tx Tx) error {
		if err := s.unchanged(ctx, tx, u); err != nil {
			return err
		}
		return tx.CreateSession(ctx, sess.row)
	})
	if err != nil {
		return identityapi.Session{}, err
	}
	return s.signedIn(u, sess)
}

// known finds the user whom an address and a password belong to. It does the
// same work for an unknown address, and counts attempts by account: ten in a
// row without the right password close the account for a while, right password
// or not.
func (s *service) known(ctx context.Context, emailKey, secret string) (account.User, error) {
	if err := s.gate.pass(ctx, "login/account", emailKey, s.cfg.LoginsPerAccount); err != nil {
		return account.User{}, err
	}
	if len(secret) > password.MaxBytes {
		return account.User{}, badCredentials()
	}
	u, err := s.store.UserByEmail(ctx, emailKey)
	if fault.Is(err, fault.NotFound) {
		if err := s.hasher.VerifyNobody(ctx, secret); err != nil {
			return account.User{}, err
		}
		return account.User{}, badCredentials()
	}
	if err != nil {
		return account.User{}, err
	}
	ok, stale, err := s.hasher.Verify(ctx, u.PasswordHash, secret)
	if err != nil {
		return account.User{}, err
	}
	if !ok {
		return account.User{}, badCredentials()
	}
	s.gate.forget(ctx, "login/account", emailKey)
	if stale {
		return s.rehash(ctx, u, secret)
	}
	return u, nil
}

// rehash brings a hash to the present parameters.
func (s *service) rehash(ctx context.Context, u account.User, secret string) (account.User, error) {
	fresh, err := s.hasher.Hash(ctx, secret)
	if err != nil {
		return u, err
	}
	err = s.store.Write(ctx, func(tx Tx) error {
		if err := s.unchanged(ctx, tx, u); err != nil {
			return err
		}
		changed := u
		changed.PasswordHash = fresh
		return tx.UpdateUser(ctx, changed)
	})
	u.PasswordHash = fresh
	return u, err
}

// unchanged holds the user and makes sure that the password that was verified
// is still the user's: a reset that came between must not leave a session of
// the old password behind.
func (s *service) unchanged(ctx context.Context, tx Tx, u account.User) error {
	now, err := tx.User(ctx, u.ID)
	if fault.Is(err, fault.NotFound) || (err == nil && now.PasswordHash != u.PasswordHash) {
		return badCredentials()
	}
	return err
}

func badCredentials() error {
	return fault.New(fault.Unauthenticated, "the e-mail address or the password is not right")
}
