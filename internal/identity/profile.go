package identity

import (
	"context"
	"time"

	"sojourn/internal/identity/account"
	"sojourn/internal/identity/identityapi"
	"sojourn/internal/identity/password"
	"sojourn/internal/identity/preference"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

// profileChange is what a PATCH of a profile says; nil means untouched.
type profileChange struct {
	name        *string
	preferences map[string]any // a JSON merge patch
	ifMatch     string
}

// updateProfile changes name and preferences. A change that changes nothing
// makes no event and no new seq. fault.Precondition where ifMatch is outdated.
func (s *service) updateProfile(ctx context.Context, userID string, p profileChange) (identityapi.User, error) {
	var u account.User
	err := s.store.Write(ctx, func(tx Tx) error {
		old, err := tx.User(ctx, userID)
		if err != nil {
			return noUser(err)
		}
		if u, err = p.apply(old); err != nil { // bad input is told before an outdated tag
			return err
		}
		if err := httpapi.CheckMatch(p.ifMatch, old.Seq); err != nil || (u.Name == old.Name && u.Preferences == old.Preferences) {
			return err
		}
		u, err = s.change(ctx, tx, u)
		return err
	})
	if err != nil {
		return identityapi.User{}, err
	}
	return userOf(u)
}

func (p profileChange) apply(u account.User) (account.User, error) {
	var nameErr, prefErr error
	if p.name != nil {
		u.Name, nameErr = account.CheckName("body.name", *p.name)
	}
	if p.preferences != nil {
		u.Preferences, prefErr = preference.Apply(u.Preferences, p.preferences, "body.preferences")
	}
	if err := joinFields(nameErr, prefErr); err != nil {
		return u, err
	}
	return u, prefErr
}

// change stores a user's next step, tells of it and gives it.
func (s *service) change(ctx context.Context, tx Tx, u account.User) (account.User, error) {
	u = u.Changed(s.clock.Now())
	if err := tx.UpdateUser(ctx, u); err != nil {
		return u, err
	}
	prefs, err := preference.Decode(u.Preferences)
	if err != nil {
		return u, err
	}
	locale, _ := prefs["locale"].(string)
	home, _ := prefs["home_currency"].(string)
	return u, s.publish(ctx, tx, identityapi.TypeUserChanged, u.ID, u.UpdatedAt, identityapi.UserChanged{
		UserID: u.ID, Email: u.Email, Name: u.Name, EmailVerified: u.Verified(), Locale: locale, HomeCurrency: home,
		Seq: u.Seq, ChangedAt: u.UpdatedAt})
}

// changePassword sets a new password for who knows the old one, and ends all
// the user's other sessions.
func (s *service) changePassword(ctx context.Context, p httpapi.Principal, old, fresh string) error {
	u, err := s.confirm(ctx, p.UserID, "body.current_password", old)
	if err != nil {
		return err
	}
	if err := password.Check("body.password", fresh, u.Email); err != nil {
		return err
	}
	hash, err := s.hasher.Hash(ctx, fresh)
	if err != nil {
		return err
	}
	var ended []string
	err = s.store.Write(ctx, func(tx Tx) error {
		if err := s.unchanged(ctx, tx, u); err != nil {
			return err
		}
		changed := u
		changed.PasswordHash = hash
		ended, err = s.setPassword(ctx, tx, changed, p.SessionID)
		return err
	})
	if err == nil {
		s.end(ctx, ended...)
	}
	return err
}

// confirm asks a signed-in user for the password again. A wrong one counts as
// an attempt to log in, and is fault.Invalid at the field: the session is fine.
func (s *service) confirm(ctx context.Context, userID, field, secret string) (account.User, error) {
	u, err := s.store.User(ctx, userID)
	if err != nil {
		return u, noUser(err)
	}
	u, err = s.known(ctx, u.EmailKey, secret)
	if fault.Is(err, fault.Unauthenticated) {
		return u, fault.AtField(field, nil, "is not your password")
	}
	return u, err
}

// deleteUser removes a user and all personal data, for who knows the password.
func (s *service) deleteUser(ctx context.Context, userID, secret string) error {
	u, err := s.confirm(ctx, userID, "body.password", secret)
	if err != nil {
		return err
	}
	var ended []string
	now := s.clock.Now()
	err = s.store.Write(ctx, func(tx Tx) error {
		if err := s.unchanged(ctx, tx, u); err != nil {
			return err
		}
		if ended, err = credentialsOf(ctx, tx, userID, now); err != nil {
			return err
		}
		if err := tx.DeleteUser(ctx, userID); err != nil {
			return err
		}
		return s.publish(ctx, tx, identityapi.TypeUserDeleted, userID, now, identityapi.UserDeleted{UserID: userID, DeletedAt: now})
	})
	if err == nil {
		s.end(ctx, ended...)
	}
	return err
}

// credentialsOf ends a user's sessions and names them and the API tokens.
func credentialsOf(ctx context.Context, tx Tx, userID string, now time.Time) ([]string, error) {
	tokens, err := tx.TokenIDs(ctx, userID)
	if err != nil {
		return nil, err
	}
	sessions, err := tx.RevokeSessions(ctx, userID, "", now)
	return append(tokens, sessions...), err
}
