package identity

import (
	"context"
	"time"

	"sojourn/internal/identity/account"
	"sojourn/internal/identity/identityapi"
	"sojourn/internal/identity/password"
	"sojourn/internal/identity/secret"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/notify/notifyapi"
)

// newLink makes a link and the mail that carries it. The link must be stored
// before the mail is sent.
func (s *service) newLink(u account.User, purpose account.Purpose) (notifyapi.Mail, account.OneTime) {
	kind, path, life := secret.Verify, "/verify?token=", s.cfg.VerifyLife
	if purpose == account.ResetPassword {
		kind, path, life = secret.Reset, "/reset?token=", s.cfg.ResetLife
	}
	text, hash := secret.New(kind)
	now := s.clock.Now()
	link := account.OneTime{Hash: hash, UserID: u.ID, Purpose: purpose, EmailKey: u.EmailKey, CreatedAt: now, ExpiresAt: now.Add(life)}
	return compose(u, purpose, s.publicURL+path+text, life), link
}

// mailLink stores a link and sends its mail, unless the account was mailed too
// often. The mail goes to the stored address, never to what was typed.
func (s *service) mailLink(ctx context.Context, u account.User, purpose account.Purpose) error {
	if err := s.gate.pass(ctx, "mail/"+string(purpose), u.EmailKey, s.cfg.MailsPerAccount); err != nil {
		s.log.InfoContext(ctx, "mail not sent: too many to this account", "user", u.ID)
		return nil
	}
	mail, link := s.newLink(u, purpose)
	if err := s.store.Write(ctx, func(tx Tx) error { return tx.CreateLink(ctx, link) }); err != nil {
		return err
	}
	return s.mailer.Send(ctx, mail)
}

// ForgotPassword implements identityapi.Accounts. The account is looked up
// after the answer, so that the answer cannot tell whether there is one.
func (s *service) ForgotPassword(ctx context.Context, email string, c identityapi.Client) error {
	if err := account.CheckEmail("body.email", email); err != nil {
		return err
	}
	if err := s.gate.pass(ctx, "forgot", httpapi.Network(c.Address), s.cfg.MailsPerAddress); err != nil {
		return err
	}
	return s.later("forgot", func(ctx context.Context) error {
		u, err := s.store.UserByEmail(ctx, account.FoldEmail(email))
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		return s.mailLink(ctx, u, account.ResetPassword)
	})
}

func (s *service) later(name string, run func(context.Context) error) error {
	if s.queue.add(name, run) {
		return nil
	}
	return fault.Retry(fault.Unavailable, 5*time.Second, "too much to do just now: try again in a moment")
}

// ResendVerification implements identityapi.Accounts.
func (s *service) ResendVerification(ctx context.Context, userID string) error {
	u, err := s.store.User(ctx, userID)
	if err != nil || u.Verified() {
		return noUser(err)
	}
	return s.later("resend", func(ctx context.Context) error { return s.mailLink(ctx, u, account.VerifyEmail) })
}

// ResetPassword implements identityapi.Accounts. The link came by mail, so it
// proves the address as well.
func (s *service) ResetPassword(ctx context.Context, text, secretText string) error {
	hash, ok := secret.Parse(secret.Reset, text)
	err := password.Check("body.password", secretText, "")
	if !ok || err != nil {
		return joinFields(badLink(ok), err)
	}
	fresh, err := s.hasher.Hash(ctx, secretText)
	if err != nil {
		return err
	}
	var ended []string
	var u account.User
	err = s.store.Write(ctx, func(tx Tx) error {
		if u, err = s.takeLink(ctx, tx, account.ResetPassword, hash); err != nil {
			return err
		}
		if err := password.Check("body.password", secretText, u.Email); err != nil {
			return err
		}
		u.PasswordHash = fresh
		if u, err = s.prove(ctx, tx, u); err != nil {
			return err
		}
		ended, err = s.setPassword(ctx, tx, u, "")
		return err
	})
	if err != nil {
		return err
	}
	s.end(ctx, ended...)
	s.gate.forget(ctx, "login/account", u.EmailKey)
	return nil
}

// setPassword stores a user with a new password, whose sessions end but for one.
func (s *service) setPassword(ctx context.Context, tx Tx, u account.User, except string) (ended []string, err error) {
	if err := tx.UpdateUser(ctx, u); err != nil {
		return nil, err
	}
	if err := tx.DropLinks(ctx, u.ID, account.ResetPassword); err != nil {
		return nil, err
	}
	return tx.RevokeSessions(ctx, u.ID, except, s.clock.Now())
}

// prove notes that the address is the user's.
func (s *service) prove(ctx context.Context, tx Tx, u account.User) (account.User, error) {
	if u.Verified() {
		return u, nil
	}
	u.VerifiedAt = s.clock.Now()
	return s.change(ctx, tx, u)
}

// VerifyEmail implements identityapi.Accounts.
func (s *service) VerifyEmail(ctx context.Context, text string) error {
	hash, ok := secret.Parse(secret.Verify, text)
	if !ok {
		return badLink(false)
	}
	return s.store.Write(ctx, func(tx Tx) error {
		u, err := s.takeLink(ctx, tx, account.VerifyEmail, hash)
		if err != nil {
			return err
		}
		if err := tx.DropLinks(ctx, u.ID, account.VerifyEmail); err != nil {
			return err
		}
		_, err = s.prove(ctx, tx, u)
		return err
	})
}

// takeLink spends a link and gives its user.
func (s *service) takeLink(ctx context.Context, tx Tx, purpose account.Purpose, hash string) (account.User, error) {
	l, err := tx.TakeLink(ctx, purpose, hash)
	if fault.Is(err, fault.NotFound) || (err == nil && !s.clock.Now().Before(l.ExpiresAt)) {
		return account.User{}, badLink(false)
	}
	if err != nil {
		return account.User{}, err
	}
	u, err := tx.User(ctx, l.UserID)
	if err == nil && u.EmailKey != l.EmailKey {
		err = badLink(false)
	}
	return u, err
}

func badLink(ok bool) error {
	if ok {
		return nil
	}
	return fault.AtField("body.token", nil, "is not valid, has been used or has expired: ask for a new link")
}
