package storebench

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/id"
)

var (
	made  = time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC)
	first = trip.Mark{Seq: 1, At: made}
)

// fill keeps an itinerary of ten days with two members.
func (f *Fixture) fill(ctx context.Context) error {
	f.id = id.New()
	it := trip.Itinerary{ID: f.id, UserID: id.New(), CreatedAt: made}
	return f.store.Create(ctx, it, func(tx itinerary.Tx) error {
		s := sync.NewState(tx.Itinerary())
		for _, role := range []string{`"owner"`, `"editor"`} {
			user := id.New()
			s.Others[user] = &sync.Entity{ID: user, Type: sync.Member, Fields: map[string]json.RawMessage{"role": json.RawMessage(role)}, Seq: 1, CreatedAt: made, UpdatedAt: made}
		}
		s.Itinerary.Name, s.Itinerary.Status, s.Itinerary.Visibility, s.Itinerary.HomeCurrency = "Bench", trip.Draft, trip.Private, "EUR"
		s.Itinerary.Dates, s.Itinerary.UpdatedAt = trip.Dates{Start: "2027-05-01", End: "2027-05-10"}, made
		s.Days["2027-05-02"] = &trip.Day{Date: "2027-05-02", Title: "Old town", Notes: "Start early.", Created: first, Updated: first}
		keys, err := trip.KeysBetween("", "", f.items)
		if err != nil {
			return err
		}
		for i, key := range keys {
			item := benchItem(i, key, it.UserID)
			s.Items[item.ID] = item
		}
		return tx.Save(ctx, s, nil, nil)
	})
}

func benchItem(i int, key, user string) *trip.Item {
	day := fmt.Sprintf("2027-05-%02d", i%10+1)
	start := time.Date(2027, 5, i%10+1, 7+i/10%12, 0, 0, 0, time.UTC)
	title := fmt.Sprintf("Place %d", i)
	return &trip.Item{ID: id.New(), Type: "activity", Title: title, Description: "A place worth an hour, with a sentence or two about it.",
		Location: &trip.Location{Name: title, Lat: 38.7 + float64(i)/1000, Lon: -9.1, Zone: "Europe/Lisbon", Country: "PT"},
		Place:    trip.Place{Day: trip.Date(day), Pos: key},
		Time:     trip.Time{Start: &trip.Moment{Local: start.Add(time.Hour).Format("2006-01-02T15:04"), Zone: "Europe/Lisbon", At: start}},
		Cost:     &trip.Money{Amount: 1250, Currency: "EUR"}, MediaURLs: []string{}, CreatedBy: user, UpdatedBy: user, CreatedAt: made, UpdatedAt: made, Seq: 1}
}
