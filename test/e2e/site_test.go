package e2e_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/id"
)

// site is a Sojourn that answers somewhere, in whichever shape.
type site struct {
	t    *testing.T
	url  string
	data string // the folder, or that of all processes' folders
}

// in gives the same site for a subtest.
func (s *site) in(t *testing.T) *site { return &site{t, s.url, s.data} }

type object = map[string]any

// reply is an answer.
type reply struct {
	status int
	header http.Header
	raw    []byte
}

// send sends a request; body is nil, a string as it is, or what becomes JSON.
// Headers are pairs.
func (s *site) send(ctx context.Context, method, path, token string, body any, headers ...string) (reply, error) {
	var r io.Reader
	switch b := body.(type) {
	case nil:
	case string:
		r = bytes.NewReader([]byte(b))
	default:
		raw, err := json.Marshal(b)
		if err != nil {
			return reply{}, err
		}
		r = bytes.NewReader(raw)
	}
	req, err := http.NewRequestWithContext(ctx, method, s.url+path, r)
	if err != nil {
		return reply{}, err
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := client.Do(req)
	if err != nil {
		return reply{}, err
	}
	defer func() { _ = res.Body.Close() }()
	raw, err := io.ReadAll(res.Body)
	return reply{res.StatusCode, res.Header, raw}, err
}

// client follows no redirects: what a page answers is looked at.
var client = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

// call gives status and body, or the error of the connection.
func (s *site) call(ctx context.Context, method, path, token string, body any) (int, []byte, error) {
	r, err := s.send(ctx, method, path, token, body)
	return r.status, r.raw, err
}

// ask sends and requires a status.
func (s *site) ask(status int, method, path, token string, body any, headers ...string) reply {
	s.t.Helper()
	r, err := s.send(s.t.Context(), method, path, token, body, headers...)
	require.NoError(s.t, err)
	require.Equal(s.t, status, r.status, "%s %s: %.500s", method, path, r.raw)
	return r
}

// must sends and requires a status; the body is decoded.
func (s *site) must(status int, method, path, token string, body any) object {
	s.t.Helper()
	return s.ask(status, method, path, token, body).object(s.t)
}

func (r reply) object(t *testing.T) object {
	t.Helper()
	v := object{}
	if len(r.raw) > 0 {
		require.NoError(t, json.Unmarshal(r.raw, &v))
	}
	return v
}

const password = "four unrelated words here"

// account is somebody who has registered.
type account struct{ email, token, refresh, id string }

func (s *site) register(name string) account {
	s.t.Helper()
	email := name + "-" + id.Random(6) + "@example.org"
	a := s.must(201, "POST", "/api/v1/users/register", "", object{"email": email, "password": password, "name": name})
	return account{email, a["access_token"].(string), a["refresh_token"].(string), a["user"].(object)["id"].(string)}
}

// traveller registers an account with a fixed address and gives its token.
func (s *site) traveller() string {
	s.t.Helper()
	return s.must(201, "POST", "/api/v1/users/register", "", object{"email": "t@example.org", "password": password, "name": "T"})["access_token"].(string)
}

// login signs the traveller in again.
func (s *site) login() string { return s.loginAs("t@example.org") }

func (s *site) loginAs(email string) string {
	s.t.Helper()
	return s.must(200, "POST", "/api/v1/auth/login", "", object{"email": email, "password": password})["access_token"].(string)
}

// trip makes an itinerary and gives its path.
func (s *site) trip(token string) string {
	s.t.Helper()
	a := s.must(201, "POST", "/api/v1/itineraries", token, object{"name": "Trip", "start_date": "2027-05-01", "end_date": "2027-05-10"})
	return "/api/v1/itineraries/" + a["id"].(string)
}

func readAll(t *testing.T, res *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	return string(b)
}
