package itinerary_test

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/httpapi"
)

// In the matrix ana owns the trip, dan edits, bea comments and cem looks on;
// eva is a stranger, fay was a member, and hal is one whom others act upon.
var callersOf = []struct{ who, user string }{
	{"owner", ana}, {"editor", dan}, {"commenter", bea}, {"viewer", cem}, {"stranger", eva}, {"removed member", fay}, {"nobody", ""},
}

// statuses are what the callers get, in the order of callersOf.
type statuses [7]int

// Who gets past: members, those with a role, everybody who is signed in.
func reading(ok int) statuses   { return statuses{ok, ok, ok, ok, 404, 404, 401} }
func remarking(ok int) statuses { return statuses{ok, ok, ok, 403, 404, 404, 401} }
func editing(ok int) statuses   { return statuses{ok, ok, 403, 403, 404, 404, 401} }
func owning(ok int) statuses    { return statuses{ok, 403, 403, 403, 404, 404, 401} }
func signedIn(ok int) statuses  { return statuses{ok, ok, ok, ok, ok, ok, 401} }

// row is an operation with a request that only its caller's rights can stop.
type row struct {
	op, body string
	query    string
	want     statuses
	values   map[string]string // of path parameters, where not the usual ones
	socket   bool              // asks for a WebSocket
}

var matrix = []row{
	{op: "list-itineraries", want: signedIn(200)},
	{op: "list-templates", want: signedIn(200)},
	{op: "get-rates", want: signedIn(200)},
	{op: "create-itinerary", body: `{"name":"x"}`, want: signedIn(201)},
	{op: "get-itinerary", want: reading(200)},
	{op: "update-itinerary", body: `{"name":"x"}`, want: editing(200)},
	{op: "update-itinerary", body: `{"name":"x","visibility":"public"}`, want: owning(200)},
	{op: "update-itinerary", body: `{"budget":{"amount":1,"currency":"EUR"}}`, want: editing(200)},
	{op: "delete-itinerary", want: owning(204)},
	{op: "restore-itinerary", want: owning(200)},
	{op: "update-day", body: `{"title":"x"}`, want: editing(200)},
	{op: "duplicate-itinerary", body: `{}`, want: reading(201)},
	{op: "share-itinerary", want: owning(200)},
	{op: "unshare-itinerary", want: owning(204)},

	{op: "put-items", body: `{"title":"x"}`, want: editing(200)},
	{op: "get-item", want: reading(200)},
	{op: "update-item", body: `{"title":"x"}`, want: editing(200)},
	{op: "delete-item", want: editing(204)},
	{op: "restore-item", want: editing(200)},
	{op: "move-item", body: `{"day":null}`, want: editing(200)},

	{op: "live", socket: true, want: reading(101)},
	{op: "push-operations", body: `{"client":"matrix","ops":[]}`, want: reading(200)},
	{op: "pull-operations", want: reading(200)},
	{op: "list-history", want: reading(200)},
	{op: "get-moment", want: reading(200)},
	{op: "undo", body: `{}`, want: editing(200)},
	{op: "restore-moment", body: `{"seq":1}`, want: editing(200)},

	{op: "export-itinerary", query: "?format=json", want: reading(200)},
	{op: "get-feed", want: reading(200)},
	{op: "open-feed", want: editing(200)},
	{op: "close-feed", want: editing(204)},
	{op: "import-itinerary", want: signedIn(201), body: `{"format":"sojourn.itinerary","version":1,"itinerary_id":"0199c0de-0000-7000-8000-0000000000f2",
		"entities":[{"id":"0199c0de-0000-7000-8000-0000000000f2","type":"itinerary","fields":{"name":"x","status":"draft","visibility":"private","home_currency":"EUR"}}]}`},

	{op: "plan-itinerary", body: `{}`, want: reading(200)},
	{op: "optimise-day", body: `{}`, want: reading(200)},
	{op: "check-itinerary", want: reading(200)},

	{op: "list-members", want: reading(200)},
	{op: "update-member", body: `{"role":"editor"}`, want: owning(200)},
	{op: "update-member", body: `{"role":"owner"}`, want: owning(200)},
	{op: "remove-member", want: owning(204)},
	{op: "create-invite", body: `{"role":"viewer"}`, want: editing(201)},
	{op: "create-invite", body: `{"role":"commenter"}`, want: editing(201)},
	{op: "create-invite", body: `{"role":"editor"}`, want: owning(201)},
	{op: "list-invites", want: editing(200)},
	{op: "revoke-invite", want: editing(204)},
	{op: "revoke-invite", values: map[string]string{"invite_id": "editors"}, want: owning(204)},
	{op: "get-invitation", want: statuses{200, 200, 200, 200, 200, 200, 200}},
	{op: "accept-invitation", body: `{}`, want: signedIn(200)},

	{op: "list-comments", want: reading(200)},
	{op: "create-comment", body: `{"text":"x"}`, want: remarking(201)},
	{op: "update-comment", body: `{"text":"x"}`, want: statuses{403, 403, 200, 403, 404, 404, 401}},
	{op: "delete-comment", want: statuses{204, 403, 204, 403, 404, 404, 401}},
	{op: "vote", body: `{"value":1}`, want: remarking(200)},
	{op: "list-votes", want: reading(200)},
	{op: "list-suggestions", want: reading(200)},
	{op: "create-suggestion", body: `{"ops":[{"k":"set","type":"day","id":"2027-05-01","f":"title","v":"x"}]}`, want: remarking(201)},
	{op: "accept-suggestion", want: editing(200)},
	{op: "decline-suggestion", want: editing(200)},
	{op: "list-travellers", want: reading(200)},
	{op: "create-traveller", body: `{"name":"x"}`, want: editing(201)},
	{op: "update-traveller", body: `{"name":"x"}`, want: editing(200)},
	{op: "delete-traveller", want: editing(204)},
}

// operations are what the service registers, by id, as method and path.
func operations() map[string][2]string {
	api := httpapi.New(httpapi.Config{Version: "test", Logger: slog.New(slog.DiscardHandler), Clock: clock.System{}})
	itinerary.Describe(api)
	all := map[string][2]string{}
	for path, item := range api.OpenAPI().Paths {
		for method, op := range map[string]*huma.Operation{"GET": item.Get, "PUT": item.Put, "POST": item.Post, "PATCH": item.Patch, "DELETE": item.Delete} {
			if op != nil {
				all[op.OperationID] = [2]string{method, path}
			}
		}
	}
	return all
}

// TestEveryOperationSaysWhoMayCall: a new operation comes with who may call it.
func TestEveryOperationSaysWhoMayCall(t *testing.T) {
	t.Parallel()
	all := operations()
	require.Greater(t, len(all), 40, "the operations are not where they were")
	for id := range all {
		require.True(t, slices.ContainsFunc(matrix, func(r row) bool { return r.op == id }), "%s has no row that tells who may call it", id)
	}
	for _, r := range matrix {
		require.Contains(t, all, r.op, "a row without an operation")
	}
}

// TestWhoMayCall runs each row as each caller. What is refused changes nothing,
// so a stage serves until a request has done something.
func TestWhoMayCall(t *testing.T) {
	t.Parallel()
	all := operations()
	each(t, func(w *world) {
		stage := w.stage()
		for _, r := range matrix {
			method, path := all[r.op][0], all[r.op][1]
			for n, c := range callersOf {
				status, said := w.try(c.user, r, method, fill(w.t, path, stage, r.values)+r.query)
				require.Equal(w.t, r.want[n], status, "%s %s as %s: %.300s", r.op, r.body, c.who, said)
				if status < 400 && method != http.MethodGet {
					stage = w.stage()
				}
			}
		}
	})
}

// fill puts the stage's parts into a path.
func fill(t *testing.T, path string, stage, instead map[string]string) string {
	for name, v := range stage {
		if other, some := instead[name]; some {
			v = stage[other]
		}
		path = strings.ReplaceAll(path, "{"+name+"}", v)
	}
	require.NotContains(t, path, "{", "the stage lacks a part")
	return path
}

func (w *world) try(user string, r row, method, path string) (status int, said []byte) {
	w.t.Helper()
	if r.socket {
		return w.upgraded(user, path), nil
	}
	a := w.do(user, method, path, r.body)
	return a.status, a.raw
}

// upgraded asks for a WebSocket and tells the status.
func (w *world) upgraded(user, path string) int {
	w.t.Helper()
	server := httptest.NewServer(w.site)
	defer server.Close()
	r, err := http.NewRequestWithContext(w.t.Context(), http.MethodGet, server.URL+path, nil)
	require.NoError(w.t, err)
	r.Header = http.Header{"Authorization": {"Bearer " + user}, "Upgrade": {"websocket"}, "Connection": {"Upgrade"},
		"Sec-Websocket-Version": {"13"}, "Sec-Websocket-Key": {"dGhlIHNhbXBsZSBub25jZQ=="}}
	answer, err := server.Client().Do(r)
	require.NoError(w.t, err)
	require.NoError(w.t, answer.Body.Close())
	return answer.StatusCode
}

// stage makes a trip with a part for each parameter of a path.
func (w *world) stage() map[string]string {
	w.t.Helper()
	path := w.lisbon()
	for user, role := range map[string]trip.Role{dan: trip.Editor, bea: trip.Commenter, cem: trip.Viewer, fay: trip.Editor, hal: trip.Viewer} {
		w.invite(path, user, role)
	}
	w.do(ana, "DELETE", path+"/members/"+fay, "").ok(204)
	item := w.do(dan, "PUT", path+"/items", `{"title":"Tower","day":"2027-05-01"}`).ok(200).list("items")[0]["id"].(string)
	made := func(user, at, body string) string { return w.do(user, "POST", path+at, body).ok(201).text("id") }
	invitation := w.open(path, `{"role":"viewer"}`)
	w.do(ana, "PATCH", path, `{"description":"x"}`).ok(200)
	return map[string]string{
		"id": path[len("/api/v1/itineraries/"):], "item_id": item, "date": "2027-05-01", "seq": "1", "user_id": hal,
		"invite_id": invitation.text("id"), "token": invitation.text("token"), "editors": made(ana, "/invites", `{"role":"editor"}`),
		"comment_id": made(bea, "/comments", `{"text":"x"}`), "traveller_id": made(ana, "/travellers", `{"name":"x"}`),
		"suggestion_id": made(bea, "/suggestions", fmt.Sprintf(`{"ops":[{"k":"set","type":"item","id":%q,"f":"title","v":"y"}]}`, item)),
	}
}

// TestNoInvitationThatEndedLetsIn: whoever comes with one, to look or to join.
func TestNoInvitationThatEndedLetsIn(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		tokens := w.broken(path)
		for user, role := range map[string]trip.Role{bea: trip.Commenter, fay: trip.Viewer} {
			w.invite(path, user, role)
		}
		w.do(ana, "DELETE", path+"/members/"+fay, "").ok(204)
		for name, token := range tokens {
			for n, c := range callersOf {
				require.Equal(w.t, 404, w.do(c.user, "GET", "/api/v1/invitations/"+token, "").status, "%s as %s", name, c.who)
				// Members, whose roles cover the invitation's, are told where they are;
				// dan has used one up.
				want := statuses{200, 200, 200, 200, 404, 404, 401}[n]
				require.Equal(w.t, want, w.accept(c.user, token, "").status, "%s as %s", name, c.who)
			}
		}
		require.NotContains(w.t, w.roles(path), eva)
		require.NotContains(w.t, w.roles(path), fay)
	})
}
