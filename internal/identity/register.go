package identity

import (
	"context"
	"errors"

	"sojourn/internal/identity/account"
	"sojourn/internal/identity/identityapi"
	"sojourn/internal/identity/password"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/id"
)

// Register implements identityapi.Accounts.
func (s *service) Register(ctx context.Context, in identityapi.RegisterInput) (identityapi.Session, error) {
	u, err := s.newUser(in.Email, in.Name, in.Password)
	if err != nil {
		return identityapi.Session{}, err
	}
	if err := s.gate.pass(ctx, "register", httpapi.Network(in.Client.Address), s.cfg.RegisterPerAddress); err != nil {
		return identityapi.Session{}, err
	}
	if u.PasswordHash, err = s.hasher.Hash(ctx, in.Password); err != nil {
		return identityapi.Session{}, err
	}
	sess := s.newSession(u.ID, in.Browser, in.Client)
	mail, link := s.newLink(u, account.VerifyEmail)
	err = s.store.Write(ctx, func(tx Tx) error {
		user, err := s.found(ctx, tx, u) // a copy: fn may run again
		if err != nil {
			return err
		}
		if err := s.create(ctx, tx, user); err != nil {
			return err
		}
		u.Roles = user.Roles
		if err := tx.CreateSession(ctx, sess.row); err != nil {
			return err
		}
		return tx.CreateLink(ctx, link)
	})
	if err != nil {
		return identityapi.Session{}, err
	}
	s.queue.add("mail", func(ctx context.Context) error { return s.mailer.Send(ctx, mail) })
	return s.signedIn(u, sess)
}

// newUser checks the input of a new account, all fields together.
func (s *service) newUser(email, name, secret string) (account.User, error) {
	name, nameErr := account.CheckName("body.name", name)
	err := joinFields(account.CheckEmail("body.email", email), password.Check("body.password", secret, email), nameErr)
	now := s.clock.Now()
	return account.User{ID: id.New(), Email: email, EmailKey: account.FoldEmail(email), Name: name,
		Roles: []string{account.RoleUser}, Preferences: "{}", Seq: 1, CreatedAt: now, UpdatedAt: now}, err
}

// found makes the first user who registers an administrator.
func (s *service) found(ctx context.Context, tx Tx, u account.User) (account.User, error) {
	first, err := tx.Found(ctx, u.CreatedAt)
	if first {
		u.Roles = []string{account.RoleAdmin, account.RoleUser}
	}
	return u, err
}

// create adds a user and tells of it.
func (s *service) create(ctx context.Context, tx Tx, u account.User) error {
	if err := tx.CreateUser(ctx, u); err != nil {
		if fault.Is(err, fault.Conflict) {
			taken := fault.New(fault.Conflict, "this e-mail address has an account: sign in, or reset the password")
			taken.Fields = []fault.Field{{Location: "body.email", Message: "has an account already", Value: u.Email}}
			return taken
		}
		return err
	}
	return s.publish(ctx, tx, identityapi.TypeUserRegistered, u.ID, u.CreatedAt, identityapi.UserRegistered{
		UserID: u.ID, Email: u.Email, Name: u.Name, Seq: u.Seq, RegisteredAt: u.CreatedAt})
}

// Ensure implements identityapi.Accounts.
func (s *service) Ensure(ctx context.Context, in identityapi.EnsureInput) (identityapi.User, bool, error) {
	there, err := s.store.UserByEmail(ctx, account.FoldEmail(in.Email))
	if err == nil {
		u, err := userOf(there)
		return u, false, err
	}
	if !fault.Is(err, fault.NotFound) {
		return identityapi.User{}, false, err
	}
	u, err := s.newUser(in.Email, in.Name, in.Password)
	if err != nil {
		return identityapi.User{}, false, err
	}
	u.VerifiedAt = u.CreatedAt
	if u.PasswordHash, err = s.hasher.Hash(ctx, in.Password); err != nil {
		return identityapi.User{}, false, err
	}
	if err := s.store.Write(ctx, func(tx Tx) error { return s.create(ctx, tx, u) }); err != nil {
		return identityapi.User{}, false, err
	}
	out, err := userOf(u)
	return out, true, err
}

// joinFields makes one error of several about fields.
func joinFields(errs ...error) error {
	var fields []fault.Field
	for _, err := range errs {
		if e, ok := errors.AsType[*fault.Error](err); ok {
			fields = append(fields, e.Fields...)
		}
	}
	return fault.Fields(fields)
}
