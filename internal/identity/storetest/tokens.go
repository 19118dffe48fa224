package storetest

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity"
	"sojourn/internal/identity/account"
	"sojourn/internal/identity/token"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

func apiTokens(t *testing.T, s identity.Store) {
	ctx := t.Context()
	u, other := User(1), User(2)
	one := account.APIToken{ID: id.New(), UserID: u.ID, Name: "🌍", Hash: "h1", Scopes: []string{"profile:read"}, CreatedAt: At}
	two := account.APIToken{ID: id.New(), UserID: u.ID, Name: "b", Hash: "h2", Scopes: []string{"profile:read", "search:read"},
		CreatedAt: At.Add(time.Second), LastUsedAt: At.Add(time.Minute), ExpiresAt: At.Add(time.Hour)}
	create(t, s, u, other, one, two)
	all, err := s.Tokens(ctx, u.ID)
	require.NoError(t, err)
	require.Equal(t, []account.APIToken{two, one}, all)
	write(t, s, func(ctx context.Context, tx identity.Tx) error {
		n, err := tx.CountTokens(ctx, u.ID)
		require.Equal(t, 2, n)
		require.True(t, fault.Is(tx.DeleteToken(ctx, other.ID, one.ID), fault.NotFound), "someone else's")
		require.NoError(t, tx.DeleteToken(ctx, u.ID, one.ID))
		require.True(t, fault.Is(tx.DeleteToken(ctx, u.ID, one.ID), fault.NotFound))
		return err
	})
	all, err = s.Tokens(ctx, u.ID)
	require.NoError(t, err)
	require.Equal(t, []account.APIToken{two}, all)
	err = s.Write(ctx, func(tx identity.Tx) error { _, err := tx.CountTokens(ctx, id.New()); return err })
	require.True(t, fault.Is(err, fault.NotFound))
}

func links(t *testing.T, s identity.Store) {
	u := User(1)
	link := func(p account.Purpose, hash string) account.OneTime {
		return account.OneTime{Hash: hash, UserID: u.ID, Purpose: p, EmailKey: u.EmailKey, CreatedAt: At, ExpiresAt: At.Add(time.Hour)}
	}
	create(t, s, u, link(account.VerifyEmail, "v1"), link(account.ResetPassword, "r1"), link(account.ResetPassword, "r2"))
	write(t, s, func(ctx context.Context, tx identity.Tx) error {
		_, err := tx.TakeLink(ctx, account.VerifyEmail, "r1")
		require.True(t, fault.Is(err, fault.NotFound), "of another purpose")
		got, err := tx.TakeLink(ctx, account.ResetPassword, "r1")
		require.Equal(t, link(account.ResetPassword, "r1"), got)
		if err != nil {
			return err
		}
		_, err = tx.TakeLink(ctx, account.ResetPassword, "r1")
		require.True(t, fault.Is(err, fault.NotFound), "spent")
		return tx.DropLinks(ctx, u.ID, account.ResetPassword)
	})
	write(t, s, func(ctx context.Context, tx identity.Tx) error {
		_, err := tx.TakeLink(ctx, account.ResetPassword, "r2")
		require.True(t, fault.Is(err, fault.NotFound), "dropped")
		_, err = tx.TakeLink(ctx, account.VerifyEmail, "v1")
		return err
	})
}

func linksOnce(t *testing.T, s identity.Store) {
	u := User(1)
	create(t, s, u, account.OneTime{Hash: "h", UserID: u.ID, Purpose: account.ResetPassword, EmailKey: u.EmailKey, CreatedAt: At, ExpiresAt: At.Add(time.Hour)})
	var taken atomic.Int64
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			err := s.Write(t.Context(), func(tx identity.Tx) error {
				_, err := tx.TakeLink(t.Context(), account.ResetPassword, "h")
				return err
			})
			if err == nil {
				taken.Add(1)
			} else if !fault.Is(err, fault.NotFound) {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	require.Equal(t, int64(1), taken.Load())
}

func keys(t *testing.T, s identity.Store) {
	none, err := s.Keys(t.Context())
	require.NoError(t, err)
	require.Empty(t, none)
	one, two := token.NewKey(At), token.NewKey(At.Add(time.Second))
	write(t, s, func(ctx context.Context, tx identity.Tx) error {
		require.NoError(t, tx.LockKeys(ctx))
		require.NoError(t, tx.CreateKey(ctx, one))
		require.NoError(t, tx.CreateKey(ctx, two))
		got, err := tx.Keys(ctx)
		require.Equal(t, []token.Key{two, one}, got)
		return err
	})
	all, err := s.Keys(t.Context())
	require.NoError(t, err)
	require.Equal(t, []token.Key{two, one}, all)
}

func purge(t *testing.T, s identity.Store) {
	u := User(1)
	live, expired, revoked := Session(u.ID), Session(u.ID), Session(u.ID)
	expired.ExpiresAt = At.Add(-time.Hour)
	revoked.RevokedAt = At.Add(-time.Hour)
	create(t, s, u, live, expired, revoked,
		account.OneTime{Hash: "old", UserID: u.ID, Purpose: account.VerifyEmail, CreatedAt: At, ExpiresAt: At.Add(-time.Hour)},
		account.OneTime{Hash: "new", UserID: u.ID, Purpose: account.VerifyEmail, CreatedAt: At, ExpiresAt: At.Add(time.Hour)})
	k1, k2, k3 := token.NewKey(At.Add(-3*time.Hour)), token.NewKey(At.Add(-2*time.Hour)), token.NewKey(At)
	write(t, s, func(ctx context.Context, tx identity.Tx) error {
		for _, k := range []token.Key{k1, k2, k3} {
			if err := tx.CreateKey(ctx, k); err != nil {
				return err
			}
		}
		return nil
	})
	n, err := s.Purge(t.Context(), At.Add(-2*time.Hour), At.Add(-2*time.Hour), At.Add(-2*time.Hour))
	require.NoError(t, err)
	require.Zero(t, n)
	n, err = s.Purge(t.Context(), At, At, At.Add(-time.Minute))
	require.NoError(t, err)
	require.Equal(t, int64(4), n)
	left, err := s.Sessions(t.Context(), u.ID)
	require.NoError(t, err)
	require.Equal(t, []account.Session{live}, left)
	rest, err := s.Keys(t.Context())
	require.NoError(t, err)
	require.Equal(t, []token.Key{k3, k2}, rest, "the second signed until a moment ago")
	write(t, s, func(ctx context.Context, tx identity.Tx) error {
		_, err := tx.TakeLink(ctx, account.VerifyEmail, "new")
		return err
	})
}
