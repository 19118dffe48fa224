package webui

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

// member is signed in, and has one trip.
type member struct{ nameless }

func (member) Authenticate(_ context.Context, c httpapi.Credentials) (httpapi.Principal, error) {
	if c.Session != "secret" {
		return httpapi.Principal{}, fault.New(fault.Unauthenticated, "no")
	}
	return httpapi.Principal{UserID: "u"}, nil
}

func (member) User(context.Context, string) (identityapi.User, error) {
	return identityapi.User{}, nil
}

func (member) Opened(_ context.Context, in itineraryapi.OpenedInput) (itineraryapi.SharedItinerary, error) {
	if in != (itineraryapi.OpenedInput{ItineraryID: "7", UserID: "u"}) {
		return itineraryapi.SharedItinerary{}, fault.New(fault.NotFound, "no")
	}
	item := itineraryapi.SharedItem{Title: "<script>alert(1)</script>"}
	return itineraryapi.SharedItinerary{Name: "Lisbon & <b>", StartDate: "2027-05-01", EndDate: "2027-05-02",
		Days: []itineraryapi.SharedDay{{Number: 1, Date: "2027-05-01", Items: []itineraryapi.SharedItem{item, {Title: "Tower", Located: true}}}, {Number: 2, Date: "2027-05-02"}}}, nil
}

func TestFirstPaint(t *testing.T) {
	t.Parallel()
	s := &site{Deps: Deps{Accounts: member{}, Sessions: member{}, Pages: member{}, Logger: slog.New(slog.DiscardHandler)}, dist: fstest.MapFS{
		"index.html": {Data: []byte("<head></head><div id=root></div><!-- first paint -->")},
		".vite/manifest.json": {Data: []byte(`{"src/planner/PlannerPage.tsx":{"file":"assets/p.js","imports":["_a"]},"_a":{"file":"assets/a.js","imports":["_a"]},
			"src/locales/core/de.ts":{"file":"assets/de.js"},"src/main.tsx":{"file":"assets/m.js"}}`)},
	}}
	s.manifest = func() map[string]chunk { return readManifest(s.dist) }
	open := func(path, session string) string {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
		r.Header.Set("Accept-Language", "de")
		r.AddCookie(&http.Cookie{Name: httpapi.SessionCookie, Value: session})
		mux, w := http.NewServeMux(), httptest.NewRecorder()
		mux.HandleFunc("GET /app/i/{id}", s.planner)
		mux.ServeHTTP(w, r)
		require.Equal(t, http.StatusOK, w.Code)
		require.Equal(t, "no-cache", w.Header().Get("Cache-Control"))
		return w.Body.String()
	}
	mine := open("/app/i/7", "secret")
	require.Contains(t, mine, "Lisbon &amp; &lt;b&gt;")
	require.Contains(t, mine, "&lt;script&gt;alert(1)")
	require.Contains(t, mine, "Samstag")
	require.Contains(t, mine, `bg-day text-white">1</span></span><p class="line-clamp-2 min-w-0 grow self-center font-medium">Tower`, "places are numbered, other items are not")
	require.Contains(t, mine, `style="--day:#1f63b5"`)
	require.NotContains(t, mine, paintMark)
	_, later, _ := strings.Cut(mine, `<template id="later">`)
	later, _, _ = strings.Cut(later, "</template>")
	for _, script := range []string{"m.js", "p.js", "a.js", "de.js"} {
		require.Contains(t, later, `<link rel="modulepreload" crossorigin href="/assets/`+script+`">`)
	}
	for path, session := range map[string]string{"/app/i/7": "nobody's", "/app/i/8": "secret"} {
		other := open(path, session)
		require.NotContains(t, other, "Lisbon", "a stranger sees nothing of it")
		require.Contains(t, other, "<div id=root></div>")
	}
}
