package itinerary

import (
	"bytes"
	"context"
	"encoding/json"
	"time"

	"github.com/maypok86/otter/v2"

	"sojourn/internal/kit/fanout"
	"sojourn/internal/kit/httpapi"
)

// documents remembers encoded itineraries. An entry is only used when its seq
// is the one the database has just told, so it can never be stale in what
// operations change. Of changed names this process hears over the fan-out;
// where a message is lost they are at most nameAge old.
type documents struct {
	cache  *otter.Cache[string, encoded]
	fanout fanout.Fanout
}

// namesTopic tells the processes of this service that a person's name changed.
const namesTopic = "itinerary.names"

// forget is for after the commit of a change of names.
func (d *documents) forget(ctx context.Context) func() {
	return func() {
		d.cache.InvalidateAll()
		_ = d.fanout.Publish(context.WithoutCancel(ctx), namesTopic, nil) // nameAge bounds what a lost message costs
	}
}

// follow hears of names that other processes have changed.
func (d *documents) follow(ctx context.Context) error {
	return d.fanout.Subscribe(ctx, namesTopic, func(fanout.Signal) { d.cache.InvalidateAll() })
}

type encoded struct {
	seq  int64
	etag string
	body []byte
}

const (
	documentBytes = 16 << 20
	nameAge       = time.Minute
)

func newDocuments(f fanout.Fanout) *documents {
	return &documents{fanout: f, cache: otter.Must(&otter.Options[string, encoded]{
		MaximumWeight:    documentBytes,
		Weigher:          func(_ string, e encoded) uint32 { return uint32(len(e.body)) + 200 },
		ExpiryCalculator: otter.ExpiryWriting[string, encoded](nameAge),
	})}
}

// encodedDocument gives the body of a document for a user who may see it. The
// head is asked of the database every time, which is one read of one row.
func (s *Service) encodedDocument(ctx context.Context, actor, itineraryID, publicURL string) (encoded, error) {
	h, err := s.head(ctx, actor, itineraryID)
	if err != nil {
		return encoded{}, err
	}
	if e, ok := s.documents.cache.GetIfPresent(itineraryID); ok && e.seq == h.Seq {
		return e, nil
	}
	doc, err := s.store.Document(ctx, itineraryID)
	if err != nil {
		return encoded{}, err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(bodyOf(&doc, publicURL)); err != nil {
		return encoded{}, err
	}
	e := encoded{doc.Seq, httpapi.ETag(doc.Seq), b.Bytes()}
	s.documents.cache.Set(itineraryID, e)
	return e, nil
}
