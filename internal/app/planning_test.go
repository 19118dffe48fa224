package app_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary"
)

var around = object{"lat": 38.7139, "lon": -9.1394, "radius_m": 12000, "limit": 60}

// stops are all of a plan.
func stops(p itinerary.PlanBody) (all []itinerary.PlannedStop) {
	for _, day := range p.Days {
		all = append(all, day.Stops...)
	}
	return all
}

// TestThreeDaysInLisbon: somebody asks for three easy days with two places that
// they must see and lunch, takes the plan, and takes it back.
func TestThreeDaysInLisbon(t *testing.T) {
	t.Parallel()
	each(t, func(d *desk) {
		path := d.trip(3)
		must := []string{sight(d.t, "Belém Tower").ID, sight(d.t, "National Tile Museum").ID}
		p := d.plan(path, object{"pace": "easy", "must_see": must, "near": around})
		require.Len(d.t, p.Days, 3)
		require.Empty(d.t, p.Unmet)
		for _, day := range p.Days {
			require.LessOrEqual(d.t, len(day.Stops), 4, "an easy day")
			require.GreaterOrEqual(d.t, len(day.Stops), 2)
			require.Len(d.t, day.Breaks, 1)
			require.GreaterOrEqual(d.t, day.Breaks[0].Start, day.Date+"T12:00")
			require.LessOrEqual(d.t, day.Breaks[0].Start, day.Date+"T14:00")
			for _, s := range day.Stops {
				t.Log(day.Date, s.StartLocal, s.EndLocal, s.Title, s.Travel.V, s.Reason.Code)
			}
			t.Logf("%+v %+v", day.Breaks, day.FreeMin)
		}
		before := d.rows(path)
		d.apply(path, p.Seq, p.Operations)
		require.Empty(d.t, d.breaches(path), "the plan survives its own check")
		require.Len(d.t, d.read(path).Items, len(stops(p)))
		d.do(200, "POST", path+"/history/undo", object{}, nil)
		require.Equal(d.t, before, d.rows(path), "one undo takes it all back")
	})
}

// TestWhatIsClosedOnMondays: a must that cannot be met is said to be, and a plan
// made by hand is told so, with a fix.
func TestWhatIsClosedOnMondays(t *testing.T) {
	t.Parallel()
	each(t, func(d *desk) {
		path := d.trip(3)
		tiles := sight(d.t, "National Tile Museum").ID
		p := d.plan(path, object{"days": []string{"2027-05-03"}, "must_see": []string{tiles}, "near": around})
		require.Len(d.t, p.Unmet, 1)
		require.Equal(d.t, "must_see", p.Unmet[0].Wish)
		require.Equal(d.t, "National Tile Museum", p.Unmet[0].Title)
		require.Equal(d.t, "closed", p.Unmet[0].Reason.Code)
		require.NotEmpty(d.t, stops(p), "the rest of the day is planned all the same")

		item := d.add(path, "National Tile Museum", object{"start_local": "2027-05-03T10:00", "end_local": "2027-05-03T11:30"})
		found := d.breaches(path)
		require.Len(d.t, found, 1)
		require.Equal(d.t, []any{"closed", "error", []string{item}, "2027-05-03", "Tu-Su 10:00-18:00; Mo off"}, []any{found[0].Kind, found[0].Severity, found[0].ItemIDs, *found[0].Date, found[0].Hours})
		require.Equal(d.t, "move_day", found[0].Fix.V.Kind)
		d.apply(path, d.check(path).Seq, found[0].Fix.V.Operations)
		require.Equal(d.t, []string{"2027-05-01 2027-05-01T10:00 National Tile Museum"}, d.rows(path))
		require.Empty(d.t, d.breaches(path))
	})
}

// TestBookingsAreKept: a train at 14:00 and what is locked stay, whatever else
// is planned around them.
func TestBookingsAreKept(t *testing.T) {
	t.Parallel()
	each(t, func(d *desk) {
		path := d.trip(2)
		oriente, porto := object{"name": "Oriente", "lat": 38.7678, "lon": -9.0992, "zone": "Europe/Lisbon", "country": "PT"}, object{"name": "Campanhã", "lat": 41.1489, "lon": -8.5854, "zone": "Europe/Lisbon", "country": "PT"}
		train := d.put(path, object{"type": "train", "title": "To Porto", "location": oriente, "end_location": porto, "booking_ref": "X1", "start_local": "2027-05-02T14:00", "end_local": "2027-05-02T16:50"})
		castle := d.add(path, "São Jorge Castle", object{"start_local": "2027-05-01T15:00", "end_local": "2027-05-01T16:30", "locked": true})
		p := d.plan(path, object{"near": object{"lat": 38.7139, "lon": -9.1394}})
		require.Empty(d.t, p.Unmet)
		seen := 0
		for _, s := range stops(p) {
			switch s.ItemID {
			case train:
				seen++
				require.Equal(d.t, []any{true, "unchanged", "2027-05-02T14:00", "2027-05-02T16:50", "fixed"}, []any{s.Fixed, s.Change, s.StartLocal, s.EndLocal, s.Reason.Code})
			case castle:
				seen++
				require.Equal(d.t, []any{true, "unchanged", "2027-05-01T15:00"}, []any{s.Fixed, s.Change, s.StartLocal})
			default:
				require.Equal(d.t, "added", s.Change)
			}
		}
		require.Equal(d.t, 2, seen)
		require.Greater(d.t, len(stops(p)), 6)
		for _, s := range p.Days[1].Stops {
			require.True(d.t, s.ItemID == train || s.StartLocal < "2027-05-02T14:00", "nothing in Lisbon after the train to Porto: %s", s.Title)
		}
		for _, op := range p.Operations {
			require.NotContains(d.t, []string{train, castle}, op.ID)
		}
		d.apply(path, p.Seq, p.Operations)
		require.Empty(d.t, d.breaches(path))
	})
}

// TestLunchIsKept: a day that leaves time to eat leaves it in its new order too,
// and one that does not is left as full as it is.
func TestLunchIsKept(t *testing.T) {
	t.Parallel()
	each(t, func(d *desk) {
		path := d.trip(2)
		visit := func(day, name, from, to string) {
			d.add(path, name, object{"start_local": day + "T" + from, "end_local": day + "T" + to})
		}
		visit("2027-05-01", "Belém Tower", "09:30", "10:30")
		visit("2027-05-01", "São Jorge Castle", "11:15", "12:30")
		visit("2027-05-01", "Jerónimos Monastery", "14:15", "15:15")
		visit("2027-05-01", "Lisbon Cathedral", "16:00", "16:45")
		visit("2027-05-02", "Belém Tower", "09:30", "10:45")
		visit("2027-05-02", "São Jorge Castle", "11:45", "13:15")
		visit("2027-05-02", "Jerónimos Monastery", "14:15", "15:15")
		for range 2 { // in order, it stays so
			p := d.optimise(path, "2027-05-01", object{})
			require.Len(d.t, p.Days[0].Breaks, 1)
			lunch := p.Days[0].Breaks[0]
			require.Equal(d.t, "lunch", lunch.Kind)
			require.Equal(d.t, 60, lunch.Minutes)
			require.True(d.t, lunch.Start >= "2027-05-01T11:30" && lunch.Start <= "2027-05-01T14:30", lunch.Start)
			if len(p.Operations) > 0 {
				d.apply(path, p.Seq, p.Operations)
			}
			require.Empty(d.t, d.breaches(path))
		}
		require.Empty(d.t, d.optimise(path, "2027-05-02", object{}).Days[0].Breaks)
	})
}

// TestByCar: a plan that holds by car alone is checked by car, and a plan on
// other ways forgets it.
func TestByCar(t *testing.T) {
	t.Parallel()
	each(t, func(d *desk) {
		path := d.trip(1)
		place := func(name string, lon float64) object {
			return object{"title": name, "day": "2027-05-01", "duration_min": 60, "location": object{"name": name, "lat": 38.7, "lon": lon, "zone": "Europe/Lisbon"}}
		}
		d.put(path, place("West", -9.4))
		east := d.put(path, place("East", -9.1))
		p := d.optimise(path, "2027-05-01", object{"modes": []string{"drive"}})
		require.Equal(d.t, "drive", stops(p)[1].Travel.V.Mode)
		d.apply(path, p.Seq, p.Operations)
		second := func() itinerary.ItemBody {
			items := d.read(path).Items
			return items[slices.IndexFunc(items, func(it itinerary.ItemBody) bool { return it.ID == stops(p)[1].ItemID })]
		}
		require.Equal(d.t, "drive", second().ArriveBy)

		times := object{"start_local": "10:00", "end_local": "11:00"}
		first := stops(p)[0].ItemID
		d.do(200, "PATCH", path+"/items/"+first, times, nil)
		d.do(200, "PATCH", path+"/items/"+second().ID, object{"start_local": "12:00", "end_local": "13:00"}, nil)
		require.Empty(d.t, d.breaches(path), "26 km in an hour: by car one is there")
		d.do(200, "PATCH", path+"/items/"+second().ID, object{"arrive_by": ""}, nil)
		require.Equal(d.t, "transfer", d.breaches(path)[0].Kind, "by what the distance suggests one is not")
		d.do(200, "PATCH", path+"/items/"+second().ID, object{"arrive_by": "drive"}, nil)
		p = d.optimise(path, "2027-05-01", object{"modes": []string{"transit"}})
		d.apply(path, p.Seq, p.Operations)
		require.Empty(d.t, second().ArriveBy)
		d.do(422, "PATCH", path+"/items/"+east, object{"arrive_by": "boat"}, nil)
	})
}

// TestADayInOrder: nothing is left out, and what is planned is not said to be
// better than it was.
func TestADayInOrder(t *testing.T) {
	t.Parallel()
	each(t, func(d *desk) {
		path := d.trip(2)
		for _, name := range []string{"Belém Tower", "Alfama", "Jerónimos Monastery", "Lisbon Cathedral", "Monument to the Discoveries"} {
			d.add(path, name, object{"day": "2027-05-01", "duration_min": 45})
		}
		d.add(path, "Eduardo VII Park", object{"day": "2027-05-02"})
		before := d.rows(path)
		p := d.optimise(path, "2027-05-01", object{})
		require.Len(d.t, stops(p), 5)
		require.Empty(d.t, p.LeftOut)
		require.NotNil(d.t, p.LeftOut, "an empty list and no null, as the contract says")
		require.Less(d.t, p.Gains.TravelMin.After, p.Gains.TravelMin.Before/2)
		require.Equal(d.t, p.Gains.Places.Before, p.Gains.Places.After)
		d.apply(path, p.Seq, p.Operations)
		require.LessOrEqual(d.t, len(p.Operations), 4, "as few places as give the order")
		after := d.rows(path)
		require.ElementsMatch(d.t, before, after)
		for i, s := range stops(p) {
			require.Equal(d.t, "2027-05-01 "+s.Title, after[i])
		}
		again := d.optimise(path, "2027-05-01", object{})
		require.Empty(d.t, again.Operations, "it is the best order already")
		require.Equal(d.t, again.Gains.TravelMin.Before, again.Gains.TravelMin.After)
		d.do(200, "POST", path+"/history/undo", object{}, nil)
		require.Equal(d.t, before, d.rows(path))
	})
}

// TestWishes: limits, groups, what is left out, and where days begin.
func TestWishes(t *testing.T) {
	t.Parallel()
	each(t, func(d *desk) {
		path := d.trip(3)
		hotel := d.put(path, object{"type": "lodging", "title": "Hotel", "location": object{"name": "Hotel", "lat": 38.7139, "lon": -9.1394}, "day": "2027-05-01", "start_local": "15:00", "end_local": "2027-05-03T11:00"})
		tower, monastery := sight(d.t, "Belém Tower").ID, sight(d.t, "Jerónimos Monastery").ID
		p := d.plan(path, object{"pace": "full", "near": around, "limits": []object{{"kind": "museum", "per_day": 1, "in_all": 2}},
			"one_of": [][]string{{tower, monastery}}, "exclude": []string{sight(d.t, "Alfama").ID}, "hours": []object{{"date": "2027-05-02", "start": "11:00", "end": "16:00"}}, "breaks": []object{}})
		kinds, either := map[string]int{}, 0
		for _, s := range stops(p) {
			kinds[s.Location.V.Type]++
			require.NotEqual(d.t, "Alfama", s.Title)
			if s.Location.V.ID == tower || s.Location.V.ID == monastery {
				either++
			}
		}
		require.LessOrEqual(d.t, kinds["museum"], 2)
		require.LessOrEqual(d.t, either, 1)
		require.Empty(d.t, p.Days[1].Breaks)
		require.GreaterOrEqual(d.t, p.Days[1].Stops[0].StartLocal, "2027-05-02T11:00")
		require.LessOrEqual(d.t, p.Days[1].End.Local, "2027-05-02T16:00")
		require.Equal(d.t, hotel, *p.Days[1].Start.ItemID)
		require.NotNil(d.t, p.Days[1].Stops[0].Travel.V, "one sets out from the hotel")
		require.NotNil(d.t, p.Days[1].End.Travel.V, "and goes back")
		require.Nil(d.t, p.Days[0].Start.ItemID, "there is no bed before the first day")
		p = d.plan(path, object{"near": object{"lat": 38.7139, "lon": -9.1394, "kinds": []string{"museum"}}, "limits": []object{{"kind": "museum", "in_all": 1}}})
		require.Len(d.t, stops(p), 2, "a museum, and moving in")
		for _, l := range p.LeftOut {
			require.Equal(d.t, []any{"limit", "museum", 1}, []any{l.Reason.Code, l.Reason.Kind, *l.Reason.Limit}, l.Title)
		}
	})
}

// TestTheSameSeedGivesTheSamePlan: bytes and all, and no worse than what is
// there.
func TestTheSameSeedGivesTheSamePlan(t *testing.T) {
	t.Parallel()
	each(t, func(d *desk) {
		path := d.trip(2)
		wishes := object{"near": around, "seed": 7, "iterations": 2000}
		first := d.do(200, "POST", path+"/plan", wishes, nil)
		require.Equal(d.t, first, d.do(200, "POST", path+"/plan", wishes, nil))
		p := d.plan(path, wishes)
		d.apply(path, p.Seq, p.Operations)
		again := d.plan(path, object{"times": "free"})
		require.GreaterOrEqual(d.t, again.Gains.Score.After, again.Gains.Score.Before)
		kept := d.plan(path, object{})
		require.Empty(d.t, kept.Operations, "what has a time stays")
	})
}

// TestMistakesInAPlan: each names its field and the limit.
func TestMistakesInAPlan(t *testing.T) {
	t.Parallel()
	each(t, func(d *desk) {
		path := d.trip(2)
		idea := d.add(path, "Alfama", object{"day": "2027-05-01"})
		none := "0199c0de-0000-7000-8000-0000000000ff"
		for _, c := range []struct {
			wishes  object
			mistake string
		}{
			{object{"days": []string{"2027-06-01"}}, `"body.days[0]"`},
			{object{"days": []string{"yesterday"}}, `"body.days[0]"`},
			{object{"days": []string{}}, `"body.days"`},
			{object{"day_start": "18:00", "day_end": "10:00"}, `"body.day_end"`},
			{object{"must_see": []string{none}}, `"body.must_see[0]"`},
			{object{"must_see": []string{"tower"}}, `"body.must_see[0]"`},
			{object{"items": []string{none}}, `"body.items[0]"`},
			{object{"locked": []string{none}}, `"body.locked[0]"`},
			{object{"must_see": []string{idea}, "days": []string{"2027-05-02"}}, `"body.must_see[0]"`},
			{object{"limits": []object{{"kind": "museum"}}}, `"body.limits[0]"`},
			{object{"hours": []object{{"date": "2027-06-01", "start": "10:00", "end": "12:00"}}}, `"body.hours[0].date"`},
			{object{"breaks": []object{{"kind": "lunch", "from": "14:00", "to": "12:00", "minutes": 60}}}, `"body.breaks[0].to"`},
			{object{"budget": object{"amount": 1, "currency": "XYZ"}}, `"body.budget.currency"`},
			{object{"budget": object{"amount": -1, "currency": "EUR"}}, `"body.budget.amount"`},
			{object{"budget_ms": 10001}, `"body.budget_ms"`},
			{object{"pace": "mad"}, `"body.pace"`},
		} {
			require.Contains(d.t, d.do(422, "POST", path+"/plan", c.wishes, nil), c.mistake, "%v", c.wishes)
			require.Contains(d.t, d.do(422, "POST", path+"/plan", c.wishes, nil, "Accept: text/event-stream"), c.mistake, "%v, streamed", c.wishes)
		}
		d.do(404, "POST", path+"/days/2027-06-01/optimise", object{}, nil)
	})
}

// TestWhatWouldHaveToGiveWay: two long visits do not fit into a short morning,
// and the plan says by how much.
func TestWhatWouldHaveToGiveWay(t *testing.T) {
	t.Parallel()
	each(t, func(d *desk) {
		must := []string{sight(d.t, "Lisbon Oceanarium").ID, sight(d.t, "São Jorge Castle").ID}
		p := d.plan(d.trip(1), object{"must_see": must, "breaks": []object{}, "day_start": "10:00", "day_end": "13:30"})
		require.Len(d.t, stops(p), 1)
		require.Len(d.t, p.Unmet, 1)
		require.Equal(d.t, []string{"must_see", "clash"}, []string{p.Unmet[0].Wish, p.Unmet[0].Reason.Code})
		require.Equal(d.t, stops(p)[0].Title, p.Unmet[0].Reason.Title)
		require.Len(d.t, p.Relax, 1)
		require.Equal(d.t, "day_end", p.Relax[0].Wish)
		require.Greater(d.t, *p.Relax[0].Minutes, 60)
	})
}

// TestWhatIsNoVisit: a stay with a check-in is one, a note keeps standing where
// the clock puts it, and what a plan has no room for goes to the ideas.
func TestWhatIsNoVisit(t *testing.T) {
	t.Parallel()
	each(t, func(d *desk) {
		path := d.trip(2)
		d.put(path, object{"type": "lodging", "title": "Hotel", "location": object{"name": "Hotel", "lat": 38.7139, "lon": -9.1394}, "day": "2027-05-01", "start_local": "15:00", "end_local": "2027-05-02T11:00"})
		d.put(path, object{"type": "note", "title": "Sunset", "day": "2027-05-01", "start_local": "20:30", "start_zone": "Europe/Lisbon"})
		d.put(path, object{"type": "note", "title": "Pack light", "day": "2027-05-02"})
		d.put(path, object{"title": "Call mum", "day": "2027-05-02", "start_local": "10:30", "end_local": "11:00", "start_zone": "Europe/Lisbon"})
		d.add(path, "Lisbon Oceanarium", object{"day": "2027-05-02", "start_local": "22:00", "duration_min": 150})
		p := d.plan(path, object{"near": around, "times": "free", "day_end": "19:00"})
		require.Empty(d.t, p.Unmet)
		d.apply(path, p.Seq, p.Operations)
		require.Empty(d.t, d.breaches(path))
		var last, day string
		seen := map[string]bool{}
		for _, it := range d.read(path).Items {
			seen[it.Title] = true
			if it.Day == nil || it.StartLocal == nil {
				continue
			}
			if *it.Day == day {
				require.LessOrEqual(d.t, last, *it.StartLocal, "the list is in the order of the clock: %v", d.rows(path))
			}
			day, last = *it.Day, *it.StartLocal
		}
		require.True(d.t, seen["Hotel"] && seen["Sunset"] && seen["Pack light"] && seen["Call mum"] && seen["Lisbon Oceanarium"])

		small := d.plan(path, object{"days": []string{"2027-05-02"}, "times": "free", "day_end": "12:30", "breaks": []object{}})
		require.NotEmpty(d.t, small.LeftOut)
		out := small.LeftOut[0]
		require.Equal(d.t, "2027-05-02", *out.WasDay)
		d.apply(path, small.Seq, small.Operations)
		require.Contains(d.t, d.rows(path), "idea "+d.timeOf(path, out.Title)+" "+out.Title)
	})
}
