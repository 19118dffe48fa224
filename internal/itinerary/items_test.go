package itinerary_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/id"
)

func TestItemsOfEveryType(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		for _, typ := range []string{"flight", "train", "bus", "ferry", "car", "transfer", "lodging", "activity", "restaurant", "place", "note"} {
			it := w.add(trip, `{"type":"`+typ+`","title":"`+typ+`","day":"2027-05-01"}`)
			require.Equal(w.t, typ, it["type"])
			require.Equal(w.t, it["id"], w.do(ana, "GET", trip+"/items/"+it["id"].(string), "").ok(200).text("id"))
		}
		require.Len(w.t, w.titles(trip, "2027-05-01"), 11)
	})
}

func TestPutAddsAndChanges(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip, mine := w.lisbon(), id.New()
		put := w.do(ana, "PUT", trip+"/items", `{"items":[{"id":"`+mine+`","location_id":"`+tower+`","day":"2027-05-01"},{"title":"Tram 28","day":"2027-05-01","duration_min":40}]}`).ok(200)
		require.Equal(w.t, "Belém Tower", put.list("items")[0]["title"], "a new item takes its place's name")
		require.Equal(w.t, put.header.Get("ETag"), fmt.Sprintf(`"%v"`, put.body["seq"]))
		again := w.do(ana, "PUT", trip+"/items", `{"id":"`+mine+`","description":"go early"}`).ok(200).list("items")[0]
		require.Equal(w.t, "go early", again["description"])
		require.Equal(w.t, "Belém Tower", again["title"], "what is absent stays")
		require.Equal(w.t, []string{"Belém Tower", "Tram 28"}, w.titles(trip, "2027-05-01"))
		cleared := w.do(ana, "PATCH", trip+"/items/"+mine, `{"location":null,"media_urls":["https://example.org/a.jpg"],"cost":{"amount":1250,"currency":"EUR"}}`).ok(200)
		require.Nil(w.t, cleared.body["location"])
		require.Equal(w.t, map[string]any{"amount": 1250.0, "currency": "EUR"}, cleared.body["cost"])
		require.Nil(w.t, w.do(ana, "PATCH", trip+"/items/"+mine, `{"cost":null}`).ok(200).body["cost"])
		custom := w.add(trip, `{"location":{"name":"Our flat","lat":38.7,"lon":-9.1}}`)
		require.Equal(w.t, "PT", custom["location"].(map[string]any)["country"])
	})
}

func TestTimes(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		flight := w.add(trip, `{"type":"flight","title":"NRT-LIS","start_time":"2027-05-01T22:00:00+09:00","start_zone":"Asia/Tokyo","end_local":"2027-05-02T06:10","end_zone":"Europe/Lisbon"}`)
		require.Equal(w.t, "2027-05-01", flight["day"], "a time without a day puts it on its date")
		require.Equal(w.t, "2027-05-01T22:00:00+09:00", flight["start_time"])
		require.Equal(w.t, "2027-05-02T06:10:00+01:00", flight["end_time"])

		tram := w.add(trip, `{"title":"Tram","day":"2027-05-01","start_local":"23:30","end_local":"00:15","location_id":"`+tower+`"}`)
		require.Equal(w.t, "Europe/Lisbon", tram["start_zone"], "the place's zone")
		require.Equal(w.t, "2027-05-02T00:15", tram["end_local"], "a clock before the start is on the next day")
		path := trip + "/items/" + tram["id"].(string)
		moved := w.do(ana, "POST", path+"/move", `{"day":"2027-05-03"}`).ok(200)
		require.Equal(w.t, []any{"2027-05-03T23:30", "2027-05-04T00:15"}, []any{moved.body["start_local"], moved.body["end_local"]})
		zoned := w.do(ana, "PATCH", path, `{"start_zone":"Asia/Tokyo","end_zone":"Asia/Tokyo"}`).ok(200)
		require.Equal(w.t, "2027-05-03T23:30:00+09:00", zoned.body["start_time"], "a new zone keeps the clock")
		none := w.do(ana, "PATCH", path, `{"start_time":null}`).ok(200)
		require.Nil(w.t, none.body["start_time"])
		require.Nil(w.t, none.body["end_time"])
		require.Equal(w.t, "2027-05-03", none.text("day"))
	})
}

func TestDaylightSaving(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		a := w.do(ana, "POST", "/api/v1/itineraries", `{"name":"DST","start_date":"2027-03-27","end_date":"2027-11-01"}`).ok(201)
		trip := "/api/v1/itineraries/" + a.text("id")
		w.do(ana, "PUT", trip+"/items", `{"title":"gap","start_local":"2027-03-28T01:30","start_zone":"Europe/Lisbon"}`).
			refused(422, "body.start_local", "use 00:30 or 02:30")
		twice := w.add(trip, `{"title":"twice","start_local":"2027-10-31T01:30","start_zone":"Europe/Lisbon"}`)
		require.Equal(w.t, "2027-10-31T01:30:00+01:00", twice["start_time"], "the earlier of the two")
		later := w.add(trip, `{"title":"later","start_time":"2027-10-31T01:30:00Z","start_zone":"Europe/Lisbon"}`)
		require.Equal(w.t, []any{"2027-10-31T01:30:00Z", "2027-10-31T01:30"}, []any{later["start_time"], later["start_local"]}, "an offset says which")
	})
}

func TestItemsRefuse(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		for name, c := range map[string]struct{ body, location, message string }{
			"no title":             {`{}`, "body.title", "needed"},
			"a 5 kB title":         {`{"title":"` + strings.Repeat("x", 5000) + `"}`, "body.title", "300"},
			"unknown field":        {`{"title":"x","colour":1}`, "body.colour", "unexpected"},
			"wrong type":           {`{"title":["x"]}`, "body.title", "string"},
			"no such item type":    {`{"title":"x","type":"rocket"}`, "body.type", "flight"},
			"not an object":        {`[1]`, "body", "must be"},
			"a foreign day":        {`{"title":"x","day":"2027-06-01"}`, "body.day", "not a day of this trip"},
			"no such day":          {`{"title":"x","day":"2027-02-30"}`, "body.day", "date"},
			"no such zone":         {`{"title":"x","start_local":"2027-05-01T10:00","start_zone":"Europe/Atlantis"}`, "body.start_zone", "IANA"},
			"ends before it":       {`{"title":"x","start_local":"2027-05-01T10:00","end_local":"2027-05-01T09:00"}`, "body.end_time", "before"},
			"an end alone":         {`{"title":"x","end_local":"2027-05-01T09:00"}`, "body.end_time", "start_time"},
			"day against time":     {`{"title":"x","day":"2027-05-02","start_local":"2027-05-01T10:00"}`, "body.start_time", "2027-05-02"},
			"a clock without day":  {`{"title":"x","start_local":"10:00"}`, "body.start_local", "date"},
			"two times that clash": {`{"title":"x","start_time":"2027-05-01T10:00:00Z","start_local":"2027-05-01T15:00","start_zone":"UTC"}`, "body.start_local", "one of the two"},
			"off the map":          {`{"title":"x","location":{"name":"x","lat":0,"lon":181}}`, "body.location.lon", "180"},
			"a place without name": {`{"title":"x","location":{"name":null,"lat":1,"lon":1}}`, "body", "name must not be null"},
			"a place without lat":  {`{"title":"x","location":{"name":"x","lat":null,"lon":1}}`, "body", "lat must not be null"},
			"unknown place":        {`{"title":"x","location_id":"` + id.New() + `"}`, "body.location_id", "index"},
			"a script link":        {`{"title":"x","url":"javascript:alert(1)"}`, "body.url", "http"},
			"a bad media link":     {`{"title":"x","media_urls":["https://a.example/x","ftp://x"]}`, "body.media_urls[1]", "http"},
			"too many links":       {`{"title":"x","media_urls":[` + strings.TrimSuffix(strings.Repeat(`"https://a.example",`, 21), ",") + `]}`, "body.media_urls", "20"},
			"no such currency":     {`{"title":"x","cost":{"amount":1,"currency":"XQZ"}}`, "body.cost.currency", "ISO 4217"},
			"a bad key":            {`{"title":"x","pos":"!"}`, "body.pos", "order key"},
			"after a stranger":     {`{"title":"x","after":"` + id.New() + `"}`, "body.after", "another item"},
			"a negative duration":  {`{"title":"x","duration_min":-1}`, "body.duration_min", "0"},
			"the second of two":    {`{"items":[{"title":"x"},{"title":"y","day":"2027-06-01"}]}`, "body.items[1].day", "not a day"},
			"an empty list":        {`{"items":[]}`, "body.items", "1"},
		} {
			w.t.Log(name)
			w.do(ana, "PUT", trip+"/items", c.body).refused(422, c.location, c.message)
		}
		require.Empty(w.t, w.do(ana, "GET", trip, "").list("items"), "all or nothing")
		w.do(ana, "PUT", trip+"/items", `{"title":"`+strings.Repeat("x", 5<<20)+`"}`).refused(413, "", "")
		w.do(ana, "GET", trip+"/items/"+id.New(), "").refused(404, "", "no such item")
		w.do(ana, "GET", trip+"/items/seven", "").refused(422, "path.item_id", "uuid")
	})
}

func TestItemLimits(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		batch := func(n int) string {
			list := make([]map[string]any, n)
			for i := range list {
				list[i] = map[string]any{"title": "x"}
			}
			b, err := json.Marshal(map[string]any{"items": list})
			require.NoError(w.t, err)
			return string(b)
		}
		w.do(ana, "PUT", trip+"/items", batch(201)).refused(422, "body.items", "200")
		w.do(ana, "PUT", trip+"/items", batch(10000)).refused(422, "body.items", "200")
		for range 10 {
			w.do(ana, "PUT", trip+"/items", batch(200)).ok(200)
		}
		w.do(ana, "PUT", trip+"/items", batch(1)).refused(422, "body.items", "2000")
		require.Len(w.t, w.do(ana, "GET", trip, "").list("items"), 2000)
	})
}

func TestOrder(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		ids := map[string]string{}
		for _, title := range []string{"a", "b", "c"} {
			ids[title] = w.add(trip, `{"title":"`+title+`","day":"2027-05-01"}`)["id"].(string)
		}
		move := func(title, body string) answer {
			return w.do(ana, "POST", trip+"/items/"+ids[title]+"/move", body)
		}
		move("c", `{"day":"2027-05-01","before":"`+ids["a"]+`"}`).ok(200)
		require.Equal(w.t, []string{"c", "a", "b"}, w.titles(trip, "2027-05-01"))
		move("c", `{"day":"2027-05-01","after":"`+ids["a"]+`"}`).ok(200)
		require.Equal(w.t, []string{"a", "c", "b"}, w.titles(trip, "2027-05-01"))
		move("b", `{"day":"2027-05-01","after":null}`).ok(200)
		require.Equal(w.t, []string{"b", "a", "c"}, w.titles(trip, "2027-05-01"))
		move("b", `{"day":null}`).ok(200)
		require.Equal(w.t, []string{"b"}, w.titles(trip, ""))
		move("b", `{"day":"2027-05-02"}`).ok(200)
		move("b", `{}`).refused(422, "body", "day")
		move("b", `{"day":"2027-05-01","after":"`+ids["a"]+`","before":"`+ids["c"]+`"}`).refused(422, "body.before", "together")
		move("b", `{"day":"2027-05-01","after":"`+id.New()+`"}`).refused(422, "body.after", "another item")
		for i := range 120 { // always into the same gap, until keys are made anew
			title := []string{"a", "c"}[i%2]
			move(title, `{"day":"2027-05-01","after":null}`).ok(200)
		}
		first := w.add(trip, `{"title":"z","day":"2027-05-01","after":"`+ids["c"]+`"}`)
		require.LessOrEqual(w.t, len(first["pos"].(string)), 32)
		require.Equal(w.t, []string{"c", "z", "a"}, w.titles(trip, "2027-05-01"))
	})
}

func TestEqualKeysAreMadeAnew(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		for _, title := range []string{"a", "b"} { // two clients made the same key offline
			w.add(trip, `{"title":"`+title+`","day":"2027-05-01","pos":"a0"}`)
		}
		items := w.do(ana, "GET", trip, "").list("items")
		w.add(trip, `{"title":"between","day":"2027-05-01","after":"`+items[0]["id"].(string)+`"}`)
		require.Equal(w.t, []string{items[0]["title"].(string), "between", items[1]["title"].(string)}, w.titles(trip, "2027-05-01"))
	})
}

func TestLockedItems(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		path := trip + "/items/" + w.add(trip, `{"title":"train","day":"2027-05-01","start_local":"14:00","locked":true}`)["id"].(string)
		w.do(ana, "POST", path+"/move", `{"day":"2027-05-02"}`).refused(409, "body.locked", "locked")
		w.do(ana, "PATCH", path, `{"start_local":"15:00"}`).refused(409, "body.locked", "locked")
		w.do(ana, "PATCH", path, `{"title":"the train"}`).ok(200)
		w.do(ana, "POST", path+"/move", `{"day":"2027-05-01","after":null}`).ok(200)
		w.do(ana, "PATCH", path, `{"start_local":"15:00","locked":false}`).ok(200)
	})
}

func TestDeleteAndRestoreItem(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		item := w.add(trip, `{"title":"x","day":"2027-05-03"}`)
		path := trip + "/items/" + item["id"].(string)
		etag := w.do(ana, "GET", path, "").header.Get("ETag")
		w.do(ana, "GET", path, "", "If-None-Match: "+etag).ok(304)
		w.do(ana, "PATCH", path, `{"title":"y"}`, "If-Match: "+etag).ok(200)
		w.do(ana, "DELETE", path, "", "If-Match: "+etag).refused(412, "header.If-Match", "changed")
		w.do(ana, "DELETE", path, "").ok(204)
		w.do(ana, "DELETE", path, "").refused(404, "", "")
		w.do(ana, "PUT", trip+"/items", `{"id":"`+item["id"].(string)+`","title":"z"}`).refused(409, "", "restore")
		w.do(ana, "PATCH", trip, `{"end_date":"2027-05-02"}`).ok(200)
		require.Nil(w.t, w.do(ana, "POST", path+"/restore", "").ok(200).body["day"], "its day is gone: an idea")
		w.do(ana, "POST", path+"/restore", "").ok(200)
		w.do(ana, "POST", trip+"/items/"+id.New()+"/restore", "").refused(404, "", "")
	})
}

func TestDays(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		day := w.do(ana, "PATCH", trip+"/days/2027-05-02", `{"title":"Belém","notes":"טרם 28"}`).ok(200)
		require.Equal(w.t, map[string]any{"date": "2027-05-02", "title": "Belém", "notes": "טרם 28"}, day.body)
		w.do(ana, "PATCH", trip+"/days/2027-05-02", `{"notes":""}`, `If-Match: "1"`).refused(412, "", "")
		w.do(ana, "PATCH", trip+"/days/2027-06-02", `{"title":"x"}`).refused(404, "", "not a day")
		w.do(ana, "PATCH", trip+"/days/tomorrow", `{"title":"x"}`).refused(422, "path.date", "")
	})
}
