package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity"
	"sojourn/internal/identity/account"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

func sessions(t *testing.T, s identity.Store) {
	u := User(1)
	one, two := Session(u.ID), Session(u.ID)
	two.CreatedAt, two.CookieHash, two.RefreshHash, two.Generation, two.RefreshedAt = At.Add(time.Second), "c", "", 0, time.Time{}
	create(t, s, u, one, two)
	all, err := s.Sessions(t.Context(), u.ID)
	require.NoError(t, err)
	require.Equal(t, []account.Session{two, one}, all)

	write(t, s, func(ctx context.Context, tx identity.Tx) error {
		got, err := tx.Session(ctx, one.ID)
		require.Equal(t, one, got)
		if err != nil {
			return err
		}
		one = got.Rotated("next", account.Client{Address: "a", UserAgent: "b"}, At.Add(time.Minute), At.Add(2*time.Hour))
		one.RevokedAt = At.Add(time.Minute)
		return tx.UpdateSession(ctx, one)
	})
	all, err = s.Sessions(t.Context(), u.ID)
	require.NoError(t, err)
	require.Equal(t, one, all[1])
	err = s.Write(t.Context(), func(tx identity.Tx) error { _, err := tx.Session(t.Context(), id.New()); return err })
	require.True(t, fault.Is(err, fault.NotFound))
	again := two
	again.ID = id.New()
	err = s.Write(t.Context(), func(tx identity.Tx) error { return tx.CreateSession(t.Context(), again) })
	require.True(t, fault.Is(err, fault.Conflict), "a cookie leads to one session")
}

func revokeSessions(t *testing.T, s identity.Store) {
	u, other := User(1), User(2)
	keep, one, two, gone, foreign := Session(u.ID), Session(u.ID), Session(u.ID), Session(u.ID), Session(other.ID)
	gone.RevokedAt = At.Add(-time.Hour)
	create(t, s, u, other, keep, one, two, gone, foreign)
	later := At.Add(time.Minute)
	write(t, s, func(ctx context.Context, tx identity.Tx) error {
		ids, err := tx.RevokeSessions(ctx, u.ID, keep.ID, later)
		require.ElementsMatch(t, []string{one.ID, two.ID}, ids)
		return err
	})
	write(t, s, func(ctx context.Context, tx identity.Tx) error {
		ids, err := tx.RevokeSessions(ctx, u.ID, keep.ID, later)
		require.Empty(t, ids)
		return err
	})
	all, err := s.Sessions(t.Context(), u.ID)
	require.NoError(t, err)
	for _, got := range all {
		switch got.ID {
		case keep.ID:
			require.True(t, got.RevokedAt.IsZero())
		case gone.ID:
			require.Equal(t, gone.RevokedAt, got.RevokedAt, "the first end stands")
		default:
			require.Equal(t, later, got.RevokedAt)
		}
	}
	c, err := s.SessionCredential(t.Context(), foreign.ID)
	require.NoError(t, err)
	require.False(t, c.Revoked)
}

func credentials(t *testing.T, s identity.Store) {
	ctx := t.Context()
	u := User(1)
	sess := Session(u.ID)
	sess.CookieHash = "cookie"
	token := account.APIToken{ID: id.New(), UserID: u.ID, Name: "x", Hash: "hash", Scopes: []string{"profile:read", "search:read"}, CreatedAt: At}
	create(t, s, u, sess, token)
	want := account.Credential{ID: sess.ID, UserID: u.ID, Roles: u.Roles, SeenAt: At, ExpiresAt: sess.ExpiresAt}
	got, err := s.SessionCredential(ctx, sess.ID)
	require.NoError(t, err)
	require.Equal(t, want, got)
	got, err = s.CookieCredential(ctx, "cookie")
	require.NoError(t, err)
	require.Equal(t, want, got)
	want = account.Credential{ID: token.ID, UserID: u.ID, API: true, Roles: u.Roles, Scopes: token.Scopes}
	got, err = s.TokenCredential(ctx, token.ID)
	require.NoError(t, err)
	require.Equal(t, want, got)
	got, err = s.APICredential(ctx, "hash")
	require.NoError(t, err)
	require.Equal(t, want, got)
	for _, find := range []func(context.Context, string) (account.Credential, error){s.SessionCredential, s.CookieCredential, s.TokenCredential, s.APICredential} {
		_, err := find(ctx, "nothing")
		require.True(t, fault.Is(err, fault.NotFound))
	}
	sess.RevokedAt = At
	write(t, s, func(ctx context.Context, tx identity.Tx) error { return tx.UpdateSession(ctx, sess) })
	got, err = s.SessionCredential(ctx, sess.ID)
	require.NoError(t, err)
	require.True(t, got.Revoked)
}

func touch(t *testing.T, s identity.Store) {
	ctx := t.Context()
	u := User(1)
	sess := Session(u.ID)
	token := account.APIToken{ID: id.New(), UserID: u.ID, Name: "x", Hash: "hash", Scopes: []string{"search:read"}, CreatedAt: At}
	create(t, s, u, sess, token)
	later := At.Add(time.Minute)
	for _, at := range []time.Time{later, At} { // the earlier one comes late
		require.NoError(t, s.Touch(ctx, []account.Touch{{ID: sess.ID, At: at}, {ID: token.ID, API: true, At: at}, {ID: id.New(), At: at}}))
		c, err := s.SessionCredential(ctx, sess.ID)
		require.NoError(t, err)
		require.Equal(t, later, c.SeenAt)
		c, err = s.TokenCredential(ctx, token.ID)
		require.NoError(t, err)
		require.Equal(t, later, c.SeenAt)
	}
}
