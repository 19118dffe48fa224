package app_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary"
)

// someTrip makes a trip with all sorts of items, some of which make no sense.
func (d *desk) someTrip(r *rand.Rand) string {
	days := 1 + r.IntN(4)
	path := d.trip(days)
	here := starter()[r.IntN(len(starter()))]
	near, _ := atlas{}.Sights(d.t.Context(), here.Lat, here.Lon, 20000, nil, 30)
	for i := range r.IntN(14) {
		item := object{"arrive_by": pick(r, "", "", "", "walk", "transit", "drive"), "title": fmt.Sprint("item ", i), "type": pick(r, "place", "activity", "restaurant", "lodging", "note", "train", "flight")}
		if r.IntN(6) > 0 {
			item["location"] = pick(r, near...)
		}
		if r.IntN(3) == 0 {
			item["end_location"] = pick(r, near...)
		}
		day := fmt.Sprintf("2027-05-%02d", 1+r.IntN(days))
		if r.IntN(3) > 0 {
			item["day"] = day
			if r.IntN(2) == 0 {
				item["start_zone"], item["end_zone"] = here.Zone, here.Zone
				item["start_local"] = fmt.Sprintf("%sT%02d:%02d", day, r.IntN(24), r.IntN(60))
				if r.IntN(2) == 0 {
					item["end_local"] = fmt.Sprintf("2027-05-%02dT23:59", 1+r.IntN(days+1))
					if item["end_local"].(string) < item["start_local"].(string) {
						delete(item, "end_local")
					}
				}
				if item["end_local"] == nil {
					delete(item, "end_zone")
				}
			}
		}
		if r.IntN(3) == 0 {
			item["duration_min"] = r.IntN(700)
		}
		if r.IntN(5) == 0 {
			item["locked"] = true
		}
		if r.IntN(3) == 0 {
			item["cost"] = object{"amount": r.IntN(5000), "currency": pick(r, "EUR", "JPY")}
		}
		d.put(path, item)
	}
	return path
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

func someWishes(r *rand.Rand) object {
	here := starter()[r.IntN(len(starter()))]
	w := object{"iterations": 100 + r.IntN(300), "seed": r.IntN(10), "pace": pick(r, "easy", "normal", "full"), "times": pick(r, "keep", "free"), "write": pick(r, "all", "timed", "none"),
		"day_start": fmt.Sprintf("%02d:15", r.IntN(12)), "day_end": fmt.Sprintf("%02d:45", 12+r.IntN(12)), "must_end_before_closing": r.IntN(3) > 0}
	if r.IntN(2) == 0 {
		w["near"] = object{"lat": here.Lat, "lon": here.Lon, "limit": 1 + r.IntN(60)}
	}
	if r.IntN(2) == 0 {
		w["breaks"] = []object{{"kind": "lunch", "from": "11:30", "to": "14:00", "minutes": 5 + r.IntN(200)}, {"kind": "dinner", "from": "18:00", "to": "21:00", "minutes": 60}}[:r.IntN(3)]
	}
	if r.IntN(3) == 0 {
		w["budget"] = object{"amount": r.IntN(10000), "currency": "EUR"}
	}
	if r.IntN(3) == 0 {
		w["limits"] = []object{{"kind": pick(r, "museum", "restaurant"), "per_day": 1}}
	}
	if r.IntN(3) == 0 {
		w["must_see"] = []string{here.ID}
	}
	if r.IntN(3) == 0 {
		w["start"] = object{"lat": here.Lat, "lon": here.Lon}
	}
	if r.IntN(4) == 0 {
		w["modes"] = []string{pick(r, "walk", "transit", "drive")}
	}
	if r.IntN(4) == 0 {
		w["max_stops"], w["max_walk_min"] = 1+r.IntN(5), 1+r.IntN(100)
	}
	return w
}

// TestAnyWishes: whatever a trip holds and whatever is asked for, there is a
// plan, it can be applied, it touches nothing that is fixed, and it brings no
// breach among what it chose.
func TestAnyWishes(t *testing.T) {
	t.Parallel()
	each(t, func(d *desk) {
		for seed := range seeds() {
			r := rand.New(rand.NewPCG(seed, 1))
			path, wishes := d.someTrip(r), someWishes(r)
			before := d.read(path)
			var p itinerary.PlanBody
			d.do(200, "POST", path+"/plan", wishes, &p)
			d.keeps(before, p)
			if len(p.Operations) > 0 {
				d.apply(path, p.Seq, p.Operations)
			}
			if wishes["write"] == "all" {
				excused := []string{"long_day", "budget", "late"}
				if wishes["must_end_before_closing"] == false {
					excused = append(excused, "closing")
				}
				d.survives(path, p, excused, fmt.Sprint("seed ", seed))
			}
			day := *before.StartDate
			o := d.optimise(path, day, object{})
			require.Empty(d.t, o.LeftOut)
			require.LessOrEqual(d.t, o.Gains.Places.Before, o.Gains.Places.After)
			if len(o.Operations) > 0 {
				d.apply(path, o.Seq, o.Operations)
			}
			d.check(path)
		}
	})
}

// keeps requires that no operation is about what is booked, locked or timed, as
// far as that is kept.
func (d *desk) keeps(before itinerary.Body, p itinerary.PlanBody) {
	d.t.Helper()
	for _, it := range before.Items {
		if !it.Locked && it.Type != "train" && it.Type != "flight" || it.Day == nil {
			continue
		}
		for _, op := range p.Operations {
			require.False(d.t, op.ID == it.ID && op.F == "time", "%s gets another time", it.Title)
			if op.ID == it.ID && op.Kind == "place" {
				require.Equal(d.t, *it.Day, op.V.(object)["parent"], "%s leaves its day", it.Title)
			}
		}
	}
}

// survives requires that what the plan chose has no breach, but for some kinds.
func (d *desk) survives(path string, p itinerary.PlanBody, excused []string, about string) {
	d.t.Helper()
	chosen := map[string]bool{}
	for _, s := range stops(p) {
		chosen[s.ItemID] = !s.Fixed
	}
	for _, f := range d.breaches(path) {
		if slices.Contains(excused, f.Kind) {
			continue
		}
		require.False(d.t, slices.ContainsFunc(f.ItemIDs, func(id string) bool { return chosen[id] }), "%s: %s %v in %v", about, f.Kind, d.named(path, f.ItemIDs), d.rows(path))
	}
}

// seeds are how many trips are drawn; SOJOURN_TRIPS asks for more.
func seeds() uint64 {
	if n, err := strconv.ParseUint(os.Getenv("SOJOURN_TRIPS"), 10, 64); err == nil {
		return n
	}
	return 25
}

// named tells of items by title, type and times.
func (d *desk) named(path string, ids []string) (all []string) {
	for _, it := range d.read(path).Items {
		if slices.Contains(ids, it.ID) {
			all = append(all, fmt.Sprintln(it.Title, it.Type, it.Locked, deref(it.StartTime), deref(it.EndTime), deref(it.DurationMin)))
		}
	}
	return all
}

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
