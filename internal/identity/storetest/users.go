package storetest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity"
	"sojourn/internal/identity/account"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

func users(t *testing.T, s identity.Store) {
	ctx := t.Context()
	u := User(1)
	create(t, s, u)
	got, err := s.User(ctx, u.ID)
	require.NoError(t, err)
	require.Equal(t, u, got)
	got, err = s.UserByEmail(ctx, "ada1@example.com")
	require.NoError(t, err)
	require.Equal(t, u, got)
	_, err = s.UserByEmail(ctx, u.Email)
	require.True(t, fault.Is(err, fault.NotFound), "only the folded address finds")
	_, err = s.User(ctx, id.New())
	require.True(t, fault.Is(err, fault.NotFound))

	u = u.Changed(At.Add(time.Minute))
	u.Name, u.PasswordHash, u.Preferences, u.VerifiedAt = "B", "$argon2id$y", "{}", At.Add(time.Minute)
	write(t, s, func(ctx context.Context, tx identity.Tx) error { return tx.UpdateUser(ctx, u) })
	got, err = s.User(ctx, u.ID)
	require.NoError(t, err)
	require.Equal(t, u, got)
}

func addressTaken(t *testing.T, s identity.Store) {
	create(t, s, User(1))
	err := s.Write(t.Context(), func(tx identity.Tx) error { return tx.CreateUser(t.Context(), User(1)) })
	require.True(t, fault.Is(err, fault.Conflict), "%v", err)
	create(t, s, User(2))
}

// However many register at once, one is the founder, for ever.
func founder(t *testing.T, s identity.Store) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	n := 0
	for i := range 8 {
		wg.Go(func() {
			u := User(i)
			var first bool
			err := s.Write(t.Context(), func(tx identity.Tx) error {
				var err error
				if first, err = tx.Found(t.Context(), At); err != nil {
					return err
				}
				return tx.CreateUser(t.Context(), u)
			})
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				t.Error(err)
			}
			if first {
				n++
			}
		})
	}
	wg.Wait()
	require.Equal(t, 1, n)
}

func deleteUser(t *testing.T, s identity.Store) {
	ctx := t.Context()
	u, other := User(1), User(2)
	sess := Session(u.ID)
	token := account.APIToken{ID: id.New(), UserID: u.ID, Name: "x", Hash: id.Random(8), Scopes: []string{"search:read"}, CreatedAt: At}
	link := account.OneTime{Hash: id.Random(8), UserID: u.ID, Purpose: account.VerifyEmail, EmailKey: u.EmailKey, CreatedAt: At, ExpiresAt: At.Add(time.Hour)}
	create(t, s, u, other, sess, token, link, Session(other.ID))
	write(t, s, func(ctx context.Context, tx identity.Tx) error {
		ids, err := tx.TokenIDs(ctx, u.ID)
		require.Equal(t, []string{token.ID}, ids)
		return errors.Join(err, tx.DeleteUser(ctx, u.ID))
	})
	_, err := s.User(ctx, u.ID)
	require.True(t, fault.Is(err, fault.NotFound))
	for _, find := range []func() error{
		func() error { _, err := s.SessionCredential(ctx, sess.ID); return err },
		func() error { _, err := s.APICredential(ctx, token.Hash); return err },
		func() error {
			return s.Write(ctx, func(tx identity.Tx) error { _, err := tx.TakeLink(ctx, link.Purpose, link.Hash); return err })
		},
	} {
		require.True(t, fault.Is(find(), fault.NotFound))
	}
	left, err := s.Sessions(ctx, other.ID)
	require.NoError(t, err)
	require.Len(t, left, 1)
}

func rollBack(t *testing.T, s identity.Store) {
	u := User(1)
	stop := errors.New("stop")
	err := s.Write(t.Context(), func(tx identity.Tx) error {
		if err := tx.CreateUser(t.Context(), u); err != nil {
			return err
		}
		return stop
	})
	require.ErrorIs(t, err, stop)
	_, err = s.User(t.Context(), u.ID)
	require.True(t, fault.Is(err, fault.NotFound))
}

// Readers for change wait for one another: of many increments none is lost.
func noLostUpdate(t *testing.T, s identity.Store) {
	u := User(1)
	create(t, s, u)
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			err := s.Write(t.Context(), func(tx identity.Tx) error {
				now, err := tx.User(t.Context(), u.ID)
				if err != nil {
					return err
				}
				return tx.UpdateUser(t.Context(), now.Changed(At))
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	got, err := s.User(t.Context(), u.ID)
	require.NoError(t, err)
	require.Equal(t, int64(11), got.Seq)
}
