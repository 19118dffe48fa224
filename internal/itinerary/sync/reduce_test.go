package sync_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

var stamp = sync.Stamp{Seq: 7, Actor: "ana", At: time.Date(2027, 4, 1, 12, 0, 0, 0, time.UTC)}

func state() *sync.State {
	s := sync.NewState(&trip.Itinerary{ID: "i", Name: "Lisbon", Status: trip.Draft, Visibility: trip.Private, HomeCurrency: "EUR", Dates: trip.Dates{Start: "2027-05-01", End: "2027-05-03"}})
	s.Items["a"] = &trip.Item{ID: "a", Type: "place", Title: "Tower", Place: trip.Place{Day: "2027-05-01", Pos: "a0"}, Cost: &trip.Money{Amount: 5, Currency: "EUR"}}
	return s
}

func TestReduce(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		op    sync.Op
		check func(*sync.State) bool
	}{
		"set an itinerary's field": {sync.Op{Kind: sync.Set, Type: sync.Itinerary, ID: "i", F: "name", V: raw(`"Porto"`)}, func(s *sync.State) bool { return s.Itinerary.Name == "Porto" && s.Itinerary.Seq == 7 }},
		"set an item's field":      {sync.Op{Kind: sync.Set, Type: sync.Item, ID: "a", F: "title", V: raw(`"x"`)}, func(s *sync.State) bool { return s.Items["a"].Title == "x" && s.Items["a"].UpdatedBy == "ana" }},
		"a register is set whole":  {sync.Op{Kind: sync.Set, Type: sync.Item, ID: "a", F: "cost", V: raw(`null`)}, func(s *sync.State) bool { return s.Items["a"].Cost == nil }},
		"set a budget": {sync.Op{Kind: sync.Set, Type: sync.Itinerary, ID: "i", F: "budget", V: raw(`{"amount":0,"currency":"JPY"}`)}, func(s *sync.State) bool {
			return *s.Itinerary.Budget == trip.Money{Currency: "JPY"}
		}},
		"place an item":        {sync.Op{Kind: sync.Place, Type: sync.Item, ID: "a", V: raw(`{"pos":"a1"}`)}, func(s *sync.State) bool { return s.Items["a"].Place == trip.Place{Pos: "a1"} }},
		"delete an item":       {sync.Op{Kind: sync.Delete, Type: sync.Item, ID: "a"}, func(s *sync.State) bool { return s.Items["a"].Deleted }},
		"create an item":       {sync.Op{Kind: sync.Create, Type: sync.Item, ID: "b", V: raw(`{"place":{"pos":"a5"},"fields":{"type":"place","title":"b"}}`)}, func(s *sync.State) bool { return s.Items["b"].CreatedBy == "ana" }},
		"write about a day":    {sync.Op{Kind: sync.Set, Type: sync.Day, ID: "2027-05-02", F: "notes", V: raw(`"n"`)}, func(s *sync.State) bool { return s.Days["2027-05-02"].Notes == "n" }},
		"delete the itinerary": {sync.Op{Kind: sync.Delete, Type: sync.Itinerary, ID: "i"}, func(s *sync.State) bool { return s.Itinerary.DeletedAt.Equal(stamp.At) }},
	} {
		s := state()
		_, err := sync.Reduce(s, c.op, stamp)
		require.NoError(t, err, name)
		require.True(t, c.check(s), name)
	}
}

func raw(s string) json.RawMessage { return json.RawMessage(s) }

func TestReduceRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		op   sync.Op
		kind fault.Kind
	}{
		"an unknown type":     {sync.Op{Kind: sync.Set, Type: "ticket", ID: "a"}, fault.Invalid},
		"an unknown kind":     {sync.Op{Kind: "burn", Type: sync.Item, ID: "a"}, fault.Invalid},
		"an unknown field":    {sync.Op{Kind: sync.Set, Type: sync.Item, ID: "a", F: "colour", V: raw(`1`)}, fault.Invalid},
		"a stranger":          {sync.Op{Kind: sync.Delete, Type: sync.Item, ID: "z"}, fault.NotFound},
		"a second creation":   {sync.Op{Kind: sync.Create, Type: sync.Item, ID: "a", V: raw(`{"place":{"pos":"a0"}}`)}, fault.Conflict},
		"a wrong value":       {sync.Op{Kind: sync.Set, Type: sync.Item, ID: "a", F: "title", V: raw(`[1]`)}, fault.Invalid},
		"a bad order key":     {sync.Op{Kind: sync.Place, Type: sync.Item, ID: "a", V: raw(`{"pos":"!"}`)}, fault.Invalid},
		"dates the wrong way": {sync.Op{Kind: sync.Set, Type: sync.Itinerary, ID: "i", F: "dates", V: raw(`{"start":"2027-05-03","end":"2027-05-01"}`)}, fault.Invalid},
		"an empty name":       {sync.Op{Kind: sync.Set, Type: sync.Itinerary, ID: "i", F: "name", V: raw(`""`)}, fault.Invalid},
		"a negative budget":   {sync.Op{Kind: sync.Set, Type: sync.Itinerary, ID: "i", F: "budget", V: raw(`{"amount":-1,"currency":"EUR"}`)}, fault.Invalid},
		"a budget in nothing": {sync.Op{Kind: sync.Set, Type: sync.Itinerary, ID: "i", F: "budget", V: raw(`{"amount":1}`)}, fault.Invalid},
		"a day that is none":  {sync.Op{Kind: sync.Set, Type: sync.Day, ID: "2027-02-30", F: "notes", V: raw(`"n"`)}, fault.Invalid},
	} {
		_, err := sync.Reduce(state(), c.op, stamp)
		require.Equal(t, c.kind, fault.KindOf(err), "%s: %v", name, err)
	}
}

func TestCheckItemsRefusesWhatDoesNotFit(t *testing.T) {
	t.Parallel()
	s := state()
	require.NoError(t, sync.CheckItems(s))
	s.Items["a"].Place.Day = "2027-05-09"
	require.NoError(t, sync.CheckItems(s), "an item whose day is not in the trip shows among the ideas")
	s.Items["a"].Title = ""
	require.ErrorContains(t, sync.CheckItems(s), "at least 1 character")
	s.Items["a"].Deleted = true
	require.NoError(t, sync.CheckItems(s), "what is deleted may be anything")
}

// FuzzReduce: whatever arrives is applied or refused with a kind, and a
// refusal is never our own bug.
func FuzzReduce(f *testing.F) {
	f.Add(`{"k":"set","type":"item","id":"a","f":"time","v":{"start":{"local":"2027-05-01T09:30","zone":"Europe/Lisbon","at":"2027-05-01T08:30:00Z"}}}`)
	f.Add(`{"k":"create","type":"item","id":"b","v":{"place":{"pos":"a0"},"fields":{"title":"b"}}}`)
	f.Add(`{"k":"set","type":"itinerary","id":"i","f":"dates","v":null}`)
	f.Fuzz(func(t *testing.T, text string) {
		var op sync.Op
		if json.Unmarshal([]byte(text), &op) != nil {
			return
		}
		s := state()
		_, err := sync.Reduce(s, op, stamp)
		if err == nil {
			err = sync.CheckItems(s)
		}
		if err != nil {
			require.NotEqual(t, fault.Internal, fault.KindOf(err), "%v", err)
		}
	})
}
