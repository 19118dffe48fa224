package itinerary_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/sync"
)

const moneyID = "0199c0de-0000-7000-8000-000000000e01"

// kept gives an entity as the log's readers fold it; nil where there is none.
func (w *world) kept(path, entity string) *sync.Entity {
	w.t.Helper()
	snapshot, err := w.store.Snapshot(w.t.Context(), strings.TrimPrefix(path, "/api/v1/itineraries/"))
	require.NoError(w.t, err)
	for _, e := range snapshot.Entities {
		if e.ID == entity {
			return &e
		}
	}
	return nil
}

func (w *world) hasFields(path, want string) {
	w.t.Helper()
	fields, err := json.Marshal(w.kept(path, moneyID).Fields)
	require.NoError(w.t, err)
	require.JSONEq(w.t, want, string(fields))
}

// TestExpensesAndChecks: both live by operations alone, from the first to the
// last, and each step can be taken back.
func TestExpensesAndChecks(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ typ, made, field, value, set, cleared string }{
		"expense": {"expense", `{"title":"Lunch","cost":{"amount":4200,"currency":"EUR"},"category":"food","paid_by":"` + ana + `","shared_by":["` + ana + `","` + bea + `"],"date":"2027-05-02"}`,
			"cost", `{"amount":0,"currency":"JPY"}`,
			`{"title":"Lunch","cost":{"amount":0,"currency":"JPY"},"category":"food","paid_by":"` + ana + `","shared_by":["` + ana + `","` + bea + `"],"date":"2027-05-02"}`,
			`{"title":"Lunch","category":"food","paid_by":"` + ana + `","shared_by":["` + ana + `","` + bea + `"],"date":"2027-05-02"}`},
		"check": {"check", `{"text":"Tickets","assignee":"` + ana + `"}`, "done", `true`,
			`{"text":"Tickets","assignee":"` + ana + `","done":true}`, `{"text":"Tickets","assignee":"` + ana + `"}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			each(t, func(w *world) {
				path := w.lisbon()
				of := func(k, more string) string {
					return `{"k":"` + k + `","type":"` + c.typ + `","id":"` + moneyID + `"` + more + `}`
				}
				undo := func() { w.t.Helper(); w.do(ana, "POST", path+"/history/undo", `{}`).ok(200) }
				w.push(path, ana, of("create", `,"v":{"place":{"parent":"","pos":"a0"},"fields":`+c.made+`}`))
				w.hasFields(path, c.made)
				w.push(path, ana, of("set", `,"f":"`+c.field+`","v":`+c.value))
				w.hasFields(path, c.set)
				w.push(path, ana, of("set", `,"f":"`+c.field+`","v":null`))
				w.hasFields(path, c.cleared)
				undo()
				w.hasFields(path, c.set)
				w.push(path, ana, of("place", `,"v":{"parent":"","pos":"a1"}`))
				require.Equal(w.t, "a1", w.kept(path, moneyID).Place.Pos)
				w.push(path, ana, of("delete", ""))
				require.True(w.t, w.kept(path, moneyID).Deleted)
				undo()
				require.False(w.t, w.kept(path, moneyID).Deleted)
				folded(w, strings.TrimPrefix(path, "/api/v1/itineraries/"))
			})
		})
	}
}
