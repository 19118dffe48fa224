package identity_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/rpc/rpctest"
)

// Pages in another process use the same use cases as those in this one.
func TestAccountsTwin(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	client := identityapi.Client{Address: "::1", UserAgent: "test"}
	rpctest.Twin(t, identityapi.AccountsContract, e.m.Accounts(), func(t *testing.T, a identityapi.Accounts) {
		ctx, email := t.Context(), id.Random(4)+"@example.org"
		s, err := a.Register(ctx, identityapi.RegisterInput{Email: email, Password: goodPassword, Name: "Zoë", Client: client})
		require.NoError(t, err)
		require.Equal(t, email, s.User.Email)
		require.Equal(t, 15*time.Minute, s.ExpiresIn)
		_, err = a.Register(ctx, identityapi.RegisterInput{Email: email, Password: goodPassword, Name: "Zoë"})
		require.True(t, fault.Is(err, fault.Conflict))
		_, err = a.Register(ctx, identityapi.RegisterInput{Email: "x", Password: "short", Name: ""})
		require.Len(t, err.(*fault.Error).Fields, 3)
		s, err = a.Refresh(ctx, s.RefreshToken, client)
		require.NoError(t, err)
		u, err := a.User(ctx, s.User.ID)
		require.NoError(t, err)
		require.Equal(t, s.User, u)
		browser, err := a.Login(ctx, identityapi.LoginInput{Email: email, Password: goodPassword, Browser: true, Client: client})
		require.NoError(t, err)
		require.NotEmpty(t, browser.Cookie)
		require.Empty(t, browser.AccessToken)
		require.NoError(t, a.ForgotPassword(ctx, email, client))
		require.NoError(t, a.ResendVerification(ctx, u.ID))
		require.True(t, fault.Is(a.ResetPassword(ctx, "spent", goodPassword), fault.Invalid))
		require.True(t, fault.Is(a.VerifyEmail(ctx, "spent"), fault.Invalid))
		require.NoError(t, a.Logout(ctx, u.ID, browser.ID, true))
		_, err = a.Refresh(ctx, s.RefreshToken, client)
		require.True(t, fault.Is(err, fault.Unauthenticated))
		_, created, err := a.Ensure(ctx, identityapi.EnsureInput{Email: email, Name: "Zoë", Password: goodPassword})
		require.NoError(t, err)
		require.False(t, created)
	})
}

func TestSessionsTwin(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("ada@example.com")
	token := e.apiToken(ada, `"profile:read"`)
	rpctest.Twin(t, identityapi.SessionsContract, e.m.Sessions(), func(t *testing.T, s identityapi.Sessions) {
		who, err := s.Introspect(t.Context(), identityapi.Credentials{Bearer: ada.Access})
		require.NoError(t, err)
		require.NotEmpty(t, who.SessionID)
		require.Nil(t, who.Scopes, "a session may do all that its user may")
		require.Equal(t, start.Add(15*time.Minute), who.Until, "an access token is not believed for longer than it lives")
		limited, err := s.Introspect(t.Context(), identityapi.Credentials{Bearer: token})
		require.NoError(t, err)
		require.Equal(t, who.UserID, limited.UserID)
		require.NotNil(t, limited.Scopes, "a token without scopes may do nothing, which is not what nil means")
		_, err = s.Introspect(t.Context(), identityapi.Credentials{Cookie: "unknown"})
		require.True(t, fault.Is(err, fault.Unauthenticated))
	})
}
