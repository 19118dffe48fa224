package itinerary_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/eventlog/sqllog"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/id"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"

	"sojourn/internal/itinerary/sqlstore"
)

// open makes an invitation of ana's and gives it.
func (w *world) open(path, body string) answer {
	w.t.Helper()
	return w.do(ana, "POST", path+"/invites", body).ok(201)
}

func (w *world) accept(user, token, password string) answer {
	w.t.Helper()
	return w.do(user, "POST", "/api/v1/invitations/"+token+"/accept", fmt.Sprintf(`{"password":%q}`, password))
}

func TestInvitation(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		w.tell(identityapi.TypeUserRegistered, identityapi.UserRegistered{UserID: ana, Name: "Ana"})
		i := w.open(path, `{"role":"commenter"}`)
		token := i.text("token")
		require.Equal(w.t, "https://trips.example/i/"+token, i.text("url"))
		require.Equal(w.t, "no-store", i.header.Get("Cache-Control"))
		require.Equal(w.t, "2027-04-15T12:00:00Z", i.text("expires_at"))
		require.Equal(w.t, []any{nil, nil, 0.0, false, ana, nil}, []any{i.body["email"], i.body["max_uses"], i.body["uses"], i.body["has_password"], i.body["created_by"], i.body["revoked_at"]})

		seen := w.do("", "GET", "/api/v1/invitations/"+token, "").ok(200)
		require.Equal(w.t, []any{"Lisbon", "Ana", "commenter", false, false, false}, []any{seen.body["itinerary_name"], seen.body["inviter_name"], seen.body["role"],
			seen.body["needs_password"], seen.body["member"], seen.body["email_bound"]})
		require.Equal(w.t, map[string]any{"start": "2027-05-01", "end": "2027-05-03"}, seen.body["dates"])
		require.Equal(w.t, true, w.do(ana, "GET", "/api/v1/invitations/"+token, "").ok(200).body["member"])
		require.Equal(w.t, false, w.do(bea, "GET", "/api/v1/invitations/"+token, "").ok(200).body["member"])

		w.do("", "POST", "/api/v1/invitations/"+token+"/accept", `{}`).refused(401, "", "")
		require.Equal(w.t, path, "/api/v1/itineraries/"+w.accept(bea, token, "").ok(200).text("itinerary_id"))
		w.do(bea, "GET", path, "").ok(200)
		w.do(bea, "PATCH", path, `{"name":"x"}`).refused(403, "", "commenter")
		again := w.accept(bea, token, "").ok(200)
		require.Equal(w.t, "commenter", again.text("role"))
		require.Equal(w.t, "owner", w.accept(ana, token, "").ok(200).text("role"), "nothing changes for who may do more")
		listed := w.do(ana, "GET", path+"/invites", "").ok(200).list("items")
		require.EqualValues(w.t, 1, listed[0]["uses"])
		require.NotContains(w.t, listed[0], "token")
		folded(w, path[len("/api/v1/itineraries/"):])
	})
}

func TestInvitationRaisesARole(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		w.invite(path, bea, trip.Viewer)
		w.invite(path, bea, trip.Editor)
		require.Equal(w.t, "editor", w.roles(path)[bea])
		viewing := w.open(path, `{"role":"viewer"}`).text("token")
		require.Equal(w.t, "editor", w.accept(bea, viewing, "").ok(200).text("role"), "none lowers it")
	})
}

// TestInvitationsThatDoNotWork: each gets the same answer, to look at and to accept.
func TestInvitationsThatDoNotWork(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		tokens := w.broken(path)
		tokens["unknown"] = id.Random(20)
		var answers []string
		for name, token := range tokens {
			for _, a := range []answer{w.do("", "GET", "/api/v1/invitations/"+token, ""), w.accept(eva, token, "")} {
				require.Equal(w.t, 404, a.status, name)
				answers = append(answers, a.text("detail"))
			}
		}
		for _, detail := range answers {
			require.Equal(w.t, answers[0], detail)
		}
		w.do(eva, "GET", path, "").refused(404, "", "")
	})
}

// broken makes an invitation of each kind that does not work any more.
func (w *world) broken(path string) map[string]string {
	w.t.Helper()
	revoked := w.open(path, `{"role":"viewer"}`)
	w.do(ana, "DELETE", path+"/invites/"+revoked.text("id"), "").ok(204)
	w.do(ana, "DELETE", path+"/invites/"+revoked.text("id"), "").ok(204)
	used := w.open(path, `{"role":"viewer","max_uses":1}`)
	w.accept(dan, used.text("token"), "").ok(200)
	expired := w.open(path, `{"role":"viewer","expires_at":"2027-04-01T12:00:01Z"}`)
	w.clock.Advance(time.Second)
	w.invite(path, cem, trip.Editor)
	orphan := w.do(cem, "POST", path+"/invites", `{"role":"viewer"}`).ok(201)
	w.do(ana, "PATCH", path+"/members/"+cem, `{"role":"viewer"}`).ok(200)
	return map[string]string{"revoked": revoked.text("token"), "used up": used.text("token"), "expired": expired.text("token"), "of who may not invite any more": orphan.text("token")}
}

func TestWhoWasRemovedStaysOut(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		token := w.open(path, `{"role":"viewer"}`).text("token")
		w.accept(bea, token, "").ok(200)
		w.do(ana, "DELETE", path+"/members/"+bea, "").ok(204)
		w.accept(bea, token, "").refused(404, "", "does not work")
		w.accept(cem, token, "").ok(200)
		w.invite(path, bea, trip.Viewer)
	})
}

func TestInvitationOfADeletedTrip(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		token := w.open(path, `{"role":"viewer"}`).text("token")
		w.do(ana, "DELETE", path, "").ok(204)
		w.do("", "GET", "/api/v1/invitations/"+token, "").refused(404, "", "")
		w.accept(bea, token, "").refused(404, "", "")
		w.do(ana, "POST", path+"/invites", `{"role":"viewer"}`).refused(404, "", "")
		w.do(ana, "POST", path+"/restore", "").ok(200)
		w.accept(bea, token, "").ok(200)
	})
}

func TestInviteInput(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		for body, at := range map[string]string{
			`{"role":"owner"}`: "body.role", `{}`: "body", `{"role":"viewer","max_uses":0}`: "body.max_uses", `{"role":"viewer","max_uses":1001}`: "body.max_uses",
			`{"role":"viewer","expires_at":"2027-04-01T12:00:00Z"}`: "body.expires_at", `{"role":"viewer","expires_at":"2028-04-03T12:00:00Z"}`: "body.expires_at",
			`{"role":"viewer","password":"1234567"}`: "body.password", `{"role":"viewer","email":"nobody"}`: "body.email", `{"role":"viewer","email":"A <a@b.c>"}`: "body.email",
		} {
			w.do(ana, "POST", path+"/invites", body).refused(422, at, "")
		}
		w.do("readonly", "POST", path+"/invites", `{"role":"viewer"}`).refused(403, "", "scope")
	})
}

func TestWhoMayInvite(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		w.invite(path, bea, trip.Editor)
		w.invite(path, cem, trip.Commenter)
		editors := w.open(path, `{"role":"editor"}`).text("id")
		viewers := w.open(path, `{"role":"viewer"}`).text("id")
		w.do(bea, "POST", path+"/invites", `{"role":"editor"}`).refused(403, "", "may not invite")
		w.do(bea, "POST", path+"/invites", `{"role":"commenter"}`).ok(201)
		w.do(cem, "POST", path+"/invites", `{"role":"viewer"}`).refused(403, "", "may not invite")
		w.do(dan, "POST", path+"/invites", `{"role":"viewer"}`).refused(404, "", "")
		w.do(bea, "GET", path+"/invites", "").ok(200)
		w.do(cem, "GET", path+"/invites", "").refused(403, "", "")
		w.do(dan, "GET", path+"/invites", "").refused(404, "", "")
		w.do(bea, "DELETE", path+"/invites/"+editors, "").refused(403, "", "")
		w.do(bea, "DELETE", path+"/invites/"+viewers, "").ok(204)
		w.do(cem, "DELETE", path+"/invites/"+editors, "").refused(403, "", "")
		w.do(dan, "DELETE", path+"/invites/"+editors, "").refused(404, "", "")
		w.do(ana, "DELETE", path+"/invites/"+id.New(), "").refused(404, "", "no such invitation")
		w.do(ana, "DELETE", w.lisbon()+"/invites/"+editors, "").refused(404, "", "no such invitation")
	})
}

func TestInvitesArePaged(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		for range 5 {
			w.open(path, `{"role":"viewer"}`)
		}
		var seen []string
		for cursor := ""; ; {
			page := w.do(ana, "GET", path+"/invites?limit=2&cursor="+cursor, "").ok(200)
			for _, i := range page.list("items") {
				seen = append(seen, i["id"].(string))
			}
			next, more := page.body["next"].(string)
			if !more {
				break
			}
			cursor = next
		}
		require.Len(w.t, seen, 5)
		require.IsDecreasing(w.t, seen)
		w.do(ana, "GET", path+"/invites?cursor=!", "").refused(422, "query.cursor", "")
	})
}

func TestInvitationsOpenAtOnceAreBounded(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		first := w.open(path, `{"role":"viewer"}`)
		for range 99 {
			w.open(path, `{"role":"viewer"}`)
		}
		w.do(ana, "POST", path+"/invites", `{"role":"viewer"}`).refused(409, "", "revoke some")
		w.do(ana, "DELETE", path+"/invites/"+first.text("id"), "").ok(204)
		w.open(path, `{"role":"viewer"}`)
	})
}

func TestInvitationPassword(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		i := w.open(path, `{"role":"viewer","password":"sesame open"}`)
		token := i.text("token")
		require.Equal(w.t, true, i.body["has_password"])
		require.NotContains(w.t, string(i.raw), "sesame")
		require.Equal(w.t, true, w.do("", "GET", "/api/v1/invitations/"+token, "").ok(200).body["needs_password"])
		w.accept(bea, token, "").refused(403, "body.password", "asks for a password")
		for range 10 {
			wrong := w.accept(bea, token, "open sesame")
			wrong.refused(403, "body.password", "not the invitation's password")
			require.NotContains(w.t, string(wrong.raw), "open sesame", "a password is never echoed")
		}
		limited := w.accept(bea, token, "sesame open")
		limited.refused(429, "", "try again later")
		require.NotEmpty(w.t, limited.header.Get("Retry-After"))
		w.accept(cem, token, "sesame open").ok(200)
		w.clock.Advance(time.Minute)
		w.accept(bea, token, "sesame open").ok(200)
	})
}

// Guessing is limited by address as well, whoever asks.
func TestGuessesFromOneAddress(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		var tokens []string
		for range 6 {
			tokens = append(tokens, w.open(path, `{"role":"viewer","password":"sesame open"}`).text("token"))
		}
		for n := range 50 {
			w.accept(bea, tokens[n/10], "wrong guess").refused(403, "", "")
		}
		w.accept(cem, tokens[5], "sesame open").refused(429, "", "")
	})
}

func TestInvitationByMail(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		w.tell(identityapi.TypeUserRegistered, identityapi.UserRegistered{UserID: ana, Name: "Ana\nBcc: all@example.org"})
		i := w.open(path, `{"role":"editor","email":"bea@example.org","password":"sesame open"}`)
		require.Equal(w.t, []any{"bea@example.org", 1.0}, []any{i.body["email"], i.body["max_uses"]})
		require.Len(w.t, w.mails.sent, 1)
		m := w.mails.sent[0]
		require.Equal(w.t, []string{"bea@example.org", "invitation", i.text("url"), "Ana Bcc: all@example.org invites you to Lisbon"}, []string{m.To, m.Kind, m.Link, m.Subject})
		for _, part := range []string{i.text("url"), "as an editor", "15 April 2027", "for whoever has it", "need a password"} {
			require.Contains(w.t, m.Text, part)
		}
		require.NotContains(w.t, m.Text, "sesame")
		require.Equal(w.t, true, w.do("", "GET", "/api/v1/invitations/"+i.text("token"), "").ok(200).body["email_bound"])
		require.Nil(w.t, w.open(path, `{"role":"viewer","email":"all@example.org","max_uses":null}`).body["max_uses"])
		w.open(path, `{"role":"viewer","email":"away@example.org"}`)
		for range 17 {
			w.open(path, `{"role":"viewer","email":"bea@example.org"}`)
		}
		w.do(ana, "POST", path+"/invites", `{"role":"viewer","email":"bea@example.org"}`).refused(429, "", "")
		w.open(path, `{"role":"viewer"}`)
	})
}

// A repeat with the same key is the same invitation, also where the process
// died before the answer was kept.
func TestInvitationIsMadeOnce(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		first := w.do(ana, "POST", path+"/invites", `{"role":"viewer"}`, "Idempotency-Key: k").ok(201)
		second := w.do(ana, "POST", path+"/invites", `{"role":"viewer"}`, "Idempotency-Key: k").ok(201)
		require.Equal(w.t, first.body, second.body)
		again, token, err := w.module.Invite(w.t.Context(), ana, path[len("/api/v1/itineraries/"):], first.text("id"), itinerary.InviteInput{Role: "viewer"})
		require.NoError(w.t, err)
		require.Equal(w.t, first.text("id"), again.ID)
		require.Len(w.t, w.do(ana, "GET", path+"/invites", "").list("items"), 1)
		w.accept(bea, token, "").ok(200)
	})
}

// TestUsesAreCountedOnce: people come at once, some of them twice; exactly as
// many get in as the invitation allows, and each use is counted once.
func TestUsesAreCountedOnce(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		i := w.open(path, `{"role":"viewer","max_uses":3}`)
		answers := map[string][]int{}
		var mu sync.Mutex
		var all sync.WaitGroup
		for _, user := range []string{bea, cem, dan, eva, bea, cem, dan, eva, bea, cem, dan, eva} {
			all.Go(func() {
				a := w.accept(user, i.text("token"), "")
				mu.Lock()
				defer mu.Unlock()
				answers[user] = append(answers[user], a.status)
			})
		}
		all.Wait()
		in := 0
		for user, statuses := range answers {
			for _, s := range statuses {
				require.Equal(w.t, statuses[0], s, "each of a person's requests gets the same answer")
			}
			if statuses[0] == http.StatusOK {
				in++
				w.do(user, "GET", path, "").ok(200)
				continue
			}
			require.Equal(w.t, 404, statuses[0])
		}
		require.Equal(w.t, 3, in)
		require.Len(w.t, w.roles(path), 4)
		require.EqualValues(w.t, 3, w.do(ana, "GET", path+"/invites", "").list("items")[0]["uses"])
		folded(w, path[len("/api/v1/itineraries/"):])
	})
}

func TestPurgeForgetsInvitations(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		long := w.open(path, `{"role":"viewer","expires_at":"2028-03-30T00:00:00Z"}`)
		revoked := w.open(path, `{"role":"viewer","expires_at":"2028-03-30T00:00:00Z"}`)
		w.do(ana, "DELETE", path+"/invites/"+revoked.text("id"), "").ok(204)
		used := w.open(path, `{"role":"viewer","max_uses":1,"expires_at":"2028-03-30T00:00:00Z"}`)
		w.accept(bea, used.text("token"), "").ok(200)
		w.open(path, `{"role":"viewer","expires_at":"2027-04-02T00:00:00Z"}`)
		left := func() int { return len(w.do(ana, "GET", path+"/invites", "").ok(200).list("items")) }
		w.clock.Advance(89 * 24 * time.Hour)
		require.NoError(w.t, w.module.Purge(w.t.Context()))
		require.Equal(w.t, 4, left())
		w.clock.Advance(2 * 24 * time.Hour)
		require.NoError(w.t, w.module.Purge(w.t.Context()))
		require.Equal(w.t, 1, left())
		w.accept(cem, long.text("token"), "").ok(200)
	})
}

func TestNoPublicPages(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		before := setup(t, db)
		path := before.lisbon()
		token := strings.TrimPrefix(before.do(ana, "POST", path+"/share", "").ok(200).text("share_url"), "https://trips.example/s/")
		_, err := before.module.Shared(t.Context(), token)
		require.NoError(t, err)

		w := setupWith(t, db, itinerary.Config{NoPages: true})
		_, err = w.module.Shared(t.Context(), token)
		require.ErrorContains(t, err, "not found")
		w.do(ana, "POST", path+"/share", "").refused(403, "", "turned public pages off")
		w.do(ana, "DELETE", path+"/share", "").ok(204)
		w.invite(path, bea, trip.Viewer)
	}, eventlog.Migrations(), sqlstore.Migrations(), httpapi.Migrations(), sqllog.Migrations())
}
