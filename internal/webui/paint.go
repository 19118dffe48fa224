package webui

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"slices"
	"strings"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/webui/lang"
	"sojourn/internal/webui/scene"
)

// The planner's page is the same for everybody; what is put into it here is
// what a reader looks at while it loads: the trip's name and days, and the
// addresses of the scripts that it will ask for.

// paintMark is where index.html takes the first paint, headMark where it takes
// what belongs into the head.
const (
	paintMark = "<!-- first paint -->"
	headMark  = "</head>"
)

// paint is a trip as it is shown before the planner takes over.
type paint struct {
	itineraryapi.SharedItinerary
	Dates string
	Days  []paintDay
}

// paintedDays are more than fit on a screen; what nobody sees only costs time.
const paintedDays = 12

type paintDay struct {
	itineraryapi.SharedDay
	Weekday string
	Colour  template.CSS
	Items   []paintItem
}

// paintItem is a title and its number among the day's places, as on its pin.
type paintItem struct {
	Title string
	Stop  int
}

func parsePaint(l *lang.Language) *template.Template {
	return template.Must(template.New("paint.html").Funcs(template.FuncMap{"t": l.T}).ParseFS(templateFiles, "templates/paint.html"))
}

var paints = func() map[*lang.Language]*template.Template {
	all := map[*lang.Language]*template.Template{}
	for _, l := range lang.All() {
		all[l] = parsePaint(l)
	}
	return all
}()

// planner serves the page of an itinerary with its first paint. Whoever may
// not see the itinerary gets the page alone, which finds out by itself.
func (s *site) planner(w http.ResponseWriter, r *http.Request) {
	v := s.visitorOf(r)
	s.serveApp(w, r, func(page []byte) []byte {
		page = s.fetchingLater(page, "src/main.tsx", "src/planner/PlannerPage.tsx", "src/locales/core/"+v.Lang.Tag+".ts")
		if v.UserID == "" {
			return page
		}
		it, err := s.Pages.Opened(r.Context(), itineraryapi.OpenedInput{ItineraryID: r.PathValue("id"), UserID: v.UserID})
		if err != nil {
			return page
		}
		var b bytes.Buffer
		if err := paints[v.Lang].Execute(&b, painted(it, v.Lang)); err != nil {
			s.Logger.ErrorContext(r.Context(), "first paint", "error", err)
			return page
		}
		return bytes.Replace(page, []byte(paintMark), b.Bytes(), 1)
	})
}

func painted(it itineraryapi.SharedItinerary, l *lang.Language) paint {
	p := paint{SharedItinerary: it}
	if it.StartDate != "" {
		p.Dates = spanOf(it.StartDate, it.EndDate, l)
	}
	for i, d := range it.Days[:min(len(it.Days), paintedDays)] {
		colour := template.CSS(scene.Colours[i%len(scene.Colours)]) //nolint:gosec // one of eight constants
		p.Days = append(p.Days, paintDay{SharedDay: d, Weekday: weekdayOf(d.Date, l), Colour: colour, Items: paintedItems(d.Items)})
	}
	return p
}

func paintedItems(items []itineraryapi.SharedItem) (painted []paintItem) {
	stops := 0
	for _, it := range items {
		p := paintItem{Title: it.Title}
		if it.Located {
			stops++
			p.Stop = stops
		}
		painted = append(painted, p)
	}
	return painted
}

// chunk is an entry of the front end's manifest.
type chunk struct {
	File    string   `json:"file"`
	Imports []string `json:"imports"`
}

// fetchingLater names the scripts and words that a page imports, which it
// would only find out about one after another. They wait in a template, where
// nothing is fetched: web/src/boot.ts asks for all of them once the first
// paint, which they would share the line with, is on the screen.
func (s *site) fetchingLater(page []byte, entries ...string) []byte {
	manifest := s.manifest()
	var files []string
	for _, entry := range entries {
		files = reach(manifest, entry, files)
	}
	var links strings.Builder
	for _, f := range files {
		fmt.Fprintf(&links, "<link rel=\"modulepreload\" crossorigin href=\"/%s\">", template.HTMLEscapeString(f))
	}
	return bytes.Replace(page, []byte(headMark), []byte(`<template id="later">`+links.String()+"</template>"+headMark), 1)
}

// readManifest tells what the front end's files are; nothing where it was not
// built.
func readManifest(dist fs.FS) (manifest map[string]chunk) {
	if b, err := fs.ReadFile(dist, ".vite/manifest.json"); err == nil {
		_ = json.Unmarshal(b, &manifest) // made by the same build; without it nothing is asked for ahead
	}
	return manifest
}

// reach adds the file of an entry and of all that it imports.
func reach(manifest map[string]chunk, entry string, files []string) []string {
	c, ok := manifest[entry]
	if !ok || slices.Contains(files, c.File) {
		return files
	}
	files = append(files, c.File)
	for _, next := range c.Imports {
		files = reach(manifest, next, files)
	}
	return files
}
