package webui_test

import (
	"context"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/kit/fault"
)

// Calendar knows one calendar, and a server that is away.
func (door) Calendar(_ context.Context, token string) (itineraryapi.CalendarFile, error) {
	switch token {
	case "good":
		return itineraryapi.CalendarFile{ETag: `"7-ics"`, Body: []byte("BEGIN:VCALENDAR\r\n")}, nil
	case "away":
		return itineraryapi.CalendarFile{}, fault.Retry(fault.Unavailable, 5e9, "the database is away")
	}
	return itineraryapi.CalendarFile{}, fault.New(fault.NotFound, "no")
}

func TestCalendar(t *testing.T) {
	t.Parallel()
	w := ask(t, "GET", "/cal/good.ics", nil, "")
	require.Equal(t, 200, w.Code)
	require.Equal(t, "BEGIN:VCALENDAR\r\n", w.Body.String())
	for name, want := range map[string]string{"Content-Type": "text/calendar; charset=utf-8", "ETag": `"7-ics"`, "Cache-Control": "private, max-age=300", "X-Robots-Tag": "noindex"} {
		require.Equal(t, want, w.Header().Get(name), name)
	}
	r := httptest.NewRequestWithContext(t.Context(), "GET", "/cal/good.ics", nil)
	r.Header.Set("If-None-Match", `"7-ics"`)
	w = httptest.NewRecorder()
	site().ServeHTTP(w, r)
	require.Equal(t, 304, w.Code)
	require.Empty(t, w.Body)
	require.Equal(t, `"7-ics"`, w.Header().Get("ETag"))
}

func TestNoCalendar(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/cal/withdrawn.ics", "/cal/good", "/cal/good.ics.ics"} {
		w := ask(t, "GET", path, nil, "")
		require.Equal(t, 404, w.Code, path)
		require.Equal(t, "There is no such calendar.\n", w.Body.String(), path)
		require.Equal(t, "noindex", w.Header().Get("X-Robots-Tag"), path)
		require.Equal(t, "no-store", w.Header().Get("Cache-Control"), path)
	}
	w := ask(t, "GET", "/cal/away.ics", nil, "")
	require.Equal(t, 503, w.Code)
	require.Equal(t, "5", w.Header().Get("Retry-After"))
	require.NotContains(t, w.Body.String(), "database", "internals do not leak")
}
