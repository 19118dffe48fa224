package identity_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity"
)

func configWithAccountLimit() identity.Config {
	c := free
	c.LoginsPerAccount = 0
	return c
}

const tokensPath = "/api/v1/users/me/tokens"

func TestCreateAPIToken(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("ada@example.com")
	for _, c := range []call{
		{name: "plain", status: 201, body: `{"name":"📜 script","scopes":["profile:read","search:read"]}`, holds: []string{`"token":"sjn_`, `"expires_at":null`, `"last_used_at":null`}},
		{name: "expiring", status: 201, body: `{"name":"x","scopes":["profile:read"],"expires_at":"2028-01-01T00:00:00+02:00"}`, holds: []string{`"expires_at":"2027-12-31T22:00:00Z"`}},
		{name: "null expiry", status: 201, body: `{"name":"x","scopes":["profile:read"],"expires_at":null}`},
		{name: "scope twice", status: 201, body: `{"name":"x","scopes":["search:read","profile:read","search:read"]}`, holds: []string{`"scopes":["profile:read","search:read"]`}},
		{name: "past expiry", status: 422, field: "body.expires_at", body: `{"name":"x","scopes":["profile:read"],"expires_at":"2027-05-01T09:30:00Z"}`},
		{name: "expiry without zone", status: 422, field: "body.expires_at", body: `{"name":"x","scopes":["profile:read"],"expires_at":"2028-05-01T09:30:00"}`},
		{name: "no scope", status: 422, field: "body.scopes", body: `{"name":"x","scopes":[]}`},
		{name: "unknown scope", status: 422, field: "body.scopes[0]", body: `{"name":"x","scopes":["admin"]}`},
		{name: "no name", status: 422, field: "body.name", body: `{"name":" ","scopes":["search:read"]}`},
		{name: "unknown field", status: 422, field: "body.user_id", body: `{"name":"x","scopes":["search:read"],"user_id":"1"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.path, c.bearer = tokensPath, ada.Access
			e.doOn(t, c)
		})
	}
}

func TestAPITokenScopes(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("ada@example.com")
	read, write, none := e.apiToken(ada, `"profile:read"`), e.apiToken(ada, `"profile:write"`), e.apiToken(ada, `"search:read"`)
	for name, c := range map[string]call{
		"reads":                {method: "GET", path: "/api/v1/users/me", bearer: read, status: 200},
		"exports":              {method: "GET", path: "/api/v1/users/me/export", bearer: read, status: 200},
		"writes":               {method: "PATCH", path: "/api/v1/users/me", bearer: write, body: `{"name":"B"}`, status: 200},
		"may not write":        {method: "PATCH", path: "/api/v1/users/me", bearer: read, body: `{"name":"C"}`, status: 403},
		"may not read":         {method: "GET", path: "/api/v1/users/me", bearer: write, status: 403},
		"may nothing":          {method: "GET", path: "/api/v1/users/me", bearer: none, status: 403},
		"may not list tokens":  {method: "GET", path: tokensPath, bearer: read, status: 403},
		"may not make tokens":  {path: tokensPath, bearer: write, body: `{"name":"x","scopes":["search:read"]}`, status: 403},
		"may not revoke":       {method: "DELETE", path: tokensPath + "/0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80", bearer: write, status: 403},
		"may not set password": {path: "/api/v1/auth/password/change", bearer: write, body: `{"current_password":"` + goodPassword + `","password":"another horse"}`, status: 403},
		"may not delete":       {method: "DELETE", path: "/api/v1/users/me", bearer: write, body: `{"password":"` + goodPassword + `"}`, status: 403},
		"may not log out":      {path: "/api/v1/auth/logout", bearer: write, status: 403},
		"may not see sessions": {method: "GET", path: sessionsPath, bearer: read, status: 403},
		"may not end one":      {method: "DELETE", path: sessionsPath + "/0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80", bearer: write, status: 403},
		"may not end others":   {method: "DELETE", path: sessionsPath, bearer: write, status: 403},
		"may not resend":       {path: "/api/v1/auth/email/resend", bearer: write, status: 403},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e.doOn(t, c)
		})
	}
}

func TestRevokeAPIToken(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada, eve := e.register("ada@example.com"), e.register("eve@example.com")
	var one, two struct{ ID, Token string }
	e.do(call{path: tokensPath, bearer: ada.Access, status: 201, body: `{"name":"one","scopes":["profile:read"]}`}).into(&one)
	e.clock.Advance(time.Second)
	e.do(call{path: tokensPath, bearer: ada.Access, status: 201, body: `{"name":"two","scopes":["profile:read"],"expires_at":"2027-05-01T09:40:00Z"}`}).into(&two)
	var list struct {
		Items []struct{ Name string }
		Next  *string
	}
	e.do(call{method: "GET", path: tokensPath, bearer: ada.Access, status: 200, holds: []string{`"next":null`}, without: []string{one.Token, "hash"}}).into(&list)
	require.Equal(t, "two", list.Items[0].Name)
	require.Len(t, list.Items, 2)
	e.do(call{method: "GET", path: tokensPath, bearer: eve.Access, status: 200, holds: []string{`"items":[]`}})

	e.me(200, session{Access: one.Token})
	e.do(call{method: "DELETE", path: tokensPath + "/" + one.ID, bearer: eve.Access, status: 404})
	e.do(call{method: "DELETE", path: tokensPath + "/nonsense", bearer: ada.Access, status: 422, field: "path.id"})
	e.me(200, session{Access: one.Token})
	e.do(call{method: "DELETE", path: tokensPath + "/" + one.ID, bearer: ada.Access, status: 204})
	e.me(401, session{Access: one.Token})
	e.do(call{method: "DELETE", path: tokensPath + "/" + one.ID, bearer: ada.Access, status: 404})

	e.me(200, session{Access: two.Token})
	e.clock.Advance(10 * time.Minute)
	e.me(401, session{Access: two.Token})
}

func TestAPITokenCount(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("ada@example.com")
	for range 100 {
		e.apiToken(ada, `"search:read"`)
	}
	e.do(call{path: tokensPath, bearer: ada.Access, status: 409, body: `{"name":"x","scopes":["search:read"]}`})
}
