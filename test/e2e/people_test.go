package e2e_test

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// inviting: a mail goes out, a guest follows its link, signs in on the page,
// gives the password and is in, until the owner says otherwise.
func inviting(t *testing.T, s *site) {
	a, b := s.register("Ana"), s.register("Bea")
	path := s.trip(a.token)
	made := s.must(201, "POST", path+"/invites", a.token, object{"role": "commenter", "email": b.email, "password": "sesame open"})
	page := "/i/" + made["token"].(string)
	require.True(t, mailed(s.data, page), "the mail carries the link")

	require.Contains(t, string(s.ask(200, "GET", page, "", nil).raw), "Sign in to join")
	shown := s.must(200, "GET", "/api/v1/invitations/"+made["token"].(string), a.token, nil)
	require.Equal(t, []any{"commenter", true, true}, []any{shown["role"], shown["member"], shown["needs_password"]})
	form := func(status int, path string, values url.Values, cookie string) reply {
		return s.ask(status, "POST", path, "", values.Encode(), "Content-Type", "application/x-www-form-urlencoded", "Cookie", cookie, "Origin", s.url)
	}
	in := form(303, "/signin", url.Values{"email": {b.email}, "password": {password}, "next": {page}}, "")
	require.Equal(t, page, in.header.Get("Location"))
	cookie, _, _ := strings.Cut(in.header.Get("Set-Cookie"), ";")
	require.Contains(t, string(form(403, page, url.Values{"password": {"guessed"}}, cookie).raw), "not the invitation")
	require.Equal(t, "/app/i/"+filepath.Base(path), form(303, page, url.Values{"password": {"sesame open"}}, cookie).header.Get("Location"))
	s.ask(404, "GET", page, "", nil)

	s.must(201, "POST", path+"/comments", b.token, object{"text": "So glad"})
	s.must(403, "PATCH", path, b.token, object{"name": "Mine"})
	members := s.must(200, "GET", path+"/members", b.token, nil)["items"].([]any)
	require.Len(t, members, 2)
	guest := members[1].(object)["user_id"].(string)
	s.must(200, "PATCH", path+"/members/"+guest, a.token, object{"role": "editor"})
	s.must(200, "PATCH", path, b.token, object{"name": "Ours"})
	s.ask(204, "DELETE", path+"/members/"+guest, a.token, nil)
	s.must(404, "GET", path, b.token, nil)
}

// mailed tells whether some mail holds a text.
func mailed(dir, text string) (found bool) {
	_ = filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".eml" {
			return nil
		}
		b, err := os.ReadFile(path)
		found = found || err == nil && strings.Contains(strings.ReplaceAll(string(b), "=\r\n", ""), text)
		return nil
	})
	return found
}
