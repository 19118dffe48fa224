// Package storetest says what every Store of the identity service must do.
package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity"
	"sojourn/internal/identity/account"
	"sojourn/internal/kit/id"
)

// At is the instant that the suite calls now.
var At = time.Date(2027, 5, 1, 9, 30, 0, 123456000, time.UTC)

// Run runs the suite; open gives an empty store each time.
func Run(t *testing.T, open func(t *testing.T) identity.Store) {
	t.Helper()
	for name, test := range map[string]func(*testing.T, identity.Store){
		"users":            users,
		"address is taken": addressTaken,
		"one founder":      founder,
		"sessions":         sessions,
		"revoke sessions":  revokeSessions,
		"credentials":      credentials,
		"touch":            touch,
		"api tokens":       apiTokens,
		"links":            links,
		"links work once":  linksOnce,
		"keys":             keys,
		"purge":            purge,
		"delete":           deleteUser,
		"roll back":        rollBack,
		"no lost update":   noLostUpdate,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

// User makes a user that differs from others in its number.
func User(n int) account.User {
	email := fmt.Sprintf("Ada%d@Example.com", n)
	return account.User{ID: id.New(), Email: email, EmailKey: account.FoldEmail(email), Name: "Ada 🌍 عائشة",
		PasswordHash: "$argon2id$x", Roles: []string{"admin", "user"}, Preferences: `{"theme":"dark"}`, Seq: 1, CreatedAt: At, UpdatedAt: At}
}

// Session makes an API client's session of a user.
func Session(userID string) account.Session {
	return account.Session{ID: id.New(), UserID: userID, RefreshHash: id.Random(16), Generation: 1, RefreshedAt: At, CreatedAt: At, SeenAt: At,
		ExpiresAt: At.Add(time.Hour), Client: account.Client{Address: "2001:db8::1", UserAgent: "Mozilla/5.0 🌍"}}
}

func write(t *testing.T, s identity.Store, fn func(context.Context, identity.Tx) error) {
	t.Helper()
	require.NoError(t, s.Write(t.Context(), func(tx identity.Tx) error { return fn(t.Context(), tx) }))
}

func create(t *testing.T, s identity.Store, all ...any) {
	t.Helper()
	write(t, s, func(ctx context.Context, tx identity.Tx) error {
		for _, v := range all {
			var err error
			switch v := v.(type) {
			case account.User:
				err = tx.CreateUser(ctx, v)
			case account.Session:
				err = tx.CreateSession(ctx, v)
			case account.APIToken:
				err = tx.CreateToken(ctx, v)
			case account.OneTime:
				err = tx.CreateLink(ctx, v)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}
