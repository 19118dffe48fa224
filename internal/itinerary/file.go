package itinerary

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"time"

	"sojourn/internal/itinerary/format"
	"sojourn/internal/itinerary/sync"
)

// fileFormat and fileVersion say what a file is, whatever it is called.
const (
	fileFormat  = "sojourn.itinerary"
	fileVersion = 1
)

// File is an itinerary as a file that holds all of it, for an import.
type File struct {
	Format      string       `json:"format" enum:"sojourn.itinerary" doc:"What this file is."`
	Version     int          `json:"version" enum:"1" doc:"The version of the format."`
	ExportedAt  time.Time    `json:"exported_at" required:"false" doc:"When it was written; not read."`
	PublicURL   string       `json:"public_url" required:"false" maxLength:"2000" doc:"The server it comes from; not read."`
	ItineraryID string       `json:"itinerary_id" format:"uuid" doc:"The id of the itinerary there."`
	Entities    []FileEntity `json:"entities" nullable:"false" minItems:"1" maxItems:"25000" doc:"All that is in the itinerary, deleted entities left out."`
}

// FileEntity is an entity of a file, as replicas see it.
type FileEntity struct {
	ID        string                     `json:"id" minLength:"1" maxLength:"64" doc:"The entity's id; of a day its date."`
	Type      string                     `json:"type" enum:"itinerary,day,item,comment,vote,suggestion,check,expense,traveller,member" doc:"What it is. Members are not imported."`
	Place     sync.Position              `json:"place" required:"false" doc:"What it belongs to, and its order key there."`
	Fields    map[string]json.RawMessage `json:"fields" nullable:"false" doc:"What it holds; empty values are left out."`
	Text      map[string]*sync.Text      `json:"text,omitempty" doc:"The history of texts that people wrote together."`
	Deleted   bool                       `json:"deleted" required:"false" doc:"Whether it is deleted; such are not imported."`
	Seq       int64                      `json:"seq" required:"false" doc:"The number of the last operation on it; not read."`
	CreatedBy string                     `json:"created_by" required:"false" doc:"Who made it; not read."`
	CreatedAt time.Time                  `json:"created_at" required:"false" doc:"When; not read."`
	UpdatedBy string                     `json:"updated_by" required:"false" doc:"Who changed it last; not read."`
	UpdatedAt time.Time                  `json:"updated_at" required:"false" doc:"When; not read."`
}

// writeFile makes the file of a snapshot.
func writeFile(snapshot sync.Snapshot, itineraryID, publicURL string, at time.Time, private bool) ([]byte, error) {
	file := File{Format: fileFormat, Version: fileVersion, ExportedAt: at, PublicURL: publicURL, ItineraryID: itineraryID, Entities: []FileEntity{}}
	for _, e := range snapshot.Entities {
		if e.Deleted && e.Type != sync.Itinerary || !private && hidden(&e) {
			continue
		}
		file.Entities = append(file.Entities, FileEntity{ID: e.ID, Type: string(e.Type), Place: e.Place, Fields: e.Fields, Text: e.Text, Seq: e.Seq,
			CreatedBy: e.CreatedBy, CreatedAt: e.CreatedAt, UpdatedBy: e.UpdatedBy, UpdatedAt: e.UpdatedAt})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(file)
	return b.Bytes(), err
}

// hidden takes what is private out of an entity, and tells whether nothing of
// it may be seen.
func hidden(e *sync.Entity) bool {
	for _, f := range []string{"booking_ref", "budget", "cost", "description", "notes"} {
		delete(e.Fields, f)
	}
	e.Text = nil
	return slices.Contains([]sync.Type{sync.Expense, sync.Member}, e.Type)
}

// exportFile writes the file of an itinerary, and tells its name and number.
func (s *Service) exportFile(ctx context.Context, itineraryID string, want wanted) (name string, seq int64, body []byte, err error) {
	snapshot, err := s.store.Snapshot(ctx, itineraryID)
	if err != nil {
		return "", 0, nil, err
	}
	for _, e := range snapshot.Entities {
		if e.Type == sync.Itinerary {
			name = e.TextOf("name")
		}
	}
	body, err = writeFile(snapshot, itineraryID, want.publicURL, s.clock.Now(), want.private)
	return name, snapshot.Seq, body, err
}

// exportDocument writes an itinerary for another program.
func (s *Service) exportDocument(ctx context.Context, itineraryID string, want wanted) (name string, seq int64, body []byte, err error) {
	doc, err := s.store.Document(ctx, itineraryID)
	if err != nil {
		return "", 0, nil, err
	}
	var b bytes.Buffer
	err = format.Write(&b, want.format, &doc, format.Options{Private: want.private})
	return doc.Name, doc.Seq, b.Bytes(), err
}
