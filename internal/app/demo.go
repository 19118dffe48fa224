package app

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/kit/id"
)

// Demo is the account that a first start with --demo makes.
type Demo struct{ Email, Password string }

const demoEmail = "demo@sojourn.example"

// demoDays is three days in Lisbon, in an order that one would walk.
var demoDays = []struct {
	title string
	stops []demoStop
}{
	{"Belém by the river", []demoStop{
		{"Jerónimos Monastery", "09:30", 90}, {"Belém Tower", "11:30", 60}, {"MAAT", "14:30", 75},
	}},
	{"Alfama and the castle", []demoStop{
		{"Lisbon Cathedral", "09:30", 45}, {"São Jorge Castle", "11:00", 90}, {"Fado Museum", "15:00", 75},
	}},
	{"Baixa and Chiado", []demoStop{
		{"Praça do Comércio", "09:30", 30}, {"Santa Justa Lift", "11:00", 45}, {"Carmo Convent", "12:00", 60},
	}},
}

type demoStop struct {
	name    string
	at      string
	minutes int
}

const demoLead = 30 // days from today to the trip

// demoMark is a file that says that this folder has had its demo, so that a
// demo account which was deleted does not come back.
const demoMark = "demo-made"

// demo makes the demo where it is asked for and was not made before; a failure
// costs the demo only.
func (a *App) demo(ctx context.Context) *Demo {
	mark := filepath.Join(a.cfg.Data, demoMark)
	if _, err := os.Stat(mark); err == nil || !a.cfg.Demo || !a.cfg.door() {
		return nil
	}
	d, err := a.ensureDemo(ctx)
	if err == nil {
		err = os.WriteFile(mark, nil, 0o600)
	}
	if err != nil {
		a.log.Error("demo", "error", err)
	}
	return d
}

// ensureDemo makes the demo account and its trip where there is none, and
// answers with its password, which is shown this once; nil where it exists.
func (a *App) ensureDemo(ctx context.Context) (*Demo, error) {
	d := Demo{Email: demoEmail, Password: id.Random(8)}
	_, created, err := a.accounts.Ensure(ctx, identityapi.EnsureInput{Email: d.Email, Name: "Demo traveller", Password: d.Password})
	if err != nil {
		return nil, fmt.Errorf("demo account: %w", err)
	}
	if !created {
		return nil, nil
	}
	session, err := a.accounts.Login(ctx, identityapi.LoginInput{Email: d.Email, Password: d.Password})
	if err != nil {
		return nil, fmt.Errorf("demo account: %w", err)
	}
	api := Caller{URL: "http://" + a.Addr(), Token: session.AccessToken}
	if err := a.demoTrip(ctx, api); err != nil {
		return nil, fmt.Errorf("demo itinerary: %w", err)
	}
	return &d, nil
}

type object = map[string]any

// demoTrip makes the trip as a program outside would, so that it is the same
// whichever processes answer.
func (a *App) demoTrip(ctx context.Context, api Caller) error {
	lisbon, err := findPlace(ctx, api, "Lisbon", "city")
	if err != nil {
		return err
	}
	first := a.clock.Now().AddDate(0, 0, demoLead)
	date := func(i int) string { return first.AddDate(0, 0, i).Format(time.DateOnly) }
	var made struct {
		ID string `json:"id"`
	}
	err = api.Call(ctx, http.MethodPost, "/api/v1/itineraries", object{"name": "Three days in Lisbon", "home_currency": "EUR",
		"description": "A demo trip: move things, change times, add what you like.", "start_date": date(0), "end_date": date(len(demoDays) - 1), "destination": lisbon}, &made)
	if err != nil {
		return err
	}
	trip := "/api/v1/itineraries/" + made.ID
	var items []object
	for i, day := range demoDays {
		if err := api.Call(ctx, http.MethodPatch, trip+"/days/"+date(i), object{"title": day.title}, nil); err != nil {
			return err
		}
		for _, s := range day.stops {
			place, err := findPlace(ctx, api, s.name+" Lisbon", "sight")
			if err != nil {
				return err
			}
			items = append(items, object{"title": place["name"], "location": place, "day": date(i), "start_local": s.at, "duration_min": s.minutes})
		}
	}
	return api.Call(ctx, http.MethodPut, trip+"/items", object{"items": items}, nil)
}

// findPlace gives the best hit of a query, in the fields that an item embeds.
func findPlace(ctx context.Context, api Caller, text, kind string) (object, error) {
	var found struct {
		Items []struct {
			ID string `json:"id"`
		} `json:"items"`
	}
	query := url.Values{"q": {text}, "type": {kind}, "limit": {"1"}}
	if err := api.Call(ctx, http.MethodGet, "/api/v1/search/locations?"+query.Encode(), nil, &found); err != nil {
		return nil, err
	}
	if len(found.Items) == 0 {
		return nil, fmt.Errorf("no %s is found for %q", kind, text)
	}
	var place object
	return place, api.Call(ctx, http.MethodGet, "/api/v1/search/locations/"+found.Items[0].ID, nil, &place)
}
