package itinerary_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/id"
)

const importPath = "/api/v1/itineraries/import"

// push applies operations given as JSON objects without c and n.
func (w *world) push(path, user string, ops ...string) {
	w.t.Helper()
	list := make([]sync.Pushed, len(ops))
	for i, o := range ops {
		require.NoError(w.t, json.Unmarshal([]byte(o), &list[i]), o)
		list[i].N = int64(i + 1)
	}
	r, err := w.module.Push(w.t.Context(), user, strings.TrimPrefix(path, "/api/v1/itineraries/"), id.New(), list)
	require.NoError(w.t, err)
	require.Empty(w.t, r.Refused, "%s", r.Refused)
}

// rich is a trip with something of everything: a text written together, a day
// from which all was taken away, an item whose day the trip has lost, and what
// is deleted.
func (w *world) rich() string {
	w.t.Helper()
	path := w.booked()
	trip := strings.TrimPrefix(path, "/api/v1/itineraries/")
	item := w.add(path, `{"title":"Lost","day":"2027-05-03","start_local":"10:00","location_id":"`+tower+`","media_urls":["https://example.org/a.jpg"],"duration_min":0}`)["id"].(string)
	w.push(path, ana, `{"k":"set","type":"item","id":"`+item+`","f":"description","v":"Bring"}`,
		`{"k":"set","type":"item","id":"`+item+`","f":"description","v":{"y":"AQID","text":"Bring water"}}`,
		`{"k":"set","type":"item","id":"`+item+`","f":"description","v":{"y":"BAUG","text":"Bring water <b>&amp;"}}`,
		`{"k":"set","type":"itinerary","id":"`+trip+`","f":"description","v":{"y":"Bw==","text":"Ours"}}`,
		`{"k":"set","type":"day","id":"2027-05-01","f":"notes","v":{"y":"CAk=","text":"Early"}}`,
		`{"k":"set","type":"day","id":"2027-05-02","f":"title","v":"gone"}`, `{"k":"set","type":"day","id":"2027-05-02","f":"title","v":null}`)
	of := func(n int) string { return fmt.Sprintf("0199c0de-0000-7000-8000-0000000001%02d", n) }
	create := func(n int, typ, parent, fields string) string {
		return `{"k":"create","type":"` + typ + `","id":"` + of(n) + `","v":{"place":{"parent":"` + parent + `","pos":""},"fields":` + fields + `}}`
	}
	w.push(path, ana, create(1, "comment", trip, `{"text":"On the trip"}`), create(2, "comment", item, `{"text":"On the item"}`), create(3, "vote", item, `{"value":-1}`),
		create(4, "suggestion", "", `{"text":"Later","ops":[{"k":"set","type":"item","id":"`+item+`","f":"title","v":"x"}],"status":"declined"}`),
		create(5, "check", "", `{"text":"Tickets","done":true,"assignee":"`+ana+`"}`),
		create(6, "expense", item, `{"title":"Lunch","cost":{"amount":900000000000,"currency":"JPY"},"paid_by":"`+ana+`","shared_by":["`+ana+`","`+bea+`"],"date":"2027-05-02"}`),
		create(7, "traveller", "", `{"name":"Ana","user_id":"`+ana+`"}`), create(8, "check", "", `{"text":"Gone"}`),
		`{"k":"delete","id":"`+of(8)+`"}`)
	gone := w.add(path, `{"title":"Deleted"}`)["id"].(string)
	w.do(ana, "DELETE", path+"/items/"+gone, "").ok(204)
	w.do(ana, "PATCH", path, `{"start_date":"2027-05-01","end_date":"2027-05-02","status":"active","home_currency":"JPY","budget":{"amount":250000,"currency":"JPY"},"destination":{"name":"Lisbon","lat":38.7,"lon":-9.1}}`).ok(200)
	w.join(path, bea, "commenter")
	return path
}

func (w *world) file(user, path, query string) string {
	w.t.Helper()
	got := w.download(user, path+"/export?format=json"+query)
	require.Equal(w.t, 200, got.Code, got.Body)
	return got.Body.String()
}

// essence is a file without what an import may change: the itinerary's id,
// members, and who did what when.
func essence(t require.TestingT, text string) []itinerary.FileEntity {
	var f itinerary.File
	require.NoError(t, json.Unmarshal([]byte(text), &f))
	require.NoError(t, json.Unmarshal([]byte(strings.ReplaceAll(text, f.ItineraryID, "self")), &f))
	var kept []itinerary.FileEntity
	for _, e := range f.Entities {
		if e.Type == "member" {
			continue
		}
		kept = append(kept, itinerary.FileEntity{ID: e.ID, Type: e.Type, Place: e.Place, Fields: e.Fields, Text: e.Text, Deleted: e.Deleted})
	}
	slices.SortFunc(kept, func(a, b itinerary.FileEntity) int { return strings.Compare(a.Type+a.ID, b.Type+b.ID) })
	return kept
}

func TestImport(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.rich()
		file := w.file(ana, path, "")
		for _, lost := range []string{"Deleted", "Gone"} {
			require.NotContains(w.t, file, lost, "what is deleted stays behind")
		}
		require.Contains(w.t, file, `"public_url":"https://trips.example"`)
		made := w.do(bea, "POST", importPath, file).ok(201)
		require.Equal(w.t, bea, made.text("user_id"), "it is the importer's")
		require.Len(w.t, made.list("members"), 1)
		copied := "/api/v1/itineraries/" + made.text("id")
		require.Equal(w.t, copied, made.header.Get("Location"))
		require.NotEqual(w.t, path, copied)
		again := w.file(bea, copied, "")
		want := essence(w.t, file)
		require.Equal(w.t, want, essence(w.t, again))
		require.Len(w.t, want, 12)
		folded(w, made.text("id"))
		var times, texts int
		for _, e := range want {
			texts += len(e.Text)
			if e.Type == "item" && e.Place.Parent == "2027-05-03" {
				times++
			}
		}
		require.Equal(w.t, []int{3, 1}, []int{texts, times}, "texts with their history, and the day that the trip has lost")
	})
}

func TestImportIsSomebodysOwn(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.rich()
		file := w.file(ana, path, "")
		w.do("nobody", "POST", importPath, file).refused(401, "", "")
		w.do("readonly", "POST", importPath, file).refused(403, "", "")
		key := "Idempotency-Key: once"
		first := w.do(ana, "POST", importPath, file, key).ok(201).text("id")
		require.Equal(w.t, first, w.do(ana, "POST", importPath, file, key).ok(201).text("id"))
		require.Len(w.t, w.do(ana, "GET", "/api/v1/itineraries", "").ok(200).list("items"), 2)
		require.NotEqual(w.t, first, w.do(ana, "POST", importPath, file).ok(201).text("id"))
	})
}

func TestFileWithoutWhatIsPrivate(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.rich()
		for who, file := range map[string]string{"owner": w.file(ana, path, "&private=false"), "commenter": w.file(bea, path, ""), "asking": w.file(bea, path, "&private=true")} {
			for _, secret := range []string{"QX7T2M", "Back door", "4711", "Bring", "Early", "Ours", "AQID", "Lunch", "900000000000", `"member"`} {
				require.NotContains(w.t, file, secret, who)
			}
			require.Contains(w.t, file, "On the item")
			w.do(bea, "POST", importPath, file).ok(201)
		}
		require.Equal(w.t, 404, w.download("0199c0de-0000-7000-8000-00000000000b", "/api/v1/itineraries/"+id.New()+"/export?format=json").Code)
	})
}

const self = "0199c0de-0000-7000-8000-000000000001"

// fileOf is a small file with more entities.
func fileOf(entities ...string) string {
	all := append([]string{`{"id":"` + self + `","type":"itinerary","fields":{"name":"Lisbon","status":"draft","visibility":"private","home_currency":"EUR","dates":{"start":"2027-05-01","end":"2027-05-02"}}}`}, entities...)
	return `{"format":"sojourn.itinerary","version":1,"itinerary_id":"` + self + `","entities":[` + strings.Join(all, ",") + `]}`
}

func itemOf(fields string) string {
	return `{"id":"0199c0de-0000-7000-8000-000000000002","type":"item","place":{"parent":"2027-05-01","pos":"a0"},"fields":` + fields + `}`
}

func TestImportsThatAreRefused(t *testing.T) {
	t.Parallel()
	const one = `"id":"0199c0de-0000-7000-8000-000000000003"`
	each(t, func(w *world) {
		for name, c := range map[string]struct{ file, at, says string }{
			"another format":       {strings.Replace(fileOf(), "sojourn.itinerary", "other", 1), "body.format", "sojourn.itinerary"},
			"a later version":      {strings.Replace(fileOf(), `"version":1`, `"version":2`, 1), "body.version", "1"},
			"no entities":          {`{"format":"sojourn.itinerary","version":1,"itinerary_id":"` + self + `","entities":[]}`, "body.entities", "1"},
			"no settings":          {strings.Replace(fileOf(itemOf(`{"title":"x","type":"place"}`)), `"type":"itinerary"`, `"type":"member"`, 1), "body.entities", "itinerary"},
			"another's settings":   {strings.Replace(fileOf(), `"itinerary_id":"0199`, `"itinerary_id":"0198`, 1), "body.entities[0].id", "itinerary_id"},
			"no name":              {strings.Replace(fileOf(), `"name":"Lisbon",`, "", 1), "body.entities[0].fields.name", "at least 1"},
			"a type that is none":  {fileOf(`{` + one + `,"type":"hotel","fields":{}}`), "body.entities[1].type", "one of"},
			"an id that is none":   {fileOf(`{"id":"x","type":"item","fields":{}}`), "body.entities[1].id", "UUID"},
			"the same id twice":    {fileOf(itemOf(`{"title":"x","type":"place"}`), itemOf(`{"title":"x","type":"place"}`)), "body.entities[2].id", "twice"},
			"no title":             {fileOf(itemOf(`{"type":"place"}`)), "body.entities[1].fields.title", "at least 1"},
			"an unknown field":     {fileOf(itemOf(`{"title":"x","type":"place","colour":"red"}`)), "body.entities[1].fields.colour", "not what a field"},
			"a place of no form":   {fileOf(itemOf(`{"title":"x","type":"place","location":{"name":"x","height":3}}`)), "body.entities[1].fields.location", "not what a field"},
			"a place off the map":  {fileOf(itemOf(`{"title":"x","type":"place","location":{"name":"x","lat":91,"lon":0}}`)), "body.entities[1].fields.location.lat", ""},
			"a clock of no zone":   {fileOf(itemOf(`{"title":"x","type":"place","time":{"start":{"local":"2027-05-01T09:00","zone":"Mars/Base","at":"2027-05-01T09:00:00Z"}}}`)), "body.entities[1].fields.time", "zone"},
			"a clock off its day":  {fileOf(itemOf(`{"title":"x","type":"place","time":{"start":{"local":"2027-05-02T09:00","zone":"Europe/Lisbon","at":"2027-05-02T08:00:00Z"}}}`)), "body.entities[1].fields.time", "not on the item's day"},
			"an evil link":         {fileOf(itemOf(`{"title":"x","type":"place","url":"javascript:alert(1)"}`)), "body.entities[1].fields.url", "http"},
			"an order key":         {fileOf(strings.Replace(itemOf(`{"title":"x","type":"place"}`), `"a0"`, `"zzz"`, 1)), "body.entities[1].place.pos", ""},
			"a day of no calendar": {fileOf(`{"id":"2027-02-30","type":"day","fields":{"title":"x"}}`), "body.entities[1].id", "date"},
			"a comment of nobody":  {fileOf(`{` + one + `,"type":"comment","fields":{"text":"x"}}`), "body.entities[1].place", "belongs to"},
			"a vote of 2":          {fileOf(`{` + one + `,"type":"vote","place":{"parent":"` + self + `","pos":""},"fields":{"value":2}}`), "body.entities[1].fields.value", "must be one of"},
			"text with no updates": {fileOf(strings.Replace(itemOf(`{"title":"x","type":"place"}`), `"fields"`, `"text":{"description":{"base":"","y":[""]}},"fields"`, 1)), "body.entities[1].text.description.y[0]", "base64"},
			"text of a title":      {fileOf(strings.Replace(itemOf(`{"title":"x","type":"place"}`), `"fields"`, `"text":{"title":{"base":"","y":["AQ=="]}},"fields"`, 1)), "body.entities[1].text.title", "together"},
		} {
			t.Log(name)
			w.do(ana, "POST", importPath, c.file).refused(422, c.at, c.says)
		}
		require.Empty(w.t, w.do(ana, "GET", "/api/v1/itineraries", "").ok(200).list("items"), "all or nothing")
		w.do(ana, "POST", importPath, fileOf(itemOf(`{"title":"x","type":"place"}`))).ok(201)
	})
}

func TestImportsThatAreLarge(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		many := func(n, length int) string {
			var list []string
			for i := range n {
				list = append(list, strings.Replace(itemOf(`{"title":"x","type":"note","description":"`+strings.Repeat("y", length)+`"}`), "000000000002", fmt.Sprintf("%012d", i+2), 1))
			}
			return fileOf(list...)
		}
		w.do(ana, "POST", importPath, many(trip.MaxItems, 500)).ok(201)
		w.do(ana, "POST", importPath, many(trip.MaxItems+1, 1)).refused(422, "body.entities", "at most 2000")
		w.do(ana, "POST", importPath, many(500, 17000)).refused(413, "", "8388608")
	})
}

// TestRandomItinerariesRoundTrip: random itineraries are the same after a
// journey through a file.
func TestRandomItinerariesRoundTrip(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		rapid.Check(w.t, func(r *rapid.T) {
			path := w.lisbon()
			var ids []string
			for range rapid.IntRange(1, 12).Draw(r, "steps") {
				step(r, w, path, &ids)
			}
			for _, item := range ids {
				if rapid.Bool().Draw(r, "text") {
					text := rapid.StringOfN(rapid.RuneFrom([]rune("aé東\"\\<\n")), 0, 8, -1).Draw(r, "base")
					v, err := json.Marshal(map[string]any{"y": []byte(rapid.StringN(1, 5, -1).Draw(r, "y")), "text": text})
					require.NoError(r, err)
					w.push(path, ana, `{"k":"set","type":"item","id":"`+item+`","f":"description","v":`+string(v)+`}`)
				}
			}
			file := w.file(ana, path, "")
			again := w.file(ana, "/api/v1/itineraries/"+w.do(ana, "POST", importPath, file).ok(201).text("id"), "")
			require.Equal(r, essence(r, file), essence(r, again))
		})
	})
}

// FuzzImport: a file is refused, or imported whole, and what was imported is
// the same after another journey.
func FuzzImport(f *testing.F) {
	const other = "0199c0de-0000-7000-8000-000000000003"
	f.Add(uint8(2), other, "2027-05-01", "a0", "time", `{"start":{"local":"2027-05-01T09:00","zone":"Europe/Lisbon","at":"2027-05-01T08:00:00Z"}}`, []byte{})
	f.Add(uint8(2), other, "", "a0V", "location", `{"name":"x","lat":1e-9,"lon":-0}`, []byte{1, 2, 3})
	f.Add(uint8(1), "2027-05-01", "", "", "notes", `"ab"`, []byte{1, 2})
	f.Add(uint8(4), other, self, "", "value", "1.0", []byte{})
	f.Add(uint8(5), other, "", "", "ops", `[{"k":"set","type":"item","id":"x","f":"title","v":null}]`, []byte{})
	f.Add(uint8(7), other, "", "a0", "cost", `{"amount":1,"currency":"EUR"}`, []byte{})
	f.Add(uint8(0), self, "", "", "dates", `{}`, []byte{9})
	f.Fuzz(func(t *testing.T, typ uint8, entity, parent, pos, field, value string, y []byte) {
		types := []string{"itinerary", "day", "item", "comment", "vote", "suggestion", "check", "expense", "traveller", "member"}
		e := itinerary.FileEntity{ID: entity, Type: types[int(typ)%len(types)], Place: sync.Position{Parent: parent, Pos: pos}, Fields: map[string]json.RawMessage{}}
		switch e.Type {
		case "itinerary":
			e.Fields = map[string]json.RawMessage{"name": json.RawMessage(`"x"`), "status": json.RawMessage(`"draft"`), "visibility": json.RawMessage(`"private"`), "home_currency": json.RawMessage(`"EUR"`)}
		case "item":
			e.Fields = map[string]json.RawMessage{"title": json.RawMessage(`"x"`), "type": json.RawMessage(`"note"`)}
		}
		if !json.Valid([]byte(value)) {
			return
		}
		e.Fields[field] = json.RawMessage(value)
		if len(y) > 0 {
			e.Text = map[string]*sync.Text{field: {Base: parent, Updates: [][]byte{y, y}}}
		}
		var file itinerary.File
		require.NoError(t, json.Unmarshal([]byte(fileOf()), &file))
		if e.Type == "itinerary" {
			file.Entities = nil
		}
		file.Entities = append(file.Entities, e)
		throughFile(t, file)
	})
}

func throughFile(t *testing.T, file itinerary.File) {
	t.Helper()
	entities, refused, failed := itinerary.Imported(file, self)
	require.NoError(t, failed)
	if refused != nil {
		return
	}
	written, err := itinerary.WriteFile(entities, self)
	require.NoError(t, err)
	var next itinerary.File
	require.NoError(t, json.Unmarshal(written, &next))
	again, refused, failed := itinerary.Imported(next, self)
	require.NoError(t, refused, "%s", written)
	require.NoError(t, failed)
	rewritten, err := itinerary.WriteFile(again, self)
	require.NoError(t, err)
	require.Equal(t, essence(t, string(written)), essence(t, string(rewritten)))
}
