package webui_test

import (
	"context"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/kit/fault"
)

// Invitation knows an open invitation, one with a password, and one to a trip
// whose texts try to break out of the page.
func (door) Invitation(_ context.Context, in itineraryapi.InvitationInput) (itineraryapi.Invitation, error) {
	i := itineraryapi.Invitation{Name: "Lisbon & <b>", InviterName: "Ana <i>", Role: "commenter", StartDate: "2027-05-01", EndDate: "2027-05-03",
		ExpiresAt: time.Date(2027, 4, 15, 12, 0, 0, 0, time.UTC)}
	switch in.Token {
	case "open":
	case "locked":
		i.NeedsPassword, i.EmailBound = true, true
	case "in":
		if in.UserID == "u" {
			i.ItineraryID, i.Member = "7", true
		}
	case "broken":
		return i, fault.New(fault.Unavailable, "the trips are away")
	default:
		return i, fault.New(fault.NotFound, "no")
	}
	return i, nil
}

func (door) AcceptInvitation(_ context.Context, in itineraryapi.AcceptInput) (itineraryapi.Accepted, error) {
	switch {
	case in.Token == "gone" || in.UserID != "u" || in.Address != "127.0.0.1":
		return itineraryapi.Accepted{}, fault.New(fault.NotFound, "no")
	case in.Password == "again":
		return itineraryapi.Accepted{}, fault.Retry(fault.Limited, 90e9, "too many attempts: try again later")
	case in.Token == "locked" && in.Password != "sesame":
		return itineraryapi.Accepted{}, &fault.Error{Kind: fault.Forbidden, Message: "this is not the invitation's password",
			Fields: []fault.Field{{Location: "body.password", Message: "this is not the invitation's password"}}}
	}
	return itineraryapi.Accepted{ItineraryID: "7", Role: "commenter"}, nil
}

func TestInvitationPage(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		token, cookie string
		status        int
		has, lacks    []string
	}{
		"a stranger signs in and comes back": {"open", "", 200, []string{`href="/signin?next=%2fi%2fopen"`, `href="/register?next=%2fi%2fopen"`, "comment, vote and suggest",
			"1–3 May 2027", "Ana &lt;i&gt; invites you to", `content="noindex"`, `property="og:title" content="Invitation to Lisbon &amp; &lt;b&gt;"`, `property="og:description"`,
			"15 April 2027", "Whoever has this link"}, []string{"<b>", "<i>", "<form", "rel=\"canonical\"", "mailed to one address"}},
		"who is signed in joins":         {"open", "secret", 200, []string{`<form class="form" method="post" action="/i/open"`, "Join the trip"}, []string{"/signin", `name="password"`}},
		"a password is asked for":        {"locked", "secret", 200, []string{`name="password"`, "It is not your account’s", "mailed to one address"}, nil},
		"but not of who is nobody yet":   {"locked", "", 200, []string{"Sign in to join"}, []string{`name="password"`}},
		"who is in goes on to the trip":  {"in", "secret", 200, []string{`href="/app/i/7"`, "on this trip already"}, []string{"<form"}},
		"one that does not work says so": {"gone", "", 404, []string{"This invitation does not work", "Ask whoever invited you"}, nil},
		"a server in trouble":            {"broken", "", 503, []string{"The trips are away"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := ask(t, "GET", "/i/"+c.token, nil, c.cookie)
			require.Equal(t, c.status, w.Code)
			page := w.Body.String()
			for _, s := range c.has {
				require.Contains(t, strings.ToLower(page), strings.ToLower(s))
			}
			for _, s := range c.lacks {
				require.NotContains(t, page, s)
			}
			require.Equal(t, []string{"no-store", "same-origin", "noindex"}, []string{w.Header().Get("Cache-Control"), w.Header().Get("Referrer-Policy"), w.Header().Get("X-Robots-Tag")})
		})
	}
}

func TestAcceptingAnInvitation(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		token, cookie, password string
		status                  int
		location, text          string
	}{
		"in":                   {"open", "secret", "", 303, "/app/i/7", ""},
		"in by password":       {"locked", "secret", "sesame", 303, "/app/i/7", ""},
		"a wrong password":     {"locked", "secret", "open", 403, "", `id="password-error">This is not the invitation&#39;s password.`},
		"too often":            {"locked", "secret", "again", 429, "", "Too many attempts: try again later."},
		"signed out meanwhile": {"open", "", "", 303, "/signin?next=/i/open", ""},
		"gone meanwhile":       {"gone", "secret", "", 404, "", "This invitation does not work"},
		"not text":             {"open", "secret", "\xff", 422, "", "not valid text"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := ask(t, "POST", "/i/"+c.token, url.Values{"password": {c.password}}, c.cookie)
			require.Equal(t, c.status, w.Code)
			require.Equal(t, c.location, w.Header().Get("Location"))
			require.Contains(t, w.Body.String(), c.text)
			require.NotContains(t, w.Body.String(), `value="open"`, "a password is never shown again")
			if c.status == 429 {
				require.Equal(t, "90", w.Header().Get("Retry-After"))
			}
		})
	}
}

// The way to an account and back keeps the invitation.
func TestRegisteringKeepsTheWay(t *testing.T) {
	t.Parallel()
	require.Contains(t, strings.ToLower(ask(t, "GET", "/signin?next=/i/open", nil, "").Body.String()), `href="/register?next=%2fi%2fopen"`)
	require.Contains(t, strings.ToLower(ask(t, "GET", "/register?next=/i/open", nil, "").Body.String()), `href="/signin?next=%2fi%2fopen"`)
	require.Equal(t, "/i/open", ask(t, "GET", "/register?next=/i/open", nil, "secret").Header().Get("Location"))
	require.Equal(t, "/i/open", ask(t, "POST", "/register", url.Values{"name": {"Ana"}, "email": {"a@b.c"}, "password": {"long enough"}, "next": {"/i/open"}}, "").Header().Get("Location"))
}
