package itinerary_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
)

// invite gives a user a role on a trip of ana's, by a link.
func (w *world) invite(path, user string, role trip.Role) {
	w.t.Helper()
	token := w.do(ana, "POST", path+"/invites", fmt.Sprintf(`{"role":%q}`, role)).ok(201).text("token")
	require.Equal(w.t, string(role), w.do(user, "POST", "/api/v1/invitations/"+token+"/accept", `{}`).ok(200).text("role"))
}

// roles tells each member's role.
func (w *world) roles(path string) map[string]string {
	w.t.Helper()
	out := map[string]string{}
	for _, m := range w.do(ana, "GET", path+"/members", "").ok(200).list("items") {
		out[m["user_id"].(string)] = m["role"].(string)
	}
	return out
}

func TestMembers(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		members := path + "/members"
		w.tell(identityapi.TypeUserRegistered, identityapi.UserRegistered{UserID: bea, Name: "Bea"})
		w.invite(path, bea, trip.Viewer)
		w.invite(path, cem, trip.Editor)
		require.Equal(w.t, map[string]string{ana: "owner", bea: "viewer", cem: "editor"}, w.roles(path))
		w.do(dan, "GET", members, "").refused(404, "", "")

		changed := w.do(ana, "PATCH", members+"/"+bea, `{"role":"commenter"}`).ok(200)
		require.Equal(w.t, []string{"Bea", "commenter"}, []string{changed.text("name"), changed.text("role")})
		w.do(cem, "PATCH", members+"/"+bea, `{"role":"editor"}`).refused(403, "", "only the owner")
		w.do(ana, "PATCH", members+"/"+bea, `{"role":"king"}`).refused(422, "body.role", "")
		w.do(ana, "PATCH", members+"/"+dan, `{"role":"editor"}`).refused(404, "", "no such member")
		w.do(ana, "PATCH", members+"/"+ana, `{"role":"editor"}`).refused(409, "", "somebody else the owner first")
		w.do(ana, "DELETE", members+"/"+ana, "").refused(409, "", "somebody else the owner first")
		w.do(bea, "DELETE", members+"/"+cem, "").refused(403, "", "only the owner")
		w.do(cem, "DELETE", members+"/"+ana, "").refused(403, "", "only the owner")

		w.do(bea, "DELETE", members+"/"+bea, "").ok(204)
		w.do(bea, "GET", path, "").refused(404, "", "")
		w.do(ana, "DELETE", members+"/"+cem, "").ok(204)
		w.do(ana, "DELETE", members+"/"+cem, "").refused(404, "", "no such member")
		w.do(cem, "PATCH", path, `{"name":"mine"}`).refused(404, "", "")
		require.Equal(w.t, map[string]string{ana: "owner"}, w.roles(path))
		folded(w, path[len("/api/v1/itineraries/"):])
	})
}

func TestHandingOver(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		w.invite(path, bea, trip.Viewer)
		w.do(ana, "PATCH", path+"/members/"+bea, `{"role":"owner"}`).ok(200)
		require.Equal(w.t, map[string]string{bea: "owner", ana: "editor"}, w.roles(path))
		require.Equal(w.t, bea, w.do(ana, "GET", path, "").ok(200).text("user_id"))
		w.do(ana, "DELETE", path, "").refused(403, "", "only the owner")
		w.do(ana, "DELETE", path+"/members/"+ana, "").ok(204)
		w.do(bea, "DELETE", path, "").ok(204)
	})
}

// The end of an account ends the trips that its owner has, not those that they
// handed over.
func TestHandedOverTripOutlivesTheAccount(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		w.invite(path, bea, trip.Viewer)
		w.do(ana, "PATCH", path+"/members/"+bea, `{"role":"owner"}`).ok(200)
		w.tell(identityapi.TypeUserDeleted, identityapi.UserDeleted{UserID: ana, DeletedAt: w.clock.Now()})
		w.do(ana, "GET", path, "").refused(404, "", "")
		require.Nil(w.t, w.do(bea, "GET", path, "").ok(200).body["deleted_at"])
		snapshot, err := w.store.Snapshot(w.t.Context(), path[len("/api/v1/itineraries/"):])
		require.NoError(w.t, err)
		for _, e := range snapshot.Entities {
			if e.Type == sync.Itinerary {
				require.Equal(w.t, ana, e.CreatedBy, "who made it stays who made it")
			}
		}
	})
}

// A change of members is no step that its author can take back, nor one in the
// way of taking back what they did before.
func TestMembersAreNotUndone(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		w.do(ana, "PATCH", path, `{"name":"Porto"}`).ok(200)
		w.invite(path, bea, trip.Viewer)
		w.do(ana, "PATCH", path+"/members/"+bea, `{"role":"editor"}`).ok(200)
		_, err := w.module.Undo(w.t.Context(), ana, path[len("/api/v1/itineraries/"):], "")
		require.NoError(w.t, err)
		require.Equal(w.t, "Lisbon", w.do(ana, "GET", path, "").text("name"))
		require.Equal(w.t, "editor", w.roles(path)[bea])
	})
}

// TestExactlyOneOwner: whatever members do to each other, at once or one after
// another, the trip has one owner, whom all parts of the state name.
func TestExactlyOneOwner(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		people := []string{ana, bea, cem, dan}
		rapid.Check(w.t, func(r *rapid.T) {
			path := w.lisbon()
			for _, p := range people[1:] {
				w.invite(path, p, trip.Editor)
			}
			for range rapid.IntRange(1, 12).Draw(r, "steps") {
				actor, target := rapid.SampledFrom(people).Draw(r, "actor"), rapid.SampledFrom(people).Draw(r, "target")
				if rapid.IntRange(0, 3).Draw(r, "what") == 0 {
					w.do(actor, "DELETE", path+"/members/"+target, "")
				} else {
					role := rapid.SampledFrom([]string{"owner", "owner", "editor", "commenter", "viewer"}).Draw(r, "role")
					w.do(actor, "PATCH", path+"/members/"+target, `{"role":"`+role+`"}`)
				}
				oneOwner(w, path)
			}
			folded(w, path[len("/api/v1/itineraries/"):])
		})
	})
}

func oneOwner(w *world, path string) {
	w.t.Helper()
	doc, err := w.store.Document(w.t.Context(), path[len("/api/v1/itineraries/"):])
	require.NoError(w.t, err)
	var owners []string
	for _, m := range doc.Members {
		if m.Role == trip.Owner {
			owners = append(owners, m.UserID)
		}
	}
	require.Equal(w.t, []string{doc.UserID}, owners)
	snapshot, err := w.store.Snapshot(w.t.Context(), doc.ID)
	require.NoError(w.t, err)
	for _, e := range snapshot.Entities {
		if e.Type == sync.Member && !e.Deleted {
			require.Equal(w.t, e.ID == doc.UserID, json.Valid(e.Fields["role"]) && e.Role() == trip.Owner)
		}
	}
}
