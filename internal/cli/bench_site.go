package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"sojourn/internal/app"
)

// fill makes an account and an itinerary with so many items, and gives the
// access token and the itinerary's path.
func (s *site) fill(ctx context.Context, items int) (token, path string, err error) {
	var account struct {
		AccessToken string `json:"access_token"`
	}
	err = s.send(ctx, http.MethodPost, "/api/v1/users/register", "", map[string]any{"email": "bench@example.org", "password": "four unrelated words here", "name": "Bench"}, &account)
	if err != nil {
		return "", "", err
	}
	var trip struct {
		ID string `json:"id"`
	}
	err = s.send(ctx, http.MethodPost, "/api/v1/itineraries", account.AccessToken, map[string]any{"name": "Bench", "start_date": "2027-05-01", "end_date": "2027-05-10"}, &trip)
	if err != nil {
		return "", "", err
	}
	path = "/api/v1/itineraries/" + trip.ID
	list := make([]map[string]any, items)
	for i := range list {
		list[i] = map[string]any{"title": fmt.Sprintf("Place %d", i), "day": fmt.Sprintf("2027-05-%02d", i%10+1), "start_local": fmt.Sprintf("%02d:00", 8+i/10),
			"location":    map[string]any{"name": fmt.Sprintf("Place %d", i), "lat": 38.7 + float64(i)/1000, "lon": -9.1, "zone": "Europe/Lisbon", "country": "PT"},
			"description": "A place worth an hour, with a sentence or two about it.", "cost": map[string]any{"amount": 1250, "currency": "EUR"}}
	}
	return account.AccessToken, path, s.send(ctx, http.MethodPut, path+"/items", account.AccessToken, map[string]any{"items": list}, nil)
}

func (s *site) get(ctx context.Context, path, token string) ([]byte, error) {
	var raw json.RawMessage
	err := s.send(ctx, http.MethodGet, path, token, nil, &raw)
	return raw, err
}

func (s *site) send(ctx context.Context, method, path, token string, body, into any) error {
	return app.Caller{URL: s.url, Token: token}.Call(ctx, method, path, body, into)
}
