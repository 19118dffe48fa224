package webui

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/maypok86/otter/v2"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/webui/card"
	"sojourn/internal/webui/lang"
)

// picture is a page's preview in the page's language.
func (s *site) picture(path string, l *lang.Language, alt string) *image {
	return &image{URL: s.PublicURL + inLanguage(path, nil, l), Alt: alt, Width: card.Width, Height: card.Height}
}

// cardsKept is how many drawn cards stay in memory, about 100 kB each.
const cardsKept = 64

// cards draws link previews. One at a time: a preview may wait, pages may not.
type cards struct {
	drawn *otter.Cache[string, []byte]
	turn  chan struct{}
}

func newCards() *cards {
	return &cards{otter.Must(&otter.Options[string, []byte]{MaximumSize: cardsKept}), make(chan struct{}, 1)}
}

// draw gives a card's PNG by its tag, from memory where it was drawn before.
func (c *cards) draw(ctx context.Context, tag string, what card.Card) ([]byte, error) {
	if png, ok := c.drawn.GetIfPresent(tag); ok {
		return png, nil
	}
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return nil, fault.Wrap(ctx.Err(), fault.Canceled, "the caller left")
	}
	if png, ok := c.drawn.GetIfPresent(tag); ok { // drawn while this one waited
		return png, nil
	}
	png, err := what.PNG()
	if err == nil {
		c.drawn.Set(tag, png)
	}
	return png, err
}

// sharedCard is a shared trip's preview. It can be read by whoever may read
// the trip, and goes with the link.
func (s *site) sharedCard(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Robots-Tag", "noindex")
	it, err := s.Pages.Shared(r.Context(), r.PathValue("token"))
	if err != nil {
		s.noCard(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "private, max-age=300") // a withdrawn link's picture must not stay with others
	if it.Public {
		w.Header().Set("Cache-Control", "public, max-age=300")
		w.Header().Del("X-Robots-Tag")
	}
	l := asking(r).Lang
	page := dressTexts(it, l)
	s.sendCard(w, r, card.Card{Title: it.Name, Lines: lines(it.Destination, page.Dates, counted(page, l)),
		Days: stopsOf(it), Lang: l.Tag, RTL: l.Dir == "rtl"})
}

// siteCard is the landing page's preview.
func (s *site) siteCard(w http.ResponseWriter, r *http.Request) {
	l := asking(r).Lang
	w.Header().Set("Cache-Control", "public, max-age=3600")
	s.sendCard(w, r, card.Card{Title: l.T("Plan whole trips, on your own server."),
		Lines: []string{l.T("Plan whole trips: places, days and routes on a map.")}, Days: stopsOf(example), Lang: l.Tag, RTL: l.Dir == "rtl"})
}

func counted(p sharedPage, l *lang.Language) string {
	if len(p.Days) == 0 {
		return l.N("{n} places", p.Places)
	}
	return l.N("{n} days", len(p.Days)) + " · " + l.N("{n} places", p.Places)
}

func lines(texts ...string) (kept []string) {
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return kept
}

func (s *site) sendCard(w http.ResponseWriter, r *http.Request, c card.Card) {
	tag := tagOf(c)
	h := w.Header()
	h.Set("ETag", tag)
	if httpapi.NotModified(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	png, err := s.cards.draw(r.Context(), tag, c)
	if err != nil {
		s.noCard(w, r, err)
		return
	}
	h.Set("Content-Type", "image/png")
	h.Set("Content-Length", strconv.Itoa(len(png)))
	_, _ = w.Write(png)
}

// tagOf names a card by all that it shows.
func tagOf(c card.Card) string {
	b, err := json.Marshal(struct {
		Version string
		Card    card.Card
	}{card.Version, c})
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return `"` + hex.EncodeToString(sum[:12]) + `"`
}

// noCard answers in one line: nobody reads a picture's error page.
func (s *site) noCard(w http.ResponseWriter, r *http.Request, err error) {
	w.Header().Del("ETag")
	if fault.Is(err, fault.NotFound) {
		w.Header().Set("Cache-Control", "no-store")
		http.Error(w, "There is no such picture.", http.StatusNotFound)
		return
	}
	s.failPlainly(w, r, err)
}
