package itinerary_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// onlyItem gives the trip's one item.
func (w *world) onlyItem(path string) map[string]any {
	w.t.Helper()
	items := w.do(ana, "GET", path, "").ok(200).list("items")
	require.Len(w.t, items, 1)
	return items[0]
}

func TestHistoryTellsWhoDidWhat(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		w.member(path, "editor")
		item := w.add(path, `{"title":"Tower","day":"2027-05-01"}`)["id"].(string)
		w.do(bea, "PATCH", path+"/items/"+item, `{"title":"Torre","duration_min":30}`).ok(200)
		steps := w.do(ana, "GET", path+"/history", "").ok(200).list("items")
		require.Len(w.t, steps, 4, "made, joined, added, changed")
		require.Equal(w.t, bea, steps[0]["by"])
		ops := steps[0]["ops"].([]any)
		require.Len(w.t, ops, 2, "one step of two fields")
		require.Equal(w.t, "Torre", ops[0].(map[string]any)["v"])
		require.Equal(w.t, "create", steps[3]["ops"].([]any)[0].(map[string]any)["k"])
		require.Len(w.t, w.do(ana, "GET", path+"/history?actor="+bea, "").ok(200).list("items"), 1)
		require.Len(w.t, w.do(ana, "GET", path+"/history?entity="+item, "").ok(200).list("items"), 2)
		first := w.do(ana, "GET", path+"/history?limit=1", "").ok(200)
		require.Len(w.t, first.list("items"), 1)
		second := w.do(ana, "GET", path+"/history?limit=3&cursor="+first.text("next"), "").ok(200)
		require.Len(w.t, second.list("items"), 3)
		require.Nil(w.t, second.body["next"])
		w.do(ana, "GET", path+"/history?cursor=x", "").refused(422, "query.cursor", "")
	})
}

func TestUndoIsPerPerson(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		w.member(path, "editor")
		item := path + "/items/" + w.add(path, `{"title":"Tower","day":"2027-05-01"}`)["id"].(string)
		w.do(ana, "PATCH", item, `{"title":"Torre","duration_min":30}`).ok(200)
		w.do(bea, "PATCH", item, `{"title":"La tour"}`).ok(200)
		undone := w.do(ana, "POST", path+"/history/undo", `{}`).ok(200)
		require.EqualValues(w.t, 1, undone.body["applied"])
		skipped := undone.list("skipped")
		require.Len(w.t, skipped, 1, "Bea has changed the title since")
		require.Equal(w.t, "title", skipped[0]["f"])
		got := w.onlyItem(path)
		require.Equal(w.t, []any{"La tour", nil}, []any{got["title"], got["duration_min"]})
		w.do(ana, "POST", path+"/history/undo", fmt.Sprintf(`{"batch":%q}`, w.do(ana, "GET", path+"/history?actor="+bea, "").list("items")[0]["batch"])).refused(404, "", "no such step of yours")
		w.do(bea, "POST", path+"/history/undo", `{}`).ok(200)
		require.Equal(w.t, "Torre", w.onlyItem(path)["title"])
		// Ana's next is the item itself, which Bea has changed since she added it.
		require.EqualValues(w.t, 0, w.do(ana, "POST", path+"/history/undo", `{}`).ok(200).body["applied"])
	})
}

func TestUndoOfEveryKind(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		item := path + "/items/" + w.add(path, `{"title":"Tower","day":"2027-05-01","start_local":"09:30"}`)["id"].(string)
		undo := func() map[string]any { return w.do(ana, "POST", path+"/history/undo", `{}`).ok(200).body }
		w.do(ana, "POST", item+"/move", `{"day":"2027-05-03"}`).ok(200)
		undo()
		got := w.onlyItem(path)
		require.Equal(w.t, []any{"2027-05-01", "2027-05-01T09:30"}, []any{got["day"], got["start_local"]}, "the clock comes along")
		w.do(ana, "DELETE", item, "").ok(204)
		undo()
		require.Equal(w.t, "Tower", w.onlyItem(path)["title"])
		w.do(ana, "PATCH", path+"/days/2027-05-02", `{"notes":"a"}`).ok(200)
		undo()
		require.Empty(w.t, w.do(ana, "GET", path, "").list("days")[1]["notes"])
		undo()
		require.Empty(w.t, w.do(ana, "GET", path, "").list("items"), "and at last the adding itself")
		require.EqualValues(w.t, 0, undo()["applied"], "making the trip is not undone")
	})
}

func TestGoingBackToAMoment(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		tower := w.add(path, `{"title":"Tower","day":"2027-05-01"}`)["id"].(string)
		castle := w.add(path, `{"title":"Castle","day":"2027-05-02"}`)["id"].(string)
		then := int64(w.do(ana, "GET", path, "").body["seq"].(float64))
		w.do(ana, "PATCH", path+"/items/"+tower, `{"title":"x","day":"2027-05-03"}`).ok(200)
		w.do(ana, "DELETE", path+"/items/"+castle, "").ok(204)
		w.add(path, `{"title":"Later"}`)
		w.do(ana, "PATCH", path, `{"name":"Porto"}`).ok(200)
		moment := w.do(ana, "GET", fmt.Sprintf("%s/history/%d", path, then), "").ok(200)
		require.Contains(w.t, string(moment.raw), "Castle")
		require.NotContains(w.t, string(moment.raw), "Porto")

		w.do(ana, "POST", path+"/history/restore", fmt.Sprintf(`{"seq":%d,"entity":%q}`, then, castle)).ok(200)
		require.Equal(w.t, []string{"Castle"}, w.titles(path, "2027-05-02"))
		require.Equal(w.t, []string{"x"}, w.titles(path, "2027-05-03"), "only the one")
		w.do(ana, "POST", path+"/history/restore", fmt.Sprintf(`{"seq":%d}`, then)).ok(200)
		require.Equal(w.t, []string{"Tower"}, w.titles(path, "2027-05-01"))
		require.Empty(w.t, w.titles(path, ""))
		require.Equal(w.t, "Lisbon", w.do(ana, "GET", path, "").text("name"))
		require.EqualValues(w.t, 0, w.do(ana, "POST", path+"/history/restore", fmt.Sprintf(`{"seq":%d}`, then)).ok(200).body["applied"], "it is there already")
		w.do(ana, "POST", path+"/history/undo", `{}`).ok(200)
		require.Equal(w.t, "Porto", w.do(ana, "GET", path, "").text("name"), "going back can be undone as well")
		w.do(ana, "POST", path+"/history/restore", `{"seq":100000}`).refused(422, "body.seq", "is more than")
		folded(w, strings.TrimPrefix(path, "/api/v1/itineraries/"))
	})
}

// What is older than 180 days is folded into a snapshot: nothing changes but
// how far back one can see.
func TestCompaction(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		tower := w.add(path, `{"title":"Tower","day":"2027-05-01"}`)["id"].(string)
		gone := w.add(path, `{"title":"Gone"}`)["id"].(string)
		w.do(ana, "DELETE", path+"/items/"+gone, "").ok(204)
		w.clock.Advance(181 * 24 * time.Hour)
		w.do(ana, "PATCH", path+"/items/"+tower, `{"title":"Torre"}`).ok(200)
		before := w.do(ana, "GET", path, "").ok(200)
		require.NoError(w.t, w.module.Compact(w.t.Context()))
		require.JSONEq(w.t, string(before.raw), string(w.do(ana, "GET", path, "").ok(200).raw))
		require.Len(w.t, w.do(ana, "GET", path+"/history", "").ok(200).list("items"), 1)
		pulled := w.do(ana, "GET", path+"/ops?since=1", "").ok(200)
		require.NotNil(w.t, pulled.body["snapshot"], "the log does not reach back so far")
		require.NotContains(w.t, string(pulled.raw), gone, "marks of what was deleted go with the log")
		require.Nil(w.t, w.do(ana, "GET", path+"/ops?since=4", "").ok(200).body["snapshot"])
		w.do(ana, "POST", path+"/history/undo", `{}`).ok(200)
		require.Equal(w.t, "Tower", w.onlyItem(path)["title"], "what was before is in the snapshot")
		w.do(ana, "POST", path+"/history/restore", `{"seq":2}`).refused(422, "body.seq", "too long ago")
		w.do(ana, "POST", path+"/history/restore", `{"seq":4}`).ok(200)
	})
}
