package itinerary

import (
	"bytes"
	"context"
	"time"

	"sojourn/internal/itinerary/format"
	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

// Feeds keeps the secret addresses of calendars. They are no part of an
// itinerary's state: nobody's replica knows them.
type Feeds interface {
	// Feed gives the token of an itinerary's feed, "" where it has none.
	Feed(ctx context.Context, itineraryID string) (token string, err error)
	// OpenFeed gives a living itinerary a feed, and answers with its token. A
	// feed that exists stays. fault.NotFound where there is no such itinerary.
	OpenFeed(ctx context.Context, f Feed) (token string, err error)
	// CloseFeed withdraws an itinerary's feed, where it has one.
	CloseFeed(ctx context.Context, itineraryID string) error
	// ByFeed finds a living itinerary by its feed's token.
	ByFeed(ctx context.Context, token string) (itineraryID string, err error)
}

// Feed is a new feed.
type Feed struct {
	ItineraryID string
	Token       string
	CreatedBy   string
	CreatedAt   time.Time
}

// feedHead is the head of a living itinerary; edits refuses those who may only
// read.
func (s *Service) feedHead(ctx context.Context, actor, itineraryID string, edits bool) (Head, error) {
	h, err := s.head(ctx, actor, itineraryID)
	switch {
	case err != nil:
		return h, err
	case h.Deleted:
		return h, notThere()
	case edits && !h.Role.MayEdit():
		return h, fault.New(fault.Forbidden, "a %s may not change this itinerary's calendar", h.Role)
	}
	return h, nil
}

// Feed gives the token of an itinerary's feed, "" where it has none.
func (s *Service) Feed(ctx context.Context, actor, itineraryID string) (token string, err error) {
	if _, err := s.feedHead(ctx, actor, itineraryID, false); err != nil {
		return "", err
	}
	return s.store.Feed(ctx, itineraryID)
}

// OpenFeed gives the itinerary a calendar that whoever knows its address may
// read. One that it has stays.
func (s *Service) OpenFeed(ctx context.Context, actor, itineraryID string) (token string, err error) {
	if _, err := s.feedHead(ctx, actor, itineraryID, true); err != nil {
		return "", err
	}
	doc, err := s.store.Document(ctx, itineraryID)
	if err != nil {
		return "", err
	}
	if doc.Template {
		return "", fault.AtField("path.id", itineraryID, "is a template: it has no calendar, since its dates mean nothing")
	}
	return s.store.OpenFeed(ctx, Feed{ItineraryID: itineraryID, Token: id.Random(16), CreatedBy: actor, CreatedAt: s.clock.Now()})
}

// CloseFeed withdraws the calendar; its address is never given again.
func (s *Service) CloseFeed(ctx context.Context, actor, itineraryID string) error {
	if _, err := s.feedHead(ctx, actor, itineraryID, true); err != nil {
		return err
	}
	return s.store.CloseFeed(ctx, itineraryID)
}

// Calendar implements itineraryapi.Pages.
func (s *Service) Calendar(ctx context.Context, token string) (itineraryapi.CalendarFile, error) {
	itineraryID, err := s.store.ByFeed(ctx, token)
	if err != nil {
		return itineraryapi.CalendarFile{}, err
	}
	doc, err := s.store.Document(ctx, itineraryID)
	if err != nil {
		return itineraryapi.CalendarFile{}, err
	}
	var b bytes.Buffer
	if err := format.Write(&b, format.ICS, &doc, format.Options{}); err != nil {
		return itineraryapi.CalendarFile{}, err
	}
	return itineraryapi.CalendarFile{ETag: exportTag(doc.Seq, format.ICS, false), Body: b.Bytes()}, nil
}
