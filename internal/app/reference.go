package app

import (
	"context"
	"io"
	"os"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/kit/httpapi"
)

// payloads are the events of all services with their payload types.
var payloads = map[string]any{
	identityapi.TypeUserRegistered: identityapi.UserRegistered{},
	identityapi.TypeUserChanged:    identityapi.UserChanged{},
	identityapi.TypeUserDeleted:    identityapi.UserDeleted{},
	itineraryapi.Created:           itineraryapi.Change{},
	itineraryapi.Changed:           itineraryapi.Change{},
	itineraryapi.Deleted:           itineraryapi.Change{},
	itineraryapi.Restored:          itineraryapi.Change{},
	itineraryapi.Purged:            itineraryapi.Change{},
	itineraryapi.DayChanged:        itineraryapi.Change{},
	itineraryapi.ItemAdded:         itineraryapi.Change{},
	itineraryapi.ItemChanged:       itineraryapi.Change{},
	itineraryapi.ItemMoved:         itineraryapi.Change{},
	itineraryapi.ItemRemoved:       itineraryapi.Change{},
	itineraryapi.ItemRestored:      itineraryapi.Change{},
	itineraryapi.EntityAdded:       itineraryapi.Change{},
	itineraryapi.EntityChanged:     itineraryapi.Change{},
	itineraryapi.EntityRemoved:     itineraryapi.Change{},
	itineraryapi.EntityRestored:    itineraryapi.Change{},
}

// References gives the files that are generated from the code, by path: the
// OpenAPI document and a JSON schema for each event.
func References(ctx context.Context) (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "sojourn-reference-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	cfg := Defaults()
	cfg.Data, cfg.LogLevel = dir, "error"
	a, err := New(ctx, cfg, io.Discard)
	if err != nil {
		return nil, err
	}
	defer a.Close()
	spec, err := a.api.Spec()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"api/openapi.json": spec}
	for name, payload := range payloads {
		if files["api/events/"+name+".json"], err = httpapi.Schema(name, payload); err != nil {
			return nil, err
		}
	}
	return files, nil
}
