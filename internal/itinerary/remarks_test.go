package itinerary_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/id"
)

// together is a trip with bea as commenter, cem as viewer and dan as editor.
func (w *world) together() string {
	w.t.Helper()
	path := w.lisbon()
	w.invite(path, bea, trip.Commenter)
	w.invite(path, cem, trip.Viewer)
	w.invite(path, dan, trip.Editor)
	return path
}

func TestComments(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.together()
		comments := path + "/comments"
		itineraryID := path[len("/api/v1/itineraries/"):]
		item := w.add(path, `{"title":"Tower"}`)["id"].(string)
		made := w.do(bea, "POST", comments, `{"text":"Early?","parent_id":"`+item+`"}`).ok(201)
		require.Equal(w.t, []string{item, "Early?", bea}, []string{made.text("parent_id"), made.text("text"), made.text("created_by")})
		require.Equal(w.t, itineraryID, w.do(ana, "POST", comments, `{"text":"So glad"}`).ok(201).text("parent_id"))
		w.do(ana, "POST", comments, `{"text":"Sunny","parent_id":"2027-05-01"}`).ok(201)
		for _, parent := range []string{id.New(), "2027-06-01", "x"} {
			w.do(ana, "POST", comments, `{"text":"x","parent_id":"`+parent+`"}`).refused(422, "body.parent_id", "an item, a day of the trip or the itinerary")
		}
		w.do(ana, "POST", comments, `{"text":""}`).refused(422, "body.text", "")
		w.do(cem, "POST", comments, `{"text":"x"}`).refused(403, "", "a viewer may not comment")
		w.do(eva, "POST", comments, `{"text":"x"}`).refused(404, "", "")

		first := comments + "/" + made.text("id")
		require.Equal(w.t, "Late?", w.do(bea, "PATCH", first, `{"text":"Late?"}`).ok(200).text("text"))
		w.do(ana, "PATCH", first, `{"text":"x"}`).refused(403, "", "somebody else's")
		w.do(dan, "DELETE", first, "").refused(403, "", "somebody else's")
		require.Len(w.t, w.do(cem, "GET", comments+"?parent_id="+item, "").ok(200).list("items"), 1)
		w.do(ana, "DELETE", first, "").ok(204)
		w.do(bea, "PATCH", first, `{"text":"x"}`).refused(404, "", "no such comment")
		w.do(bea, "DELETE", first, "").refused(404, "", "no such comment")
		w.do(bea, "DELETE", comments+"/"+item, "").refused(404, "", "no such comment")
		require.Len(w.t, w.do(cem, "GET", comments, "").ok(200).list("items"), 2)
		folded(w, itineraryID)
		w.do(ana, "DELETE", path, "").ok(204)
		w.do(bea, "POST", comments, `{"text":"x"}`).refused(404, "", "")
	})
}

func TestCommentsArePagedAndMadeOnce(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		for n := range 5 {
			w.do(ana, "POST", path+"/comments", fmt.Sprintf(`{"text":"%d"}`, n)).ok(201)
		}
		var seen []any
		for cursor := ""; ; {
			page := w.do(ana, "GET", path+"/comments?limit=2&cursor="+cursor, "").ok(200)
			for _, c := range page.list("items") {
				seen = append(seen, c["text"])
			}
			next, more := page.body["next"].(string)
			if !more {
				break
			}
			cursor = next
		}
		require.Equal(w.t, []any{"0", "1", "2", "3", "4"}, seen)
		w.do(ana, "GET", path+"/comments?cursor=!", "").refused(422, "query.cursor", "")

		again := itinerary.Remark{ID: id.New(), Type: sync.Comment, Parent: path[len("/api/v1/itineraries/"):], Fields: map[string]any{"text": "once"}, Reserved: true}
		for range 2 {
			made, err := w.module.Add(w.t.Context(), ana, again.Parent, again)
			require.NoError(w.t, err)
			require.Equal(w.t, again.ID, made.ID)
		}
		again.Reserved = false
		_, err := w.module.Add(w.t.Context(), ana, again.Parent, again)
		require.ErrorContains(w.t, err, "exists already")
	})
}

func TestVotes(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.together()
		item := w.add(path, `{"title":"Tower"}`)["id"].(string)
		vote := path + "/items/" + item + "/vote"
		tally := func(a answer) []any { return []any{a.ok(200).body["up"], a.body["down"], a.body["mine"]} }
		require.Equal(w.t, []any{1.0, 0.0, 1.0}, tally(w.do(bea, "PUT", vote, `{"value":1}`)))
		require.Equal(w.t, []any{1.0, 0.0, 1.0}, tally(w.do(bea, "PUT", vote, `{"value":1}`)), "twice is once")
		require.Equal(w.t, []any{1.0, 1.0, -1.0}, tally(w.do(ana, "PUT", vote, `{"value":-1}`)))
		require.Equal(w.t, []any{0.0, 2.0, -1.0}, tally(w.do(bea, "PUT", vote, `{"value":-1}`)))
		require.Equal(w.t, []any{0.0, 1.0, 0.0}, tally(w.do(bea, "PUT", vote, `{"value":0}`)))
		require.Equal(w.t, []any{0.0, 1.0, 0.0}, tally(w.do(bea, "PUT", vote, `{"value":0}`)))
		require.Equal(w.t, []any{1.0, 1.0, 1.0}, tally(w.do(bea, "PUT", vote, `{"value":1}`)))
		for _, value := range []string{"1", "0"} {
			w.do(cem, "PUT", vote, `{"value":`+value+`}`).refused(403, "", "viewer")
		}
		w.do(ana, "PUT", vote, `{"value":2}`).refused(422, "body.value", "")
		w.do(ana, "PUT", path+"/items/"+id.New()+"/vote", `{"value":1}`).refused(404, "", "no such item")

		other := w.add(path, `{"title":"Bridge"}`)["id"].(string)
		w.do(ana, "PUT", path+"/items/"+other+"/vote", `{"value":1}`).ok(200)
		page := w.do(bea, "GET", path+"/votes?limit=1", "").ok(200)
		require.Equal(w.t, []map[string]any{{"item_id": item, "up": 1.0, "down": 1.0, "mine": 1.0}}, page.list("items"))
		page = w.do(bea, "GET", path+"/votes?limit=1&cursor="+page.text("next"), "").ok(200)
		require.Equal(w.t, []map[string]any{{"item_id": other, "up": 1.0, "down": 0.0, "mine": 0.0}}, page.list("items"))
		require.Nil(w.t, page.body["next"])
		folded(w, path[len("/api/v1/itineraries/"):])
	})
}

// TestOneVoteAPerson: whatever clients and requests do, a person's newest vote
// counts, and one that a request gives or withdraws is their only one.
func TestOneVoteAPerson(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		rapid.Check(w.t, func(r *rapid.T) {
			path := w.lisbon()
			itineraryID := path[len("/api/v1/itineraries/"):]
			item := w.add(path, `{"title":"Tower"}`)["id"].(string)
			last := 0
			for n := range rapid.IntRange(1, 6).Draw(r, "left by clients") {
				last = rapid.SampledFrom([]int{1, -1}).Draw(r, "client's")
				v := fmt.Sprintf(`{"place":{"parent":%q,"pos":""},"fields":{"value":%d}}`, item, last)
				result, err := w.module.Push(w.t.Context(), ana, itineraryID, "c", []sync.Pushed{{N: int64(n + 1), Op: sync.Op{Kind: sync.Create, Type: sync.Vote, ID: id.New(), V: json.RawMessage(v)}}})
				require.NoError(w.t, err)
				require.Empty(w.t, result.Refused)
			}
			require.EqualValues(w.t, last, w.do(ana, "GET", path+"/votes", "").ok(200).list("items")[0]["mine"])
			last = rapid.SampledFrom([]int{1, 0, -1}).Draw(r, "request's")
			w.do(ana, "PUT", path+"/items/"+item+"/vote", fmt.Sprintf(`{"value":%d}`, last)).ok(200)
			left, err := w.store.Find(w.t.Context(), itineraryID, itinerary.EntityFilter{Type: sync.Vote, Parent: item, Author: ana})
			require.NoError(w.t, err)
			require.Len(w.t, left, last*last)
			if last != 0 {
				require.Equal(w.t, fmt.Sprint(last), string(left[0].Fields["value"]))
			}
			folded(w, itineraryID)
		})
	})
}

func TestSuggestions(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.together()
		suggestions := path + "/suggestions"
		item := w.add(path, `{"title":"Tower","day":"2027-05-01"}`)["id"].(string)
		body := fmt.Sprintf(`{"parent_id":%q,"text":"Closed on Mondays","ops":[{"k":"set","type":"item","id":%q,"f":"title","v":"Bridge"},{"k":"set","type":"day","id":"2027-05-02","f":"title","v":"Rest"}]}`, item, item)
		made := w.do(bea, "POST", suggestions, body).ok(201)
		require.Equal(w.t, []string{"open", item, "Closed on Mondays"}, []string{made.text("status"), made.text("parent_id"), made.text("text")})
		require.Equal(w.t, "Bridge", made.list("ops")[0]["v"])
		require.Equal(w.t, []string{"Tower"}, w.titles(path, "2027-05-01"), "nothing changes yet")
		w.do(cem, "POST", suggestions, body).refused(403, "", "viewer")
		for bad, at := range map[string]string{`{"ops":[]}`: "body.ops", `{"ops":[{"k":"set","type":"member","id":"x"}]}`: "body.ops[0].type", `{"text":"x"}`: "body"} {
			w.do(bea, "POST", suggestions, bad).refused(422, at, "")
		}

		one := suggestions + "/" + made.text("id")
		w.do(bea, "POST", one+"/accept", "").refused(403, "", "commenter")
		w.do(bea, "POST", one+"/decline", "").refused(403, "", "commenter")
		w.do(eva, "POST", one+"/decline", "").refused(404, "", "")
		require.Equal(w.t, "accepted", w.do(dan, "POST", one+"/accept", "").ok(200).text("status"))
		require.Equal(w.t, []string{"Bridge"}, w.titles(path, "2027-05-01"))
		w.do(dan, "POST", one+"/accept", "").refused(409, "", "accepted already")
		w.do(dan, "POST", one+"/decline", "").refused(409, "", "accepted already")

		other := w.do(bea, "POST", suggestions, `{"ops":[{"k":"delete","type":"item","id":"`+item+`"}]}`).ok(201)
		require.Nil(w.t, other.body["parent_id"])
		require.Equal(w.t, "declined", w.do(ana, "POST", suggestions+"/"+other.text("id")+"/decline", "").ok(200).text("status"))
		w.do(ana, "POST", suggestions+"/"+id.New()+"/decline", "").refused(404, "", "no such suggestion")
		listed := w.do(cem, "GET", suggestions, "").ok(200).list("items")
		require.Equal(w.t, []any{"accepted", "declined"}, []any{listed[0]["status"], listed[1]["status"]})
		folded(w, path[len("/api/v1/itineraries/"):])
	})
}

func TestTravellers(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.together()
		travellers := path + "/travellers"
		made := w.do(dan, "POST", travellers, `{"name":"Bea","user_id":"`+bea+`"}`).ok(201)
		one := travellers + "/" + made.text("id")
		require.Equal(w.t, []string{"Bea", bea}, []string{made.text("name"), made.text("user_id")})
		require.Nil(w.t, w.do(ana, "POST", travellers, `{"name":"Zé"}`).ok(201).body["user_id"])
		w.do(bea, "POST", travellers, `{"name":"x"}`).refused(403, "", "commenter")
		w.do(ana, "POST", travellers, `{"name":"x","user_id":"y"}`).refused(422, "body.user_id", "")
		w.do(ana, "PATCH", one, `{"name":""}`).refused(422, "body.name", "")
		w.do(cem, "PATCH", one, `{}`).refused(403, "", "viewer")
		changed := w.do(ana, "PATCH", one, `{"name":"Beatriz","user_id":null}`).ok(200)
		require.Equal(w.t, "Beatriz", changed.text("name"))
		require.Nil(w.t, changed.body["user_id"])
		require.Equal(w.t, changed.body, w.do(ana, "PATCH", one, `{}`).ok(200).body, "nothing asked for, nothing done")
		w.do(cem, "DELETE", one, "").refused(403, "", "viewer")
		w.do(ana, "DELETE", one, "").ok(204)
		w.do(ana, "PATCH", one, `{"name":"x"}`).refused(404, "", "no such traveller")
		require.Len(w.t, w.do(cem, "GET", travellers, "").ok(200).list("items"), 1)
		folded(w, path[len("/api/v1/itineraries/"):])
	})
}
