package itinerary

import (
	"context"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
)

// Shared implements itineraryapi.Pages.
func (s *Service) Shared(ctx context.Context, token string) (itineraryapi.SharedItinerary, error) {
	if s.doors.noPages {
		return itineraryapi.SharedItinerary{}, fault.New(fault.NotFound, "there are no public pages here")
	}
	itineraryID, err := s.store.ByToken(ctx, token)
	if err != nil {
		return itineraryapi.SharedItinerary{}, err
	}
	doc, err := s.store.Document(ctx, itineraryID)
	if err != nil {
		return itineraryapi.SharedItinerary{}, err
	}
	return sharedOf(doc), nil
}

// Opened implements itineraryapi.Pages.
func (s *Service) Opened(ctx context.Context, in itineraryapi.OpenedInput) (itineraryapi.SharedItinerary, error) {
	if _, err := s.head(ctx, in.UserID, in.ItineraryID); err != nil {
		return itineraryapi.SharedItinerary{}, err
	}
	doc, err := s.store.Document(ctx, in.ItineraryID)
	if err != nil {
		return itineraryapi.SharedItinerary{}, err
	}
	return sharedOf(doc), nil
}

func sharedOf(doc trip.Document) itineraryapi.SharedItinerary {
	out := itineraryapi.SharedItinerary{ID: doc.ID, Name: doc.Name, Description: doc.Description,
		StartDate: string(doc.Dates.Start), EndDate: string(doc.Dates.End), UpdatedAt: doc.UpdatedAt, Public: doc.Visibility == trip.Public}
	if doc.Destination != nil {
		out.Destination, out.Country = doc.Destination.Name, doc.Destination.Country
	}
	for _, m := range doc.Members {
		if m.Role == trip.Owner {
			out.OwnerName = m.Name
		}
	}
	byDay := map[trip.Date][]itineraryapi.SharedItem{}
	for _, it := range doc.Items {
		byDay[it.Place.Day] = append(byDay[it.Place.Day], sharedItem(it))
	}
	for i, d := range doc.Days {
		out.Days = append(out.Days, itineraryapi.SharedDay{Number: i + 1, Date: string(d.Date), Title: d.Title, Notes: d.Notes, Items: byDay[d.Date]})
	}
	out.Ideas = byDay[""]
	return out
}

func sharedItem(it trip.Item) itineraryapi.SharedItem {
	out := itineraryapi.SharedItem{Type: string(it.Type), Title: it.Title, Description: it.Description}
	if l := it.Location; l != nil {
		out.Place, out.Address, out.Lat, out.Lon, out.Located = l.Name, l.Address, l.Lat, l.Lon, true
	}
	if it.DurationMin != nil {
		out.DurationMin = *it.DurationMin
	}
	if m := it.Time.Start; m != nil && it.Place.Day != "" {
		out.Start, out.Zone = m.Local[11:], m.Zone
		if e := it.Time.End; e != nil {
			out.End, out.EndDays = e.Local[11:], e.Date().Sub(m.Date())
		}
	}
	return out
}
