package sync_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
)

var update = flag.Bool("update", false, "write testdata/vectors.json anew")

// vectors are runs of operations with the hash of the state after each. The
// planner's reducer (web/src/sync/reduce.ts) replays the same file.
type vectors struct {
	Cases []vectorCase `json:"cases"`
}

type vectorCase struct {
	Name  string        `json:"name"`
	Steps []vectorStep  `json:"steps"`
	State []sync.Entity `json:"state"`
}

type vectorStep struct {
	Op   sync.Entry `json:"op"`
	Hash string     `json:"hash"`
}

const (
	vectorTrip = "0199c0de-0000-7000-8000-000000000001"
	vectorUser = "0199c0de-0000-7000-8000-00000000000a"
)

// vectorID makes the ids of a case's entities.
func vectorID(n int) string { return fmt.Sprintf("0199c0de-0000-7000-8000-%012x", 0x100+n) }

// run is a case in the making.
type run struct {
	t       *testing.T
	state   *sync.State
	replica sync.Replica
	out     vectorCase
}

func newRun(t *testing.T, name string) *run {
	t.Helper()
	r := &run{t: t, state: sync.NewState(&trip.Itinerary{ID: vectorTrip}), replica: sync.NewReplica(nil), out: vectorCase{Name: name}}
	r.do(sync.Create, sync.Itinerary, vectorTrip, "", `{"fields":{"name":"Lissabon 🇵🇹 رحلة","status":"draft","visibility":"private","home_currency":"EUR","dates":{"start":"2027-05-01","end":"2027-05-03"}}}`)
	return r
}

// do applies an operation, which must be one that the server takes.
func (r *run) do(kind sync.Kind, typ sync.Type, id, field, v string) {
	r.t.Helper()
	seq := int64(len(r.out.Steps) + 1)
	e := sync.Entry{Stamp: sync.Stamp{Seq: seq, Actor: vectorUser, At: time.Date(2027, 4, 1, 12, 0, int(seq), 123456000, time.UTC)}, Batch: fmt.Sprint(seq)}
	op := sync.Op{Kind: kind, Type: typ, ID: id, F: field}
	if v != "" {
		op.V = json.RawMessage(v)
	}
	var err error
	e.Op, err = sync.Reduce(r.state, op, e.Stamp)
	require.NoError(r.t, err, "%s: %s %s %s %s", r.out.Name, kind, typ, field, v)
	r.replica.Fold(e)
	entities, err := r.state.Entities()
	require.NoError(r.t, err)
	hash, err := sync.Hash(entities)
	require.NoError(r.t, err)
	folded, err := sync.Hash(r.replica.Entities())
	require.NoError(r.t, err)
	require.Equal(r.t, hash, folded, "%s: %s %s %s %s", r.out.Name, kind, typ, field, v)
	r.out.Steps = append(r.out.Steps, vectorStep{e, hash})
	r.out.State = entities
}

func TestVectors(t *testing.T) {
	t.Parallel()
	all := vectors{}
	for _, make := range []func(*testing.T) *run{vectorFields, vectorPlaces, vectorTexts, vectorOthers, vectorEmpty} {
		all.Cases = append(all.Cases, make(t).out)
	}
	for seed := range uint64(8) {
		all.Cases = append(all.Cases, vectorRandom(t, seed).out)
	}
	got, err := json.MarshalIndent(all, "", " ")
	require.NoError(t, err)
	path := filepath.Join("testdata", "vectors.json")
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, append(got, '\n'), 0o600))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.JSONEq(t, string(want), string(got), "run with -update where the change is meant")
}

func vectorFields(t *testing.T) *run {
	r := newRun(t, "every field of an item and of the trip")
	item := vectorID(1)
	r.do(sync.Create, sync.Item, item, "", `{"place":{"parent":"2027-05-01","pos":"a0"},"fields":{"type":"flight","title":"東京 → \"Honolulu\"\n\t\\ \u2028 <&>","duration_min":0}}`)
	for _, f := range [][2]string{
		{"title", `"a\u0001b"`}, {"description", `"long"`}, {"location", `{"name":"Belém Tower","lat":38.6916,"lon":-9.2160,"zone":"Europe/Lisbon","country":"PT","popularity":1e-7,"opening_hours":"Tu-Su 09:30-18:00"}`},
		{"end_location", `{"name":"0","lat":0,"lon":-0.5}`},
		{"time", `{"start":{"local":"2027-05-01T22:00","zone":"Asia/Tokyo","at":"2027-05-01T13:00:00Z"},"end":{"local":"2027-05-01T10:30","zone":"Pacific/Honolulu","at":"2027-05-01T20:30:00Z"}}`},
		{"duration_min", `90`}, {"locked", `true`}, {"arrive_by", `"drive"`}, {"booking_ref", `"ABC"`}, {"cost", `{"amount":-5,"currency":"EUR"}`},
		{"url", `"https://example.org/?a=1&b=<2>"`}, {"media_urls", `["https://example.org/1","https://example.org/2"]`}, {"done", `true`}, {"type", `"train"`},
		{"locked", `false`}, {"cost", `null`}, {"media_urls", `[]`}, {"time", `{}`}, {"duration_min", `null`}, {"description", `""`}, {"end_location", `null`}, {"duration_min", `0`},
	} {
		r.do(sync.Set, sync.Item, item, f[0], f[1])
	}
	for _, f := range [][2]string{
		{"name", `"x"`}, {"description", `"y"`}, {"dates", `{"start":"2027-05-02","end":"2027-05-09"}`}, {"status", `"planned"`}, {"visibility", `"shared"`},
		{"home_currency", `"JPY"`}, {"cover", `"https://example.org/a.jpg"`}, {"destination", `{"name":"Lisbon","lat":38.7223,"lon":-9.1393}`}, {"dates", `null`}, {"destination", `null`},
		{"budget", `{"amount":250000,"currency":"JPY"}`}, {"budget", `{"amount":0,"currency":"EUR"}`}, {"budget", `null`},
	} {
		r.do(sync.Set, sync.Itinerary, vectorTrip, f[0], f[1])
	}
	r.do(sync.Delete, sync.Itinerary, vectorTrip, "", "")
	r.do(sync.Restore, sync.Itinerary, vectorTrip, "", "")
	return r
}

func vectorPlaces(t *testing.T) *run {
	r := newRun(t, "places, days, deleting")
	for i, pos := range []string{"a0", "a0V", "Zz", "a1"} {
		r.do(sync.Create, sync.Item, vectorID(i), "", fmt.Sprintf(`{"place":{"parent":"","pos":%q},"fields":{"type":"place","title":"%d"}}`, pos, i))
	}
	r.do(sync.Place, sync.Item, vectorID(1), "", `{"parent":"2027-05-02","pos":"a0"}`)
	r.do(sync.Place, sync.Item, vectorID(2), "", `{"pos":"a0"}`)
	r.do(sync.Delete, sync.Item, vectorID(1), "", "")
	r.do(sync.Set, sync.Item, vectorID(1), "title", `"set while deleted"`)
	r.do(sync.Restore, sync.Item, vectorID(1), "", "")
	r.do(sync.Set, sync.Day, "2027-05-02", "title", `"Belém"`)
	r.do(sync.Set, sync.Day, "2027-05-02", "notes", `"bring a coat"`)
	r.do(sync.Set, sync.Day, "2027-05-02", "title", `null`)
	r.do(sync.Set, sync.Day, "2031-01-01", "notes", `"a day outside"`)
	return r
}

func vectorTexts(t *testing.T) *run {
	r := newRun(t, "texts written together")
	item := vectorID(1)
	r.do(sync.Create, sync.Item, item, "", `{"place":{"parent":"","pos":"a0"},"fields":{"type":"note","title":"n","description":"base"}}`)
	r.do(sync.Set, sync.Item, item, "description", `{"y":"AQID","text":"base one"}`)
	r.do(sync.Set, sync.Item, item, "description", `{"y":"BAUG","text":"base one two"}`)
	r.do(sync.Set, sync.Item, item, "description", `{"y":"BwgJ","text":"base one two three","whole":true}`)
	r.do(sync.Set, sync.Item, item, "description", `"set whole"`)
	r.do(sync.Set, sync.Item, item, "description", `{"y":"AQID","text":""}`)
	r.do(sync.Set, sync.Day, "2027-05-01", "notes", `{"y":"AQID","text":"from nothing"}`)
	r.do(sync.Set, sync.Itinerary, vectorTrip, "description", `{"y":"AQID","text":"about the trip"}`)
	r.do(sync.Set, sync.Itinerary, vectorTrip, "description", `null`)
	return r
}

func vectorOthers(t *testing.T) *run {
	r := newRun(t, "comments, votes, suggestions, checks, expenses, travellers, members")
	create := func(n int, typ sync.Type, v string) { r.do(sync.Create, typ, vectorID(n), "", v) }
	create(1, sync.Comment, `{"place":{"parent":"2027-05-01"},"fields":{"text":"see you there"}}`)
	create(2, sync.Vote, `{"place":{"parent":"`+vectorID(9)+`"},"fields":{"value":-1}}`)
	create(3, sync.Suggestion, `{"place":{"parent":""},"fields":{"text":"why not","ops":[{"k":"set","type":"item","id":"`+vectorID(9)+`","f":"title","v":"x"}]}}`)
	create(4, sync.Check, `{"place":{"parent":"","pos":"a0"},"fields":{"text":"passport"}}`)
	create(5, sync.Expense, `{"fields":{"title":"dinner","cost":{"amount":4200,"currency":"EUR"},"shared_by":["`+vectorUser+`"],"date":"2027-05-01"}}`)
	create(6, sync.Traveller, `{"fields":{"name":"Grandma"}}`)
	r.do(sync.Create, sync.Member, vectorID(7), "", `{"fields":{"role":"editor"}}`)
	r.do(sync.Set, sync.Comment, vectorID(1), "text", `"see you"`)
	r.do(sync.Set, sync.Vote, vectorID(2), "value", `1`)
	r.do(sync.Set, sync.Suggestion, vectorID(3), "status", `"accepted"`)
	r.do(sync.Set, sync.Check, vectorID(4), "done", `true`)
	r.do(sync.Set, sync.Check, vectorID(4), "done", `false`)
	r.do(sync.Place, sync.Check, vectorID(4), "", `{"parent":"","pos":"a1"}`)
	for _, f := range [][2]string{{"title", `"late dinner"`}, {"cost", `{"amount":0,"currency":"JPY"}`}, {"category", `"food"`}, {"paid_by", `"` + vectorUser + `"`},
		{"date", `"2027-05-02"`}, {"shared_by", `[]`}, {"category", `""`}, {"cost", `null`}} {
		r.do(sync.Set, sync.Expense, vectorID(5), f[0], f[1])
	}
	r.do(sync.Place, sync.Expense, vectorID(5), "", `{"parent":"`+vectorID(9)+`"}`)
	r.do(sync.Set, sync.Check, vectorID(4), "assignee", `"`+vectorUser+`"`)
	r.do(sync.Set, sync.Member, vectorID(7), "role", `"viewer"`)
	r.do(sync.Delete, sync.Comment, vectorID(1), "", "")
	r.do(sync.Delete, sync.Expense, vectorID(5), "", "")
	r.do(sync.Restore, sync.Expense, vectorID(5), "", "")
	r.do(sync.Delete, sync.Check, vectorID(4), "", "")
	r.do(sync.Delete, sync.Member, vectorID(7), "", "")
	r.do(sync.Create, sync.Member, vectorID(7), "", `{"fields":{"role":"commenter"}}`)
	return r
}

func vectorEmpty(t *testing.T) *run {
	r := newRun(t, "empty values are no fields")
	r.do(sync.Create, sync.Item, vectorID(1), "", `{"place":{"parent":"","pos":"a0"},"fields":{"type":"place","title":"t","description":"","locked":false,"media_urls":[],"cost":null,"time":{},"duration_min":0}}`)
	r.do(sync.Create, sync.Check, vectorID(2), "", `{"fields":{"text":"","done":false}}`)
	r.do(sync.Set, sync.Itinerary, vectorTrip, "cover", `""`)
	return r
}

// vectorRandom mixes creating, setting, placing and deleting.
func vectorRandom(t *testing.T, seed uint64) *run {
	r := newRun(t, fmt.Sprintf("mixed %d", seed))
	rnd := rand.New(rand.NewPCG(seed, 7))
	var items []string
	for n := range 30 {
		if len(items) == 0 || rnd.IntN(3) == 0 {
			items = append(items, vectorID(n))
			r.do(sync.Create, sync.Item, vectorID(n), "", fmt.Sprintf(`{"place":{"parent":"2027-05-0%d","pos":"a%d"},"fields":{"type":"place","title":"%d"}}`, 1+rnd.IntN(4), rnd.IntN(9), n))
			continue
		}
		item := items[rnd.IntN(len(items))]
		switch rnd.IntN(5) {
		case 0:
			r.do(sync.Place, sync.Item, item, "", fmt.Sprintf(`{"parent":"","pos":"a%d"}`, rnd.IntN(9)))
		case 1:
			r.do(sync.Delete, sync.Item, item, "", "")
		case 2:
			r.do(sync.Restore, sync.Item, item, "", "")
		case 3:
			r.do(sync.Set, sync.Item, item, "cost", fmt.Sprintf(`{"amount":%d,"currency":"EUR"}`, rnd.IntN(5)))
		case 4:
			r.do(sync.Set, sync.Item, item, "location", fmt.Sprintf(`{"name":"p","lat":%v,"lon":%v}`, rnd.Float64()*90, rnd.Float64()*180-90))
		}
	}
	return r
}
