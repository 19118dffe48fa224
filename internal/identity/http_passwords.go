package identity

import (
	"context"
	"net/http"

	"sojourn/internal/kit/httpapi"
)

func (e edge) registerPasswords(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "forgot-password", Method: http.MethodPost, Path: "/api/v1/auth/password/forgot", Tag: tag, Public: true,
		Status: http.StatusAccepted, Summary: "Ask for a link to set a new password",
		Description: "Mails a link that works once, for an hour, where the address has an account. The answer is the same where it has none. At most 5 mails to one account in 15 minutes; 429 after 50 requests from one address."}, e.forgot)
	httpapi.Register(api, httpapi.Op{ID: "reset-password", Method: http.MethodPost, Path: "/api/v1/auth/password/reset", Tag: tag, Public: true,
		Status: http.StatusNoContent, Summary: "Set a new password by a link",
		Description: "Spends the link, ends all sessions of the user and counts the address as verified. 422 at body.token where the link was used or has expired."}, e.reset)
	httpapi.Register(api, httpapi.Op{ID: "change-password", Method: http.MethodPost, Path: "/api/v1/auth/password/change", Tag: tag,
		Status: http.StatusNoContent, Summary: "Change the password",
		Description: "Ends all other sessions of the user. 422 at body.current_password where it is wrong, which counts as a failed sign-in. Not for API tokens (403)."}, e.change)
	httpapi.Register(api, httpapi.Op{ID: "verify-email", Method: http.MethodPost, Path: "/api/v1/auth/email/verify", Tag: tag, Public: true,
		Status: http.StatusNoContent, Summary: "Verify an e-mail address by a link",
		Description: "Spends the link. 422 at body.token where it was used or has expired (after 24 hours)."}, e.verify)
	httpapi.Register(api, httpapi.Op{ID: "resend-verification", Method: http.MethodPost, Path: "/api/v1/auth/email/resend", Tag: tag,
		Status: http.StatusAccepted, Errors: []int{404}, Summary: "Ask for a new link to verify the address",
		Description: "Mails a link, unless the address is verified or has had 5 mails in 15 minutes. Not for API tokens (403)."}, e.resend)
}

// ForgotRequest names an account.
type ForgotRequest struct {
	Email EmailText `json:"email"`
}

// ResetRequest sets a new password.
type ResetRequest struct {
	Token    LinkToken   `json:"token"`
	Password NewPassword `json:"password"`
}

// ChangePasswordRequest sets a new password.
type ChangePasswordRequest struct {
	CurrentPassword OldPassword `json:"current_password"`
	Password        NewPassword `json:"password"`
}

// VerifyRequest proves an address.
type VerifyRequest struct {
	Token LinkToken `json:"token"`
}

func (e edge) forgot(ctx context.Context, in *struct {
	Caller
	Body ForgotRequest
}) (*struct{}, error) {
	return nil, e.s.ForgotPassword(ctx, string(in.Body.Email), in.client)
}

func (e edge) reset(ctx context.Context, in *struct{ Body ResetRequest }) (*struct{}, error) {
	return nil, e.s.ResetPassword(ctx, string(in.Body.Token), string(in.Body.Password))
}

func (e edge) change(ctx context.Context, in *struct{ Body ChangePasswordRequest }) (*struct{}, error) {
	p, err := person(ctx)
	if err != nil {
		return nil, err
	}
	return nil, e.s.changePassword(ctx, p, string(in.Body.CurrentPassword), string(in.Body.Password))
}

func (e edge) verify(ctx context.Context, in *struct{ Body VerifyRequest }) (*struct{}, error) {
	return nil, e.s.VerifyEmail(ctx, string(in.Body.Token))
}

func (e edge) resend(ctx context.Context, _ *struct{}) (*struct{}, error) {
	p, err := person(ctx)
	if err != nil {
		return nil, err
	}
	return nil, e.s.ResendVerification(ctx, p.UserID)
}
