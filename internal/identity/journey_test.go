package identity_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// The whole life of an account, on both engines.
func TestLifeOfAnAccount(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		e := setupOn(t, db, free)
		ada := e.register("ada@example.com")
		require.Equal(t, []string{"admin", "user"}, ada.User.Roles)
		require.Equal(t, 900, ada.ExpiresIn)
		bob := e.register("bob@example.com")
		require.Equal(t, []string{"user"}, bob.User.Roles)
		e.me(200, ada)

		e.do(call{path: "/api/v1/auth/email/verify", status: 204, body: `{"token":"` + e.link("verify_email") + `"}`})
		e.do(call{method: "GET", path: "/api/v1/users/me", bearer: bob.Access, status: 200, holds: []string{`"email_verified":true`}})

		e.do(call{method: "PATCH", path: "/api/v1/users/me", bearer: ada.Access, status: 200,
			body:  `{"name":"Ada 🌍 L.","preferences":{"theme":"dark","home_location":{"name":"Porto","lat":41.1,"lon":-8.6}}}`,
			holds: []string{`"name":"Ada 🌍 L."`, `"theme":"dark"`, `"Porto"`}})

		e.do(call{path: "/api/v1/auth/password/forgot", status: 202, body: `{"email":"ADA@example.com"}`})
		reset := e.link("reset_password")
		require.Equal(t, "ada@example.com", e.mails.last(t, "reset_password").To, "the stored address, not the typed one")
		e.do(call{path: "/api/v1/auth/password/reset", status: 204, body: `{"token":"` + reset + `","password":"another horse at dusk"}`})
		e.me(401, ada)
		e.do(call{path: "/api/v1/auth/refresh", status: 401, body: `{"refresh_token":"` + ada.Refresh + `"}`})
		ada = e.login("ada@example.com", "another horse at dusk")
		token := e.apiToken(ada, `"profile:read"`)
		e.me(200, session{Access: token})

		e.do(call{method: "DELETE", path: "/api/v1/users/me", bearer: ada.Access, status: 204, body: `{"password":"another horse at dusk"}`})
		e.me(401, ada)
		e.me(401, session{Access: token})
		e.do(call{path: "/api/v1/auth/login", status: 401, body: `{"email":"ada@example.com","password":"another horse at dusk"}`})
		again := e.register("ada@example.com")
		require.Equal(t, []string{"user"}, again.User.Roles, "an address that comes back is nobody special")

		e.relay()
		require.Equal(t, []string{
			identityapi.TypeUserRegistered, identityapi.TypeUserRegistered, identityapi.TypeUserChanged, identityapi.TypeUserChanged,
			identityapi.TypeUserChanged, identityapi.TypeUserDeleted, identityapi.TypeUserRegistered}, e.eventTypes())
	})
}

// relay moves the outbox to the log.
func (e *env) relay() {
	e.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- e.m.Services()["identity.relay"].Run(ctx) }()
	outbox := eventlog.NewOutbox(e.db, identityapi.Topic)
	require.Eventually(e.t, func() bool {
		n, err := outbox.Waiting(ctx)
		return err == nil && n == 0
	}, 10*time.Second, 5*time.Millisecond)
	cancel()
	require.NoError(e.t, <-done)
}

func (e *env) eventTypes() (types []string) {
	e.log.mu.Lock()
	defer e.log.mu.Unlock()
	for _, ev := range e.log.events {
		types = append(types, ev.Type)
	}
	return types
}

func TestEventPayloads(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("Ada@Example.com")
	e.do(call{method: "PATCH", path: "/api/v1/users/me", bearer: ada.Access, status: 200,
		body: `{"name":"عائشة","preferences":{"locale":"ar-EG","home_currency":"EGP"}}`})
	e.do(call{method: "PATCH", path: "/api/v1/users/me", bearer: ada.Access, status: 200, body: `{"name":"عائشة"}`})
	e.do(call{method: "DELETE", path: "/api/v1/users/me", bearer: ada.Access, status: 204, body: `{"password":"` + goodPassword + `"}`})
	e.relay()
	require.Len(t, e.log.events, 3, "a change that changes nothing makes no event")
	var reg identityapi.UserRegistered
	require.NoError(t, json.Unmarshal(e.log.events[0].Payload, &reg))
	require.Equal(t, identityapi.UserRegistered{UserID: ada.User.ID, Email: "Ada@Example.com", Name: "Ada", Seq: 1, RegisteredAt: start}, reg)
	var changed identityapi.UserChanged
	require.NoError(t, json.Unmarshal(e.log.events[1].Payload, &changed))
	require.Equal(t, identityapi.UserChanged{UserID: ada.User.ID, Email: "Ada@Example.com", Name: "عائشة",
		Locale: "ar-EG", HomeCurrency: "EGP", Seq: 2, ChangedAt: start}, changed)
	for _, ev := range e.log.events {
		require.Equal(t, ada.User.ID, ev.Key)
		require.Len(t, ev.Trace, 55)
	}
	require.NotContains(t, string(e.log.events[2].Payload), "xample.com")
}
