package identity_test

import (
	"strings"
	"testing"

	"sojourn/internal/identity"
)

func quote(s string) string { return `"` + s + `"` }

func reg(email, password, name string) string {
	return `{"email":` + quote(email) + `,"password":` + quote(password) + `,"name":` + quote(name) + `}`
}

func TestRegister(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	e.register("taken@example.com")
	const path = "/api/v1/users/register"
	for _, c := range []call{
		{name: "plain", status: 201, body: reg("ada@example.com", goodPassword, "Ada"), holds: []string{`"access_token":"ey`, `"refresh_token":"sjr_`, `"auth_id":null`, `"preferences":{}`, `"email_verified":false`}, without: []string{goodPassword, "argon2", "seq"}},
		{name: "emoji name", status: 201, body: reg("emoji@example.com", goodPassword, "👩‍👩‍👧 Ada"), holds: []string{"👩‍👩‍👧 Ada"}},
		{name: "right-to-left name", status: 201, body: reg("rtl@example.com", goodPassword, "  نور الدين "), holds: []string{`"name":"نور الدين"`}},
		{name: "100 emoji", status: 201, body: reg("long@example.com", goodPassword, strings.Repeat("🌍", 100))},
		{name: "emoji password", status: 201, body: reg("pw@example.com", "🐎🌍🎉✨🦄🍕🚀🎈", "A")},
		{name: "longest password", status: 201, body: reg("pw2@example.com", "ab"+strings.Repeat("🐎", 254), "A")},
		{name: "foreign address", status: 201, body: reg("用户@例え.jp", goodPassword, "A"), holds: []string{"用户@例え.jp"}},
		{name: "taken", status: 409, field: "body.email", body: reg("taken@example.com", goodPassword, "A")},
		{name: "taken in capitals", status: 409, body: reg("TAKEN@EXAMPLE.COM", goodPassword, "A")},
		{name: "taken in full-width letters", status: 409, body: reg("ｔaken@example.com", goodPassword, "A")},
		{name: "no @", status: 422, field: "body.email", body: reg("nobody", goodPassword, "A")},
		{name: "display name", status: 422, field: "body.email", body: reg("A <a@example.com>", goodPassword, "A")},
		{name: "two addresses", status: 422, field: "body.email", body: reg("a@example.com,b@example.com", goodPassword, "A")},
		{name: "line break in address", status: 422, field: "body.email", body: reg(`a@example.com\r\nBcc: b@example.com`, goodPassword, "A")},
		{name: "long address", status: 422, field: "body.email", body: reg(strings.Repeat("a", 250)+"@example.com", goodPassword, "A")},
		{name: "short password", status: 422, field: "body.password", body: reg("a@example.com", "1234567", "A")},
		{name: "257 characters", status: 422, field: "body.password", body: reg("a@example.com", strings.Repeat("ab", 128)+"c", "A")},
		{name: "common password", status: 422, field: "body.password", body: reg("a@example.com", "Password123", "A"), without: []string{"Password123"}},
		{name: "repeated character", status: 422, field: "body.password", body: reg("a@example.com", "zzzzzzzzzzzz", "A")},
		{name: "password is the address", status: 422, field: "body.password", body: reg("ada.l@example.com", "ADA.L@example.com", "A")},
		{name: "empty name", status: 422, field: "body.name", body: reg("a@example.com", goodPassword, "")},
		{name: "blank name", status: 422, field: "body.name", body: reg("a@example.com", goodPassword, "   ")},
		{name: "101 characters", status: 422, field: "body.name", body: reg("a@example.com", goodPassword, strings.Repeat("🌍", 101))},
		{name: "control character in name", status: 422, field: "body.name", body: reg("a@example.com", goodPassword, `A\u0007`)},
		{name: "reordering mark in name", status: 422, field: "body.name", body: reg("a@example.com", goodPassword, "A\u202eB")},
		{name: "NUL in name", status: 400, body: reg("a@example.com", goodPassword, `A\u0000`)},
		{name: "invalid UTF-8", status: 400, body: reg("a@example.com", goodPassword, "A\xff")},
		{name: "5 MB name", status: 413, body: reg("a@example.com", goodPassword, strings.Repeat("x", 5<<20))},
		{name: "unknown field", status: 422, field: "body.admin", body: `{"email":"a@example.com","password":"` + goodPassword + `","name":"A","admin":true}`},
		{name: "wrong type", status: 422, field: "body.name", body: `{"email":"a@example.com","password":"` + goodPassword + `","name":7}`},
		{name: "missing field", status: 422, body: `{"email":"a@example.com","password":"` + goodPassword + `"}`, holds: []string{"name"}},
		{name: "unknown session", status: 422, field: "body.session", body: `{"email":"a@example.com","password":"` + goodPassword + `","name":"A","session":"x"}`},
		{name: "null", status: 422, body: `null`},
		{name: "array", status: 422, body: `[]`},
		{name: "not JSON", status: 400, body: `{"email"`},
		{name: "other content type", status: 415, body: `email=a`, header: map[string]string{"Content-Type": "application/x-www-form-urlencoded"}},
		{name: "other method", method: "PUT", status: 405, body: "{}"},
		{name: "foreign page", status: 403, body: reg("a@example.com", goodPassword, "A"), header: map[string]string{"Sec-Fetch-Site": "cross-site"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.path = path
			e.doOn(t, c)
		})
	}
}

func TestLogin(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	e.register("Ada@example.com")
	for _, c := range []call{
		{name: "right", status: 200, body: `{"email":"Ada@example.com","password":"` + goodPassword + `"}`},
		{name: "other case", status: 200, body: `{"email":"aDA@EXAMPLE.com","password":"` + goodPassword + `"}`, holds: []string{`"email":"Ada@example.com"`}},
		{name: "wrong password", status: 401, body: `{"email":"ada@example.com","password":"x"}`},
		{name: "unknown address", status: 401, body: `{"email":"eve@example.com","password":"x"}`},
		{name: "common password", status: 401, body: `{"email":"ada@example.com","password":"password"}`},
		{name: "empty password", status: 422, field: "body.password", body: `{"email":"ada@example.com","password":""}`},
		{name: "long password", status: 422, field: "body.password", body: `{"email":"ada@example.com","password":"` + strings.Repeat("x", 257) + `"}`},
		{name: "no address", status: 422, field: "body.email", body: `{"email":"ada","password":"x"}`},
		{name: "empty body", status: 400},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.path = "/api/v1/auth/login"
			e.doOn(t, c)
		})
	}
}

// Every operation that needs a sign-in, with everything that is none.
func TestCredentials(t *testing.T) {
	t.Parallel()
	e, other := setup(t, free), setup(t, free)
	ada, foreign := e.register("ada@example.com"), other.register("ada@example.com")
	browser := e.loginBrowser("ada@example.com")
	ops := []call{
		{method: "GET", path: "/api/v1/users/me"}, {method: "PATCH", path: "/api/v1/users/me", body: "{}"},
		{method: "DELETE", path: "/api/v1/users/me", body: `{"password":"x"}`}, {method: "GET", path: "/api/v1/users/me/export"},
		{method: "GET", path: "/api/v1/users/me/tokens"}, {path: "/api/v1/users/me/tokens", body: `{"name":"x","scopes":["search:read"]}`},
		{method: "DELETE", path: "/api/v1/users/me/tokens/0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80"}, {path: "/api/v1/auth/logout"},
		{method: "GET", path: sessionsPath}, {method: "DELETE", path: sessionsPath}, {method: "DELETE", path: sessionsPath + "/0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80"},
		{path: "/api/v1/auth/email/resend"}, {path: "/api/v1/auth/password/change", body: `{"current_password":"x","password":"` + goodPassword + `"}`},
	}
	bad := map[string]call{
		"nothing": {}, "another server's token": {bearer: foreign.Access}, "refresh token": {bearer: ada.Refresh},
		"cookie as bearer": {bearer: browser.cookie}, "access token as cookie": {cookie: ada.Access},
		"tampered": {bearer: ada.Access[:len(ada.Access)-2] + "xx"}, "cut": {bearer: ada.Access[:40]}, "garbage": {bearer: "sjn_%%%"},
		"no signature":      {bearer: "eyJhbGciOiJub25lIn0.eyJzdWIiOiIwMTk5YzBkZS03YTNiLTdjYzEtOWYyZS0zYjFmNWE2ZDdlODAifQ."},
		"made-up API token": {bearer: "sjn_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}, "made-up cookie": {cookie: "sjs_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
		"long": {bearer: strings.Repeat("a", 8000)}, "other scheme": {header: map[string]string{"Authorization": "Basic YTpi"}},
	}
	for _, op := range ops {
		for name, b := range bad {
			c := op
			c.bearer, c.cookie, c.header, c.status = b.bearer, b.cookie, b.header, 401
			t.Run(op.method+op.path+"/"+name, func(t *testing.T) {
				t.Parallel()
				if a := e.doOn(t, c); !strings.HasPrefix(a.Header().Get("WWW-Authenticate"), "Bearer") {
					t.Error("a 401 names the scheme")
				}
			})
		}
	}
	e.me(200, session{Access: ada.Access})
	e.me(200, session{cookie: browser.cookie})
}

func TestProfile(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("ada@example.com")
	const path = "/api/v1/users/me"
	for _, c := range []call{
		{name: "read", method: "GET", status: 200, holds: []string{`"email":"ada@example.com"`}},
		{name: "not modified", method: "GET", status: 304, header: map[string]string{"If-None-Match": `"1"`}},
		{name: "modified", method: "GET", status: 200, header: map[string]string{"If-None-Match": `"7"`}},
		{name: "nothing to change", status: 200, body: `{}`},
		{name: "outdated", status: 412, field: "header.If-Match", body: `{"name":"B"}`, header: map[string]string{"If-Match": `"99"`}},
		{name: "null name", status: 200, body: `{"name":null}`, holds: []string{`"name":"Ada"`}},
		{name: "unknown field", status: 422, field: "body.roles", body: `{"roles":["admin"]}`},
		{name: "unknown preference", status: 422, field: "body.preferences.colour", body: `{"preferences":{"colour":"red"}}`},
		{name: "unknown preference removed", status: 422, field: "body.preferences.colour", body: `{"preferences":{"colour":null}}`},
		{name: "unknown theme", status: 422, field: "body.preferences.theme", body: `{"preferences":{"theme":"pink"}}`},
		{name: "wrong type", status: 422, field: "body.preferences.theme", body: `{"preferences":{"theme":1}}`},
		{name: "no such currency", status: 422, field: "body.preferences.home_currency", body: `{"preferences":{"home_currency":"QQQ"}}`},
		{name: "no such locale", status: 422, field: "body.preferences.locale", body: `{"preferences":{"locale":"qq-QQ"}}`},
		{name: "latitude", status: 422, field: "body.preferences.home_location.lat", body: `{"preferences":{"home_location":{"name":"x","lat":91,"lon":0}}}`},
		{name: "half a place", status: 422, body: `{"preferences":{"home_location":{"name":"x"}}}`},
		{name: "unknown key of a place", status: 422, field: "body.preferences.home_location.zone", body: `{"preferences":{"home_location":{"name":"x","lat":1,"lon":1,"zone":"UTC"}}}`},
		{name: "interest twice", status: 422, field: "body.preferences.interests[1]", body: `{"preferences":{"interests":["art","art"]}}`},
		{name: "interest in own words", status: 422, field: "body.preferences.interests[0]", body: `{"preferences":{"interests":["trains"]}}`},
		{name: "interest is an object", status: 422, body: `{"preferences":{"interests":[{},{}]}}`},
		{name: "interest is a list", status: 422, body: `{"preferences":{"interests":[[[]]]}}`},
		{name: "51 interests", status: 422, body: `{"preferences":{"interests":["` + strings.Repeat(`x","`, 50) + `x"]}}`},
		{name: "preferences no object", status: 422, field: "body.preferences", body: `{"preferences":[]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.path, c.bearer = path, ada.Access
			if c.method == "" {
				c.method = "PATCH"
			}
			e.doOn(t, c)
		})
	}
}

func TestMergePatch(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("ada@example.com")
	patch := func(body string, etag string, holds ...string) {
		t.Helper()
		a := e.do(call{method: "PATCH", path: "/api/v1/users/me", bearer: ada.Access, status: 200, body: body, holds: holds})
		if a.Header().Get("ETag") != etag {
			t.Errorf("ETag %s, not %s", a.Header().Get("ETag"), etag)
		}
	}
	patch(`{"preferences":{"theme":"dark","pace":"packed","interests":["food"],"single_key_shortcuts":false}}`, `"2"`)
	patch(`{"preferences":{"theme":null,"interests":["art","wine"]}}`, `"3"`, `"preferences":{"interests":["art","wine"],"pace":"packed","single_key_shortcuts":false}`)
	patch(`{"preferences":{"home_location":{"name":"Porto","lat":41,"lon":-8}}}`, `"4"`)
	patch(`{"preferences":{"home_location":{"name":"Gaia"}}}`, `"5"`, `"home_location":{"lat":41,"lon":-8,"name":"Gaia"}`)
	patch(`{"preferences":{"home_location":{"name":"Gaia"}}}`, `"5"`)
	patch(`{"preferences":{"home_location":null,"pace":null,"interests":null,"single_key_shortcuts":null}}`, `"6"`, `"preferences":{}`)
	patch(`{"preferences":{"interests":["art"],"budget":"high","diet":["halal"],"access":["vision"],"contrast":"more"}}`, `"7"`, `"diet":["halal"]`)
	patch(`{"preferences":{"interests":null,"budget":null,"diet":null,"access":null,"contrast":null}}`, `"8"`, `"preferences":{}`)
	e.do(call{method: "PATCH", path: "/api/v1/users/me", bearer: ada.Access, status: 200, body: `{"name":"B"}`, header: map[string]string{"If-Match": `"8"`}})
}

func TestPreferencesSchema(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	e.do(call{method: "GET", path: "/api/v1/users/preferences/schema", status: 200,
		holds: []string{`"https://json-schema.org/draft/2020-12/schema"`, `"home_location"`, `"single_key_shortcuts"`}})
}

func TestExport(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	ada := e.register("ada@example.com")
	token := e.apiToken(ada, `"profile:read"`)
	browser := e.loginBrowser("ada@example.com")
	for _, s := range []session{ada, {Access: token}, {cookie: browser.cookie}} {
		a := e.do(call{method: "GET", path: "/api/v1/users/me/export", bearer: s.Access, cookie: s.cookie, status: 200,
			holds:   []string{`"sojourn.identity.v1"`, `"kind":"cookie"`, `"kind":"token"`, `"203.0.113.7"`, `"name":"script"`},
			without: []string{token, browser.cookie, ada.Refresh, "$argon2id", "hash"}})
		if a.Header().Get("Cache-Control") != "no-store" {
			t.Error("an export stays in no cache")
		}
	}
}

func TestDeleteAccount(t *testing.T) {
	t.Parallel()
	e := setup(t, identity.Config{})
	ada := e.register("ada@example.com")
	del := func(body string, status int, field string) {
		t.Helper()
		e.do(call{method: "DELETE", path: "/api/v1/users/me", bearer: ada.Access, body: body, status: status, field: field})
	}
	del(``, 400, "")
	del(`{}`, 422, "body")
	for range 9 {
		del(`{"password":"wrong"}`, 422, "body.password")
	}
	e.do(call{path: "/api/v1/auth/login", status: 401, body: `{"email":"ada@example.com","password":"x"}`})
	del(`{"password":"`+goodPassword+`"}`, 429, "")
	e.clock.Advance(16 * 60e9)
	ada = e.login("ada@example.com", goodPassword)
	del(`{"password":"`+goodPassword+`"}`, 204, "")
	e.me(401, ada)
	for _, table := range []string{"users", "sessions", "api_tokens", "one_time_tokens"} {
		var n int
		if err := e.db.Row(t.Context(), "SELECT COUNT(*) FROM "+table).Scan(&n); err != nil || n != 0 {
			t.Errorf("%s still holds %d rows (%v)", table, n, err)
		}
	}
}
