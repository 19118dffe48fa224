package itinerary_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

// pushers may push operations; bea has made the comment, the vote and the
// suggestion, and eli comments as well.
var pushers = []struct{ who, user string }{
	{"owner", ana}, {"editor", dan}, {"author", bea}, {"commenter", eli}, {"viewer", cem}, {"stranger", eva}, {"removed member", fay}, {"nobody", ""},
}

// attempt is an operation and who may make it.
type attempt struct {
	typ   sync.Type
	kind  sync.Kind
	field string
	may   []string
}

var (
	owner    = []string{"owner"}
	editors  = []string{"owner", "editor"}
	everyone = []string{"owner", "editor", "author", "commenter"}
	author   = []string{"author"}
	withdraw = []string{"owner", "author"}
)

// attempts are all kinds of operations on all types of entities, with the
// fields that have rules of their own.
func attempts() (all []attempt) {
	kinds := []sync.Kind{sync.Create, sync.Set, sync.Place, sync.Delete, sync.Restore} // in this order each leaves the entity there
	for _, typ := range []sync.Type{sync.Day, sync.Item, sync.Check, sync.Expense, sync.Traveller} {
		for _, kind := range kinds {
			all = append(all, attempt{typ, kind, "", editors})
		}
	}
	for _, typ := range []sync.Type{sync.Comment, sync.Vote, sync.Suggestion} {
		for n, may := range [][]string{everyone, author, author, withdraw, withdraw} {
			all = append(all, attempt{typ, kinds[n], "", may})
		}
	}
	for n, may := range [][]string{nil, editors, editors, owner, owner} {
		all = append(all, attempt{sync.Itinerary, kinds[n], "", may}, attempt{sync.Member, kinds[n], "", nil})
	}
	return append(all, attempt{sync.Itinerary, sync.Set, "visibility", owner}, attempt{sync.Itinerary, sync.Set, "budget", editors}, attempt{sync.Suggestion, sync.Set, "status", editors})
}

// values are what each type is created with, and a field to set.
var values = map[sync.Type]struct{ fields, field, value string }{
	sync.Itinerary: {`{"name":"x"}`, "name", `"y"`}, sync.Day: {`{"title":"x"}`, "title", `"y"`}, sync.Item: {`{"type":"place","title":"x"}`, "title", `"y"`},
	sync.Check: {`{"text":"x"}`, "text", `"y"`}, sync.Expense: {`{"title":"x"}`, "title", `"y"`}, sync.Traveller: {`{"name":"x"}`, "name", `"y"`},
	sync.Comment: {`{"text":"x"}`, "text", `"y"`}, sync.Vote: {`{"value":1}`, "value", "-1"}, sync.Suggestion: {`{"text":"x"}`, "text", `"y"`},
	sync.Member: {`{"role":"viewer"}`, "role", `"editor"`},
}

// impossible is what cannot be done whoever tries.
func (a attempt) impossible() bool {
	return a.typ == sync.Day && a.kind != sync.Set || a.typ == sync.Itinerary && a.kind == sync.Place
}

// op makes the operation on what the stage has.
func (a attempt) op(stage map[sync.Type]string) sync.Op {
	v := values[a.typ]
	o := sync.Op{Kind: a.kind, Type: a.typ, ID: stage[a.typ]}
	place := fmt.Sprintf(`{"parent":%q,"pos":"a5"}`, map[bool]string{true: "", false: stage[sync.Item]}[a.typ == sync.Item])
	switch a.kind {
	case sync.Create:
		if a.typ != sync.Itinerary && a.typ != sync.Day {
			o.ID = id.New()
		}
		o.V = json.RawMessage(fmt.Sprintf(`{"place":%s,"fields":%s}`, place, v.fields))
	case sync.Set:
		o.F, o.V = v.field, json.RawMessage(v.value)
	case sync.Place:
		o.V = json.RawMessage(place)
	}
	switch a.field {
	case "visibility":
		o.F, o.V = a.field, json.RawMessage(`"public"`)
	case "budget":
		o.F, o.V = a.field, json.RawMessage(`{"amount":5000,"currency":"EUR"}`)
	case "status":
		o.F, o.V = a.field, json.RawMessage(`"declined"`)
	}
	return o
}

// TestWhoMayPush pushes every kind of operation on every type of entity as
// every kind of person. The table of docs/architecture/live.md says who may.
func TestWhoMayPush(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		stage := w.stageOps()
		next := map[string]int64{}
		for _, a := range attempts() {
			for _, c := range pushers {
				next[c.user]++
				result, err := w.module.Push(w.t.Context(), c.user, stage[sync.Itinerary], "of "+c.who, []sync.Pushed{{N: next[c.user], Op: a.op(stage)}})
				what := fmt.Sprintf("%s %s %s as %s", a.kind, a.typ, a.field, c.who)
				if !slices.Contains([]string{"owner", "editor", "author", "commenter", "viewer"}, c.who) {
					require.True(w.t, fault.Is(err, fault.NotFound), what)
					continue
				}
				require.NoError(w.t, err, what)
				require.Equal(w.t, next[c.user], result.Last, what)
				w.checkRefusal(what, a, slices.Contains(a.may, c.who), result.Refused)
			}
		}
		folded(w, stage[sync.Itinerary])
	})
}

func (w *world) checkRefusal(what string, a attempt, may bool, refused []sync.Refusal) {
	w.t.Helper()
	if may && !a.impossible() {
		require.Empty(w.t, refused, what)
		return
	}
	require.Len(w.t, refused, 1, what)
	var problem struct{ Status int }
	require.NoError(w.t, json.Unmarshal(refused[0].Problem, &problem))
	require.Equal(w.t, map[bool]int{true: 422, false: 403}[may], problem.Status, "%s: %s", what, refused[0].Problem)
}

// stageOps makes a trip with an entity of each type.
func (w *world) stageOps() map[sync.Type]string {
	w.t.Helper()
	path := w.lisbon()
	for user, role := range map[string]trip.Role{dan: trip.Editor, bea: trip.Commenter, eli: trip.Commenter, cem: trip.Viewer, fay: trip.Editor} {
		w.invite(path, user, role)
	}
	w.do(ana, "DELETE", path+"/members/"+fay, "").ok(204)
	stage := map[sync.Type]string{sync.Itinerary: path[len("/api/v1/itineraries/"):], sync.Day: "2027-05-01", sync.Member: cem}
	for _, c := range []struct {
		typ  sync.Type
		user string
	}{{sync.Item, ana}, {sync.Check, ana}, {sync.Expense, ana}, {sync.Traveller, ana}, {sync.Comment, bea}, {sync.Vote, bea}, {sync.Suggestion, bea}} {
		op := attempt{typ: c.typ, kind: sync.Create}.op(stage)
		result, err := w.module.Push(w.t.Context(), c.user, stage[sync.Itinerary], "stage "+string(c.typ), []sync.Pushed{{N: 1, Op: op}})
		require.NoError(w.t, err)
		require.Empty(w.t, result.Refused)
		stage[c.typ] = op.ID
	}
	return stage
}
