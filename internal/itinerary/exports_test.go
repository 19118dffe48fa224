package itinerary_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/rpc/rpctest"
)

// download reads a file, whose bytes are no JSON.
func (w *world) download(user, path string, headers ...string) *httptest.ResponseRecorder {
	w.t.Helper()
	r := httptest.NewRequestWithContext(w.t.Context(), http.MethodGet, path, nil)
	r.Header.Set("Authorization", "Bearer "+user)
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Set(name, value)
	}
	rec := httptest.NewRecorder()
	w.site.ServeHTTP(rec, r)
	return rec
}

// join gives a user a role on the trip of a path.
func (w *world) join(path, user string, role trip.Role) {
	w.t.Helper()
	require.NoError(w.t, w.store.Change(w.t.Context(), strings.TrimPrefix(path, "/api/v1/itineraries/"), func(tx itinerary.Tx) error {
		s := sync.NewState(tx.Itinerary())
		known, err := tx.Others(w.t.Context(), []string{user})
		require.NoError(w.t, err)
		kind, field, value := sync.Create, "", any(sync.Creation[sync.Position, map[string]trip.Role]{Fields: map[string]trip.Role{"role": role}})
		for _, e := range known {
			s.Others[e.ID] = &e
			kind, field, value = sync.Set, "role", role
		}
		op, err := sync.New(kind, sync.Member, user, field, value)
		require.NoError(w.t, err)
		e := sync.Entry{Op: op, Stamp: sync.Stamp{Seq: s.Itinerary.Seq + 1, At: w.clock.Now()}, Batch: "b"}
		e.Op, err = sync.Reduce(s, e.Op, e.Stamp)
		require.NoError(w.t, err)
		return tx.Save(w.t.Context(), s, []sync.Entry{e}, nil)
	}))
}

// booked is Lisbon with a tower that has a booking.
func (w *world) booked() string {
	w.t.Helper()
	path := w.lisbon()
	w.add(path, `{"title":"Tower","type":"activity","day":"2027-05-02","start_local":"09:30","end_local":"11:00","location_id":"`+tower+`",
		"booking_ref":"QX7T2M","description":"Back door","cost":{"amount":4711,"currency":"EUR"}}`)
	return path
}

func TestExport(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.booked()
		w.do(ana, "PATCH", path, `{"name":"Lisboa / Água? 🇵🇹"}`).ok(200)
		for format, c := range map[string]struct{ media, has string }{
			"ics": {"text/calendar; charset=utf-8", "SUMMARY:Tower"}, "gpx": {"application/gpx+xml", "<name>Tower</name>"},
			"kml": {"application/vnd.google-earth.kml+xml", "<name>Tower</name>"}, "geojson": {"application/geo+json", `"name":"Tower"`},
		} {
			url := path + "/export?format=" + format
			got := w.download(ana, url)
			require.Equal(w.t, 200, got.Code, got.Body)
			require.Equal(w.t, c.media, got.Header().Get("Content-Type"))
			require.Equal(w.t, "attachment; filename*=UTF-8''Lisboa%20-%20%C3%81gua-%20%F0%9F%87%B5%F0%9F%87%B9."+format, got.Header().Get("Content-Disposition"))
			require.Contains(w.t, got.Body.String(), c.has)
			require.Contains(w.t, got.Body.String(), "QX7T2M")
			etag := got.Header().Get("ETag")
			again := w.download(ana, url, "If-None-Match: "+etag)
			require.Equal(w.t, 304, again.Code)
			require.Equal(w.t, etag, again.Header().Get("ETag"))
			require.Empty(w.t, again.Body)

			open := w.download(ana, url+"&private=false", "If-None-Match: "+etag)
			require.Equal(w.t, 200, open.Code, "another file of the same state")
			for _, secret := range []string{"QX7T2M", "Back door", "4711", "47.11"} {
				require.NotContains(w.t, open.Body.String(), secret, format)
			}
		}
		w.do(ana, "GET", path+"/export?format=pdf", "").refused(422, "query.format", "expected value to be one of")
		w.do(ana, "GET", path+"/export", "").refused(422, "query.format", "required")
	})
}

func TestExportChangesWithTheTrip(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.booked()
		etag := w.download(ana, path+"/export?format=gpx").Header().Get("ETag")
		w.do(ana, "PATCH", path, `{"name":"Porto"}`).ok(200)
		got := w.download(ana, path+"/export?format=gpx", "If-None-Match: "+etag)
		require.Equal(w.t, 200, got.Code)
		require.Contains(w.t, got.Body.String(), "Porto")
	})
}

func TestWhoMayExport(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.booked()
		url := path + "/export?format=ics&private=true"
		w.do(bea, "GET", url, "").refused(404, "", "no such itinerary")
		for _, role := range []trip.Role{trip.Viewer, trip.Commenter} {
			w.join(path, bea, role)
			got := w.download(bea, url)
			require.Equal(w.t, 200, got.Code)
			require.NotContains(w.t, got.Body.String(), "QX7T2M", "what is private is for those who edit")
			require.NotContains(w.t, got.Body.String(), "Back door")
		}
		full := w.download(ana, url).Header().Get("ETag")
		require.Equal(w.t, 200, w.download(bea, url, "If-None-Match: "+full).Code, "not the same file")
		w.join(path, bea, trip.Editor)
		require.Contains(w.t, w.download(bea, url).Body.String(), "QX7T2M")
		require.Equal(w.t, 200, w.download("readonly", url).Code, "reading is enough")
		w.do("nobody", "GET", url, "").refused(401, "", "")
	})
}

func TestTemplatesHaveNoCalendar(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.booked()
		template := "/api/v1/itineraries/" + w.do(ana, "POST", path+"/duplicate", `{"template":true}`).ok(201).text("id")
		w.do(ana, "GET", template+"/export?format=ics", "").refused(422, "query.format", "templates")
		require.Equal(w.t, 200, w.download(ana, template+"/export?format=gpx").Code)
		w.do(ana, "POST", template+"/feed", "").refused(422, "path.id", "template")
	})
}

func TestFeed(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.booked()
		feed := path + "/feed"
		require.Nil(w.t, w.do(ana, "GET", feed, "").ok(200).body["url"])
		url := w.do(ana, "POST", feed, "").ok(200).text("url")
		require.Regexp(w.t, `^https://trips\.example/cal/[0-9a-f]{32}\.ics$`, url)
		require.Equal(w.t, url, w.do(ana, "POST", feed, "").ok(200).text("url"), "one that exists stays")
		require.Equal(w.t, url, w.do(ana, "GET", feed, "").ok(200).text("url"))

		file := w.calendar(url)
		cal, err := ics.ParseCalendar(strings.NewReader(string(file.Body)))
		require.NoError(w.t, err)
		require.Len(w.t, cal.Events(), 1)
		for _, secret := range []string{"QX7T2M", "Back door", "47.11"} {
			require.NotContains(w.t, string(file.Body), secret)
		}
		w.do(ana, "PATCH", path, `{"name":"Porto"}`).ok(200)
		changed := w.calendar(url)
		require.NotEqual(w.t, file.ETag, changed.ETag)
		require.Contains(w.t, string(changed.Body), "Porto")

		w.do(ana, "DELETE", feed, "").ok(204)
		w.do(ana, "DELETE", feed, "").ok(204)
		w.noCalendar(url)
		require.Nil(w.t, w.do(ana, "GET", feed, "").ok(200).body["url"])
		next := w.do(ana, "POST", feed, "").ok(200).text("url")
		require.NotEqual(w.t, url, next, "a withdrawn address never comes back")
		w.noCalendar(url)

		w.do(ana, "DELETE", path, "").ok(204)
		w.noCalendar(next)
		w.do(ana, "GET", feed, "").refused(404, "", "no such itinerary")
		w.do(ana, "POST", feed, "").refused(404, "", "no such itinerary")
		w.do(ana, "POST", path+"/restore", "").ok(200)
		require.NotEmpty(w.t, w.calendar(next).Body, "restored with the trip")
	})
}

func token(url string) string {
	return strings.TrimSuffix(strings.TrimPrefix(url, "https://trips.example/cal/"), ".ics")
}

func (w *world) calendar(url string) itineraryapi.CalendarFile {
	w.t.Helper()
	file, err := w.module.Calendar(w.t.Context(), token(url))
	require.NoError(w.t, err)
	return file
}

func (w *world) noCalendar(url string) {
	w.t.Helper()
	_, err := w.module.Calendar(w.t.Context(), token(url))
	require.True(w.t, fault.Is(err, fault.NotFound), "%v", err)
}

func TestWhoMayHaveAFeed(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.booked()
		feed := path + "/feed"
		for _, method := range []string{"GET", "POST", "DELETE"} {
			w.do(bea, method, feed, "").refused(404, "", "no such itinerary")
		}
		url := w.do(ana, "POST", feed, "").ok(200).text("url")
		for _, role := range []trip.Role{trip.Viewer, trip.Commenter} {
			w.join(path, bea, role)
			require.Equal(w.t, url, w.do(bea, "GET", feed, "").ok(200).text("url"))
			w.do(bea, "POST", feed, "").refused(403, "", "a "+string(role)+" may not")
			w.do(bea, "DELETE", feed, "").refused(403, "", "a "+string(role)+" may not")
		}
		w.do("readonly", "POST", feed, "").refused(403, "", "")
		w.join(path, bea, trip.Editor)
		w.do(bea, "DELETE", feed, "").ok(204)
		w.do(bea, "POST", feed, "").ok(200)
	})
}

func TestCalendarTwin(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.booked()
		url := w.do(ana, "POST", path+"/feed", "").ok(200).text("url")
		want := w.calendar(url)
		rpctest.Twin(w.t, itineraryapi.PagesContract, itineraryapi.Pages(w.module.Service), func(t *testing.T, p itineraryapi.Pages) {
			got, err := p.Calendar(t.Context(), token(url))
			require.NoError(t, err)
			require.Equal(t, want, got, "every byte arrives")
			_, err = p.Calendar(t.Context(), "withdrawn")
			require.True(t, fault.Is(err, fault.NotFound))
		})
	})
}
