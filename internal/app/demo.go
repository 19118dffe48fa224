package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/id"
	"sojourn/internal/search"
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
	if _, err := os.Stat(mark); err == nil || !a.cfg.Demo {
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
	user, created, err := a.identity.Accounts().Ensure(ctx, identityapi.EnsureInput{Email: d.Email, Name: "Demo traveller", Password: d.Password})
	if err != nil {
		return nil, fmt.Errorf("demo account: %w", err)
	}
	if !created {
		return nil, nil
	}
	if err := a.demoTrip(ctx, user.ID); err != nil {
		return nil, fmt.Errorf("demo itinerary: %w", err)
	}
	return &d, nil
}

func (a *App) demoTrip(ctx context.Context, userID string) error {
	lisbon, err := a.findPlace(ctx, "Lisbon", "city")
	if err != nil {
		return err
	}
	first := trip.Date(a.clock.Now().Format(time.DateOnly)).Add(demoLead)
	doc, err := a.itinerary.Create(ctx, userID, id.New(), itinerary.CreateInput{Name: "Three days in Lisbon", HomeCurrency: "EUR",
		Description: "A demo trip: move things, change times, add what you like.", StartDate: string(first), EndDate: string(first.Add(2)), Destination: &lisbon})
	if err != nil {
		return err
	}
	var items []itinerary.ItemInput
	for i, day := range demoDays {
		date := first.Add(i)
		title := day.title
		if _, _, err := a.itinerary.UpdateDay(ctx, userID, doc.ID, string(date), "", itinerary.DayInput{Title: &title}); err != nil {
			return err
		}
		for _, s := range day.stops {
			place, err := a.findPlace(ctx, s.name+" Lisbon", "sight")
			if err != nil {
				return err
			}
			items = append(items, demoItem(place, date, s))
		}
	}
	_, _, err = a.itinerary.PutItems(ctx, userID, doc.ID, "", items, true)
	return err
}

func demoItem(place trip.Location, date trip.Date, s demoStop) itinerary.ItemInput {
	title := place.Name
	return itinerary.ItemInput{Title: &title, Location: httpapi.Some(place), Day: httpapi.Some(string(date)),
		StartLocal: httpapi.Some(s.at), DurationMin: httpapi.Some(s.minutes)}
}

// findPlace gives the best hit of a query.
func (a *App) findPlace(ctx context.Context, text, kind string) (trip.Location, error) {
	hits, err := a.search.Locations(ctx, search.Query{Text: text, Kind: kind, Limit: 1})
	if err != nil {
		return trip.Location{}, err
	}
	if len(hits) == 0 {
		return trip.Location{}, fmt.Errorf("no %s is found for %q", kind, text)
	}
	l, err := a.search.Location(ctx, hits[0].ID)
	return trip.Location(l), err
}
