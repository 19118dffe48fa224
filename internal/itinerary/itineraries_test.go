package itinerary_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/id"
)

func TestCreateAndRead(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		made := w.do(ana, "POST", "/api/v1/itineraries", `{"name":"Lissabon 🇵🇹 رحلة","start_date":"2027-05-01","end_date":"2027-05-03",
			"destination":{"name":"Lisbon","lat":38.7,"lon":-9.1},"home_currency":"JPY"}`).ok(201)
		path := "/api/v1/itineraries/" + made.text("id")
		require.Equal(w.t, path, made.header.Get("Location"))
		require.Equal(w.t, `"1"`, made.header.Get("ETag"))
		got := w.do(ana, "GET", path, "").ok(200)
		require.Equal(w.t, made.body, got.body)
		require.Equal(w.t, "Lissabon 🇵🇹 رحلة", got.text("name"))
		require.Len(w.t, got.list("days"), 3)
		require.Equal(w.t, "Europe/Lisbon", got.body["destination"].(map[string]any)["zone"])
		require.Equal(w.t, "owner", got.list("members")[0]["role"])
		w.do(ana, "GET", path, "", `If-None-Match: "1"`).ok(304)
		w.do(ana, "GET", path, "", `If-None-Match: W/"1", "7"`).ok(304)
		w.do(ana, "GET", path, "", `If-None-Match: "2"`).ok(200)
	})
}

func TestCreateRefuses(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		for name, c := range map[string]struct {
			body, location, message string
		}{
			"no name":               {`{}`, "body", "name"},
			"empty name":            {`{"name":""}`, "body.name", "length"},
			"a long name":           {`{"name":"` + strings.Repeat("ä", 201) + `"}`, "body.name", "200"},
			"an unknown field":      {`{"name":"x","color":"red"}`, "body.color", "unexpected"},
			"a wrong type":          {`{"name":7}`, "body.name", "string"},
			"ends before it starts": {`{"name":"x","start_date":"2027-05-02","end_date":"2027-05-01"}`, "body.end_date", "before"},
			"half a span":           {`{"name":"x","start_date":"2027-05-02"}`, "body.end_date", "needed"},
			"no such day":           {`{"name":"x","start_date":"2027-02-30","end_date":"2027-03-01"}`, "body.start_date", "date"},
			"a long trip":           {`{"name":"x","start_date":"2027-01-01","end_date":"2028-01-02"}`, "body.end_date", "366"},
			"no such currency":      {`{"name":"x","home_currency":"XQZ"}`, "body.home_currency", "ISO 4217"},
			"a place off the map":   {`{"name":"x","destination":{"name":"x","lat":91,"lon":0}}`, "body.destination.lat", "90"},
			"no such zone":          {`{"name":"x","destination":{"name":"x","lat":1,"lon":0,"zone":"Mars/Base"}}`, "body.destination.zone", "IANA"},
			"a bad id":              {`{"name":"x","id":"7"}`, "body.id", "uuid"},
			"someone's template":    {`{"name":"x","template_id":"` + id.New() + `"}`, "body.template_id", "template"},
		} {
			w.t.Log(name)
			w.do(ana, "POST", "/api/v1/itineraries", c.body).refused(422, c.location, c.message)
		}
		for body, message := range map[string]string{"{": "JSON", "{\"name\":\"\xff\"}": "UTF-8", `{"name":"a\u0000b"}`: "U+0000"} {
			w.do(ana, "POST", "/api/v1/itineraries", body).refused(400, "body", message)
		}
		w.do(ana, "POST", "/api/v1/itineraries", `{"name":"`+strings.Repeat("x", 5<<20)+`"}`).refused(413, "", "")
		w.do("nobody", "POST", "/api/v1/itineraries", `{"name":"x"}`).refused(401, "", "")
		w.do("readonly", "POST", "/api/v1/itineraries", `{"name":"x"}`).refused(403, "", "itineraries:write")
		require.Empty(w.t, w.do(ana, "GET", "/api/v1/itineraries", "").ok(200).list("items"), "nothing was made")
	})
}

func TestStrangersSeeNothing(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		item := w.add(trip, `{"title":"x"}`)["id"].(string)
		missing := "/api/v1/itineraries/" + id.New()
		for _, path := range []string{trip, missing} {
			for _, c := range [][3]string{
				{"GET", "", ""}, {"PATCH", "", `{"name":"y"}`}, {"DELETE", "", ""}, {"POST", "/restore", ""}, {"POST", "/duplicate", `{}`},
				{"POST", "/share", ""}, {"DELETE", "/share", ""}, {"PUT", "/items", `{"title":"y"}`}, {"PATCH", "/days/2027-05-01", `{"title":"y"}`},
				{"GET", "/items/" + item, ""}, {"PATCH", "/items/" + item, `{"title":"y"}`}, {"DELETE", "/items/" + item, ""},
				{"POST", "/items/" + item + "/restore", ""}, {"POST", "/items/" + item + "/move", `{"day":null}`},
			} {
				w.do(bea, c[0], path+c[1], c[2]).refused(404, "", "no such itinerary")
			}
		}
		w.do(ana, "GET", trip, "").ok(200)
		w.do(bea, "POST", "/api/v1/itineraries", `{"name":"x","id":"`+strings.TrimPrefix(trip, "/api/v1/itineraries/")+`"}`).refused(409, "", "")
	})
}

func TestUpdateAndPreconditions(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		first := w.do(ana, "PATCH", trip, `{"name":"A","status":"planned","description":"d","cover":"c"}`, `If-Match: "1"`).ok(200)
		require.Equal(w.t, "A", first.text("name"))
		w.do(ana, "PATCH", trip, `{"name":"B"}`, `If-Match: "1"`).refused(412, "header.If-Match", "changed")
		require.Equal(w.t, "A", w.do(ana, "GET", trip, "").text("name"), "the second writer lost nothing of the first")
		w.do(ana, "PATCH", trip, `{"name":"B"}`, "If-Match: *").ok(200)
		w.do(ana, "DELETE", trip, "", `If-Match: "1"`).refused(412, "", "")
		w.do(ana, "PATCH", trip, `{"status":"lost"}`).refused(422, "body.status", "")
		require.Equal(w.t, "B", w.do(ana, "PATCH", trip, `{"name":null}`).ok(200).text("name"), "null is absent")
		before := w.do(ana, "GET", trip, "").header.Get("ETag")
		w.do(ana, "PATCH", trip, `{"name":"B"}`).ok(200)
		require.Equal(w.t, before, w.do(ana, "GET", trip, "").header.Get("ETag"), "no change, no operation")
	})
}

func TestDatesMoveItemsHonestly(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		w.add(trip, `{"title":"first","day":"2027-05-01","start_local":"09:30"}`)
		w.add(trip, `{"title":"last","day":"2027-05-03","start_local":"20:00"}`)
		w.add(trip, `{"title":"locked","day":"2027-05-02","locked":true,"start_local":"10:00"}`)
		w.do(ana, "PATCH", trip+"/days/2027-05-03", `{"notes":"pack"}`).ok(200)

		w.do(ana, "PATCH", trip, `{"end_date":"2027-05-02"}`).ok(200)
		require.Equal(w.t, []string{"last"}, w.titles(trip, ""), "what falls outside becomes an idea")
		idea := w.do(ana, "GET", trip, "").list("items")[2]
		require.Equal(w.t, "2027-05-03T20:00", idea["start_local"], "and keeps its clock")

		w.do(ana, "PATCH", trip, `{"end_date":"2027-05-03"}`).ok(200)
		require.Equal(w.t, "pack", w.do(ana, "GET", trip, "").list("days")[2]["notes"], "notes come back with their date")

		w.do(ana, "PATCH", trip, `{"start_date":"2027-05-02","end_date":"2027-05-04","shift_items":true}`).ok(200)
		require.ElementsMatch(w.t, []string{"locked", "first"}, w.titles(trip, "2027-05-02"), "day 1 stays day 1; the locked item keeps its date")
		for _, it := range w.do(ana, "GET", trip, "").list("items") {
			if it["title"] == "first" {
				require.Equal(w.t, "2027-05-02T09:30", it["start_local"])
			}
		}
		require.Equal(w.t, "pack", w.do(ana, "GET", trip, "").list("days")[2]["notes"], "notes go along")

		w.do(ana, "PATCH", trip, `{"start_date":null,"end_date":null}`).ok(200)
		require.Len(w.t, w.titles(trip, ""), 3, "an undated trip holds ideas only")
		w.do(ana, "PATCH", trip, `{"start_date":null,"end_date":"2027-05-01"}`).refused(422, "body.start_date", "needed")
		w.do(ana, "PUT", trip+"/items", `{"title":"x","day":"2027-05-01"}`).refused(422, "body.day", "no dates yet")
	})
}

func TestDeleteRestorePurge(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		w.do(ana, "DELETE", trip, "").ok(204)
		w.do(ana, "DELETE", trip, "").refused(404, "", "")
		w.do(ana, "PATCH", trip, `{"name":"x"}`).refused(404, "", "")
		w.do(ana, "POST", trip+"/duplicate", `{}`).refused(404, "", "")
		require.Empty(w.t, w.do(ana, "GET", "/api/v1/itineraries", "").list("items"))
		require.Len(w.t, w.do(ana, "GET", "/api/v1/itineraries?deleted=true", "").list("items"), 1)
		require.NotNil(w.t, w.do(ana, "GET", trip, "").ok(200).body["deleted_at"])
		w.do(ana, "POST", trip+"/restore", "").ok(200)
		require.Nil(w.t, w.do(ana, "GET", trip, "").ok(200).body["deleted_at"])
		w.do(ana, "DELETE", trip, "").ok(204)
		w.clock.Advance(30*24*time.Hour - time.Second)
		require.NoError(w.t, w.module.Purge(w.t.Context()))
		w.do(ana, "GET", trip, "").ok(200)
		w.clock.Advance(2 * time.Second)
		require.NoError(w.t, w.module.Purge(w.t.Context()))
		w.do(ana, "GET", trip, "").refused(404, "", "")
	})
}

func TestLists(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		for i := range 5 {
			w.do(ana, "POST", "/api/v1/itineraries", fmt.Sprintf(`{"name":"trip %d"}`, i)).ok(201)
		}
		var names []string
		url := "/api/v1/itineraries?limit=2"
		for range 3 {
			page := w.do(ana, "GET", url, "").ok(200)
			for _, it := range page.list("items") {
				names = append(names, it["name"].(string))
			}
			if next, more := page.body["next"].(string); more {
				url = "/api/v1/itineraries?limit=2&cursor=" + next
			}
		}
		require.Equal(w.t, []string{"trip 4", "trip 3", "trip 2", "trip 1", "trip 0"}, names)
		w.do(ana, "GET", "/api/v1/itineraries?limit=0", "").refused(422, "query.limit", "")
		w.do(ana, "GET", "/api/v1/itineraries?limit=101", "").refused(422, "query.limit", "100")
		w.do(ana, "GET", "/api/v1/itineraries?cursor=nonsense!", "").refused(422, "query.cursor", "cursor")
		w.do(ana, "GET", "/api/v1/itineraries?status=lost", "").refused(422, "query.status", "")
		trip := w.lisbon()
		w.do(ana, "PATCH", trip, `{"status":"archived"}`).ok(200)
		require.Len(w.t, w.do(ana, "GET", "/api/v1/itineraries", "").list("items"), 5)
		require.Len(w.t, w.do(ana, "GET", "/api/v1/itineraries?status=archived", "").list("items"), 1)
	})
}

func TestCopiesAndTemplates(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		w.add(trip, `{"title":"Tower","day":"2027-05-02","start_local":"09:30","booking_ref":"ABC","done":true,"locked":true,"cost":{"amount":800,"currency":"EUR"}}`)
		w.add(trip, `{"title":"Someday"}`)
		w.do(ana, "PATCH", trip+"/days/2027-05-02", `{"title":"Belém"}`).ok(200)

		twin := w.do(ana, "POST", trip+"/duplicate", `{"name":"Again","start_date":"2027-10-30"}`).ok(201)
		require.Equal(w.t, "2027-11-01", twin.text("end_date"))
		item := twin.list("items")[0]
		require.Equal(w.t, "2027-10-31T09:30", item["start_local"])
		require.Empty(w.t, item["booking_ref"])
		require.Equal(w.t, false, item["done"])
		require.NotNil(w.t, item["cost"])
		require.Equal(w.t, "Belém", twin.list("days")[1]["title"])

		template := w.do(ana, "POST", trip+"/duplicate", `{"template":true}`).ok(201)
		require.Equal(w.t, true, template.body["template"])
		require.Nil(w.t, template.list("items")[0]["cost"])
		require.Len(w.t, w.do(ana, "GET", "/api/v1/templates", "").list("items"), 1)
		body := `{"name":"From it","start_date":"2028-01-01","end_date":"2028-01-03","template_id":"` + template.text("id") + `"}`
		w.do(bea, "POST", "/api/v1/itineraries", body).refused(422, "body.template_id", "template")
		made := w.do(ana, "POST", "/api/v1/itineraries", body).ok(201)
		require.Equal(w.t, "2028-01-02", made.list("items")[0]["day"])
		require.Equal(w.t, false, made.body["template"])
		undated := w.do(ana, "POST", "/api/v1/itineraries", `{"name":"Undated","template_id":"`+template.text("id")+`"}`).ok(201)
		require.Nil(w.t, undated.body["start_date"])
		require.Len(w.t, undated.list("items"), 2)
	})
}

func TestIdempotencyKeys(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		const body = `{"name":"Once"}`
		first := w.do(ana, "POST", "/api/v1/itineraries", body, "Idempotency-Key: k1").ok(201)
		again := w.do(ana, "POST", "/api/v1/itineraries", body, "Idempotency-Key: k1").ok(201)
		require.Equal(w.t, first.raw, again.raw)
		require.Equal(w.t, first.header.Get("Location"), again.header.Get("Location"))
		w.do(ana, "POST", "/api/v1/itineraries", `{"name":"Twice"}`, "Idempotency-Key: k1").refused(422, "header.Idempotency-Key", "another request")
		other := w.do(bea, "POST", "/api/v1/itineraries", body, "Idempotency-Key: k1").ok(201)
		require.NotEqual(w.t, first.text("id"), other.text("id"), "a key is its caller's own")
		require.Len(w.t, w.do(ana, "GET", "/api/v1/itineraries", "").list("items"), 1)
		twin := "/api/v1/itineraries/" + first.text("id") + "/duplicate"
		copied := w.do(ana, "POST", twin, `{}`, "Idempotency-Key: k2").ok(201)
		require.Equal(w.t, copied.raw, w.do(ana, "POST", twin, `{}`, "Idempotency-Key: k2").ok(201).raw)
	})
}

func TestSharing(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		w.add(trip, `{"title":"Tower","day":"2027-05-02","start_local":"23:00","end_local":"01:00","booking_ref":"SECRET","cost":{"amount":1,"currency":"EUR"},"location_id":"`+tower+`"}`)
		link := w.do(ana, "POST", trip+"/share", "").ok(200).text("share_url")
		require.Equal(w.t, link, w.do(ana, "POST", trip+"/share", "").ok(200).text("share_url"))
		token := strings.TrimPrefix(link, "https://trips.example/s/")
		require.Len(w.t, token, 32)
		page, err := w.module.Shared(w.t.Context(), token)
		require.NoError(w.t, err)
		item := page.Days[1].Items[0]
		require.Equal(w.t, []any{"Tower", "23:00", "01:00", 1, true}, []any{item.Title, item.Start, item.End, item.EndDays, item.Located})
		require.NotContains(w.t, fmt.Sprint(page), "SECRET")
		require.Equal(w.t, "shared", w.do(ana, "GET", trip, "").text("visibility"))
		w.do(ana, "DELETE", trip+"/share", "").ok(204)
		_, err = w.module.Shared(w.t.Context(), token)
		require.Error(w.t, err)
		require.Equal(w.t, "private", w.do(ana, "GET", trip, "").text("visibility"))
	})
}
