package identityapi

import (
	"context"

	"sojourn/internal/kit/rpc"
)

const service = "identity"

// AccountsContract binds Accounts.
var AccountsContract = rpc.Contract[Accounts]{Service: service, Serve: serveAccounts, Dial: func(c *rpc.Client) Accounts { return accounts{c} }}

// SessionsContract binds Sessions.
var SessionsContract = rpc.Contract[Sessions]{Service: service, Serve: func(s *rpc.Server, impl Sessions) { rpc.Handle(s, "introspect", impl.Introspect) },
	Dial: func(c *rpc.Client) Sessions { return sessions{c} }}

type (
	refreshInput struct {
		Token  string
		Client Client
	}
	logoutInput struct {
		UserID, SessionID string
		Everywhere        bool
	}
	forgotInput struct {
		Email  string
		Client Client
	}
	resetInput   struct{ Token, Password string }
	ensureOutput struct {
		User    User
		Created bool
	}
)

func serveAccounts(s *rpc.Server, a Accounts) {
	rpc.Handle(s, "register", a.Register)
	rpc.Handle(s, "login", a.Login)
	rpc.Handle(s, "refresh", func(ctx context.Context, in refreshInput) (Session, error) {
		return a.Refresh(ctx, in.Token, in.Client)
	})
	rpc.Handle(s, "logout", func(ctx context.Context, in logoutInput) (rpc.None, error) {
		return rpc.None{}, a.Logout(ctx, in.UserID, in.SessionID, in.Everywhere)
	})
	rpc.Handle(s, "forgot_password", func(ctx context.Context, in forgotInput) (rpc.None, error) {
		return rpc.None{}, a.ForgotPassword(ctx, in.Email, in.Client)
	})
	rpc.Handle(s, "reset_password", func(ctx context.Context, in resetInput) (rpc.None, error) {
		return rpc.None{}, a.ResetPassword(ctx, in.Token, in.Password)
	})
	rpc.Handle(s, "verify_email", func(ctx context.Context, token string) (rpc.None, error) {
		return rpc.None{}, a.VerifyEmail(ctx, token)
	})
	rpc.Handle(s, "resend_verification", func(ctx context.Context, userID string) (rpc.None, error) {
		return rpc.None{}, a.ResendVerification(ctx, userID)
	})
	rpc.Handle(s, "user", a.User)
	rpc.Handle(s, "ensure", func(ctx context.Context, in EnsureInput) (out ensureOutput, err error) {
		out.User, out.Created, err = a.Ensure(ctx, in)
		return out, err
	})
}

// accounts is Accounts in another process.
type accounts struct{ c *rpc.Client }

// Register implements Accounts.
func (a accounts) Register(ctx context.Context, in RegisterInput) (Session, error) {
	return rpc.Call[RegisterInput, Session](ctx, a.c, "register", in)
}

// Login implements Accounts.
func (a accounts) Login(ctx context.Context, in LoginInput) (Session, error) {
	return rpc.Call[LoginInput, Session](ctx, a.c, "login", in)
}

// Refresh implements Accounts.
func (a accounts) Refresh(ctx context.Context, token string, client Client) (Session, error) {
	return rpc.Call[refreshInput, Session](ctx, a.c, "refresh", refreshInput{token, client})
}

// Logout implements Accounts.
func (a accounts) Logout(ctx context.Context, userID, sessionID string, everywhere bool) error {
	return run(ctx, a.c, "logout", logoutInput{userID, sessionID, everywhere})
}

// ForgotPassword implements Accounts.
func (a accounts) ForgotPassword(ctx context.Context, email string, client Client) error {
	return run(ctx, a.c, "forgot_password", forgotInput{email, client})
}

// ResetPassword implements Accounts.
func (a accounts) ResetPassword(ctx context.Context, token, password string) error {
	return run(ctx, a.c, "reset_password", resetInput{token, password})
}

// VerifyEmail implements Accounts.
func (a accounts) VerifyEmail(ctx context.Context, token string) error {
	return run(ctx, a.c, "verify_email", token)
}

// ResendVerification implements Accounts.
func (a accounts) ResendVerification(ctx context.Context, userID string) error {
	return run(ctx, a.c, "resend_verification", userID)
}

// User implements Accounts.
func (a accounts) User(ctx context.Context, id string) (User, error) {
	return rpc.Call[string, User](ctx, a.c, "user", id)
}

// Ensure implements Accounts.
func (a accounts) Ensure(ctx context.Context, in EnsureInput) (User, bool, error) {
	out, err := rpc.Call[EnsureInput, ensureOutput](ctx, a.c, "ensure", in)
	return out.User, out.Created, err
}

func run[In any](ctx context.Context, c *rpc.Client, method string, in In) error {
	_, err := rpc.Call[In, rpc.None](ctx, c, method, in)
	return err
}

// sessions is Sessions in another process.
type sessions struct{ c *rpc.Client }

// Introspect implements Sessions.
func (s sessions) Introspect(ctx context.Context, c Credentials) (Caller, error) {
	return rpc.Call[Credentials, Caller](ctx, s.c, "introspect", c)
}
