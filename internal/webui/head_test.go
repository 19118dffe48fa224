package webui_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/kit/httpapi"
)

// publicTrip is for everybody, and has a bit of everything.
var publicTrip = itineraryapi.SharedItinerary{Name: "Lisbon by the river", Description: "Three days in May.", StartDate: "2027-05-01", EndDate: "2027-05-03",
	Destination: "Lisbon", OwnerName: "Ana", Public: true, Days: []itineraryapi.SharedDay{
		{Number: 1, Date: "2027-05-01", Title: "Belém", Items: []itineraryapi.SharedItem{
			{Type: "place", Title: "Belém Tower", Start: "09:30", DurationMin: 90, Zone: "Europe/Lisbon", Located: true, Lat: 38.6916, Lon: -9.216},
			{Type: "lodging", Title: "Pensão", Start: "15:00", End: "11:00", EndDays: 2, Zone: "Europe/Lisbon", Located: true, Lat: 38.71, Lon: -9.14, Address: "Rua 1"},
			{Type: "note", Title: "Pack light"},
		}},
		{Number: 2, Date: "2027-05-02", Items: []itineraryapi.SharedItem{{Type: "train", Title: "To Sintra", Start: "09:10", End: "09:50", Zone: "Europe/Lisbon"}}},
		{Number: 3, Date: "2027-05-03"},
	}, Ideas: []itineraryapi.SharedItem{{Type: "place", Title: "Oceanarium"}}}

// askIn asks for a page as a browser of some language does.
func askIn(t *testing.T, path, accept string, cookies ...*http.Cookie) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
	r.Header.Set("Accept-Language", accept)
	for _, c := range cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	site().ServeHTTP(w, r)
	return w
}

// headTags gives what a page's head says: metas by name or property, links by
// rel (and language), the title, and the structured data.
func headTags(t *testing.T, page string) map[string]string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	tags := map[string]string{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		a := map[string]string{}
		for _, at := range n.Attr {
			a[at.Key] = at.Val
		}
		switch n.Data {
		case "meta":
			tags[a["name"]+a["property"]] = a["content"]
		case "link":
			tags[strings.TrimSpace(a["rel"]+" "+a["hreflang"])] = a["href"]
		case "title":
			if n.Parent.Data == "head" { // a pin has one too
				tags["title"] = n.FirstChild.Data
			}
		case "script":
			require.Equal(t, "application/ld+json", a["type"], "no page runs a script")
			tags["json"] = n.FirstChild.Data
		}
	}
	return tags
}

func TestHeadOfASharedTrip(t *testing.T) {
	t.Parallel()
	w := askIn(t, "/s/public", "")
	tags := headTags(t, w.Body.String())
	for name, want := range map[string]string{
		"title": "Lisbon by the river · Sojourn", "canonical": "https://trips.example/s/public", "alternate fr": "https://trips.example/s/public?lang=fr",
		"description": "Lisbon · 1–3 May 2027 · 2 places", "og:title": "Lisbon by the river", "og:url": "https://trips.example/s/public",
		"og:image": "https://trips.example/s/public/card.png?lang=en", "og:image:width": "1200", "og:image:height": "630", "og:image:alt": "Map of the trip Lisbon by the river",
		"twitter:card": "summary_large_image", "og:locale": "en_GB",
	} {
		require.Equal(t, want, tags[name], name)
	}
	require.NotContains(t, tags, "robots")
	require.Empty(t, w.Header().Get("X-Robots-Tag"))
	tags = headTags(t, askIn(t, "/s/good", "").Body.String())
	require.Equal(t, "noindex", tags["robots"])
	require.NotContains(t, tags, "alternate fr", "an unlisted trip is not offered to search engines")
	require.Contains(t, tags, "og:image", "but those who get its link see it")
}

func TestStructuredTrip(t *testing.T) {
	t.Parallel()
	var doc struct {
		Context   string `json:"@context"`
		Raw       any    `json:"@type"`
		Departure string `json:"departureTime"`
		Arrival   string `json:"arrivalTime"`
		Itinerary struct {
			Type  string `json:"@type"`
			Items []struct {
				Position int
				Item     struct {
					Type string `json:"@type"`
					Name string
					Geo  *struct{ Latitude, Longitude float64 }
				}
			} `json:"itemListElement"`
		}
	}
	require.NoError(t, json.Unmarshal([]byte(headTags(t, askIn(t, "/s/public", "").Body.String())["json"]), &doc))
	require.Equal(t, "https://schema.org", doc.Context)
	require.Equal(t, []any{"Trip", "TouristTrip"}, doc.Raw)
	require.Equal(t, []string{"2027-05-01", "2027-05-03"}, []string{doc.Departure, doc.Arrival})
	require.Equal(t, "ItemList", doc.Itinerary.Type)
	var types []string
	for i, it := range doc.Itinerary.Items {
		require.Equal(t, i+1, it.Position)
		types = append(types, it.Item.Type)
	}
	require.Equal(t, []string{"TouristAttraction", "LodgingBusiness", "Place"}, types)
	require.InDelta(t, 38.6916, doc.Itinerary.Items[0].Item.Geo.Latitude, 1e-9)
	require.Nil(t, doc.Itinerary.Items[2].Item.Geo)
}

func TestStructuredSite(t *testing.T) {
	t.Parallel()
	tags := headTags(t, askIn(t, "/", "").Body.String())
	var doc struct {
		Graph []struct {
			Type string `json:"@type"`
			URL  string
		} `json:"@graph"`
	}
	require.NoError(t, json.Unmarshal([]byte(tags["json"]), &doc))
	require.Len(t, doc.Graph, 2)
	require.Equal(t, []string{"WebSite", "SoftwareApplication"}, []string{doc.Graph[0].Type, doc.Graph[1].Type})
	require.Equal(t, "https://trips.example/", doc.Graph[0].URL)
	require.Equal(t, "https://trips.example/?lang=ja", tags["alternate ja"])
	require.Equal(t, "https://trips.example/card.png?lang=en", tags["og:image"])
}

// Pages about accounts and secrets are not for search engines.
func TestNoIndex(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/signin", "/register", "/forgot", "/reset?token=x", "/verify?token=x", "/i/open", "/nowhere"} {
		tags := headTags(t, askIn(t, path, "").Body.String())
		require.Equal(t, "noindex", tags["robots"], path)
		require.NotContains(t, tags, "canonical", path)
		require.NotContains(t, tags, "alternate de", path)
	}
}

func TestLanguageOfAPage(t *testing.T) {
	t.Parallel()
	session := &http.Cookie{Name: httpapi.SessionCookie, Value: "secreto"}
	chosen := &http.Cookie{Name: "lang", Value: "ja"}
	for name, c := range map[string]struct {
		path, accept string
		cookies      []*http.Cookie
		want         string
	}{
		"a browser's":                 {"/about", "fr-CA, en;q=0.5", nil, "fr"},
		"none that we have":           {"/about", "th", nil, "en"},
		"what the address says first": {"/about?lang=de", "fr", []*http.Cookie{session, chosen}, "de"},
		"not what it cannot say":      {"/about?lang=%ff", "fr", nil, "fr"},
		"a user's preference":         {"/about", "fr", []*http.Cookie{session, chosen}, "es"},
		"what was chosen before":      {"/about", "fr", []*http.Cookie{chosen}, "ja"},
		"an error page has it too":    {"/nowhere?lang=ar", "fr", nil, "ar"},
	} {
		w := askIn(t, c.path, c.accept, c.cookies...)
		require.Equal(t, c.want, w.Header().Get("Content-Language"), name)
		require.Contains(t, w.Body.String(), `<html lang="`+c.want+`"`, name)
		require.Contains(t, w.Header().Get("Vary"), "Accept-Language", name)
		require.Equal(t, c.want == "ar", strings.Contains(w.Body.String(), `dir="rtl"`), name)
	}
	kept := askIn(t, "/about?lang=de", "fr").Header().Get("Set-Cookie")
	require.Contains(t, kept, "lang=de")
	require.Empty(t, askIn(t, "/about", "fr").Header().Get("Set-Cookie"), "nothing is kept that nobody chose")
}

// A page in a language of the address is canonical in itself.
func TestCanonicalOfALanguage(t *testing.T) {
	t.Parallel()
	tags := headTags(t, askIn(t, "/s/public?lang=de", "").Body.String())
	require.Equal(t, "https://trips.example/s/public?lang=de", tags["canonical"])
	require.Equal(t, tags["canonical"], tags["alternate de"])
	require.Equal(t, "Lisbon · 1.–3. Mai 2027 · 2 Orte", tags["description"])
}

func TestSharedTripInGerman(t *testing.T) {
	t.Parallel()
	page := askIn(t, "/s/public", "de").Body.String()
	for _, text := range []string{"Samstag, 1. Mai", "09:30", "etwa 1 Std. 30 Min.", "ab 15:00", "2 Nächte", "Nacht: Pensão", "Unterkunft", "Zug", "09:10–09:50 Europe/Lisbon", "Noch nichts geplant.", "Ideen", "von Ana"} {
		require.Contains(t, page, text)
	}
	require.Equal(t, 1, strings.Count(page, "Nacht: Pensão"), "one sleeps there on the second night; the first has it as a stop, the third is gone")
}

func TestFormsSpeakTheLanguage(t *testing.T) {
	t.Parallel()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/register?lang=de", strings.NewReader("name=Ana&email=a%40b.c&password=short"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	site().ServeHTTP(w, r)
	require.Equal(t, 422, w.Code)
	require.Contains(t, w.Body.String(), `id="password-error">Mindestens 8 Zeichen.`)
}
