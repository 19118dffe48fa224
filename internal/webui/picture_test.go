package webui_test

import (
	"bytes"
	"image/png"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSharedCard(t *testing.T) {
	t.Parallel()
	w := askIn(t, "/s/public/card.png", "")
	require.Equal(t, 200, w.Code)
	require.Equal(t, []string{"image/png", "public, max-age=300"}, []string{w.Header().Get("Content-Type"), w.Header().Get("Cache-Control")})
	img, err := png.DecodeConfig(bytes.NewReader(w.Body.Bytes()))
	require.NoError(t, err)
	require.Equal(t, []int{1200, 630}, []int{img.Width, img.Height})
	tag := w.Header().Get("ETag")
	german := askIn(t, "/s/public/card.png?lang=de", "").Header()
	require.NotEqual(t, tag, german.Get("ETag"), "a language has its own picture")
	require.Empty(t, german.Get("Set-Cookie"), "what caches may keep sets no cookie")
	r := httptest.NewRequestWithContext(t.Context(), "GET", "/s/public/card.png", nil)
	r.Header.Set("If-None-Match", tag)
	again := httptest.NewRecorder()
	site().ServeHTTP(again, r)
	require.Equal(t, 304, again.Code)
	require.Empty(t, again.Body.Bytes())
}

// A picture follows its page: unlisted, withdrawn, or away.
func TestCardsOfOtherTrips(t *testing.T) {
	t.Parallel()
	unlisted := askIn(t, "/s/good/card.png", "")
	require.Equal(t, 200, unlisted.Code)
	require.Equal(t, []string{"noindex", "private, max-age=300"}, []string{unlisted.Header().Get("X-Robots-Tag"), unlisted.Header().Get("Cache-Control")})
	gone := askIn(t, "/s/withdrawn/card.png", "")
	require.Equal(t, 404, gone.Code)
	require.Equal(t, "no-store", gone.Header().Get("Cache-Control"))
	away := askIn(t, "/s/away/card.png", "")
	require.Equal(t, 503, away.Code)
	require.NotContains(t, away.Body.String(), "database")
	require.Equal(t, "image/png", askIn(t, "/card.png", "").Header().Get("Content-Type"))
}

// A person who opens a withdrawn calendar gets a page.
func TestNoCalendarForAPerson(t *testing.T) {
	t.Parallel()
	r := httptest.NewRequestWithContext(t.Context(), "GET", "/cal/withdrawn.ics", nil)
	r.Header.Set("Accept", "text/html,*/*")
	w := httptest.NewRecorder()
	site().ServeHTTP(w, r)
	require.Equal(t, 404, w.Code)
	require.Contains(t, w.Body.String(), "This calendar does not work")
}
